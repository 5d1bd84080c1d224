/** What follows when a line is crossed: a call, its deadline, and the sale that ends it. */
import { instrumentOf, type Position } from './account.ts';
import { assess, type Standing } from './assess.ts';
import { conditionOn } from './call-price.ts';
import { callsNow, daysFor, notice, recall } from './calls.ts';
import { closeCarry } from './carry/close.ts';
import { saleRay } from './cure-rays.ts';
import { type Decimal, lesser, toTick, ZERO } from './decimal.ts';
import { closeIntraday, watch } from './intraday-account.ts';
import type { Entry } from './ledger.ts';
import { liquidate } from './liquidation.ts';
import { readOrders } from './order-book.ts';
import { quotientOf } from './ratio.ts';
import { closeRegT } from './reg-t.ts';
import { saleOrder } from './sale.ts';
import { firstChange } from './solve.ts';
import { rulebookIn, type State, viewOf } from './state.ts';
import { trade } from './trade.ts';
import { andThen, type Outcome } from './write.ts';

/** How many shares must go, in whole lots and rounded up; all of them when selling cannot cure. */
function lotsToSell(state: State, position: Position, standing: Standing): Decimal {
  const { lot } = instrumentOf(state.market, position.instrument);
  const all = position.quantity.abs();
  const view = viewOf(state);
  const { remedy } = rulebookIn(state);
  const found = firstChange(
    conditionOn(saleRay(view, position.id, remedy.costs), rulebookIn(state), standing.line),
    ZERO,
    1,
    'safe',
  );
  if (found.kind !== 'at') return all;
  const whole = toTick(quotientOf(found.t), lot, 'up');
  const enough = found.attained || whole.gt(quotientOf(found.t)) ? whole : whole.plus(lot);
  return lesser(enough, all);
}

/** How much of a position must go for the calls that are open; null when none is. */
function sizeToSell(state: State, position: Position, lines?: readonly string[]): Decimal | null {
  const called = callsNow(state).filter(({ line }) => lines?.includes(line.name) ?? true);
  const sizes = called.map((standing) => lotsToSell(state, position, standing));
  return sizes.toSorted((a, b) => b.cmp(a))[0] ?? null;
}

/**
 * Sells until none of these lines is called any more (of all lines where none is named), in the order of the remedy,
 * or everything if the remedy says so. What selling cannot cure is sold out.
 */
export function sellOut(state: State, reason: 'trade' | 'forcedSale', lines?: readonly string[]): Outcome {
  const { remedy } = rulebookIn(state);
  const everything = reason === 'forcedSale' && remedy.sells === 'everything';
  let outcome: Outcome = { state, entries: [] };
  for (const position of saleOrder(viewOf(state), remedy.order)) {
    const now = outcome.state;
    const size = everything ? position.quantity.abs() : sizeToSell(now, position, lines);
    if (size === null) break;
    const quantity = position.quantity.isNegative() ? size : size.neg();
    const { id, instrument } = position;
    outcome = andThen(outcome, (next) => trade(next, instrument, quantity, reason, id, remedy.costs));
  }
  return outcome;
}

/** The broker's sale, for all lines or for these, with the debt that is left when it does not bring enough. */
export function forcedSale(state: State, lines?: readonly string[]): Outcome {
  const sold = sellOut(state, 'forcedSale', lines);
  const { equity, status } = assess(viewOf(sold.state), rulebookIn(state));
  const owed: Entry[] =
    status === 'shortfall' ? [notice(state, 'shortfall', { amount: equity.value.neg() })] : [];
  return { state: sold.state, entries: [notice(state, 'brokerSells'), ...sold.entries, ...owed] };
}

/** An exchange liquidates at once; then what the lines ask of what is left. */
export function review(state: State): Outcome {
  return andThen(liquidate(state), reviewCalls);
}

/** What the lines ask as they stand: the broker sells at once for those without notice, and calls for the others. */
function reviewCalls(state: State): Outcome {
  const { remedy } = rulebookIn(state);
  const atOnce = callsNow(state).filter(({ line }) => daysFor(remedy, line.name) === null);
  if (atOnce.length === 0) return recall(state);
  return sellFor(
    state,
    atOnce.map(({ line }) => line.name),
  );
}

/** The broker's sale for these lines, and what stands after it. */
function sellFor(state: State, lines: readonly string[]): Outcome {
  return andThen(forcedSale(state, lines), recall);
}

/** Maintenance calls that were not answered are enforced at the price that stands. */
function enforce(state: State): Outcome {
  const late = state.memory.calls.filter((call) => call.kind === 'maintenance' && call.due <= state.on);
  const [first] = late;
  if (!first) return { state, entries: [] };
  const passed = notice(state, 'deadlinePassed', { line: first.line, amount: first.amount, due: first.due });
  const sold = sellFor(
    state,
    late.map(({ line }) => line),
  );
  return { state: sold.state, entries: [passed, ...sold.entries] };
}

function reviewed(outcome: Outcome): Outcome {
  if (!outcome.entries.some((entry) => entry.kind === 'posting')) return outcome;
  return andThen(outcome, review);
}

/**
 * The end of a day: the cost of carrying what is held accrues, and may bring a call where it is posted. Whoever has
 * not answered by the close is sold out at the price that stands. Then Regulation T looks at what the day's trades
 * have left, orders that have nothing left to close are cancelled, and
 * the day's intraday deficit is drawn up.
 * @throws EngineError `calendar.settlement-unknown` as `paymentDue`
 */
export function closeDay(state: State): Outcome {
  const carried = watch(state, reviewed(closeCarry(state)), 'other');
  const enforced = andThen(carried, (next) => watch(next, enforce(next), 'trade'));
  const closed = andThen(enforced, (next) => watch(next, reviewed(closeRegT(next)), 'trade'));
  const left = andThen(closed, (next) => readOrders(next, next));
  return andThen(left, closeIntraday);
}
