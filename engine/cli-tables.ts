/** What the command line prints for people: holdings, figures, open calls and the journal. */
import { markOf } from './account.ts';
import { plain } from './decimal.ts';
import type { Figure, Unit } from './figure.ts';
import { show, showFigure } from './format.ts';
import type { Entry } from './ledger.ts';
import type { Report } from './report.ts';
import type { Scenario } from './scenario.ts';
import type { State } from './state.ts';

/** Figures of one block, by name; what is absent or nothing is left out, unless it says something as zero too. */
interface Block {
  readonly names: readonly string[];
  readonly zeros?: boolean;
}

const BLOCKS: readonly Block[] = [
  { names: ['marketValue', 'shortMarketValue', 'debt', 'creditBalance'] },
  { names: ['equity', 'requirement', 'excess'], zeros: true },
  { names: ['initialRequirement', 'regTRequirement', 'exchangeRequirement'] },
  { names: ['sma', 'buyingPower', 'withdrawable'], zeros: true },
  {
    names: ['settledDebit', 'interestRate', 'dailyInterest', 'accruedInterest', 'payOff', 'accruedBorrowFee'],
  },
  { names: ['intradayLevel', 'intradayDeficit', 'intradayDue'] },
  { names: ['call', 'exchangeCall', 'regTCallSale', 'callPrice', 'exchange:callPrice', 'bankruptcyPrice'] },
  { names: ['marginLevel', 'debtRatio', 'warningPrice', 'liquidationPrice'] },
  { names: ['cureCash', 'cureSecurities', 'cureSale', 'cureSaleWholeShares'] },
];

/** Labels that need their context, which a list does not give. */
const LABELS: Readonly<Record<string, string>> = {
  'exchange:callPrice': 'Exchange call price',
  regTRequirement: 'Regulation T requirement',
  exchangeRequirement: 'FINRA requirement',
};

/** Columns padded to their widest cell; the last one is left as it is. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function figureRows({ figures }: Report): string[] {
  const blocks = BLOCKS.map(({ names, zeros }) =>
    names.flatMap((name): (readonly [string, Figure])[] => {
      const figure = figures[name];
      return figure && (zeros || !figure.value.isZero()) ? [[LABELS[name] ?? figure.label, figure]] : [];
    }),
  ).filter((block) => block.length > 0);
  const lines = aligned(blocks.flat().map(([label, figure]) => [label, showFigure(figure)]));
  return blocks.flatMap((block) => [...lines.splice(0, block.length), '']);
}

function positionRows({ account, market }: State, currency: string): string[] {
  const held = account.pools.flatMap((pool) => pool.positions);
  const rows = held.map(({ instrument, quantity }) => {
    const asset = market.instruments[instrument]?.quote ?? currency;
    const size = show(quantity, { kind: 'quantity' });
    return [instrument, `${size} at ${show(markOf(market, instrument), { kind: 'price', asset })}`];
  });
  return rows.length === 0 ? [] : [...aligned(rows), ''];
}

function callRows(state: State, money: Unit): string[] {
  const rows = state.memory.calls.map(({ line, amount, opened, due }) => [
    `Open call (${line})`,
    `${show(amount, money)} of ${opened}, due ${due}`,
  ]);
  return rows.length === 0 ? [] : [...aligned(rows), ''];
}

/** One entry of the journal on one line. */
function entryRow(entry: Entry, money: Unit): string[] {
  if (entry.kind === 'notice') {
    const amount = entry.amount ? show(entry.amount, money, 'up') : '';
    const about = entry.line ?? entry.order;
    const opened = entry.opened ? `of ${entry.opened}` : '';
    const due = entry.due ? `due ${entry.due}` : '';
    const name = `${entry.name}${about ? ` (${about})` : ''}`;
    return [entry.on, name, [amount, opened, due].filter((word) => word !== '').join(', ')];
  }
  const legs = entry.legs
    .filter((leg) => leg.owner === 'pool')
    .map((leg) => {
      const price = leg.price ? ` at ${show(leg.price, { kind: 'price', asset: money.asset ?? '' })}` : '';
      return `${leg.kind} ${leg.amount.isNegative() ? '' : '+'}${plain(leg.amount)} ${leg.asset}${price}`;
    });
  return [entry.on, entry.reason, legs.join(', ')];
}

/** The last moment and the journal as text. */
export function tables(scenario: Scenario, state: State, last: Report, journal: readonly Entry[]): string {
  const money: Unit = { kind: 'money', asset: last.view.currency };
  const lines = [
    `${scenario.title ?? 'Scenario'} · ${scenario.rulebook} · ${state.on} · ${last.status}`,
    '',
    ...positionRows(state, last.view.currency),
    ...figureRows(last),
    ...callRows(state, money),
    ...aligned(journal.map((entry) => entryRow(entry, money))),
  ];
  return lines.join('\n').trimEnd();
}
