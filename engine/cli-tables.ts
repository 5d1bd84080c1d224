/** What the command line prints for people: holdings, figures, open calls and the journal. */
import { markOf } from './account.ts';
import { type Decimal, plain } from './decimal.ts';
import type { Figure, Unit } from './figure.ts';
import { show, showFigure } from './format.ts';
import type { Entry } from './ledger.ts';
import type { Report } from './report.ts';
import type { View } from './rules/view.ts';
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
  { names: ['coinGap'] },
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

function positionRows({ market }: State, { pool, currency }: View): string[] {
  const held = pool.positions;
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

function whenOf({ on, time }: Entry): string {
  return time === undefined ? on : `${on} ${time}`;
}

/** Coin is written in full: its hundredths may be worth much. */
function amountText(amount: Decimal, asset: string | undefined, money: Unit): string {
  return asset === undefined || asset === money.asset
    ? show(amount, money, 'up')
    : `${plain(amount)} ${asset}`;
}

/** One entry of the journal on one line. */
function entryRow(entry: Entry, money: Unit, several: boolean): string[] {
  if (entry.kind === 'notice') {
    const amount = entry.amount ? amountText(entry.amount, entry.asset, money) : '';
    const about = entry.line ?? entry.order;
    const opened = entry.opened ? `of ${entry.opened}` : '';
    const due = entry.due ? `due ${entry.due}` : '';
    const name = `${entry.name}${about ? ` (${about})` : ''}`;
    return [whenOf(entry), name, [amount, opened, due].filter((word) => word !== '').join(', ')];
  }
  const legs = entry.legs
    .filter((leg) => leg.owner === 'pool')
    .map((leg) => {
      const price = leg.price ? ` at ${show(leg.price, { kind: 'price', asset: money.asset ?? '' })}` : '';
      const whose = several ? `${leg.pool}: ` : '';
      return `${whose}${leg.kind} ${leg.amount.isNegative() ? '' : '+'}${plain(leg.amount)} ${leg.asset}${price}`;
    });
  return [whenOf(entry), entry.reason, legs.join(', ')];
}

/** What one group of pools holds and how it stands; under its name where it is one of several. */
function groupRows(state: State, report: Report, several: boolean): string[] {
  const { view, status } = report;
  const heading = several ? [`Pool ${view.pool.id} · ${status}`, ''] : [];
  return [...heading, ...positionRows(state, view), ...figureRows(report)];
}

/** The last moment, pool by pool, and the journal as text. */
export function tables(
  scenario: Scenario,
  state: State,
  reports: readonly Report[],
  journal: readonly Entry[],
): string {
  const [first] = reports;
  const several = reports.length > 1;
  const money: Unit = { kind: 'money', ...(first && { asset: first.view.currency }) };
  const status = first && !several ? [first.status] : [];
  const lines = [
    [scenario.title ?? 'Scenario', scenario.rulebook, state.on, ...status].join(' · '),
    '',
    ...reports.flatMap((report) => groupRows(state, report, several)),
    ...callRows(state, money),
    ...aligned(journal.map((entry) => entryRow(entry, money, several))),
  ];
  return lines.join('\n').trimEnd();
}
