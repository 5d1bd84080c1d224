import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'replay',
  title: 'A crisis, day by day',
  about:
    'Walk an account through the autumn of 2008, March 2020 or a crash of Bitcoin, day by day, and answer its calls by a deposit, a sale or by waiting.',
  params: PARAMS,
  outcomes: [
    'refused',
    'bought',
    'holding',
    'called',
    'open',
    'deposited',
    'recovered',
    'sold',
    'forced',
    'liquidated',
    'gone',
    'survived',
  ],
  height: { narrow: 1680, wide: 1150 },
};
