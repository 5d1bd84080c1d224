/**
 * What is borrowed at a venue that charges by the period: since when, and what each period costs. Interest is simple,
 * in the asset that is owed, and stands on a line of its own until it is paid.
 */
import { instrumentOf } from './account.ts';
import { instantOf } from './clock.ts';
import { type Decimal, decimal, total, up, ZERO } from './decimal.ts';
import type { Reason } from './ledger.ts';
import { type LendingTerms, lendingOf, rateOf } from './lending.ts';
import type { PeriodRule } from './periods.ts';
import type { State } from './state.ts';
import { type Outcome, write } from './write.ts';

/** A part of a debt, borrowed at one instant. */
export interface Borrowing {
  readonly pool: string;
  readonly asset: string;
  /** Above zero. */
  readonly amount: Decimal;
  /** Seconds since 1970. */
  readonly opened: number;
  /** How many periods of it have been charged, the opening not among them. */
  readonly charged: number;
}

/** The finest unit of a ledger line, up to which each charge is rounded. */
const FINEST = 18;

interface Debt {
  readonly pool: string;
  readonly asset: string;
  readonly amount: Decimal;
}

/** Loans, and coin that was sold short, by pool and asset. Interest bears none. */
function debtsOf({ account, market }: State): Debt[] {
  return account.pools.flatMap(({ id, amounts, positions }) => {
    const lent = amounts
      .filter(({ kind }) => kind === 'loan')
      .map(({ asset, amount }) => ({ pool: id, asset, amount: amount.neg() }));
    const short = positions
      .filter(({ instrument, quantity }) => {
        return quantity.isNegative() && instrumentOf(market, instrument).kind === 'spot';
      })
      .map(({ instrument, quantity }) => {
        const { base, multiplier } = instrumentOf(market, instrument);
        return { pool: id, asset: base, amount: quantity.neg().times(multiplier) };
      });
    const byAsset = Map.groupBy([...lent, ...short], ({ asset }) => asset);
    return [...byAsset].map(([asset, debts]) => ({
      pool: id,
      asset,
      amount: total(debts.map((d) => d.amount)),
    }));
  });
}

function sameDebt(a: Omit<Debt, 'amount'>, b: Omit<Debt, 'amount'>): boolean {
  return a.pool === b.pool && a.asset === b.asset;
}

/** Whether a pool still owes what interest is charged on. */
export function bears(state: State, pool: string, asset: string): boolean {
  return debtsOf(state).some((debt) => sameDebt(debt, { pool, asset }) && debt.amount.gt(ZERO));
}

/** What is repaid is what was borrowed first. */
function reduced(lots: readonly Borrowing[], repaid: Decimal): Borrowing[] {
  let left = repaid;
  return lots.flatMap((lot) => {
    const taken = lot.amount.lt(left) ? lot.amount : left;
    left = left.minus(taken);
    const amount = lot.amount.minus(taken);
    return amount.isZero() ? [] : [{ ...lot, amount }];
  });
}

/** Charges of one instant, one posting for each pool and asset. */
function charge(
  outcome: Outcome,
  lots: readonly Borrowing[],
  terms: LendingTerms,
  what: 'opening' | 'period',
): Outcome {
  const fee: Reason = what === 'opening' ? 'openingFee' : 'rolloverFee';
  const reason = terms.rule.charge === 'fee' ? fee : 'interest';
  const groups = Map.groupBy(lots, ({ pool, asset }) => `${pool} ${asset}`);
  return [...groups.values()].reduce((next, [first, ...rest]) => {
    if (!first) return next;
    const { pool, asset } = first;
    const amount = total([first, ...rest].map((lot) => lot.amount));
    const rate = rateOf(terms, asset, what === 'opening');
    const due = up(amount.times(decimal(rate)).div(terms.parts), FINEST);
    return write(next, reason, [
      { owner: 'pool', pool, asset, kind: 'interest', amount: due.neg() },
      { owner: 'lender', asset, kind: 'interest', amount: due },
    ]);
  }, outcome);
}

/**
 * Remembers the debts as they stand: what is owed more has been borrowed now, what is owed less was repaid, the oldest
 * first. `borrowed` charges the opening where the venue does; `standing` is for debts that were there before their terms.
 */
export function followDebts(outcome: Outcome, how: 'borrowed' | 'standing'): Outcome {
  const { state } = outcome;
  const terms = lendingOf(state);
  const known = state.memory.borrowed;
  if (!terms) return known.length === 0 ? outcome : remembered(outcome, []);
  const opened = instantOf(state.on, state.time);
  const debts = debtsOf(state);
  const opening: Borrowing[] = [];
  const lots = debts.flatMap((debt) => {
    const old = known.filter((lot) => sameDebt(lot, debt));
    const more = debt.amount.minus(total(old.map((lot) => lot.amount)));
    if (more.lte(ZERO)) return reduced(old, more.neg());
    const lot = { ...debt, amount: more, opened, charged: 0 };
    opening.push(lot);
    return [...old, lot];
  });
  const after = remembered(outcome, lots);
  const { rule } = terms;
  if (how === 'standing' || !rule.opening) return after;
  return charge(after, opening, terms, 'opening');
}

function remembered(outcome: Outcome, borrowed: readonly Borrowing[]): Outcome {
  const { state } = outcome;
  return { ...outcome, state: { ...state, memory: { ...state.memory, borrowed } } };
}

/** When the next period of a debt is charged, in seconds. A period that counts as started is charged a moment later. */
export function dueAt(
  { minutes, counted }: PeriodRule,
  { opened, charged }: Pick<Borrowing, 'opened' | 'charged'>,
): number {
  const length = minutes * 60;
  if (counted === 'started') return opened + charged * length;
  if (counted === 'completed') return opened + (charged + 1) * length;
  return (Math.floor(opened / length) + charged + 1) * length;
}

/**
 * The next instant at which something is charged before `until`; at `until` itself where `reached` says that it has
 * come. Null where nothing is.
 */
export function nextCharge(state: State, until: number, reached: boolean): number | null {
  const terms = lendingOf(state);
  const { borrowed } = state.memory;
  if (!terms || borrowed.length === 0) return null;
  const due = Math.min(...borrowed.map((lot) => dueAt(terms.rule, lot)));
  const atOnce = reached && terms.rule.counted !== 'started';
  return due < until || (atOnce && due === until) ? due : null;
}

/** Charges every debt whose period is due at this instant. */
export function chargePeriod(state: State, instant: number): Outcome {
  const terms = lendingOf(state);
  if (!terms) return { state, entries: [] };
  const { rule } = terms;
  const { borrowed } = state.memory;
  const due = borrowed.filter((lot) => dueAt(rule, lot) <= instant);
  const after = remembered(
    { state, entries: [] },
    borrowed.map((lot) => (due.includes(lot) ? { ...lot, charged: lot.charged + 1 } : lot)),
  );
  return charge(after, due, terms, 'period');
}
