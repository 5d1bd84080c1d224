/** What the day-trading figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const OWN = {
  kind: 'number',
  public: true,
  key: 'own',
  label: 'Your money',
  min: '2000',
  max: '99000',
  places: 2,
  as: 'dollars',
} as const;
export const SIZE = {
  kind: 'number',
  public: true,
  key: 'size',
  label: 'Each purchase',
  min: '100',
  max: '99000',
  places: 2,
  as: 'dollars',
} as const;
export const TRADES = {
  kind: 'number',
  public: true,
  key: 'trades',
  label: 'Day trades today',
  min: '0',
  max: '6',
  places: 0,
  as: 'count',
} as const;
export const HELD = {
  kind: 'choice',
  public: true,
  key: 'held',
  label: 'They are held',
  options: ['turns', 'together'],
} as const;
export const FALL = {
  kind: 'number',
  public: true,
  key: 'fall',
  label: 'Each loses',
  min: '0',
  max: '0.2',
  places: 3,
  as: 'percent',
} as const;
export const EARLIER = {
  kind: 'number',
  public: true,
  key: 'earlier',
  label: 'In the four days before',
  min: '0',
  max: '6',
  places: 0,
  as: 'count',
} as const;
export const RATE = {
  kind: 'number',
  public: true,
  key: 'rate',
  label: 'Broker asks',
  min: '0.25',
  max: '1',
  places: 3,
  as: 'percent',
} as const;

export const PARAMS: readonly Param[] = [OWN, SIZE, TRADES, HELD, FALL, EARLIER, RATE];
