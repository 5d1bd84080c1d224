/** Who pays what the insurance fund cannot, by the id of a rulebook, where a page that was read says so. */
import type { BeyondFund } from '../fund.ts';

/** dYdX's documentation (contract-loss-mechanism, checked 2026-11-22): deleveraging at the price of bankruptcy. */
export const BEYOND_FUND: Readonly<Record<string, BeyondFund>> = {
  'dydx-isolated.2026-11': 'deleverage',
  'dydx-cross.2026-11': 'deleverage',
};
