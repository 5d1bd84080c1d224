/** One account with one stock at a price and a house rate: what the margin-call figure and predictions show. */
import {
  markOf,
  nextDay,
  parseDecimal,
  type Report,
  report,
  restoredState,
  rulebookIn,
  type State,
  viewOf,
  withMark,
} from '../../../engine/index.ts';
import { once } from '../../../engine/once.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

/** The account after the preset's own events, before the reader moves the price. */
interface Base {
  /** The scenario's first day. */
  readonly start: string;
  readonly state: State;
  readonly instrument: string;
}

export const baseOf = once((preset: Preset): Base => {
  if (preset.state === undefined) throw new RangeError(`${preset.id} has not been played: see presetOf.`);
  const { start, instruments } = preset.scenario as { start: string; instruments: readonly { id: string }[] };
  const [first] = instruments;
  if (!first) throw new RangeError(`${preset.id} has no instrument`);
  return { start, state: restoredState(preset.state), instrument: first.id };
});

/** The account at one price, on the day after the preset's own events, before its calls are written down. */
export interface AccountMoment extends Moment {
  readonly state: State;
  readonly report: Report;
}

/**
 * The account at the values of the controls: `price` is the share price, `house` the broker's maintenance
 * rate as a fraction. Values that a preset does not know are left alone.
 * @throws EngineError when a value is not a number or a rate is out of range
 */
export function momentOf(preset: Preset, values: Values): AccountMoment {
  const { state: before, instrument } = baseOf(preset);
  const settings =
    values.house === undefined ? before.settings : { ...before.settings, houseLong: values.house };
  const price =
    values.price === undefined ? markOf(before.market, instrument) : parseDecimal(values.price, 'price');
  // As the engine's step does it, and no more: a page that shows one moment need not carry what plays days.
  const market = withMark(before.market, instrument, price);
  const state = { ...before, on: nextDay(before.on), settings, market };
  const now = report(viewOf(state), rulebookIn(state));
  const figures = allFigures(Object.values(now.figures));
  // The sale that cures names the price too, but there is not always one.
  const paid = Object.values(figures).find((figure) => figure.name.startsWith('price:'));
  return { state, report: now, figures: paid ? { price: { ...paid, name: 'price' }, ...figures } : figures };
}
