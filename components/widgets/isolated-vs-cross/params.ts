/** What the figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const FALL = {
  kind: 'number',
  public: true,
  key: 'fall',
  label: 'BTC falls by',
  min: '0',
  max: '0.9',
  places: 4,
  as: 'percent',
} as const;
export const OTHERS = {
  kind: 'choice',
  public: true,
  key: 'others',
  label: 'The other coins',
  options: ['stay', 'half', 'all', 'rise'],
} as const;
/** As a part of the fall. */
export const BACK = {
  kind: 'number',
  public: true,
  key: 'back',
  label: 'Part of the fall won back',
  min: '0',
  max: '1',
  places: 2,
  as: 'percent',
} as const;
export const TOPUP = {
  kind: 'choice',
  public: true,
  key: 'topup',
  label: 'Before the first isolated position is closed',
  options: ['none', 'add'],
} as const;
export const WALLET = {
  kind: 'number',
  public: true,
  key: 'wallet',
  label: 'In your wallet',
  min: '0',
  max: '10000',
  places: 2,
  as: 'dollars',
} as const;
export const COUNT = {
  kind: 'number',
  public: true,
  key: 'count',
  label: 'Positions',
  min: '1',
  max: '4',
  places: 0,
  as: 'count',
} as const;
export const OWN = {
  kind: 'number',
  public: true,
  key: 'own',
  label: 'Money behind each',
  min: '100',
  max: '5000',
  places: 2,
  as: 'dollars',
} as const;
export const LEVERAGE = {
  kind: 'number',
  public: true,
  key: 'leverage',
  label: 'Leverage',
  min: '1',
  max: '20',
  places: 0,
  as: 'count',
  unit: '×',
} as const;

export const PARAMS: readonly Param[] = [FALL, OTHERS, BACK, TOPUP, WALLET, COUNT, OWN, LEVERAGE];
