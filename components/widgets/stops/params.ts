/** What the stops figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const ACCOUNT = {
  kind: 'number',
  public: true,
  key: 'account',
  label: 'Account',
  min: '100',
  max: '1000000',
  places: 2,
  as: 'dollars',
} as const;
export const RISK = {
  kind: 'number',
  public: true,
  key: 'risk',
  label: 'Lose at most',
  min: '0.0001',
  max: '0.2',
  places: 4,
  as: 'percent',
} as const;
export const STOP = {
  kind: 'number',
  public: true,
  key: 'stop',
  label: 'Stop',
  min: '40',
  max: '99.99',
  places: 2,
  as: 'dollars',
} as const;
export const LADDER = {
  kind: 'choice',
  public: true,
  key: 'ladder',
  label: 'Take profit',
  options: ['none', 'halves'],
} as const;
export const FIRST = {
  kind: 'number',
  public: true,
  key: 'first',
  label: 'First half',
  min: '100.01',
  max: '160',
  places: 2,
  as: 'dollars',
} as const;
export const SECOND = {
  kind: 'number',
  public: true,
  key: 'second',
  label: 'Second half',
  min: '100.01',
  max: '160',
  places: 2,
  as: 'dollars',
} as const;
export const PRICE = {
  kind: 'number',
  public: true,
  key: 'price',
  label: 'Next price',
  min: '40',
  max: '160',
  places: 2,
  as: 'dollars',
} as const;
export const WAY = {
  kind: 'choice',
  public: true,
  key: 'way',
  label: 'The price gets there',
  options: ['steps', 'gap'],
} as const;

export const PARAMS: readonly Param[] = [ACCOUNT, RISK, STOP, PRICE, WAY, LADDER, FIRST, SECOND];
