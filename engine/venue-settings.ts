/** What a scenario may set about an exchange. Decimal texts. */
import type { AssetWeight } from './balance.ts';
import { parseDecimal } from './decimal.ts';
import { EngineError } from './errors.ts';
import type { BeyondFund } from './fund.ts';
import type { LendingSettings } from './lending.ts';
import { checkTiers, type TierTable } from './tiers.ts';

export interface VenueSettings {
  /** The asset that the account is counted in. */
  readonly currency?: string;
  /** Of a position that names none; above 0. */
  readonly leverage?: string;
  /** Fraction of the value that is asked to open, before it is divided by the leverage. */
  readonly initialRate?: string;
  /** Fee for closing that is part of the requirement, a fraction. */
  readonly closingFee?: string;
  /** Fee that a liquidation takes, a fraction. */
  readonly liquidationFee?: string;
  /** What the insurance fund holds; without it, it pays without limit where it pays. */
  readonly fund?: string;
  /** Who pays what the fund cannot. */
  readonly beyondFund?: BeyondFund;
  /** Whether what comes in repays what was borrowed, or stays as cash beside it. */
  readonly repaying?: 'atOnce' | 'byHand';
  /** Whether what cash does not cover is borrowed, or a trade that lacks it is refused. */
  readonly borrowing?: 'atOnce' | 'byHand';
  /** What is borrowed costs this; without it, nothing. */
  readonly interest?: LendingSettings;
  readonly tables?: readonly TierTable[];
  readonly weights?: readonly AssetWeight[];
}

function checkNumber(text: string | undefined, field: string, most: string, above: boolean): void {
  if (text === undefined) return;
  const value = parseDecimal(text, field);
  if ((above ? value.gt(0) : value.gte(0)) && value.lte(parseDecimal(most, field))) return;
  throw new EngineError(
    'settings.venue',
    field,
    `must be ${above ? 'above' : 'at least'} 0 and at most ${most}; got "${text}"`,
  );
}

/** @throws EngineError `settings.venue`, and what `checkTiers` throws for a table with an error */
export function checkVenue(venue: VenueSettings | undefined, path: string): void {
  if (!venue) return;
  checkNumber(venue.leverage, `${path}.leverage`, '1000', true);
  checkNumber(venue.initialRate, `${path}.initialRate`, '1', true);
  checkNumber(venue.closingFee, `${path}.closingFee`, '1', false);
  checkNumber(venue.liquidationFee, `${path}.liquidationFee`, '1', false);
  venue.tables?.forEach((table, i) => {
    checkTiers(table, `${path}.tables[${i}]`);
  });
  venue.weights?.forEach(({ held, owed }, i) => {
    checkNumber(held, `${path}.weights[${i}].held`, '1', false);
    checkNumber(owed, `${path}.weights[${i}].owed`, '10', false);
  });
}
