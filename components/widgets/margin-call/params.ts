/** What the margin-call figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const PRICE = {
  kind: 'number',
  public: true,
  key: 'price',
  label: 'Share price',
  min: '15',
  max: '60',
  places: 2,
  as: 'dollars',
} as const;
export const HOUSE = {
  kind: 'number',
  public: true,
  key: 'house',
  label: 'Maintenance requirement',
  min: '0.25',
  max: '0.6',
  places: 3,
  as: 'percent',
} as const;
export const NEXT = {
  kind: 'number',
  public: true,
  key: 'next',
  label: 'Price on the next day',
  min: '15',
  max: '60',
  places: 2,
  as: 'dollars',
} as const;
export const ANSWER = {
  kind: 'choice',
  public: true,
  key: 'answer',
  label: 'Answer to the call',
  options: ['none', 'deposit', 'sell', 'wait'],
} as const;
export const NOTICE = {
  kind: 'choice',
  public: true,
  key: 'notice',
  label: 'What the broker does',
  options: ['days', 'none'],
} as const;
/** How much is sold as an answer: what ends the call, or what guides say. */
export const SALE = {
  kind: 'choice',
  public: true,
  key: 'sale',
  label: 'Size of the sale',
  options: ['enough', 'call', 'twice'],
} as const;

export const PARAMS: readonly Param[] = [PRICE, HOUSE, ANSWER, NEXT, NOTICE, SALE];
