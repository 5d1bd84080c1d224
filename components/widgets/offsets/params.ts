/** What the figure lets a reader, or a link, change. */
import type { ChoiceParam, Param } from '../params.ts';

export const BASIS = {
  kind: 'number',
  public: true,
  key: 'basis',
  label: 'Short leg above the long one',
  min: '-0.3',
  max: '0.3',
  places: 4,
  as: 'percent',
} as const;
export const UNDERLIERS = {
  kind: 'choice',
  public: true,
  key: 'underliers',
  label: 'Long and short are on',
  options: ['one', 'two'],
} as const;
export const LONG = {
  kind: 'number',
  public: true,
  key: 'long',
  label: 'Long, in coin',
  min: '0',
  max: '100',
  places: 1,
  as: 'count',
} as const;
export const SHORT = {
  kind: 'number',
  public: true,
  key: 'short',
  label: 'Short, in coin',
  min: '0',
  max: '100',
  places: 1,
  as: 'count',
} as const;
export const OWN = {
  kind: 'number',
  public: true,
  key: 'own',
  label: 'Own money',
  min: '1000',
  max: '1000000',
  places: 2,
  as: 'dollars',
} as const;
export const RATE = {
  kind: 'number',
  public: true,
  key: 'rate',
  label: 'Rate of each leg',
  min: '0.01',
  max: '0.2',
  places: 3,
  as: 'percent',
} as const;
export const DAYS = {
  kind: 'number',
  public: true,
  key: 'days',
  label: 'Days to maturity',
  min: '1',
  max: '210',
  places: 0,
  as: 'count',
} as const;

/** The five rules, each of which is drawn or not. */
export const SHOWN = (
  [
    ['apart', 'No offset'],
    ['larger', 'The larger side'],
    ['net', 'The difference'],
    ['scan', 'Stress scan (Deribit)'],
    ['portfolio', 'US portfolio margin'],
  ] as const
).map(([key, label]): ChoiceParam => ({ kind: 'choice', public: true, key, label, options: ['on', 'off'] }));

export const PARAMS: readonly Param[] = [BASIS, UNDERLIERS, LONG, SHORT, OWN, RATE, DAYS, ...SHOWN];
