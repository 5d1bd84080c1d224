/** A liquidation of coin that was borrowed and sold: it is bought back with the cash there is, and repaid. */
import { type Amount, instrumentOf, type Pool, worthOf } from './account.ts';
import { bears, followDebts } from './borrowing.ts';
import { takeoverThatCures } from './closing.ts';
import { type Decimal, decimal, greater, lesser, plain, toTick, ZERO } from './decimal.ts';
import type { Reason } from './ledger.ts';
import { lendingOf } from './lending.ts';
import type { LiquidationRule } from './liquidation-rule.ts';
import type { Line } from './rulebook.ts';
import type { View } from './rules/view.ts';
import { rulebookIn } from './state.ts';
import { settleCash } from './trade.ts';
import { type Outcome, write } from './write.ts';

/** Coin is bought back in steps as fine as its instrument's lot, else whole hundred-millionths. */
const FINEST = decimal('0.00000001');

const OWED = ['loan', 'interest'];

/** Loans and interest in anything but the currency of the account, the largest first. */
export function coinDebts(pool: Pool, { currency, market }: View): readonly Amount[] {
  const worth = (line: Amount): Decimal => line.amount.neg().times(worthOf(line.asset, currency, market));
  return pool.amounts
    .filter(({ asset, kind, amount }) => OWED.includes(kind) && asset !== currency && amount.lt(0))
    .toSorted((a, b) => worth(b).cmp(worth(a)));
}

function lotOf({ market, currency }: View, asset: string): Decimal {
  const spot = Object.values(market.instruments).find(
    (item) => item.base === asset && item.quote === currency,
  );
  return spot ? instrumentOf(market, spot.id).lot : FINEST;
}

/** How much of the debt is repaid: just enough where the rule says so, else all that the cash pays for. */
function sizeOf(outcome: Outcome, view: View, debt: Amount, line: Line, rule: LiquidationRule): Decimal {
  const { asset } = debt;
  const owed = debt.amount.neg();
  const price = worthOf(asset, view.currency, view.market);
  // Interest is little beside its loan, and is repaid at once.
  if (rule.closes !== 'enough' || debt.kind === 'interest') return owed;
  const found = takeoverThatCures(view, rulebookIn(outcome.state), line, {
    owed: asset,
    given: view.currency,
    line: 'cash',
    price: plain(price),
    assetMultiplier: '1',
    liabilityMultiplier: '1',
    fee: '0',
  });
  return found ? lesser(toTick(found.value, lotOf(view, asset), 'up'), owed) : owed;
}

/** Coin is bought with cash, and repays a debt. */
function buyBack(
  outcome: Outcome,
  { asset, kind }: Amount,
  pool: Pool,
  size: Decimal,
  cost: Decimal,
  currency: string,
  reason: Reason,
): Outcome {
  const own = { owner: 'pool', pool: pool.id } as const;
  return write(outcome, reason, [
    { ...own, asset: currency, kind: 'cash', amount: cost.neg() },
    { owner: 'market', asset: currency, kind: 'cash', amount: cost },
    { ...own, asset, kind, amount: size },
    { owner: 'market', asset, kind: 'cash', amount: size.neg() },
  ]);
}

/**
 * Interest in coin whose loan has ended, where what comes in repays at once: the coin for it is bought with cash, and
 * what that lacks is lent.
 */
function payCoinInterest(outcome: Outcome): Outcome {
  const { autoRepay, currency } = rulebookIn(outcome.state);
  if (!autoRepay) return outcome;
  const due = outcome.state.account.pools.flatMap((pool) =>
    pool.amounts
      .filter(({ kind, asset, amount }) => kind === 'interest' && asset !== currency && amount.lt(0))
      .filter(({ asset }) => !bears(outcome.state, pool.id, asset))
      .map((debt) => ({ pool, debt })),
  );
  return due.reduce((next, { pool, debt }) => {
    const size = debt.amount.neg();
    const cost = size.times(worthOf(debt.asset, currency, next.state.market));
    return settleCash(buyBack(next, debt, pool, size, cost, currency, 'repay'), pool, currency);
  }, outcome);
}

/** Brings what is remembered of debts up to date with what has happened; nothing where none is charged by the period. */
export function settleDebts(outcome: Outcome): Outcome {
  return followDebts(lendingOf(outcome.state) ? payCoinInterest(outcome) : outcome, 'standing');
}

/** Repays coin of the largest debt of a pool; null where none is owed. What cash lacks is owed in the currency. */
export function repayCoin(
  outcome: Outcome,
  pool: Pool,
  view: View,
  line: Line,
  rule: LiquidationRule,
): Outcome | null {
  const [debt] = coinDebts(pool, view);
  if (!debt) return null;
  const { asset } = debt;
  const size = sizeOf(outcome, view, debt, line, rule);
  const cost = size.times(worthOf(asset, view.currency, view.market));
  const own = { owner: 'pool', pool: pool.id } as const;
  const bought = buyBack(outcome, debt, pool, size, cost, view.currency, 'liquidation');
  const fee = cost.times(decimal(rule.fee));
  const left = pool.amounts
    .filter((item) => item.kind === 'cash' && item.asset === view.currency)
    .reduce((sum, item) => sum.plus(item.amount), ZERO)
    .minus(cost);
  const taken = lesser(fee, greater(left, ZERO));
  return write(bought, 'liquidationFee', [
    { ...own, asset: view.currency, kind: 'cash', amount: taken.neg() },
    { owner: 'fund', asset: view.currency, kind: 'cash', amount: taken },
  ]);
}
