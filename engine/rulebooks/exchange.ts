/**
 * Contracts on exchanges. One function fills the rulebook; what differs from venue to venue, and what differs between
 * a pool for each position and one pool for all, is data.
 */
import type { Citation } from '../figure.ts';
import type { LiquidationRule } from '../liquidation-rule.ts';
import type { Line, Rulebook, Settings } from '../rulebook.ts';
import type { Requirement } from '../rules/index.ts';
import { leverage } from '../rules/leverage.ts';
import type { Charged } from '../rules/size.ts';
import { type TiersRule, tiers } from '../rules/tiers.ts';
import { NO_COSTS } from '../sale.ts';
import type { TierBoundary, TierTable } from '../tiers.ts';
import * as S from './crypto-sources.ts';
import { ADA_2024, BNB_2024, BTC_2024, ETH_2021, flatRate } from './exchange-tables.ts';

/** What a venue decides for itself. Decimal texts. */
export interface VenueTerms {
  readonly name: string;
  readonly currency: string;
  readonly leverage: string;
  readonly tables: readonly TierTable[];
  /** What maintenance is charged on, and what the margin to open is. */
  readonly charged: Charged;
  readonly initial: Charged;
  readonly sized: TiersRule['sized'];
  readonly closingFee?: string;
  /** Whether a balance exactly on the requirement is liquidated. */
  readonly boundary: Line['boundary'];
  readonly tierBoundary: TierBoundary;
  readonly liquidation: LiquidationRule;
  readonly rule: Citation;
}

/** The requirements of a venue with a scenario's own settings. */
function requirementsOf(terms: VenueTerms, { venue }: Settings): Record<string, Requirement> {
  const { charged, initial, sized, tierBoundary, rule } = terms;
  const tables = [...(venue?.tables ?? []), ...(venue?.tables ? [] : terms.tables)];
  const closingFee = venue?.closingFee ?? terms.closingFee;
  const table = {
    kind: 'tiers',
    by: tiers,
    tables,
    charged,
    sized,
    boundary: tierBoundary,
    scope: 'symbol',
    ...(closingFee === undefined ? {} : { closingFee }),
    rule,
  } as const;
  return {
    initial: {
      kind: 'leverage',
      by: leverage,
      name: 'initial',
      label: 'Initial margin',
      long: initial,
      short: initial,
      leverage: venue?.leverage ?? terms.leverage,
      ...(venue?.initialRate === undefined ? {} : { rate: venue.initialRate }),
      tables,
      sized,
      rule,
    },
    maintenance: { ...table, name: 'maintenance', label: 'Maintenance margin' },
    // Nothing is left when the balance pays no more than closing does.
    bankruptcy: { ...table, name: 'bankruptcy', label: 'Owed at bankruptcy', tables: [flatRate('0')] },
  };
}

function linesOf({ boundary, rule }: VenueTerms): Line[] {
  return [
    {
      name: 'opening',
      label: 'Opening more',
      of: 'initial',
      factor: '1',
      boundary: 'strict',
      action: 'restrict',
      rule,
    },
    {
      name: 'liquidation',
      label: 'Liquidation',
      of: 'maintenance',
      factor: '1',
      boundary,
      action: 'liquidate',
      rule,
    },
  ];
}

/** Both poolings of a venue: they differ in who shares, and in nothing else. */
export function contractsAt(terms: VenueTerms, settings: Settings): { isolated: Rulebook; cross: Rulebook } {
  const { liquidationFee } = settings.venue ?? {};
  const isolated: Rulebook = {
    // The table of rulebooks knows the id.
    id: '',
    name: `${terms.name}, isolated margin`,
    currency: settings.venue?.currency ?? terms.currency,
    sharing: 'each',
    requirements: requirementsOf(terms, settings),
    lines: linesOf(terms),
    remedy: { days: null, sells: 'everything', order: 'largestFirst', costs: NO_COSTS, rule: terms.rule },
    liquidation: { ...terms.liquidation, ...(liquidationFee === undefined ? {} : { fee: liquidationFee }) },
    withdrawals: { minimumEquity: '0', rule: terms.rule },
    matching: 'fifo',
    autoBorrow: false,
    autoRepay: false,
    sources: { rule: terms.rule, liquidation: terms.liquidation.rule },
  };
  const cross: Rulebook = { ...isolated, sharing: 'all' };
  return { isolated, cross: { ...cross, name: `${terms.name}, cross margin` } };
}

