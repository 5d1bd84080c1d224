/** What the figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const PRICE = {
  kind: 'number',
  public: true,
  key: 'price',
  label: 'Share price',
  min: '0',
  max: '50',
  places: 2,
  as: 'dollars',
} as const;
export const HOUSE = {
  kind: 'number',
  public: true,
  key: 'house',
  label: 'House rate for shorts',
  min: '0.3',
  max: '1',
  places: 3,
  as: 'percent',
} as const;
export const DAYS = {
  kind: 'number',
  public: true,
  key: 'days',
  label: 'Days held before',
  min: '0',
  max: '360',
  places: 0,
  as: 'count',
} as const;
export const FEE = {
  kind: 'number',
  public: true,
  key: 'fee',
  label: 'Borrow fee a year',
  min: '0',
  max: '2',
  places: 3,
  as: 'percent',
} as const;
export const DIVIDEND = {
  kind: 'number',
  public: true,
  key: 'dividend',
  label: 'Dividend a share',
  min: '0',
  max: '3',
  places: 2,
  as: 'dollars',
} as const;

export const PARAMS: readonly Param[] = [PRICE, HOUSE, DAYS, FEE, DIVIDEND];
