import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'margin-call',
  title: 'The margin call',
  about:
    'Drag the price of a share bought on credit until the broker calls, then answer the call by a deposit, a sale or by waiting.',
  params: PARAMS,
  outcomes: ['clear', 'called', 'exchange', 'shortfall'],
  height: { narrow: 1175, wide: 1035 },
};