/** Terms that most venues share, as Binance has them. */
export const USUAL: VenueTerms = {
  name: 'Binance USDⓈ-M futures',
  currency: 'USDT',
  leverage: '20',
  tables: [BTC_2024],
  charged: 'mark',
  initial: 'mark',
  sized: 'quote',
  boundary: 'inclusive',
  tierBoundary: 'lower',
  // How large the fee is stands on no page that was read: a scenario sets it.
  liquidation: { closes: 'tier', fee: '0', fund: 'pays', rule: S.binanceFund },
  rule: S.binanceFutures,
};

export const BINANCE: VenueTerms = {
  ...USUAL,
  tables: [
    ...USUAL.tables,
    { instrument: 'ETHUSDT', tiers: ETH_2021.tiers },
    { instrument: 'ADAUSDT', tiers: ADA_2024.tiers },
    { instrument: 'BNBUSDT', tiers: BNB_2024.tiers },
  ],
};

/** Coin-margined: tiers are written in coin. Its table is one that gives a price Binance showed, and no published one. */
export const COIN: VenueTerms = {
  ...USUAL,
  name: 'Coin-margined contracts',
  currency: 'USD',
  tables: [
    {
      tiers: [
        { floor: '0', rate: '0.004', leverage: '125' },
        { floor: '5', rate: '0.005', leverage: '100' },
        { floor: '10', rate: '0.01', leverage: '50' },
        { floor: '20', rate: '0.025', leverage: '20' },
        { floor: '50', rate: '0.05', leverage: '10' },
        { floor: '100', rate: '0.1', leverage: '5' },
        { floor: '200', rate: '0.125', leverage: '4' },
      ],
    },
  ],
  sized: 'base',
  rule: { ...S.binanceCoin, standing: 'house' },
};

export const BYBIT: VenueTerms = {
  ...USUAL,
  name: 'Bybit futures',
  leverage: '10',
  tables: [flatRate('0.005')],
  charged: 'entry',
  initial: 'entry',
  rule: S.bybitFutures,
};

export const OKX: VenueTerms = {
  ...USUAL,
  name: 'OKX futures',
  leverage: '10',
  tables: [flatRate('0.004')],
  closingFee: '0.0005',
  rule: S.okxFutures,
};

export const DYDX: VenueTerms = {
  ...USUAL,
  name: 'dYdX v4',
  currency: 'USD',
  leverage: '20',
  tables: [flatRate('0.03')],
  boundary: 'strict',
  liquidation: { closes: 'everything', fee: '0.015', fund: 'pays', rule: S.dydxFund },
  rule: S.dydx,
};

export const HYPERLIQUID: VenueTerms = {
  ...DYDX,
  name: 'Hyperliquid',
  leverage: '20',
  tables: [flatRate('0.01', '50')],
  liquidation: { closes: 'share', share: '0.20', fee: '0', fund: 'none', rule: S.hyperliquid },
  rule: S.hyperliquid,
};

/** The margin to open is charged on the entry; the fee for closing is part of the requirement. */
export const BINGX: VenueTerms = {
  ...OKX,
  name: 'BingX futures',
  initial: 'entry',
  closingFee: '0.0005',
  rule: S.bingx,
};

/** A rulebook with a pool for each position. */
export function apart(terms: VenueTerms): (settings: Settings) => Rulebook {
  return (settings) => contractsAt(terms, settings).isolated;
}

/** The same with one pool for all. */
export function together(terms: VenueTerms): (settings: Settings) => Rulebook {
  return (settings) => contractsAt(terms, settings).cross;
}
