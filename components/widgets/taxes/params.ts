/** What the taxes figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const HELD = {
  kind: 'number',
  public: true,
  key: 'held',
  label: '$40 lot held for',
  min: '1',
  max: '800',
  places: 0,
  as: 'count',
  unit: ' days',
} as const;
export const PRICE = {
  kind: 'number',
  public: true,
  key: 'price',
  label: 'Sold at',
  min: '5',
  max: '120',
  places: 2,
  as: 'dollars',
} as const;
export const SOLD = {
  kind: 'number',
  public: true,
  key: 'sold',
  label: 'Shares sold',
  min: '1',
  max: '200',
  places: 0,
  as: 'count',
} as const;
export const LOTS = {
  kind: 'choice',
  public: true,
  key: 'lots',
  label: 'Which lot goes first',
  options: ['oldest', 'newest'],
} as const;
export const ASSET = {
  kind: 'choice',
  public: true,
  key: 'asset',
  label: 'What was held',
  options: ['stock', 'crypto'],
} as const;
export const REBUY = {
  kind: 'number',
  public: true,
  key: 'rebuy',
  label: 'Bought again',
  min: '0',
  max: '200',
  places: 0,
  as: 'count',
} as const;
export const AFTER = {
  kind: 'number',
  public: true,
  key: 'after',
  label: 'Days after the sale',
  min: '0',
  max: '60',
  places: 0,
  as: 'count',
} as const;
export const INTEREST = {
  kind: 'number',
  public: true,
  key: 'interest',
  label: 'Interest paid',
  min: '0',
  max: '50000',
  places: 2,
  as: 'dollars',
} as const;
export const INCOME = {
  kind: 'number',
  public: true,
  key: 'income',
  label: 'Other investment income, such as interest received',
  min: '0',
  max: '50000',
  places: 2,
  as: 'dollars',
} as const;
export const ELECT = {
  kind: 'choice',
  public: true,
  key: 'elect',
  label: 'Long-term gain counted as income',
  options: ['none', 'useful'],
} as const;
export const ORDINARY = {
  kind: 'number',
  public: true,
  key: 'ordinary',
  label: 'Ordinary rate',
  min: '0',
  max: '0.37',
  places: 3,
  as: 'percent',
} as const;
export const GAIN_RATE = {
  kind: 'choice',
  public: true,
  key: 'gain',
  label: 'Rate on long-term gain',
  options: ['0', '0.15', '0.2'],
} as const;

export const PARAMS: readonly Param[] = [
  HELD,
  PRICE,
  SOLD,
  LOTS,
  ASSET,
  REBUY,
  AFTER,
  INTEREST,
  INCOME,
  ELECT,
  ORDINARY,
  GAIN_RATE,
];
