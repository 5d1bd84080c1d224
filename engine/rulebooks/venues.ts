/** Rulebooks of exchanges by their frozen ids. */
import type { Rulebook, Settings } from '../rulebook.ts';
import {
  BINANCE,
  BINGX,
  BYBIT,
  COIN,
  contractsAt,
  DYDX,
  HYPERLIQUID,
  OKX,
  type VenueTerms,
} from './exchange.ts';
import { deribitPortfolio, krakenFutures, netOffset, PLAIN, smartCross } from './offsets.ts';
import {
  binanceCross3,
  binanceCross5,
  binanceIsolated,
  binancePro,
  cryptocomOld,
  krakenMargin,
  kucoinCross,
  kucoinIsolated,
} from './spot-margin.ts';

type Make = (settings: Settings) => Rulebook;

const CONTRACTS: Readonly<Record<string, readonly [name: string, terms: VenueTerms]>> = {
  exchange: ['An exchange with one rate for every size', PLAIN],
  coin: ['Coin-margined contracts', COIN],
  'binance-futures': ['Binance USDⓈ-M futures', BINANCE],
  'bybit-futures': ['Bybit futures', BYBIT],
  'okx-futures': ['OKX futures', OKX],
  'bingx-futures': ['BingX futures', BINGX],
  dydx: ['dYdX v4', DYDX],
  hyperliquid: ['Hyperliquid', HYPERLIQUID],
};

/** Each venue of contracts twice: a pool for each position, and one pool for all. */
const POOLED = Object.entries(CONTRACTS).flatMap(([id, [name, terms]]): [string, Make, string][] => [
  [`${id}-isolated.2026-11`, (settings) => contractsAt(terms, settings).isolated, `${name}, isolated margin`],
  [`${id}-cross.2026-11`, (settings) => contractsAt(terms, settings).cross, `${name}, cross margin`],
]);

const OTHERS: readonly [string, Make, string][] = [
  ['exchange-net.2026-11', netOffset, 'An exchange that nets long and short'],
  ['cryptocom-smart-cross.2026-11', smartCross, 'Crypto.com smart cross margin'],
  ['kraken-futures.2026-11', krakenFutures, 'Kraken Futures'],
  ['deribit-portfolio.2026-11', deribitPortfolio, 'Deribit portfolio margin, futures'],
  ['binance-margin-cross-3x.2026-11', binanceCross3, 'Binance cross margin 3x'],
  ['binance-margin-cross-5x.2026-11', binanceCross5, 'Binance cross margin 5x'],
  ['binance-margin-isolated-3x.2026-11', (s) => binanceIsolated('3', s), 'Binance isolated margin 3x'],
  ['binance-margin-isolated-5x.2026-11', (s) => binanceIsolated('5', s), 'Binance isolated margin 5x'],
  ['binance-margin-isolated-10x.2026-11', (s) => binanceIsolated('10', s), 'Binance isolated margin 10x'],
  ['binance-margin-pro.2026-11', binancePro, 'Binance cross margin Pro'],
  ['kraken-margin.2026-11', krakenMargin, 'Kraken spot margin'],
  ['kucoin-margin-cross.2026-11', kucoinCross, 'KuCoin cross margin'],
  ['kucoin-margin-isolated.2026-11', kucoinIsolated, 'KuCoin isolated margin'],
  ['cryptocom-margin-old.2026-11', cryptocomOld, 'Crypto.com margin facility, before 2023'],
];

/** How each rulebook is made; the id and the name are put on here, once. */
export const VENUES: Readonly<Record<string, Make>> = Object.fromEntries(
  [...POOLED, ...OTHERS].map(([id, make, name]) => [
    id,
    (settings: Settings) => ({ ...make(settings), id, name }),
  ]),
);
