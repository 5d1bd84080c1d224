/** What the carry figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const TERMS = {
  kind: 'choice',
  public: true,
  key: 'terms',
  label: 'It is charged',
  options: ['clockHours', 'openingAndCompleted', 'startedHours', 'openingAndStarted', 'funding'],
} as const;
export const RATE = {
  kind: 'number',
  public: true,
  key: 'rate',
  label: 'Rate',
  min: '0',
  max: '0.005',
  places: 7,
  as: 'percent',
} as const;
export const OWN = {
  kind: 'number',
  public: true,
  key: 'own',
  label: 'Own money',
  min: '10',
  max: '1000000',
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
  places: 1,
  as: 'count',
  unit: '×',
} as const;
/** Equity at which the position is closed, as a part of its value. */
export const KEEP = {
  kind: 'number',
  public: true,
  key: 'keep',
  label: 'Closed when equity is below',
  min: '0',
  max: '0.2',
  places: 3,
  as: 'percent',
} as const;
/** The gain that the holding is hoped to bring. */
export const MOVE = {
  kind: 'number',
  public: true,
  key: 'move',
  label: 'The price rises by',
  min: '0',
  max: '0.5',
  places: 3,
  as: 'percent',
} as const;
export const VIEW = {
  kind: 'choice',
  public: true,
  key: 'view',
  label: 'Look at',
  options: ['hours', 'days'],
} as const;
export const MINUTES = {
  kind: 'number',
  public: true,
  key: 'minutes',
  label: 'Minutes held',
  min: '0',
  max: '720',
  places: 0,
  as: 'count',
} as const;
export const DAYS = {
  kind: 'number',
  public: true,
  key: 'days',
  label: 'Days held',
  min: '0',
  max: '365',
  places: 0,
  as: 'count',
} as const;
/** Minutes past ten o'clock at which it is opened. */
export const OPENED = {
  kind: 'number',
  public: true,
  key: 'opened',
  label: 'Opened past ten',
  min: '0',
  max: '59',
  places: 0,
  as: 'count',
  unit: ' min',
} as const;

export const PARAMS: readonly Param[] = [TERMS, RATE, OWN, LEVERAGE, VIEW, MINUTES, OPENED, DAYS, KEEP, MOVE];
