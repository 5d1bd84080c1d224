import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'offsets',
  title: 'What an offset saves',
  about:
    'Hold a long and a short on one coin or on two, see what five rules ask of the pair, and move the basis until each of them liquidates it.',
  params: PARAMS,
  height: { narrow: 2570, wide: 1620 },
  outcomes: ['none', 'flat', 'clear', 'stray', 'some', 'all', 'shortfall'],
};
