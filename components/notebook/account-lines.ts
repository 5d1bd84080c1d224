/** Equity and requirement over the price, worked out while the site is built: a reader's browser only draws them. */
import { decimal, profile, rulebookIn, viewOf } from '../../engine/index.ts';
import type { LinePoint } from '../figures/marks.ts';
import { baseOf, momentOf } from '../widgets/margin-call/moment.ts';
import { drawn } from '../widgets/text.ts';
import type { Preset, Values } from './figures.ts';

/** Before something changes, and after. */
export interface Change {
  readonly was: readonly LinePoint[];
  readonly is: readonly LinePoint[];
}

/** The lines of an account with one stock, between two prices, with its preset's values and with changed ones. */
export function changeOf(preset: Preset, change: Values, low: string, high: string): Change {
  const lines = (values: Values): LinePoint[] => {
    const { state } = momentOf(preset, values);
    const rulebook = rulebookIn(state);
    const line = rulebook.lines.find((item) => item.of === 'maintenance');
    if (!line) throw new RangeError(`${rulebook.id} has no maintenance line.`);
    const { instrument } = baseOf(preset);
    return profile(viewOf(state), rulebook, line, instrument, decimal(low), decimal(high)).map((point) => ({
      price: drawn(point.price),
      balance: drawn(point.balance),
      requirement: drawn(point.requirement),
    }));
  };
  return { was: lines(preset.values), is: lines({ ...preset.values, ...change }) };
}
