/** Short ways to build a scenario, play it and read what comes out. */
import {
  EngineError,
  type Entry,
  type Figure,
  type Frame,
  journalOf,
  lastOf,
  parseScenario,
  plain,
  type Report,
  reportOf,
  round,
  type State,
  simulate,
  startOf,
} from '../../engine/index.ts';

export type Json = Readonly<Record<string, unknown>>;

/** A smallest whole scenario with what is given put in. */
export function raw(fields: Json = {}): Json {
  return {
    format: 'margin-lab.scenario',
    version: 1,
    rulebook: 'us-broker.2026-11',
    instruments: [{ id: 'XYZ', quote: 'USD', price: '50' }],
    start: '2026-11-02',
    events: [],
    ...fields,
  };
}

export function stock(price: string, id = 'XYZ', more: Json = {}): Json {
  return { id, quote: 'USD', price, ...more };
}

/** One pool: `{ loan: '5000' }` and `{ XYZ: '200' }`, opened at a price of 1 unless said. */
export function pool(amounts: Json, quantities: Json = {}, entry = '1'): Json {
  return {
    id: 'main',
    amounts: Object.entries(amounts).map(([kind, amount]) => ({ asset: 'USD', kind, amount })),
    positions: Object.entries(quantities).map(([instrument, quantity]) => ({ instrument, quantity, entry })),
  };
}

/** The same day for every event that names none. */
export function on(day: string, ...events: readonly Json[]): Json[] {
  return events.map((event) => ({ on: day, ...event }));
}

export function play(fields: Json): Frame[] {
  return simulate(parseScenario(raw(fields)));
}

export function start(fields: Json): State {
  return startOf(parseScenario(raw(fields)));
}

/** The report of the last moment. */
export function finish(fields: Json): Report {
  return reportOf(lastOf(play(fields)));
}

export function journal(fields: Json): string[] {
  return journalOf(play(fields)).map(line);
}

/** A new price, as an event without its day. */
export function price(value: string, instrument = 'XYZ'): Json {
  return { do: 'price', instrument, price: value };
}

/** The broker's sales, each on one line. */
export function forcedSales(fields: Json): string[] {
  return journal(fields).filter((entry) => entry.startsWith('forcedSale'));
}

/** An entry on one line: `trade XYZ+200 cash−10000` or `callOpened house 100 due 2026-11-05`. */
export function line(entry: Entry): string {
  if (entry.kind === 'notice') {
    const amount = entry.amount ? plain(entry.amount) : undefined;
    const words = [entry.name, entry.order, entry.line, amount, entry.due ? `due ${entry.due}` : undefined];
    return words.filter((word) => word !== undefined).join(' ');
  }
  const legs = entry.legs
    .filter((leg) => leg.owner === 'pool')
    .map((leg) => {
      const name = leg.kind === 'position' ? leg.asset : leg.kind;
      return `${name} ${leg.amount.gt(0) ? '+' : ''}${plain(leg.amount)}`;
    });
  return `${entry.reason}: ${legs.join(', ')}`;
}

export function figureOf(report: Report, name: string): Figure {
  const found = report.figures[name];
  if (!found) throw new Error(`no figure ${name}; there are ${Object.keys(report.figures).join(', ')}`);
  return found;
}

/** Figures as texts, rounded as they leave the engine, at most 6 decimals; null where there is none. */
export function read(report: Report, ...names: readonly string[]): Record<string, string | null> {
  const text = (name: string): string | null => {
    const figure = report.figures[name];
    return figure ? plain(round(figure.value, 6, figure.rounding ?? 'half')) : null;
  };
  return Object.fromEntries(names.map((name) => [name, text(name)]));
}

/** Amounts and quantities of the first pool: `{ loan: '-5000', XYZ: '200' }`. */
export function holdings(state: State): Record<string, string> {
  const [first] = state.account.pools;
  const amounts = first?.amounts.map(({ kind, amount }) => [kind, plain(amount)] as const) ?? [];
  const positions = first?.positions.map(({ id, quantity }) => [id, plain(quantity)] as const) ?? [];
  return Object.fromEntries([...amounts, ...positions].sort(([a], [b]) => a.localeCompare(b)));
}

/** Code and field of the error that something throws. */
export function refusal(work: () => unknown): { code: string; field: string; message: string } | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { code: error.code, field: error.field, message: error.message };
  }
}
