/** Every rulebook by its frozen id. A changed one gets a new id, and the old one stays. */

import { checkSchedule } from '../carry/schedule-check.ts';
import { MOST_BORROW_RATE } from '../carry/short.ts';
import { decimal, parseDecimal } from '../decimal.ts';
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

/** Rates are fractions: 0.30 is 30 %. Shorts may be asked for more than their value. */
const LIMITS = {
  houseLong: '1',
  houseShort: '5',
  houseInitial: '1',
  over: '1',
  rate: '1',
  saleSlippage: '1',
} as const;

function checkRate(text: string, field: keyof typeof LIMITS, path: string): void {
  const rate = parseDecimal(text, `${path}.${field}`);
  if (rate.gt(0) && rate.lte(decimal(LIMITS[field]))) return;
  const percent = rate.gt(1) ? ': a percentage is written as a fraction, 2.5 % as "0.025"' : '';
  throw new EngineError(
    'settings.rate',
    `${path}.${field}`,
    `must be a fraction above 0 and at most ${LIMITS[field]}, such as "0.30" for 30 %; got "${text}"${percent}`,
  );
}

/** Zero is a rate: it ends a fee. */
function checkBorrowRate(text: string, path: string): void {
  const rate = parseDecimal(text, path);
  if (rate.gte(0) && rate.lte(decimal(MOST_BORROW_RATE))) return;
  throw new EngineError(
    'settings.rate',
    path,
    `must be a yearly fraction from 0 to ${MOST_BORROW_RATE}, such as "0.125" for 12.5 %; got "${text}"`,
  );
}

function checkRates(settings: Settings, path: string): void {
  for (const field of ['houseLong', 'houseShort', 'houseInitial'] as const) {
    const rate = settings[field];
    if (rate !== undefined) checkRate(rate, field, path);
  }
  settings.securities?.forEach((security, i) => {
    for (const field of ['houseLong', 'houseShort'] as const) {
      const rate = security[field];
      if (rate !== undefined) checkRate(rate, field, `${path}.securities[${i}]`);
    }
    if (security.borrowRate !== undefined)
      checkBorrowRate(security.borrowRate, `${path}.securities[${i}].borrowRate`);
  });
  const { concentrated } = settings;
  if (!concentrated) return;
  checkRate(concentrated.over, 'over', `${path}.concentrated`);
  checkRate(concentrated.rate, 'rate', `${path}.concentrated`);
}

function checkAmounts(settings: Settings, path: string): void {
  for (const field of ['minimumMargin', 'saleCommission'] as const) {
    const amount = settings[field];
    if (amount === undefined || parseDecimal(amount, `${path}.${field}`).gte(0)) continue;
    throw new EngineError('settings.amount', `${path}.${field}`, `must be at least 0; got "${amount}"`);
  }
  const { saleSlippage } = settings;
  // Unlike a rate it may be nothing at all.
  if (saleSlippage !== undefined && !parseDecimal(saleSlippage, `${path}.saleSlippage`).isZero())
    checkRate(saleSlippage, 'saleSlippage', path);
}

function checkDays(settings: Settings, path: string): void {
  for (const field of ['callDays', 'exchangeDays'] as const) {
    const days = settings[field];
    if (days === undefined || days === null || (Number.isInteger(days) && days >= 0 && days <= 30)) continue;
    throw new EngineError(
      'settings.days',
      `${path}.${field}`,
      `must be a whole number of business days from 0 to 30, or null for no notice; got ${days}`,
    );
  }
}

/**
 * The rulebook of that id with a broker's settings; `path` is where the settings stand in their file.
 * @throws EngineError `rulebook.unknown`, `settings.unused`, `settings.rate`, `settings.amount`, `settings.days`,
 * `schedule.*` as `checkSchedule`, `intraday.practice`, `date.syntax`
 */
export function rulebookOf(id: string, settings: Settings, path = 'settings'): Rulebook {
  const entry = Object.hasOwn(RULEBOOKS, id) ? RULEBOOKS[id] : undefined;
  if (!entry)
    throw new EngineError(
      'rulebook.unknown',
      'rulebook',
      `must be one of ${RULEBOOK_IDS.join(', ')}; got "${id}"`,
    );
  const unused = (Object.keys(settings) as Field[]).find((field) => !entry.settings.includes(field));
  if (unused !== undefined)
    throw new EngineError(
      'settings.unused',
      `${path}.${unused}`,
      `is not known to ${id}; it can be set ${entry.settings.join(', ')}`,
    );
  checkRates(settings, path);
  entry.check?.(settings.venue, `${path}.venue`);
  checkAmounts(settings, path);
  checkDays(settings, path);
  if (settings.interest) checkSchedule(settings.interest, `${path}.interest`);
  return { ...entry.make(settings, path), id };
}
