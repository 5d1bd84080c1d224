/** What the comparison of platforms lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const OWN = {
  kind: 'number',
  public: true,
  key: 'own',
  label: 'Your own money',
  min: '100',
  max: '99000',
  places: 2,
  as: 'dollars',
} as const;
export const LEVERAGE = {
  kind: 'number',
  public: true,
  key: 'leverage',
  label: 'Leverage wanted',
  min: '1',
  max: '12',
  places: 1,
  as: 'count',
  unit: '×',
} as const;
export const PRICE = {
  kind: 'number',
  public: true,
  key: 'price',
  label: 'Price now',
  min: '100',
  max: '99000',
  places: 2,
  as: 'dollars',
} as const;
export const DAYS = {
  kind: 'number',
  public: true,
  key: 'days',
  label: 'Held for',
  min: '0',
  max: '365',
  places: 0,
  as: 'count',
  unit: ' days',
} as const;
export const SHOW = {
  kind: 'choice',
  public: true,
  key: 'show',
  label: 'Show',
  options: ['all', 'stated', 'takes'],
} as const;
export const SORT = {
  kind: 'choice',
  public: true,
  key: 'sort',
  label: 'Sorted by',
  options: ['name', 'leverage', 'call', 'liquidation', 'room', 'cost'],
} as const;
export const ORDER = {
  kind: 'choice',
  public: true,
  key: 'order',
  label: 'Order',
  options: ['up', 'down'],
} as const;
export const PLATFORM = {
  kind: 'choice',
  public: true,
  key: 'platform',
  label: 'Numbers of',
  options: ['binance', 'kraken', 'kucoin', 'phemex', 'cryptocom', 'us-broker'],
} as const;

export const PARAMS: readonly Param[] = [LEVERAGE, OWN, PRICE, DAYS, SHOW, SORT, ORDER, PLATFORM];
