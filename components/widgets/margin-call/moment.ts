/** One account with one stock at a price and a house rate: what the margin-call figure and predictions show. */
import {
  type DatedEvent,
  type Frame,
  lastOf,
  markOf,
  nextDay,
  parseDecimal,
  play,
  type Report,
  reportOf,
  restored,
  type Scenario,
  type State,
  simulate,
  step,
} from '../../../engine/index.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

/** The account after the preset's own events, before the reader moves the price. */
interface Base {
  readonly scenario: Scenario;
  readonly frames: readonly Frame[];
  readonly state: State;
  readonly instrument: string;
}

const bases = new WeakMap<Preset, Base>();

export function baseOf(preset: Preset): Base {
  const known = bases.get(preset);
  if (known) return known;
  const scenario = restored(preset.scenario);
  const frames = simulate(scenario);
  const [first] = scenario.instruments;
  if (!first) throw new RangeError(`${preset.id} has no instrument`);
  const base = { scenario, frames, state: lastOf(frames), instrument: first.id };
  bases.set(preset, base);
  return base;
}

/** The account at one price, on the day after the preset's own events. */
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
  let state: State = { ...before, on: nextDay(before.on) };
  if (values.house !== undefined) {
    // Rate and price stand together: no call is remembered that only one of them would have opened.
    const { memory } = state;
    state = { ...step(state, { do: 'settings', settings: { houseLong: values.house } }).state, memory };
  }
  const price =
    values.price === undefined ? markOf(state.market, instrument) : parseDecimal(values.price, 'price');
  state = step(state, { do: 'price', instrument, price }).state;
  const report = reportOf(state);
  const figures = allFigures(Object.values(report.figures));
  // The sale that cures names the price too, but there is not always one.
  const paid = Object.values(figures).find((figure) => figure.name.startsWith('price:'));
  return { state, report, figures: paid ? { price: { ...paid, name: 'price' }, ...figures } : figures };
}

/** What follows from a moment: dated events, played to the close of `until`. */
export function futureOf(from: State, events: readonly DatedEvent[], until: string): Frame[] {
  return play(from, events, until);
}
