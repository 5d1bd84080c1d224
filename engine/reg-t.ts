/**
 * Regulation T at the close of a day: what the day's trades lack together becomes a call, due in one payment period.
 * A fall of prices alone never makes one (12 CFR 220.3(c)).
 */
import { instrumentOf, markOf, positionValue } from './account.ts';
import { assess, ruleOf } from './assess.ts';
import { type Decimal, decimal, lesser, ONE, toTick, ZERO } from './decimal.ts';
import { paymentDue } from './holidays.ts';
import type { Entry, Notice } from './ledger.ts';
import type { RegTRule } from './rulebook.ts';
import { requirementOf } from './rules/index.ts';
import { fillPrice, saleOrder } from './sale.ts';
import { type Call, rulebookIn, type State, viewOf } from './state.ts';
import { trade } from './trade.ts';
import { andThen, type Outcome } from './write.ts';

/** Name of the line on the calls and notices of this file. */
const REG_T_LINE = 'regT';

function notice(state: State, name: Notice['name'], more: Omit<Notice, 'kind' | 'on' | 'name'> = {}): Notice {
  return { kind: 'notice', on: state.on, name, line: REG_T_LINE, ...more };
}

/** Equity less Regulation T's requirement; below zero the account is restricted. */
function excessOf(state: State, rule: RegTRule): Decimal {
  const view = viewOf(state);
  const book = rulebookIn(state);
  return assess(view, book).equity.value.minus(requirementOf(ruleOf(book, rule.requirement), view).value);
}

function regTCalls(state: State): readonly Call[] {
  return state.memory.calls.filter((call) => call.kind === 'regT');
}

function sumOf(calls: readonly Call[]): Decimal {
  return calls.reduce((sum, call) => sum.plus(call.amount), ZERO);
}

/** What Regulation T lacks, called for or not yet. */
export function lackOf({ memory }: State): Decimal {
  return memory.sma.isNegative() ? memory.sma.neg() : ZERO;
}

function withCalls(state: State, calls: readonly Call[], sma: Decimal = state.memory.sma): State {
  const others = state.memory.calls.filter((call) => call.kind !== 'regT');
  return { ...state, memory: { ...state.memory, sma, calls: [...others, ...calls] } };
}

/**
 * The balance is never less than the excess that stands at a close, and no fall takes it back. A rise may so pay a
 * call: excess can be moved into the account, and a transfer from it meets a call (220.4(c)(2), 220.5).
 */
function credit(state: State, rule: RegTRule): State {
  const excess = excessOf(state, rule);
  return excess.gt(state.memory.sma) ? withCalls(state, regTCalls(state), excess) : state;
}

/** What was paid goes to the oldest call first. */
function settle(state: State): Outcome {
  const calls = regTCalls(state);
  let paid = sumOf(calls).minus(lackOf(state));
  if (paid.lte(0)) return { state, entries: [] };
  const entries: Entry[] = [];
  const left: Call[] = [];
  for (const call of calls) {
    const part = lesser(paid, call.amount);
    paid = paid.minus(part);
    if (part.eq(call.amount)) entries.push(notice(state, 'callMet', { amount: call.amount }));
    else left.push({ ...call, amount: call.amount.minus(part) });
  }
  return { state: withCalls(state, left), entries };
}

/** No action need be taken: the deficiency is let go and the balance is what it was without it. */
function waive(state: State, amount: Decimal, calls: readonly Call[]): Outcome {
  return {
    state: withCalls(state, calls, state.memory.sma.plus(amount)),
    entries: [notice(state, 'regTWaived', { amount })],
  };
}

/** The day's own deficiency: a call, or too little to act upon. @throws EngineError `calendar.settlement-unknown` */
function demand(state: State, rule: RegTRule): Outcome {
  const calls = regTCalls(state);
  const amount = lackOf(state).minus(sumOf(calls));
  if (amount.lte(0)) return { state, entries: [] };
  if (amount.lte(decimal(rule.waived))) return waive(state, amount, calls);
  const due = paymentDue(state.on);
  const call: Call = { kind: 'regT', line: REG_T_LINE, amount, opened: state.on, due };
  return {
    state: withCalls(state, [...calls, call]),
    entries: [notice(state, 'callOpened', { amount, due })],
  };
}

/** Sells, in the order of the remedy, until as much is freed; a sale frees Regulation T's rate of its value. */
function sellFor(state: State, amount: Decimal, rule: RegTRule): Outcome {
  const { currency, remedy } = rulebookIn(state);
  let left = amount;
  let outcome: Outcome = { state, entries: [] };
  for (const position of saleOrder(viewOf(state), remedy.order)) {
    const one = positionValue({ ...position, quantity: ONE }, currency, state.market).value;
    const side = position.quantity.isNegative() ? 'buy' : 'sell';
    // What one share frees.
    const freed = fillPrice(one, side, remedy.costs).times(decimal(rule.rate));
    if (freed.isZero() || left.lte(0)) break;
    const all = position.quantity.abs();
    const { lot } = instrumentOf(state.market, position.instrument);
    const wanted = toTick(left.div(freed), lot, 'up');
    const size = remedy.sells === 'everything' || wanted.gt(all) ? all : wanted;
    const quantity = position.quantity.isNegative() ? size : size.neg();
    const { id, instrument } = position;
    outcome = andThen(outcome, (next) => trade(next, instrument, quantity, 'forcedSale', id, remedy.costs));
    left = remedy.sells === 'everything' ? left : left.minus(freed.times(size));
  }
  return outcome;
}

/**
 * A call that is not met in time: the broker sells for it, or for the deficiency that still exists if that is less
 * (220.4(d)), to which the close has already reduced the call. What is small enough is let go.
 */
function enforce(state: State, rule: RegTRule): Outcome {
  const late = regTCalls(state).filter((call) => call.due <= state.on);
  const amount = sumOf(late);
  const [first] = late;
  if (!first) return { state, entries: [] };
  if (amount.lte(decimal(rule.waived)))
    return waive(
      state,
      amount,
      regTCalls(state).filter((call) => !late.includes(call)),
    );
  if (!viewOf(state).pool.positions.some((item) => markOf(state.market, item.instrument).gt(0)))
    return { state, entries: [] };
  const sold = sellFor(state, amount, rule);
  const passed = [notice(state, 'deadlinePassed', { amount, due: first.due }), notice(state, 'brokerSells')];
  const after = settle(credit(sold.state, rule));
  return { state: after.state, entries: [...passed, ...sold.entries, ...after.entries] };
}

/** The close of a day under Regulation T; nothing where it does not apply. @throws EngineError as `paymentDue` */
export function closeRegT(state: State): Outcome {
  const { regT } = rulebookIn(state);
  if (!regT) return { state, entries: [] };
  const settled = andThen({ state: credit(state, regT), entries: [] }, settle);
  return andThen(
    andThen(settled, (next) => demand(next, regT)),
    (next) => enforce(next, regT),
  );
}

/** How the next day begins: nothing has been opened on it yet. The account starts with the excess that it has. */
export function openDay(state: State): State {
  const { regT } = rulebookIn(state);
  const first = state.memory.opening === null && regT !== undefined;
  const { sma } = first ? credit(state, regT).memory : state.memory;
  const equity = assess(viewOf(state), rulebookIn(state)).equity.value;
  return { ...state, memory: { ...state.memory, sma, today: [], opening: { sma, equity } } };
}
