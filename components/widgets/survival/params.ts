/** What the survival figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const LEVERAGE = {
  kind: 'number',
  public: true,
  key: 'leverage',
  label: 'Leverage',
  min: '1',
  max: '20',
  places: 1,
  as: 'count',
  unit: '×',
} as const;
export const VOLATILITY = {
  kind: 'number',
  public: true,
  key: 'volatility',
  label: 'Volatility',
  min: '0.05',
  max: '2',
  places: 3,
  as: 'percent',
} as const;
export const DAYS = {
  kind: 'number',
  public: true,
  key: 'days',
  label: 'Held for',
  min: '1',
  max: '250',
  places: 0,
  as: 'count',
  unit: ' days',
} as const;
export const CHECK = {
  kind: 'choice',
  public: true,
  key: 'check',
  label: 'The price is looked at',
  options: ['continuous', 'daily'],
} as const;
export const GAPS = {
  kind: 'number',
  public: true,
  key: 'gaps',
  label: 'Gaps a year',
  min: '0',
  max: '12',
  places: 1,
  as: 'count',
} as const;
export const GAP_SIZE = {
  kind: 'number',
  public: true,
  key: 'gap',
  label: 'A gap takes',
  min: '0.01',
  max: '0.6',
  places: 3,
  as: 'percent',
} as const;
export const ASSETS = {
  kind: 'choice',
  public: true,
  key: 'assets',
  label: 'Everything is in',
  options: ['one', 'two'],
} as const;
export const CORRELATION = {
  kind: 'number',
  public: true,
  key: 'correlation',
  label: 'Correlation',
  min: '-1',
  max: '1',
  places: 2,
  as: 'count',
} as const;
export const HOUSE = {
  kind: 'choice',
  public: true,
  key: 'house',
  label: 'The broker asks',
  options: ['0.25', '0.3', '0.4', '0.5'],
} as const;
export const DRIFT = {
  kind: 'number',
  public: true,
  key: 'drift',
  label: 'Drift',
  min: '-0.5',
  max: '0.5',
  places: 3,
  as: 'percent',
} as const;
/** Other random numbers: another sample of the same chances. */
export const DRAW = {
  kind: 'number',
  public: true,
  key: 'draw',
  label: 'Draw no.',
  min: '1',
  max: '999',
  places: 0,
  as: 'count',
} as const;

export const PARAMS: readonly Param[] = [
  LEVERAGE,
  VOLATILITY,
  DAYS,
  CHECK,
  GAPS,
  GAP_SIZE,
  ASSETS,
  CORRELATION,
  HOUSE,
  DRIFT,
  DRAW,
];
