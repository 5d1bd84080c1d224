/** What the interest figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

/** Schedules by their frozen ids; `own` is one rate that the reader sets. */
export const SCHEDULE = {
  kind: 'choice',
  public: true,
  key: 'schedule',
  label: 'Rates',
  options: ['own', 'folio.2024-11', 'interactive-brokers.undated', 'fidelity.2018-01', 'alpaca.undated'],
} as const;
export const RATE = {
  kind: 'number',
  public: true,
  key: 'rate',
  label: 'Rate',
  min: '0.0475',
  max: '0.12',
  places: 4,
  as: 'percent',
} as const;
export const BASIS = {
  kind: 'choice',
  public: true,
  key: 'basis',
  label: 'Days in the broker’s year',
  options: ['360', '365'],
} as const;
export const DEBIT = {
  kind: 'number',
  public: true,
  key: 'debit',
  label: 'Borrowed',
  min: '100',
  max: '1500000',
  places: 2,
  as: 'dollars',
} as const;
export const OWN = {
  kind: 'number',
  public: true,
  key: 'own',
  label: 'Own money',
  min: '100',
  max: '1500000',
  places: 2,
  as: 'dollars',
} as const;
export const DAYS = {
  kind: 'number',
  public: true,
  key: 'days',
  label: 'Held for',
  min: '0',
  max: '365',
  places: 0,
  as: 'count',
  unit: ' days',
} as const;
export const EARNED = {
  kind: 'number',
  public: true,
  key: 'earned',
  label: 'Shares rose',
  min: '0',
  max: '0.5',
  places: 4,
  as: 'percent',
} as const;
export const REPAY = {
  kind: 'number',
  public: true,
  key: 'repay',
  label: 'Repay early',
  min: '0',
  max: '1500000',
  places: 2,
  as: 'dollars',
} as const;
export const AFTER = {
  kind: 'number',
  public: true,
  key: 'after',
  label: 'After month',
  min: '0',
  max: '11',
  places: 0,
  as: 'count',
} as const;

export const PARAMS: readonly Param[] = [SCHEDULE, RATE, BASIS, DEBIT, OWN, DAYS, EARNED, REPAY, AFTER];
