/** What the command line prints for programs: JSON of the last moment, and the journal as CSV. */
import { plain, round } from './decimal.ts';
import type { Figure } from './figure.ts';
import { algebra } from './format.ts';
import type { Entry, Leg } from './ledger.ts';
import type { Report } from './report.ts';
import type { Scenario } from './scenario.ts';
import type { State } from './state.ts';

/** Decimal text with at most 6 decimals, rounded in the figure's own direction. */
function value(figure: Figure | undefined): string | null {
  return figure ? plain(round(figure.value, 6, figure.rounding ?? 'half')) : null;
}

function entryJson(entry: Entry): unknown {
  if (entry.kind === 'notice') return { ...entry, ...(entry.amount ? { amount: plain(entry.amount) } : {}) };
  const legs = entry.legs.map((leg) => ({
    ...leg,
    amount: plain(leg.amount),
    ...(leg.price ? { price: plain(leg.price) } : {}),
  }));
  return { ...entry, legs };
}

function figureJson(figure: Figure): unknown {
  const { label, unit, rule } = figure;
  return { label, value: value(figure), unit, algebra: algebra(figure), ...(rule ? { rule } : {}) };
}

/** How one group of pools stands, and every figure of it. */
function reportJson({ status, figures }: Report) {
  return {
    status,
    equity: value(figures.equity),
    requirement: value(figures.requirement),
    call: value(figures.call),
    triggerPrice: value(figures.callPrice),
    cures: {
      cash: value(figures.cureCash),
      securities: value(figures.cureSecurities),
      sale: value(figures.cureSale),
      saleShares: value(figures.cureSaleShares),
      saleWholeShares: value(figures.cureSaleWholeShares),
    },
    figures: Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, figureJson(figure)])),
  };
}

/** The last moment with the first pool (the whole account, where all is shared), each pool, and the journal. */
export function json(
  scenario: Scenario,
  state: State,
  reports: readonly Report[],
  journal: readonly Entry[],
): string {
  const pools = reports.map((report) => ({ id: report.view.pool.id, ...reportJson(report) }));
  const { id: _, figures = {}, ...first } = pools[0] ?? {};
  const result = {
    title: scenario.title ?? null,
    rulebook: scenario.rulebook,
    on: state.on,
    ...first,
    calls: state.memory.calls.map((call) => ({ ...call, amount: plain(call.amount) })),
    figures,
    pools,
    journal: journal.map(entryJson),
  };
  return JSON.stringify(result, null, 2);
}

const COLUMNS = [
  'entry',
  'date',
  'kind',
  'name',
  'rule line',
  'owner',
  'pool',
  'ledger line',
  'asset',
  'amount',
  'price',
  'due',
  'order',
  'opened',
  'time',
];

/** A field that holds a comma, a quote or a line break stands in quotes, and its quotes are doubled. */
function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function legRow({ owner, pool = '', kind, asset, amount, price }: Leg): string[] {
  return [owner, pool, kind, asset, plain(amount), price ? plain(price) : ''];
}

/** Rows of one entry: one for each leg of a posting, one for a notice. */
function entryRows(entry: Entry, index: number): string[][] {
  const head = [String(index + 1), entry.on, entry.kind];
  const { time = '' } = entry;
  if (entry.kind === 'posting')
    return entry.legs.map((leg) => [...head, entry.reason, '', ...legRow(leg), '', '', '', time]);
  const { name, line = '', asset = '', amount, due = '', order = '', opened = '' } = entry;
  const size = amount ? plain(amount) : '';
  return [[...head, name, line, '', '', '', asset, size, '', due, order, opened, time]];
}

/** The journal as RFC 4180 has it: a header, commas, CR LF after every line. Amounts are exact. */
export function csv(journal: readonly Entry[]): string {
  const rows = [COLUMNS, ...journal.flatMap(entryRows)];
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
