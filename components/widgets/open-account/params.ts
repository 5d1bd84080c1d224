/** What the figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const DEPOSIT = {
  kind: 'number',
  public: true,
  key: 'deposit',
  label: 'Paid in',
  min: '0',
  max: '10000',
  places: 0,
  as: 'dollars',
} as const;
export const BUY = {
  kind: 'number',
  public: true,
  key: 'buy',
  label: 'Shares bought for',
  min: '500',
  max: '12000',
  places: 0,
  as: 'dollars',
} as const;
export const PRICE = {
  kind: 'number',
  public: true,
  key: 'price',
  label: 'Share price on the next day',
  min: '10',
  max: '100',
  places: 2,
  as: 'dollars',
} as const;
export const TAKE = {
  kind: 'number',
  public: true,
  key: 'take',
  label: 'Taken out after that',
  min: '0',
  max: '5000',
  places: 0,
  as: 'dollars',
} as const;

export const PARAMS: readonly Param[] = [DEPOSIT, BUY, PRICE, TAKE];
