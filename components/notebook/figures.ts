/** A named scenario of a page: the preset it starts from, and its account at the reader's settings. */
import {
  type DatedEvent,
  type Figure,
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
} from '../../engine/index.ts';

/** A frozen starting point, such as `margin-call.1`: an engine scenario and the values of its controls. */
export interface Preset {
  readonly id: string;
  readonly widget: string;
  readonly title: string;
  readonly values: Readonly<Record<string, string>>;
  /** The engine's scenario format, as plain JSON that has been checked: see `restored`. */
  readonly scenario: unknown;
}

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
export interface Moment {
  readonly state: State;
  readonly report: Report;
}

/**
 * The account at the values of the controls: `price` is the share price, `house` the broker's maintenance
 * rate as a fraction. Values that a preset does not know are left alone.
 * @throws EngineError when a value is not a number or a rate is out of range
 */
export function momentOf(preset: Preset, values: Readonly<Record<string, string>>): Moment {
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
  return { state, report: reportOf(state) };
}

/** The figures of a report and every part that they are made of, by name. A figure comes before a part. */
export function allFigures(report: Report): Readonly<Record<string, Figure>> {
  const found: Record<string, Figure> = {};
  const visit = (figure: Figure): void => {
    found[figure.name] ??= figure;
    for (const part of figure.parts) visit(part);
  };
  const figures = Object.values(report.figures);
  for (const figure of figures) found[figure.name] = figure;
  for (const figure of figures) visit(figure);
  // The sale that cures names the price too, but there is not always one.
  const price = Object.values(found).find((figure) => figure.name.startsWith('price:'));
  if (price) found.price ??= { ...price, name: 'price' };
  return found;
}

/** Every figure of a preset by name, with some of its values replaced. */
export function figuresOf(
  preset: Preset,
  overrides: Readonly<Record<string, string>> = {},
): Readonly<Record<string, Figure>> {
  return allFigures(momentOf(preset, { ...preset.values, ...overrides }).report);
}

/** What follows from a moment: dated events, played to the close of `until`. */
export function futureOf(from: State, events: readonly DatedEvent[], until: string): Frame[] {
  return play(from, events, until);
}
