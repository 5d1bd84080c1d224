/** What follows when a line is crossed: a call, its deadline, and the sale that ends it. */
import { instrumentOf, type Position } from './account.ts';
import { assess, type Standing } from './assess.ts';
import { conditionOn } from './call-price.ts';
import { cents, type Decimal, toTick, ZERO } from './decimal.ts';
import { addBusinessDays } from './holidays.ts';
import type { Entry, Notice } from './ledger.ts';
import { liquidate } from './liquidation.ts';
import { quotientOf } from './ratio.ts';
import { saleRay } from './rays.ts';
import { closeRegT } from './reg-t.ts';
import { largestFirst } from './report.ts';
import { firstChange } from './solve.ts';
import { type Call, rulebookIn, type State, viewOf } from './state.ts';
import { type Outcome, trade } from './trade.ts';

function callsNow(state: State): Standing[] {
  const { standings, view } = assess(viewOf(state), rulebookIn(state));
  if (!view.pool.positions.some((position) => !position.quantity.isZero())) return [];
  return standings.filter(({ line, crossed }) => crossed && line.action === 'call');
}

/** How many shares must go, in whole lots and rounded up; all of them when selling cannot cure. */
function lotsToSell(state: State, position: Position, standing: Standing): Decimal {
  const { lot } = instrumentOf(state.market, position.instrument);
  const all = position.quantity.abs();
  const view = viewOf(state);
  const found = firstChange(
    conditionOn(saleRay(view, position.id), rulebookIn(state), standing.line),
    ZERO,
    1,
    'safe',
  );
  if (found.kind !== 'at') return all;
  const whole = toTick(quotientOf(found.t), lot, 'up');
  const enough = found.attained || whole.gt(quotientOf(found.t)) ? whole : whole.plus(lot);
  return enough.lt(all) ? enough : all;
}

function notice(state: State, name: Notice['name'], more: Omit<Notice, 'kind' | 'on' | 'name'> = {}): Notice {
  return { kind: 'notice', on: state.on, name, ...more };
}

/** Sells until no call is left, the largest position first, or everything if the remedy says so. */
export function sellOut(state: State, reason: 'trade' | 'forcedSale'): Outcome {
  const everything = reason === 'forcedSale' && rulebookIn(state).remedy.sells === 'everything';
  let outcome: Outcome = { state, entries: [] };
  for (const position of largestFirst(viewOf(state))) {
    const [worst] = callsNow(outcome.state).toSorted((a, b) => b.call.value.cmp(a.call.value));
    if (!worst && !everything) break;
    const size = everything || !worst ? position.quantity.abs() : lotsToSell(outcome.state, position, worst);
    const quantity = position.quantity.isNegative() ? size : size.neg();
    const sold = trade(outcome.state, position.instrument, quantity, reason, position.id);
    outcome = { state: sold.state, entries: [...outcome.entries, ...sold.entries] };
  }
  return outcome;
}

/** The broker's sale, with the debt that is left when it does not bring enough. */
export function forcedSale(state: State): Outcome {
  const sold = sellOut(state, 'forcedSale');
  const { equity, status } = assess(viewOf(sold.state), rulebookIn(state));
  const owed: Entry[] =
    status === 'shortfall' ? [notice(state, 'shortfall', { amount: equity.value.neg() })] : [];
  return { state: sold.state, entries: [notice(state, 'brokerSells'), ...sold.entries, ...owed] };
}

/** The state with these maintenance calls; those of Regulation T stay. */
function withCalls(state: State, calls: readonly Call[]): State {
  const others = state.memory.calls.filter((call) => call.kind !== 'maintenance');
  return { ...state, memory: { ...state.memory, calls: [...calls, ...others] } };
}

/** An exchange liquidates at once; calls then agree with what is left. */
export function review(state: State): Outcome {
  const liquidated = liquidate(state);
  const reviewed = reviewCalls(liquidated.state);
  return { state: reviewed.state, entries: [...liquidated.entries, ...reviewed.entries] };
}

/** Opens, raises and closes calls so that memory agrees with the lines as they stand. */
function reviewCalls(state: State): Outcome {
  const { remedy } = rulebookIn(state);
  const crossed = callsNow(state);
  if (crossed.length > 0 && remedy.days === null) {
    const sold = forcedSale(state);
    return { state: withCalls(sold.state, []), entries: sold.entries };
  }
  const before = state.memory.calls.filter((call) => call.kind === 'maintenance');
  const entries: Entry[] = [];
  const calls: Call[] = [];
  for (const { line, call } of crossed) {
    const amount = cents(call.value, 'up');
    const open = before.find((item) => item.line === line.name);
    const due = open?.due ?? addBusinessDays(state.on, remedy.days ?? 0);
    if (!open) entries.push(notice(state, 'callOpened', { line: line.name, amount, due }));
    else if (amount.gt(open.amount))
      entries.push(notice(state, 'callIncreased', { line: line.name, amount, due }));
    calls.push({
      kind: 'maintenance',
      line: line.name,
      amount: open?.amount.gt(amount) ? open.amount : amount,
      opened: open?.opened ?? state.on,
      due,
    });
  }
  for (const old of before) {
    if (!calls.some((item) => item.line === old.line))
      entries.push(notice(state, 'callMet', { line: old.line, amount: old.amount }));
  }
  return { state: withCalls(state, calls), entries };
}

/** Maintenance calls that were not answered are enforced at the price that stands. */
function enforce(state: State): Outcome {
  const late = state.memory.calls.find((call) => call.kind === 'maintenance' && call.due <= state.on);
  if (!late) return { state, entries: [] };
  const passed = notice(state, 'deadlinePassed', { line: late.line, amount: late.amount, due: late.due });
  const sold = forcedSale(state);
  const after = review(sold.state);
  return { state: after.state, entries: [passed, ...sold.entries, ...after.entries] };
}

/**
 * The end of a day: whoever has not answered by its close is sold out at the price that stands. Then Regulation T
 * looks at what the day's trades have left. @throws EngineError `calendar.settlement-unknown` as `paymentDue`
 */
export function closeDay(state: State): Outcome {
  const enforced = enforce(state);
  const closed = closeRegT(enforced.state);
  const traded = closed.entries.some((entry) => entry.kind === 'posting');
  const after = traded ? review(closed.state) : { state: closed.state, entries: [] };
  return { state: after.state, entries: [...enforced.entries, ...closed.entries, ...after.entries] };
}
