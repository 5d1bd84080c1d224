/** What the figure lets a reader, or a link, change. */
import type { ChoiceParam, Param } from '../params.ts';

export const SIDE = {
  kind: 'choice',
  public: true,
  key: 'side',
  label: 'Side',
  options: ['long', 'short'],
} as const;
export const PRICE = {
  kind: 'number',
  public: true,
  key: 'price',
  label: 'Share price',
  min: '1',
  max: '100',
  places: 2,
  as: 'dollars',
} as const;
export const HOUSE = {
  kind: 'number',
  public: true,
  key: 'house',
  label: 'House rate',
  min: '0.25',
  max: '1',
  places: 3,
  as: 'percent',
} as const;
export const TIMES = {
  kind: 'choice',
  public: true,
  key: 'times',
  label: 'Leverage of the fund',
  options: ['2', '3'],
} as const;
export const HEAVY = {
  kind: 'number',
  public: true,
  key: 'heavy',
  label: 'Rate for a concentrated position',
  min: '0.3',
  max: '1',
  places: 3,
  as: 'percent',
} as const;

/** Two who ask of an ordinary share, and two kinds of position of which more is asked; each is drawn or not. */
export const SHOWN = (
  [
    ['finra', 'FINRA, for every broker'],
    ['broker', 'This broker, by its house rate'],
    ['fund', 'A leveraged fund'],
    ['concentrated', 'A concentrated position'],
  ] as const
).map(([key, label]): ChoiceParam => ({ kind: 'choice', public: true, key, label, options: ['on', 'off'] }));

export const PARAMS: readonly Param[] = [SIDE, PRICE, HOUSE, ...SHOWN, TIMES, HEAVY];
