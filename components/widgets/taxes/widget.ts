import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'taxes',
  title: 'Taxes on a forced sale',
  about:
    'A broker sells two lots: see what is short-term and what is long-term, what buying again within 30 days puts off, and how much margin interest may be deducted. US federal tax, for education.',
  params: PARAMS,
  height: { narrow: 1915, wide: 1155 },
  outcomes: ['even', 'short-gain', 'long-gain', 'loss', 'loss-capped', 'wash', 'crypto-loss'],
};
