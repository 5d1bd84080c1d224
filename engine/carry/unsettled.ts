/** What has been traded and not yet paid for or delivered. */
import { settlementDate } from '../holidays.ts';
import type { Posting } from '../ledger.ts';
import type { Settings } from '../rulebook.ts';
import type { State } from '../state.ts';
import type { CarryMemory, Unsettled } from './memory.ts';

/** Whether anything accrues under these settings. */
export function carries({ interest, securities = [] }: Settings): boolean {
  return interest !== undefined || securities.some(({ borrowRate }) => borrowRate !== undefined);
}

/**
 * The memory after a posting; `state` is the one before it. Trades settle as the market does, and short-sale proceeds
 * that a purchase sets free settle with it. Before anything accrues, nothing is kept: the trades of the last day before
 * a schedule are taken as settled.
 * @throws EngineError `calendar.settlement-unknown`
 */
export function unsettledAfter({ memory, settings }: State, posting: Posting): CarryMemory {
  const { carry } = memory;
  const settlesLater = ['trade', 'forcedSale', 'release'].includes(posting.reason);
  if (!settlesLater || !carries(settings)) return carry;
  const settles = settlementDate(posting.on);
  const added = posting.legs.flatMap(({ owner, pool = '', kind, asset, instrument, amount }): Unsettled[] =>
    owner === 'pool' && (kind === 'cash' || kind === 'position')
      ? [{ settles, pool, kind, asset: instrument ?? asset, amount }]
      : [],
  );
  return { ...carry, unsettled: [...carry.unsettled, ...added] };
}

/** What has not settled by the close of the day of this state. */
export function unsettledAt({ on, memory }: State): readonly Unsettled[] {
  return memory.carry.unsettled.filter(({ settles }) => settles > on);
}

/** The state after the close, without what has settled. */
export function withoutSettled(state: State): State {
  const { carry } = state.memory;
  return { ...state, memory: { ...state.memory, carry: { ...carry, unsettled: unsettledAt(state) } } };
}
