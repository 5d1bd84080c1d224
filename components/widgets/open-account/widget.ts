import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'open-account',
  title: 'Opening a margin account',
  about:
    'Pay in, buy on credit, let a day pass and take money out: see what must be your own, and what each rule lets you do.',
  params: PARAMS,
  height: { narrow: 1545, wide: 1070 },
  outcomes: [
    'missing-all',
    'missing-minimum',
    'missing-half',
    'missing-waived',
    'open',
    'no-loan',
    'restricted',
    'below-minimum',
    'called',
    'shortfall',
    'withdrawn',
    'refused',
  ],
};
