/** One posting written into a state: the account, what is remembered of it, and the journal. */
import { unsettledAfter } from './carry/unsettled.ts';
import { fundAfter } from './fund.ts';
import { type Entry, type Leg, type Posting, post, type Reason } from './ledger.ts';
import { remember } from './sma.ts';
import type { State } from './state.ts';

/** A state and what was written on the way to it. */
export interface Outcome {
  readonly state: State;
  readonly entries: readonly Entry[];
}

/** What happens next, and all that was written. Not named `then`: a module with one would be taken for a promise. */
export function andThen(outcome: Outcome, next: (state: State) => Outcome): Outcome {
  const after = next(outcome.state);
  return { state: after.state, entries: [...outcome.entries, ...after.entries] };
}

/** Adds a posting; nothing, where none of its legs moves anything. */
export function write(outcome: Outcome, reason: Reason, legs: readonly Leg[]): Outcome {
  const { state } = outcome;
  const posting: Posting = {
    kind: 'posting',
    on: state.on,
    reason,
    legs: legs.filter((leg) => !leg.amount.isZero()),
  };
  if (posting.legs.length === 0) return outcome;
  return {
    state: {
      ...state,
      account: post(state.account, posting),
      memory: {
        ...remember(state, posting),
        carry: unsettledAfter(state, posting),
        fund: fundAfter(state, posting),
      },
    },
    entries: [...outcome.entries, posting],
  };
}
