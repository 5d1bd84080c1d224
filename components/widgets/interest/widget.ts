import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'interest',
  title: 'Margin interest',
  about:
    'Hold a margin loan for up to a year at a broker’s rates: interest day by day, its posting each month, what the shares must earn to pay it, and what repaying early saves.',
  params: PARAMS,
  height: { narrow: 1910, wide: 1220 },
  outcomes: ['nothing-yet', 'costs', 'paid', 'worth', 'saved', 'dearer'],
};
