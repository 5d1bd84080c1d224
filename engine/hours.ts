/** Time that passes within a day: what falls due on the way, and what follows from it. */
import { chargePeriod, nextCharge } from './borrowing.ts';
import { instantOf, timeOf } from './clock.ts';
import { settleDebts } from './coin-debt.ts';
import { review } from './remedy.ts';
import type { State } from './state.ts';
import { andThen, type Outcome } from './write.ts';

/** The end of the day: what falls due at midnight is the next day's. */
export type Until = { readonly time: string } | 'end';

const DAY = 86_400;

/**
 * The next charge on the way to a time of this day, and the calls and liquidations that it brings; null where nothing
 * more is due. The time of the state is the time of the charge.
 */
export function nextHour(state: State, until: Until): Outcome | null {
  const limit = until === 'end' ? instantOf(state.on) + DAY : instantOf(state.on, until.time);
  const due = nextCharge(state, limit, until !== 'end');
  if (due === null) return null;
  // What was due before this day began would have been charged then.
  const charged = chargePeriod({ ...state, time: timeOf(due) }, due);
  return settleDebts(andThen(charged, review));
}
