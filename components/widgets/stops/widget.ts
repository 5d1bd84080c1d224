import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'stops',
  title: 'Stops and position size',
  about:
    'Say what you can lose, and see how much to buy; then let the price fall to the stop, step by step or over a gap, or rise through a take-profit ladder.',
  params: PARAMS,
  height: { narrow: 1735, wide: 1095 },
  outcomes: ['nothing-bought', 'holding', 'stopped', 'gapped', 'wiped-out', 'half-sold', 'all-sold'],
};
