import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'day-trading',
  title: 'A day of trading, by two rules',
  about:
    'Buy and sell within a day, in turns or all at once, and see the margin level after each trade: what the intraday rule of June 2026 asks, beside what the pattern-day-trader rule would have said.',
  params: PARAMS,
  outcomes: ['no-trade', 'neither', 'old-only', 'minor', 'new-only', 'both', 'owed'],
  height: { narrow: 1890, wide: 1230 },
};
