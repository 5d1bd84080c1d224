import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'survival',
  title: 'Surviving the way',
  about:
    'Set leverage, volatility, days and gaps: on how many of ten thousand random paths a call comes, on how many the account is sold out, and what is left, for one asset or two; a million paths on request.',
  params: PARAMS,
  height: { narrow: 2080, wide: 1482 },
  outcomes: ['never', 'rare', 'possible', 'likely', 'lost', 'at-once'],
};
