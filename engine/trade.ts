/** Purchases, sales and deposits as postings, and the loan that follows them. */
import { type AmountKind, amountOf, instrumentOf, isContract, markOf, type Pool } from './account.ts';
import { tradeContracts } from './contract-trade.ts';
import { type Decimal, decimal, lesser, ZERO } from './decimal.ts';
import type { Leg, Owner, Reason } from './ledger.ts';
import type { SaleCosts } from './rulebook.ts';
import { fillPrice, NO_COSTS } from './sale.ts';
import { poolFor, rulebookIn, type State } from './state.ts';
import { type Outcome, write } from './write.ts';

/** The size of one ledger line of the pool in its own asset; a debt is above zero. */
function lineOf(state: State, poolId: string, kind: AmountKind, asset: string): Decimal {
  const pool = state.account.pools.find((item) => item.id === poolId);
  const lines = pool?.amounts.filter((line) => line.asset === asset) ?? [];
  return amountOf({ id: poolId, amounts: lines, positions: [] }, kind, asset, state.market);
}

/** Lends what the cash does not cover, or repays the loan with the cash there is. */
export function settleCash(outcome: Outcome, pool: Pool, asset: string): Outcome {
  const { autoBorrow, autoRepay, lends } = rulebookIn(outcome.state);
  const cash = lineOf(outcome.state, pool.id, 'cash', asset);
  if (!(cash.lt(0) ? autoBorrow : autoRepay)) return outcome;
  if (cash.gte(0) && lends) return repayFrom(outcome, pool, asset, cash);
  const loan = lineOf(outcome.state, pool.id, 'loan', asset);
  const change = cash.lt(0) ? cash : lesser(cash, loan);
  const owner = { owner: 'pool', pool: pool.id, asset } as const;
  return write(outcome, change.lt(0) ? 'borrow' : 'repay', [
    { ...owner, kind: 'cash', amount: change.neg() },
    { ...owner, kind: 'loan', amount: change },
  ]);
}

/** Cash that repays a debt, its interest first (Binance, FAQ 360032609851) and no more than is owed; one posting. */
export function repayFrom(outcome: Outcome, pool: Pool, asset: string, cash: Decimal): Outcome {
  const interest = lesser(cash, lineOf(outcome.state, pool.id, 'interest', asset));
  const loan = lesser(cash.minus(interest), lineOf(outcome.state, pool.id, 'loan', asset));
  const owner = { owner: 'pool', pool: pool.id, asset } as const;
  return write(outcome, 'repay', [
    { ...owner, kind: 'cash', amount: interest.plus(loan).neg() },
    { ...owner, kind: 'interest', amount: interest },
    { ...owner, kind: 'loan', amount: loan },
  ]);
}

/**
 * Cash into a pool (`amount` above zero) or out of it. Where the rulebook nets, what comes in repays the loan first and
 * what the cash does not cover is borrowed.
 */
export function pay(
  state: State,
  pool: Pool,
  asset: string,
  amount: Decimal,
  other: Exclude<Owner, 'pool'>,
  reason: Reason,
): Outcome {
  const paid = write({ state, entries: [] }, reason, [
    { owner: 'pool', pool: pool.id, asset, kind: 'cash', amount },
    { owner: other, asset, kind: 'cash', amount: amount.neg() },
  ]);
  return settleCash(paid, pool, asset);
}

/** Pays cash into the account. `amount` in `asset`, above zero. */
export function deposit(state: State, asset: string, amount: Decimal): Outcome {
  return pay(state, poolFor(state.account, asset), asset, amount, 'outside', 'deposit');
}

/** Pays cash out. `amount` above zero. */
export function withdraw(state: State, asset: string, amount: Decimal): Outcome {
  return pay(state, poolFor(state.account, asset), asset, amount.neg(), 'outside', 'withdrawal');
}

/** Brings fully paid securities into the account at today's mark. */
export function depositSecurities(state: State, instrumentId: string, quantity: Decimal): Outcome {
  const instrument = instrumentOf(state.market, instrumentId);
  const pool = poolFor(state.account, instrumentId);
  const leg = {
    asset: instrument.base,
    kind: 'position',
    instrument: instrumentId,
    price: markOf(state.market, instrumentId),
  } as const;
  const brought = write({ state, entries: [] }, 'depositSecurities', [
    { ...leg, owner: 'pool', pool: pool.id, amount: quantity },
    { ...leg, owner: 'outside', amount: quantity.neg() },
  ]);
  // Shares delivered against a short may close the last one.
  return settleCash(release(brought, pool, instrument.quote), pool, instrument.quote);
}

