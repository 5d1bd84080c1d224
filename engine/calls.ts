/** Calls: which lines are crossed now, and how memory keeps up with them. What follows an unanswered one is in remedy.ts. */
import { assess, type Standing } from './assess.ts';
import { cents, greater } from './decimal.ts';
import { addBusinessDays } from './holidays.ts';
import type { Entry, Notice } from './ledger.ts';
import type { Remedy } from './rulebook.ts';
import { type Call, rulebookIn, type State, viewOf } from './state.ts';
import type { Outcome } from './write.ts';

/** The lines that are crossed and bring a call, as they stand. */
export function callsNow(state: State): Standing[] {
  const { standings, view } = assess(viewOf(state), rulebookIn(state));
  if (!view.pool.positions.some((position) => !position.quantity.isZero())) return [];
  return standings.filter(({ line, crossed }) => crossed && line.action === 'call');
}

/** Something that happened and moved no money. */
export function notice(
  state: State,
  name: Notice['name'],
  more: Omit<Notice, 'kind' | 'on' | 'name'> = {},
): Notice {
  return { kind: 'notice', on: state.on, name, ...more };
}

function withCalls(state: State, calls: readonly Call[]): State {
  const others = state.memory.calls.filter((call) => call.kind !== 'maintenance');
  return { ...state, memory: { ...state.memory, calls: [...calls, ...others] } };
}

/** Business days to answer a call on that line; null is no notice at all. */
export function daysFor({ days, lineDays }: Remedy, line: string): number | null {
  const own = lineDays?.[line];
  return own === undefined ? days : own;
}

/** Opens, raises and closes calls so that memory agrees with the lines as they stand. Nothing is sold. */
export function recall(state: State): Outcome {
  const { remedy } = rulebookIn(state);
  const before = state.memory.calls.filter((call) => call.kind === 'maintenance');
  const entries: Entry[] = [];
  const calls: Call[] = [];
  for (const { line, call } of callsNow(state)) {
    const amount = cents(call.value, 'up');
    const open = before.find((item) => item.line === line.name);
    const due = open?.due ?? addBusinessDays(state.on, daysFor(remedy, line.name) ?? 0);
    if (!open) entries.push(notice(state, 'callOpened', { line: line.name, amount, due }));
    else if (amount.gt(open.amount))
      entries.push(notice(state, 'callIncreased', { line: line.name, amount, due }));
    calls.push({
      kind: 'maintenance',
      line: line.name,
      amount: open ? greater(open.amount, amount) : amount,
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
