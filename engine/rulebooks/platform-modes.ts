/** On which terms a platform lends for a purchase, by how much leverage is wanted, and what the loan costs. */
import type { Citation } from '../figure.ts';
import { PERIOD_RULES, type PeriodRule } from '../periods.ts';
import * as S from './crypto-sources.ts';
import { LEVELS, type Level } from './lending-levels.ts';

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
  /** Where its highest leverage stands, if elsewhere. */
  readonly leverageRule?: Citation;
  /** Id of the rulebook that has these lines, and others beside them. */
  readonly rulebook: string;
  /** What a level is a level of: assets over debts, debts over assets, equity over used margin or over the value. */
  readonly of: 'marginLevel' | 'debtRatio' | 'usedMargin' | 'value';
  readonly levels: readonly Level[];
  /** The least that one must have of one's own. Decimal text. */
  readonly deposit?: string;
  /** Absent where the rate stands on no page that was read. */
  readonly cost?: LendingCost;
}

/** As in us-sources.ts and us-broker.ts, which a page that compares platforms need not carry whole. */
const MAINTENANCE_LONG: Citation = {
  source: 'finra-4210',
  section: '(c)(1)',
  says: 'Stock held long must be backed by equity of 25 % of its current market value.',
  checked: '2026-11-22',
  standing: 'quoted',
};
const REG_T_LONG: Citation = {
  source: 'reg-t-220-12',
  section: '(a)',
  says: 'Buying a margin equity security takes 50 % of its current market value.',
  checked: '2026-11-22',
  standing: 'text',
};
const FINRA_LONG = '0.25';
const MINIMUM_EQUITY = '2000';

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
      rulebook: 'binance-margin-cross-3x.2026-11',
      of: 'marginLevel',
      levels: LEVELS.binanceCross3,
      cost: BINANCE_COST,
    },
    {
      name: 'cross 5×',
      most: '5',
      rule: S.binanceLiquidation,
      rulebook: 'binance-margin-cross-5x.2026-11',
      of: 'marginLevel',
      levels: LEVELS.binanceCross5,
      cost: BINANCE_COST,
    },
    {
      name: 'isolated 10×',
      most: '10',
      rule: S.binanceLiquidation,
      rulebook: 'binance-margin-isolated-10x.2026-11',
      of: 'marginLevel',
      levels: LEVELS.binanceIsolated10,
      cost: BINANCE_COST,
    },
  ],
  kraken: [
    {
      name: 'spot margin',
      most: '5',
      rule: S.krakenLevel,
      rulebook: 'kraken-margin.2026-11',
      of: 'usedMargin',
      levels: LEVELS.kraken,
      cost: KRAKEN_COST,
    },
  ],
  kucoin: [
    {
      name: 'cross',
      most: '5',
      rule: S.kucoin,
      rulebook: 'kucoin-margin-cross.2026-11',
      of: 'debtRatio',
      levels: LEVELS.kucoin,
    },
    {
      name: 'isolated',
      most: '10',
      rule: S.kucoin,
      rulebook: 'kucoin-margin-isolated.2026-11',
      of: 'debtRatio',
      levels: LEVELS.kucoin,
    },
  ],
  phemex: [],
  cryptocom: [],
  'us-broker': [
    {
      name: 'a stock',
      most: '2',
      rule: MAINTENANCE_LONG,
      leverageRule: REG_T_LONG,
      rulebook: 'us-broker.2026-11',
      of: 'value',
      // FINRA's line: what a house asks above it differs from one to the next.
      levels: [{ action: 'call', level: FINRA_LONG, boundary: 'strict' }],
      deposit: MINIMUM_EQUITY,
    },
  ],
} as const satisfies Readonly<Record<string, readonly PlatformMode[]>>;

export type PlatformId = keyof typeof PLATFORM_MODES;
export const PLATFORM_IDS = Object.keys(PLATFORM_MODES) as PlatformId[];