/** One side of a trade: `quantity` of the instrument against money on one ledger line. */
function exchange(
  outcome: Outcome,
  pool: Pool,
  instrumentId: string,
  quantity: Decimal,
  price: Decimal,
  money: readonly (readonly [AmountKind, Decimal])[],
  reason: Reason,
): Outcome {
  const instrument = instrumentOf(outcome.state.market, instrumentId);
  const position = { asset: instrument.base, kind: 'position', instrument: instrumentId, price } as const;
  return write(outcome, reason, [
    { ...position, owner: 'pool', pool: pool.id, amount: quantity },
    { ...position, owner: 'market', amount: quantity.neg() },
    ...money.flatMap(([kind, amount]): Leg[] => [
      { owner: 'pool', pool: pool.id, asset: instrument.quote, kind, amount },
      { owner: 'market', asset: instrument.quote, kind: 'cash', amount: amount.neg() },
    ]),
  ]);
}

/** What the broker takes for a sale, out of the pool's cash. */
function charge(outcome: Outcome, pool: Pool, { commission }: SaleCosts): Outcome {
  const asset = rulebookIn(outcome.state).currency;
  const amount = decimal(commission);
  const charged = write(outcome, 'commission', [
    { owner: 'pool', pool: pool.id, asset, kind: 'cash', amount: amount.neg() },
    { owner: 'lender', asset, kind: 'cash', amount },
  ]);
  return amount.isZero() ? outcome : settleCash(charged, pool, asset);
}

/**
 * Buys (quantity above zero) or sells at the mark, or as `costs` fill it. The proceeds of a short sale stay on their
 * own line and pay for buying back; what is left of them when the last short is closed becomes cash. `positionId`
 * says which position is meant where several pools hold the instrument.
 */
export function trade(
  state: State,
  instrumentId: string,
  quantity: Decimal,
  reason: 'trade' | 'forcedSale' | 'liquidation' = 'trade',
  positionId?: string,
  costs: SaleCosts = NO_COSTS,
): Outcome {
  const instrument = instrumentOf(state.market, instrumentId);
  const pool = poolFor(state.account, instrumentId, positionId);
  if (isContract(instrument)) return tradeContracts(state, pool, instrument, quantity, reason, positionId);
  const held = pool.positions.find((item) => item.instrument === instrumentId)?.quantity ?? ZERO;
  const mark = markOf(state.market, instrumentId);
  const fill = fillPrice(mark, quantity.isNegative() ? 'sell' : 'buy', costs);
  const price = fill.times(instrument.multiplier);
  const closes =
    held.isZero() || held.isNegative() === quantity.isNegative() ? ZERO : lesser(held.abs(), quantity.abs());
  const closing = quantity.isNegative() ? closes.neg() : closes;
  const opening = quantity.minus(closing);

  let outcome: Outcome = { state, entries: [] };
  if (!closing.isZero()) {
    const cost = closing.times(price);
    const proceeds = lineOf(state, pool.id, 'shortProceeds', instrument.quote);
    const fromProceeds = closing.isNegative() ? ZERO : lesser(cost, proceeds);
    outcome = exchange(
      outcome,
      pool,
      instrumentId,
      closing,
      fill,
      [
        ['shortProceeds', fromProceeds.neg()],
        ['cash', fromProceeds.minus(cost)],
      ],
      reason,
    );
  }
  if (!opening.isZero()) {
    const line = opening.isNegative() ? 'shortProceeds' : 'cash';
    const money = [[line, opening.times(price).neg()]] as const;
    outcome = exchange(outcome, pool, instrumentId, opening, fill, money, reason);
  }
  const settled = settleCash(release(outcome, pool, instrument.quote), pool, instrument.quote);
  return charge(settled, pool, costs);
}

/** Short proceeds become cash when no short is left. */
function release(outcome: Outcome, pool: Pool, asset: string): Outcome {
  const now = outcome.state.account.pools.find((item) => item.id === pool.id);
  if (now?.positions.some((item) => item.quantity.isNegative())) return outcome;
  const left = lineOf(outcome.state, pool.id, 'shortProceeds', asset);
  const owner = { owner: 'pool', pool: pool.id, asset } as const;
  return write(outcome, 'release', [
    { ...owner, kind: 'shortProceeds', amount: left.neg() },
    { ...owner, kind: 'cash', amount: left },
  ]);
}
