/** What the leverage figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const SHOWS = {
  kind: 'choice',
  public: true,
  key: 'shows',
  label: 'What is shown',
  options: ['trade', 'token'],
} as const;
export const OWN = {
  kind: 'number',
  public: true,
  key: 'own',
  label: 'Own money',
  min: '100',
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
  max: '125',
  places: 1,
  as: 'count',
  unit: '×',
} as const;
export const PRICE = {
  kind: 'number',
  public: true,
  key: 'price',
  label: 'Price now',
  min: '0',
  max: '200',
  places: 2,
  as: 'dollars',
} as const;
export const RATE = {
  kind: 'number',
  public: true,
  key: 'rate',
  label: 'Interest',
  min: '0',
  max: '0.3',
  places: 4,
  as: 'percent',
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
export const TERMS = {
  kind: 'choice',
  public: true,
  key: 'terms',
  label: 'When nothing is left',
  options: ['broker', 'isolated'],
} as const;
export const TOKEN = {
  kind: 'choice',
  public: true,
  key: 'token',
  label: 'Reset every day to',
  options: ['2', '3'],
} as const;
export const PATH = {
  kind: 'choice',
  public: true,
  key: 'path',
  label: 'The price',
  options: ['swings', 'hill', 'climb'],
} as const;
export const SWING = {
  kind: 'number',
  public: true,
  key: 'swing',
  label: 'Swing',
  min: '0',
  max: '1',
  places: 3,
  as: 'percent',
} as const;
export const DAY = {
  kind: 'number',
  public: true,
  key: 'day',
  label: 'Day',
  min: '0',
  max: '10',
  places: 0,
  as: 'count',
} as const;

export const PARAMS: readonly Param[] = [
  SHOWS,
  OWN,
  LEVERAGE,
  PRICE,
  RATE,
  DAYS,
  TERMS,
  TOKEN,
  PATH,
  SWING,
  DAY,
];
