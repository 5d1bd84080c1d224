import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'short-sale',
  title: 'A short sale',
  about:
    'Let the price of shares that were sold short rise or fall, hold them for a fee and a dividend, and see what is asked and what can be lost.',
  params: PARAMS,
  height: { narrow: 1770, wide: 1175 },
  outcomes: [
    'sold',
    'gain',
    'loss',
    'carry-eats',
    'floor-share',
    'floor-value',
    'floor-low',
    'worthless',
    'called',
    'shortfall',
  ],
};
