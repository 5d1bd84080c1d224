import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'platforms',
  title: 'One trade on six platforms',
  about:
    'Choose a purchase and its leverage, and see which of six platforms takes it, where each calls and where it closes, what holding it costs, and what a popular table says of them.',
  params: PARAMS,
  height: { narrow: 2610, wide: 1720 },
  outcomes: ['no-loan', 'all', 'some', 'none'],
};
