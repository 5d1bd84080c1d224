/** Accounts for the published cases, built as scenarios; figures are read by name and nothing is computed here. */
import { type Figure, lastOf, parseScenario, reportOf, simulate } from '../../../engine/index.ts';
import type { Answer } from '../../lib/expected.ts';

/** The inputs of a case by name. */
export interface Input {
  has(name: string): boolean;
  text(name: string): string;
  list(name: string): readonly string[];
  row(name: string): Input;
}

export type Adapter = (input: Input) => Readonly<Record<string, Answer>>;
export type Adapters = Readonly<Record<string, Adapter>>;

export function inputOf(fields: object, at: string): Input {
  const get = (name: string): unknown => {
    const value: unknown = Reflect.get(fields, name);
    if (value === undefined) throw new Error(`${at} has no input ${name}`);
    return value;
  };
  return {
    has: (name) => Reflect.has(fields, name),
    text: (name) => String(get(name)),
    list: (name) => [get(name)].flat().map(String),
    row: (name) => inputOf(Object(get(name)), `${at}.${name}`),
  };
}

/** One moment of an account. */
export interface Moment {
  figure(name: string): Figure;
  readonly called: boolean;
}

const DAY = '2026-11-02';

interface Fields {
  readonly settings?: Readonly<Record<string, string>>;
  readonly instruments?: readonly object[];
  readonly amounts?: readonly object[];
  readonly positions?: readonly object[];
  readonly events?: readonly object[];
}

/** The account at the start and after each event, all on one day. */
export function moments(fields: Fields): Moment[] {
  const { settings = {}, instruments = [], amounts = [], positions = [], events = [] } = fields;
  const scenario = parseScenario({
    format: 'margin-lab.scenario',
    version: 1,
    rulebook: 'us-broker.2026-11',
    settings,
    instruments,
    start: DAY,
    pools: [{ id: 'main', amounts, positions }],
    events: events.map((event) => ({ on: DAY, ...event })),
  });
  const frames = simulate(scenario).filter((frame) => frame.at !== 'close');
  return frames.map((frame) => {
    const { figures, status } = reportOf(lastOf([frame]));
    return {
      called: status === 'called',
      figure: (name) => {
        const found = figures[name];
        if (!found) throw new Error(`there is no figure ${name} at this moment`);
        return found;
      },
    };
  });
}

export function now(fields: Fields): Moment {
  const last = moments(fields).at(-1);
  if (!last) throw new Error('a scenario has a first moment');
  return last;
}

export function stock(price: string, id = 'XYZ', lot = '1'): object {
  return { id, quote: 'USD', price, lot };
}

export function amount(kind: string, size: string): object {
  return { asset: 'USD', kind, amount: size };
}

export function position(quantity: string, entry: string, instrument = 'XYZ'): object {
  return { instrument, quantity, entry };
}

export function deposit(size: string): object {
  return { do: 'deposit', amount: size };
}

export function trade(quantity: string, fund?: string): object {
  return { do: 'trade', instrument: 'XYZ', quantity, ...(fund ? { fund } : {}) };
}

export function price(value: string): object {
  return { do: 'price', instrument: 'XYZ', price: value };
}

/** A long account of which only its worth and its debt are known: one share at that worth. */
export function long(worth: string, debit: string, m: string, events: readonly object[] = []): Moment[] {
  return moments({
    settings: { houseLong: m },
    instruments: [stock(worth)],
    amounts: [amount('loan', debit)],
    positions: [position('1', worth)],
    events,
  });
}

/** A short sale in an empty account, with exactly the deposit that a requirement asks. */
export function short(
  shares: string,
  at: string,
  fund: string,
  settings: Readonly<Record<string, string>> = {},
  marks: readonly string[] = [],
): Moment[] {
  const events = [trade(`-${shares}`, fund), ...marks.map(price)];
  return moments({ settings, instruments: [stock(at)], events }).slice(1);
}

/** One of the moments. */
export function at(list: readonly Moment[], index: number): Moment {
  const found = list.at(index);
  if (!found) throw new Error(`there is no moment ${index}`);
  return found;
}
