import type { Widget } from '../widget.ts';
import { PARAMS } from './params.ts';

export const WIDGET: Widget = {
  slug: 'liquidation-price',
  title: 'The liquidation price',
  about:
    'Choose leverage, side, contract and rates, move the mark price across liquidation and bankruptcy, and see by how much the two popular formulas miss the exact price.',
  params: PARAMS,
  height: { narrow: 1640, wide: 1230 },
  outcomes: [
    'open',
    'gain',
    'loss',
    'capped',
    'never',
    'at-once',
    'too-early',
    'too-late',
    'liquidated',
    'fund-pays',
  ],
};
