/** The insurance fund as one account sees it: what it holds, and who pays what it cannot. */
import { worthOf } from './account.ts';
import { type Decimal, parseDecimal, total } from './decimal.ts';
import { EngineError } from './errors.ts';
import type { Posting } from './ledger.ts';
import type { Rulebook, Settings } from './rulebook.ts';
import { BEYOND_FUND } from './rulebooks/beyond-fund.ts';
import { rulebookIn, type State } from './state.ts';

/**
 * Who pays what no fund does: the account owes it; those on the other side, whose contracts are closed at the price of
 * bankruptcy; all that is open in the contract, by its size; or all deposits, by theirs.
 */
export type BeyondFund = 'owed' | 'deleverage' | 'overOpen' | 'overDeposits';

/**
 * What the fund holds at the start; null where no limit is known.
 * @throws EngineError `settings.venue` below 0, `settings.unused` where the venue has no fund
 */
export function fundIn(rulebook: Rulebook, { venue }: Settings, path: string): Decimal | null {
  const fund = venue?.fund;
  if (fund === undefined) return null;
  const field = `${path}.venue.fund`;
  if (rulebook.liquidation?.fund !== 'pays')
    throw new EngineError('settings.unused', field, `is not known to ${rulebook.id}: no fund pays there`);
  const held = parseDecimal(fund, field);
  if (held.gte(0)) return held;
  throw new EngineError('settings.venue', field, `must be at least 0; got "${fund}"`);
}

/** Who pays beyond the fund: as the scenario says, else as the venue's pages do, else the account itself. */
export function beyondFund({ settings, rulebookId }: State): BeyondFund {
  return settings.venue?.beyondFund ?? BEYOND_FUND[rulebookId] ?? 'owed';
}

/** What the fund holds after a posting; coin counts at its mark. */
export function fundAfter(state: State, { legs }: Posting): Decimal | null {
  const { fund } = state.memory;
  const paid = legs.filter(({ owner }) => owner === 'fund');
  if (fund === null || paid.length === 0) return fund;
  const { currency } = rulebookIn(state);
  return fund.plus(
    total(paid.map(({ asset, amount }) => amount.times(worthOf(asset, currency, state.market)))),
  );
}
