/** The lesson's two presets, read from their files as the site reads them. */
import { parse } from 'yaml';
import type { Preset } from '../../../components/notebook/figures.ts';
import { momentOf } from '../../../components/widgets/margin-call/moment.ts';
import first from '../../../content/scenarios/margin-call.1.yaml?raw';
import second from '../../../content/scenarios/margin-call.2.yaml?raw';
import { presetFrom } from '../../../src/lib/preset.ts';

/** 200 shares at $50, half borrowed, 30 % required; the price stands at $50. */
export const MAIN = presetFrom('margin-call.1', parse(first));
/** The same account with the price at $35: $100 short, and the call answered with a deposit. */
export const ANSWER = presetFrom('margin-call.2', parse(second));

/** The account of the lesson at other values. */
export function at(values: Readonly<Record<string, string>>, from: Preset = MAIN) {
  return momentOf(from, { ...from.values, ...values });
}
