import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'isolated-vs-cross',
  title: 'Isolated or cross',
  about:
    'Hold up to four positions twice on the same path, each with money of its own or all with one pot behind them, and see who is closed first, what is left, and what of “cross is safer” is true.',
  params: PARAMS,
  outcomes: [
    'none',
    'alike',
    'topped-saved',
    'topped-lost',
    'cross-saves',
    'isolated-stops',
    'cross-hit',
    'cross-loses-all',
    'all-gone',
  ],
  height: { narrow: 2870, wide: 1800 },
};
