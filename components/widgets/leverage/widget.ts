import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'leverage',
  title: 'Leverage',
  about:
    'Set a leverage from 1× to 125× and move the price: what becomes of your own money, beside the same trade without a loan, and what a token that is reset daily makes of an up-and-down path.',
  params: PARAMS,
  height: { narrow: 1740, wide: 1195 },
  outcomes: [
    'level',
    'gain',
    'interest-eats',
    'loss',
    'nothing-left',
    'shortfall',
    'token-even',
    'token-behind',
    'token-ahead',
    'token-gone',
  ],
};
