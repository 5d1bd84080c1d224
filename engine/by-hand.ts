/** Borrowing and repaying by hand, where a venue does neither at once; and trades that lack what was not borrowed. */
import { type Instrument, instrumentOf, type Market, markOf, type Pool, worthOf } from './account.ts';
import { assess } from './assess.ts';
import { type Decimal, total, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import { groupsWith } from './groups.ts';
import type { Leg, Notice } from './ledger.ts';
import type { Rulebook } from './rulebook.ts';
import { poolFor, rulebookIn, type State } from './state.ts';
import { repayFrom } from './trade.ts';
import { type Outcome, write } from './write.ts';

export interface Borrow {
  readonly amount: Decimal;
  /** The currency of the account unless said. */
  readonly asset?: string;
  /** The first pool unless said. */
  readonly pool?: string;
}

/** Lines that forbid borrowing while they are crossed, and that a loan may not lead over. */
const FORBID = ['noBorrow', 'restrict', 'liquidate'];

/** @throws EngineError `event.by-hand` where the venue borrows or repays at once, or does not lend at all */
export function checkByHand(does: 'borrow' | 'repay', rulebook: Rulebook, path: string): void {
  const { id, lends, autoBorrow, autoRepay } = rulebook;
  if (lends && !(does === 'borrow' ? autoBorrow : autoRepay)) return;
  const setting = does === 'borrow' ? 'borrowing' : 'repaying';
  const why = lends ? `set settings.venue.${setting} to "byHand" for it` : 'nothing is lent there by hand';
  throw new EngineError('event.by-hand', path, `must not be "${does}" at ${id}: ${why}`);
}

/** The instrument as which borrowed coin is held; null for the currency of the account, which is cash. */
function heldAs(asset: string, currency: string, { instruments }: Market): Instrument | null {
  if (asset === currency) return null;
  const found = Object.values(instruments).find(
    ({ kind, base, quote, multiplier }) =>
      kind === 'spot' && base === asset && quote === currency && multiplier.eq(1),
  );
  if (found) return found;
  const problem = `must be ${currency} or coin with a price in ${currency}; got "${asset}"`;
  throw new EngineError('event.asset', 'asset', problem);
}

function poolOf(state: State, id: string | undefined, asset: string): Pool {
  if (id === undefined) return poolFor(state.account, asset);
  const found = state.account.pools.find((pool) => pool.id === id);
  if (found) return found;
  const ids = state.account.pools.map((pool) => pool.id).join(', ');
  throw new EngineError('event.pool', 'pool', `must be one of the pools ${ids}; got "${id}"`);
}

interface Meant {
  readonly pool: Pool;
  readonly asset: string;
  readonly coin: Instrument | null;
}

/** @throws EngineError `event.amount`, `event.asset`, `event.pool`, and as `checkByHand` */
function meant(state: State, does: 'borrow' | 'repay', { amount, asset, pool }: Borrow): Meant {
  const rulebook = rulebookIn(state);
  checkByHand(does, rulebook, 'do');
  if (amount.lte(ZERO)) throw new EngineError('event.amount', 'amount', `of a ${does} must be above 0`);
  const what = asset ?? rulebook.currency;
  const coin = heldAs(what, rulebook.currency, state.market);
  return { pool: poolOf(state, pool, coin?.id ?? what), asset: what, coin };
}

function holdingLeg({ pool, asset, coin }: Meant, amount: Decimal, market: Market): Leg {
  const own = { owner: 'pool', pool: pool.id, asset, amount } as const;
  if (!coin) return { ...own, kind: 'cash' };
  return { ...own, kind: 'position', instrument: coin.id, price: markOf(market, coin.id) };
}

function refused(state: State, name: Notice['name'], more: Partial<Notice>): Outcome {
  return { state, entries: [{ kind: 'notice', on: state.on, name, ...more }] };
}

/** A line that forbids the loan: one that is crossed before it, or that it would lead over. On `noBorrow` one may come to stand. */
function forbidding(before: State, after: State, pool: string): string | undefined {
  const standings = (state: State) =>
    groupsWith(state, [pool])
      .flatMap((view) => assess(view, rulebookIn(state)).standings)
      .filter(({ line }) => FORBID.includes(line.action));
  const crossed = standings(before).find((item) => item.crossed);
  const next = standings(after).find(({ line, crossed: now, excess }) =>
    line.action === 'liquidate' ? now : excess.value.lt(ZERO),
  );
  return (crossed ?? next)?.line.name;
}

/** Lends, or refuses with a notice that names the line. @throws EngineError as `meant` */
export function borrow(state: State, event: Borrow): Outcome {
  const what = meant(state, 'borrow', event);
  const { pool, asset } = what;
  const lent = write({ state, entries: [] }, 'borrow', [
    holdingLeg(what, event.amount, state.market),
    { owner: 'pool', pool: pool.id, asset, kind: 'loan', amount: event.amount.neg() },
  ]);
  const line = forbidding(state, lent.state, pool.id);
  if (line === undefined) return lent;
  return refused(state, 'borrowRefused', { line, amount: event.amount, asset });
}

function owedOn(pool: Pool, asset: string, kind: 'loan' | 'interest'): Decimal {
  const lines = pool.amounts.filter((line) => line.asset === asset && line.kind === kind);
  return total(lines.map((line) => line.amount)).neg();
}

function heldOf({ pool, asset, coin }: Meant): Decimal {
  const sizes = coin
    ? pool.positions.filter((item) => item.instrument === coin.id).map((item) => item.quantity)
    : pool.amounts.filter((line) => line.kind === 'cash' && line.asset === asset).map((line) => line.amount);
  return total(sizes);
}

/**
 * Repays, the interest first; or refuses with a notice what is more than is held or owed.
 * @throws EngineError as `meant`
 */
export function repay(state: State, event: Borrow): Outcome {
  const what = meant(state, 'repay', event);
  const { pool, asset, coin } = what;
  const { amount } = event;
  const interest = owedOn(pool, asset, 'interest');
  const owed = interest.plus(owedOn(pool, asset, 'loan'));
  if (amount.gt(owed) || amount.gt(heldOf(what))) return refused(state, 'repayRefused', { amount, asset });
  if (!coin) return repayFrom({ state, entries: [] }, pool, asset, amount);
  const own = { owner: 'pool', pool: pool.id, asset } as const;
  const first = amount.lt(interest) ? amount : interest;
  return write({ state, entries: [] }, 'repay', [
    holdingLeg(what, amount.neg(), state.market),
    { ...own, kind: 'interest', amount: first },
    { ...own, kind: 'loan', amount: amount.minus(first) },
  ]);
}

/** What a pool lacks of cash and of coin that it sells, at the mark. */
function lacking(state: State): Decimal {
  const { currency } = rulebookIn(state);
  const { market } = state;
  const values = state.account.pools.flatMap(({ amounts, positions }) => [
    ...amounts
      .filter(({ kind }) => kind === 'cash')
      .map(({ asset, amount }) => amount.times(worthOf(asset, currency, market))),
    ...positions
      .filter(({ instrument }) => instrumentOf(market, instrument).kind === 'spot')
      .map(({ instrument, quantity }) => {
        const { quote, multiplier } = instrumentOf(market, instrument);
        const price = markOf(market, instrument).times(worthOf(quote, currency, market));
        return quantity.times(multiplier).times(price);
      }),
  ]);
  return total(values.filter((value) => value.lt(ZERO))).neg();
}

/**
 * A trade where one borrows by hand: refused with a notice where it takes money or coin that is not there, with what is
 * missing.
 */
export function unlessLacking(before: State, done: Outcome): Outcome {
  const { lends, autoBorrow } = rulebookIn(before);
  if (!lends || autoBorrow) return done;
  const missing = lacking(done.state).minus(lacking(before));
  return missing.gt(ZERO) ? refused(before, 'tradeRefused', { amount: missing }) : done;
}
