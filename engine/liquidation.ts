/** What an exchange does when its line is crossed: the mark decides, the last price fills, it takes its fee, and somebody pays the rest. */
import { fillOf, instrumentOf, isContract, type Pool, type Position, worthOf } from './account.ts';
import { assess, type Standing } from './assess.ts';
import { closingCrossing } from './closing.ts';
import { goesOn, inLots, stepSize } from './closing-size.ts';
import { coinDebts, repayCoin } from './coin-debt.ts';
import { closeContracts } from './contract-trade.ts';
import { type Decimal, decimal, toTick, ZERO } from './decimal.ts';
import { groupsWith, membersOf } from './groups.ts';
import type { Notice } from './ledger.ts';
import type { LiquidationRule } from './liquidation-rule.ts';
import { compare, quotientOf, ratio } from './ratio.ts';
import type { Line, Rulebook } from './rulebook.ts';
import { heldIn } from './rules/size.ts';
import type { View } from './rules/view.ts';
import { largestFirst } from './sale.ts';
import { coverShortfall } from './shortfall.ts';
import { rulebookIn, type State, viewsOf } from './state.ts';
import { trade } from './trade.ts';
import { andThen, type Outcome, write } from './write.ts';

/** Partial liquidations come to an end by closing everything after so many steps. */
const MOST_STEPS = 100;

/** A fee in another asset than the account's is cut off there. */
const FEE_TICK = decimal('0.00000001');

function crossedLine(view: View, state: State): Standing | undefined {
  const { standings, liquidatable } = assess(view, rulebookIn(state));
  if (!liquidatable) return undefined;
  return standings.find(({ crossed, line }) => crossed && line.action === 'liquidate');
}

/** Just enough to get back over the line; all of it, where that does not. */
function enough(view: View, book: Rulebook, position: Position, line: Line, fee: string): Decimal {
  const found = closingCrossing(view, book, line, position.id, fee);
  if (found.kind !== 'at') return position.quantity.abs();
  const { lot } = instrumentOf(view.market, position.instrument);
  const whole = toTick(quotientOf(found.t), lot, 'up');
  return found.attained || compare(ratio(whole), found.t) > 0 ? whole : whole.plus(lot);
}

/** Closes a part of one position at what the book gives and takes the fee on it. */
function close(
  outcome: Outcome,
  pool: Pool,
  position: Position,
  size: Decimal,
  rule: LiquidationRule,
): Outcome {
  const { market } = outcome.state;
  const instrument = instrumentOf(market, position.instrument);
  const price = fillOf(market, instrument.id);
  const signed = position.quantity.isNegative() ? size : size.neg();
  const closed = (): Outcome => {
    if (isContract(instrument))
      return closeContracts(outcome, pool, instrument, position, size, 'liquidation', price);
    return andThen(outcome, (next) => trade(next, instrument.id, signed, 'liquidation', position.id));
  };
  const after = closed();
  const coin = instrument.kind === 'inverse';
  const value = coin ? size : size.times(price).times(instrument.multiplier);
  const left = groupsWith(after.state, [pool.id]).reduce(
    (sum, view) => sum.plus(assess(view, rulebookIn(after.state)).equity.value),
    ZERO,
  );
  // The fee is taken from what is left: it never makes a debt.
  const worth = worthOf(instrument.settle, rulebookIn(after.state).currency, market);
  const inCoin = (): Decimal => toTick(left.div(price), instrument.lot, 'down');
  const settled = worth.eq(1) ? left : toTick(left.div(worth), FEE_TICK, 'down');
  const most = left.lt(0) ? ZERO : coin ? inCoin() : settled;
  const asked = value.times(decimal(rule.fee));
  const fee = asked.lt(most) ? asked : most;
  const leg = { asset: instrument.settle, kind: 'cash' } as const;
  return write(after, 'liquidationFee', [
    { ...leg, owner: 'pool', pool: pool.id, amount: fee.neg() },
    { ...leg, owner: 'fund', amount: fee },
  ]);
}

/** Whether there is anything to close: a position, or coin that is owed. */
function canClose(view: View): boolean {
  return heldIn(view).length > 0 || coinDebts(view.pool, view).length > 0;
}

/** One step: the largest position, as much as the rule says; without positions, coin that is owed. */
function stepOf(outcome: Outcome, view: View, line: Line, rule: LiquidationRule): Outcome | null {
  const [position] = largestFirst(view);
  if (!position) {
    const owing = membersOf(outcome.state, view.pool).find((item) => coinDebts(item, view).length > 0);
    return owing ? repayCoin(outcome, owing, view, line, rule) : null;
  }
  const pool = outcome.state.account.pools.find((item) => item.positions.includes(position));
  if (!pool) return null;
  const book = rulebookIn(outcome.state);
  const size =
    rule.closes === 'enough'
      ? enough(view, book, position, line, rule.fee)
      : stepSize(view, book, position, line, rule);
  return close(outcome, pool, position, inLots(view, position, size), rule);
}

function notice(state: State, line: Line): Notice {
  return { kind: 'notice', on: state.on, name: 'liquidation', line: line.name };
}

function liquidateGroup(state: State, view: View, line: Line, rule: LiquidationRule): Outcome {
  const ids = membersOf(state, view.pool).map(({ id }) => id);
  let outcome: Outcome = { state, entries: [notice(state, line)] };
  for (let step = 0; ; step += 1) {
    const [now] = groupsWith(outcome.state, ids);
    if (!now || !canClose(now) || (step > 0 && !goesOn(now, rulebookIn(outcome.state), line))) break;
    // Where nothing is left there is nothing to spare by going slowly.
    const broke = assess(now, rulebookIn(state)).equity.value.lte(0);
    const how: LiquidationRule = broke || step >= MOST_STEPS ? { ...rule, closes: 'everything' } : rule;
    const next = stepOf(outcome, now, line, how);
    if (!next) break;
    outcome = next;
  }
  return coverShortfall(outcome, ids, rule);
}

/** Liquidates every group whose line is crossed; a group apart leaves the others as they are. */
export function liquidate(state: State): Outcome {
  const { liquidation } = rulebookIn(state);
  if (!liquidation) return { state, entries: [] };
  const crossed = viewsOf(state).flatMap((view) => {
    const standing = crossedLine(view, state);
    return standing && canClose(view)
      ? [{ ids: membersOf(state, view.pool).map(({ id }) => id), standing }]
      : [];
  });
  let outcome: Outcome = { state, entries: [] };
  for (const { ids, standing } of crossed) {
    const [view] = groupsWith(outcome.state, ids);
    if (!view) continue;
    outcome = andThen(outcome, (next) => liquidateGroup(next, view, standing.line, liquidation));
  }
  return outcome;
}
