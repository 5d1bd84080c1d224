/** Every rulebook by its frozen id. A changed one gets a new id, and the old one stays. */

import { EngineError } from '../errors.ts';
import type { Rulebook, Settings } from '../rulebook.ts';
import { checkVenue } from '../venue-settings.ts';
import { apart, BINANCE, BINGX, BYBIT, COIN, DYDX, HYPERLIQUID, OKX, together } from './exchange.ts';
import { deribitPortfolio, krakenFutures, netOffset, PLAIN, smartCross } from './offsets.ts';
import {
  binanceCross3,
  binanceCross5,
  binanceIsolated3,
  binanceIsolated5,
  binanceIsolated10,
  binancePro,
  cryptocomOld,
  krakenMargin,
  kucoinCross,
  kucoinIsolated,
} from './spot-margin.ts';
import { usBroker } from './us-broker.ts';
import { usPortfolioMargin } from './us-portfolio-margin.ts';
import { usTextbook } from './us-textbook.ts';
import { fixedMinimum, usBrokerIntraday, usBrokerRegTAtClose } from './variants.ts';

type Field = keyof Settings;

interface Entry {
  readonly make: (settings: Settings, path: string) => Rulebook;
  /** What a scenario may set about it. */
  readonly settings: readonly Field[];
  /** Of what an exchange says for itself. */
  readonly check?: typeof checkVenue;
}

const COMMON: readonly Field[] = [
  'callDays',
  'sells',
  'sellsFirst',
  'saleCommission',
  'saleSlippage',
  'interest',
];
const HOUSE: readonly Field[] = [
  'exchangeDays',
  'houseLong',
  'houseShort',
  'houseInitial',
  'securities',
  'concentrated',
  ...COMMON,
];

/** An exchange decides all the rest for itself. */
const VENUE = { settings: ['venue'], check: checkVenue } as const;

const RULEBOOKS: Readonly<Record<string, Entry>> = {
  'us-broker.2026-11': { make: usBroker, settings: HOUSE },
  'us-broker-regt-at-close.2026-11': { make: usBrokerRegTAtClose, settings: HOUSE },
  'us-broker-intraday.2026-11': { make: usBrokerIntraday, settings: [...HOUSE, 'intraday'] },
  'us-textbook.2026-11': { make: usTextbook, settings: ['houseLong', 'houseShort', ...COMMON] },
  'us-portfolio-margin.2026-11': { make: usPortfolioMargin, settings: COMMON },
  'fixed-minimum.2026-11': { make: fixedMinimum, settings: ['minimumMargin', ...COMMON] },
  'exchange-isolated.2026-11': { make: apart(PLAIN), ...VENUE },
  'exchange-cross.2026-11': { make: together(PLAIN), ...VENUE },
  'coin-isolated.2026-11': { make: apart(COIN), ...VENUE },
  'coin-cross.2026-11': { make: together(COIN), ...VENUE },
  'binance-futures-isolated.2026-11': { make: apart(BINANCE), ...VENUE },
  'binance-futures-cross.2026-11': { make: together(BINANCE), ...VENUE },
  'bybit-futures-isolated.2026-11': { make: apart(BYBIT), ...VENUE },
  'bybit-futures-cross.2026-11': { make: together(BYBIT), ...VENUE },
  'okx-futures-isolated.2026-11': { make: apart(OKX), ...VENUE },
  'okx-futures-cross.2026-11': { make: together(OKX), ...VENUE },
  'bingx-futures-isolated.2026-11': { make: apart(BINGX), ...VENUE },
  'bingx-futures-cross.2026-11': { make: together(BINGX), ...VENUE },
  'dydx-isolated.2026-11': { make: apart(DYDX), ...VENUE },
  'dydx-cross.2026-11': { make: together(DYDX), ...VENUE },
  'hyperliquid-isolated.2026-11': { make: apart(HYPERLIQUID), ...VENUE },
  'hyperliquid-cross.2026-11': { make: together(HYPERLIQUID), ...VENUE },
  'exchange-net.2026-11': { make: netOffset, ...VENUE },
  'cryptocom-smart-cross.2026-11': { make: smartCross, ...VENUE },
  'kraken-futures.2026-11': { make: krakenFutures, ...VENUE },
  'deribit-portfolio.2026-11': { make: deribitPortfolio, ...VENUE },
  'binance-margin-cross-3x.2026-11': { make: binanceCross3, ...VENUE },
  'binance-margin-cross-5x.2026-11': { make: binanceCross5, ...VENUE },
  'binance-margin-isolated-3x.2026-11': { make: binanceIsolated3, ...VENUE },
  'binance-margin-isolated-5x.2026-11': { make: binanceIsolated5, ...VENUE },
  'binance-margin-isolated-10x.2026-11': { make: binanceIsolated10, ...VENUE },
  'binance-margin-pro.2026-11': { make: binancePro, ...VENUE },
  'kraken-margin.2026-11': { make: krakenMargin, ...VENUE },
  'kucoin-margin-cross.2026-11': { make: kucoinCross, ...VENUE },
  'kucoin-margin-isolated.2026-11': { make: kucoinIsolated, ...VENUE },
  'cryptocom-margin-old.2026-11': { make: cryptocomOld, ...VENUE },
};

export const RULEBOOK_IDS: readonly string[] = Object.keys(RULEBOOKS);

/** What is known of the rulebook of that id. @throws EngineError `rulebook.unknown` */
export function entryOf(id: string): Entry {
  const entry = Object.hasOwn(RULEBOOKS, id) ? RULEBOOKS[id] : undefined;
  if (entry) return entry;
  throw new EngineError(
    'rulebook.unknown',
    'rulebook',
    `must be one of ${RULEBOOK_IDS.join(', ')}; got "${id}"`,
  );
}

/** The rulebook of that id with settings that `rulebookOf` in check-settings.ts has let pass. @throws EngineError `rulebook.unknown` */
export function rulebookMade(id: string, settings: Settings, path = 'settings'): Rulebook {
  return { ...entryOf(id).make(settings, path), id };
}
