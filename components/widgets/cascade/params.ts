/** What the cascade figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const SHOCK = {
  kind: 'number',
  public: true,
  key: 'shock',
  label: 'Shock',
  min: '0',
  max: '0.4',
  places: 4,
  as: 'percent',
} as const;
export const DEPTH = {
  kind: 'number',
  public: true,
  key: 'depth',
  label: 'Bids per 1 %',
  min: '2000',
  max: '99000',
  places: 0,
  as: 'dollars',
} as const;
export const LEVERAGE = {
  kind: 'number',
  public: true,
  key: 'leverage',
  label: 'Highest leverage',
  min: '2',
  max: '100',
  places: 0,
  as: 'count',
  unit: '×',
} as const;
export const COVER = {
  kind: 'choice',
  public: true,
  key: 'cover',
  label: 'What margins lack is paid by',
  options: ['venue', 'fund', 'deleveraging'],
} as const;
export const FUND = {
  kind: 'number',
  public: true,
  key: 'fund',
  label: 'In the fund',
  min: '0',
  max: '99000',
  places: 2,
  as: 'dollars',
} as const;
export const REBOUND = {
  kind: 'number',
  public: true,
  key: 'rebound',
  label: 'Comes back afterwards',
  min: '0',
  max: '1',
  places: 4,
  as: 'percent',
} as const;
export const CROWD = {
  kind: 'number',
  public: true,
  key: 'crowd',
  label: 'Crowd number',
  min: '1',
  max: '999',
  places: 0,
  as: 'count',
} as const;

export const PARAMS: readonly Param[] = [SHOCK, DEPTH, LEVERAGE, COVER, FUND, REBOUND, CROWD];
