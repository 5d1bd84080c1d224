/** How venues count the periods of a loan, by the id of their rulebook, where a page that was read says so. */
import type { PeriodName } from '../lending.ts';

export const LENDING_PERIODS: Readonly<Record<string, PeriodName>> = {
  'binance-margin-cross-3x.2026-11': 'clockHours',
  'binance-margin-cross-5x.2026-11': 'clockHours',
  'binance-margin-isolated-3x.2026-11': 'clockHours',
  'binance-margin-isolated-5x.2026-11': 'clockHours',
  'binance-margin-isolated-10x.2026-11': 'clockHours',
  'kraken-margin.2026-11': 'openingAndCompleted',
};
