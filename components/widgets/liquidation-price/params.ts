/** What the figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const LEVERAGE = {
  kind: 'number',
  public: true,
  key: 'leverage',
  label: 'Leverage',
  min: '1',
  max: '125',
  places: 0,
  as: 'count',
  unit: '×',
} as const;
export const SIDE = {
  kind: 'choice',
  public: true,
  key: 'side',
  label: 'The position is',
  options: ['long', 'short'],
} as const;
export const CONTRACT = {
  kind: 'choice',
  public: true,
  key: 'contract',
  label: 'Margin and gains are in',
  options: ['linear', 'inverse'],
} as const;
export const CHARGED = {
  kind: 'choice',
  public: true,
  key: 'charged',
  label: 'Maintenance is charged on',
  options: ['mark', 'entry'],
} as const;
/** `older` is a table of linear contracts: coin-margined ones have one table. */
export const RATES = {
  kind: 'choice',
  public: true,
  key: 'rates',
  label: 'Maintenance rates',
  options: ['one', 'tiers', 'older'],
} as const;
export const RATE = {
  kind: 'number',
  public: true,
  key: 'rate',
  label: 'Maintenance rate',
  min: '0.001',
  max: '0.5',
  places: 4,
  as: 'percent',
} as const;
export const FEE = {
  kind: 'number',
  public: true,
  key: 'fee',
  label: 'Fee for closing',
  min: '0',
  max: '0.005',
  places: 5,
  as: 'percent',
} as const;
export const ENTRY = {
  kind: 'number',
  public: true,
  key: 'entry',
  label: 'Entry price',
  min: '1',
  max: '200000',
  places: 2,
  as: 'dollars',
} as const;
export const COINS = {
  kind: 'number',
  public: true,
  key: 'coins',
  label: 'Size in coin',
  min: '0.001',
  max: '1000',
  places: 3,
  as: 'count',
} as const;
export const PRICE = {
  kind: 'number',
  public: true,
  key: 'price',
  label: 'Mark price',
  min: '0.01',
  max: '1000000',
  places: 2,
  as: 'dollars',
} as const;

export const PARAMS: readonly Param[] = [
  LEVERAGE,
  PRICE,
  SIDE,
  CONTRACT,
  CHARGED,
  RATES,
  RATE,
  FEE,
  ENTRY,
  COINS,
];
