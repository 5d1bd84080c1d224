import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'requirement',
  title: 'What the rules ask',
  about:
    'Put one account under FINRA’s rate, a house rate, those of a leveraged fund and of a concentrated position, bought or sold short, and see where each of them calls.',
  params: PARAMS,
  height: { narrow: 1735, wide: 1225 },
  outcomes: [
    'none',
    'clear',
    'called-1',
    'called-2',
    'called-3',
    'called-4',
    'floor-share',
    'floor-value',
    'floor-low',
    'shortfall',
  ],
};
