import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'cascade',
  title: 'A cascade of forced sales',
  about:
    'Let a shock meet 300 accounts with leverage in a market of limited depth, and see who is sold out, how far the price falls, and who pays: the exchange, an insurance fund, or those who were winning.',
  params: PARAMS,
  height: { narrow: 2840, wide: 1605 },
  outcomes: ['calm', 'margins-enough', 'fund-pays', 'fund-empty', 'venue-pays', 'deleveraging'],
};
