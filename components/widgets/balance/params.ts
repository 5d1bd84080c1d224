/** What the figure lets a reader, or a link, change. */
import type { Param } from '../params.ts';

export const PRICE = {
  kind: 'number',
  public: true,
  key: 'price',
  label: 'Share price',
  min: '0',
  max: '60',
  places: 2,
  as: 'dollars',
} as const;

export const PARAMS: readonly Param[] = [PRICE];
