import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'carry',
  title: 'What holding costs',
  about:
    'Hold a position while interest by the hour, opening and rollover fees or funding are charged: see why the first hour counts twice, and on which day the cost alone has eaten the margin.',
  params: PARAMS,
  outcomes: ['free', 'charged', 'twice', 'gain-gone', 'closed', 'eaten'],
  height: { narrow: 1970, wide: 1290 },
};
