import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'balance',
  title: 'Loan and equity',
  about:
    'Pull down what the shares are worth and see who bears it: your own money first, and then the lender.',
  params: PARAMS,
  height: { narrow: 1230, wide: 1040 },
  outcomes: ['bought', 'rise', 'fall', 'nothing-left', 'shortfall'],
};
