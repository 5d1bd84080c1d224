/** On which terms a platform lends for a purchase, by how much leverage is wanted, and what the loan costs. */
import type { Citation } from '../figure.ts';
import { PERIOD_RULES, type PeriodRule } from '../periods.ts';
import type { Rulebook } from '../rulebook.ts';
import { CRYPTO_SOURCES as S } from './crypto-sources.ts';
import {
  binanceCross3,
  binanceCross5,
  binanceIsolated10,
  krakenMargin,
  kucoinCross,
  kucoinIsolated,
} from './spot-margin.ts';
import { usBroker } from './us-broker.ts';
import { US_SOURCES } from './us-sources.ts';

/** What is lent costs so much, by a rule of periods. */
export interface LendingCost {
  /** Fraction for a period. Decimal text. */
  readonly rate: string;
  readonly rule: PeriodRule;
  readonly cited: Citation;
  /** The rate is one that the venue's own page computes an example with, and not one that it charges. */
  readonly example: boolean;
}

export interface PlatformMode {
  readonly name: string;
  /** The highest leverage of a purchase. Decimal text. */
  readonly most: string;
  readonly rule: Citation;
  readonly rulebook: () => Rulebook;
  /** Absent where the rate stands on no page that was read. */
  readonly cost?: LendingCost;
}

/** Dollars and the coins that stand for them are counted as one. */
const IN_DOLLARS = { venue: { currency: 'USD' } } as const;
const BINANCE_COST: LendingCost = {
  rate: '0.00001',
  rule: PERIOD_RULES.clockHours,
  cited: S.binanceRate,
  example: true,
};
const KRAKEN_COST: LendingCost = {
  rate: '0.00025',
  rule: PERIOD_RULES.openingAndCompleted,
  cited: S.krakenRate,
  example: false,
};

/**
 * The modes of each platform, the one with the least leverage first. Empty where its lines stand on no page that was
 * read: nothing is computed there.
 */
export const PLATFORM_MODES = {
  binance: [
    {
      name: 'cross 3×',
      most: '3',
      rule: S.binanceLevels,
      rulebook: () => binanceCross3(IN_DOLLARS),
      cost: BINANCE_COST,
    },
    {
      name: 'cross 5×',
      most: '5',
      rule: S.binanceLiquidation,
      rulebook: () => binanceCross5(IN_DOLLARS),
      cost: BINANCE_COST,
    },
    {
      name: 'isolated 10×',
      most: '10',
      rule: S.binanceLiquidation,
      rulebook: () => binanceIsolated10(IN_DOLLARS),
      cost: BINANCE_COST,
    },
  ],
  kraken: [
    {
      name: 'spot margin',
      most: '5',
      rule: S.krakenLevel,
      rulebook: () => krakenMargin(IN_DOLLARS),
      cost: KRAKEN_COST,
    },
  ],
  kucoin: [
    { name: 'cross', most: '5', rule: S.kucoin, rulebook: () => kucoinCross(IN_DOLLARS) },
    { name: 'isolated', most: '10', rule: S.kucoin, rulebook: () => kucoinIsolated(IN_DOLLARS) },
  ],
  phemex: [],
  cryptocom: [],
  // The line is FINRA's: what a house asks above it differs from one to the next.
  'us-broker': [
    {
      name: 'a stock',
      most: '2',
      rule: US_SOURCES.regTLong,
      rulebook: () => usBroker({ houseLong: '0.25' }),
    },
  ],
} as const satisfies Readonly<Record<string, readonly PlatformMode[]>>;

export type PlatformId = keyof typeof PLATFORM_MODES;
export const PLATFORM_IDS = Object.keys(PLATFORM_MODES) as PlatformId[];
