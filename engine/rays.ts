/** The line along which the price of one instrument moves. */
import { instrumentOf, markOf, withMark } from './account.ts';
import { ONE, ZERO } from './decimal.ts';
import type { Ray, View } from './rules/view.ts';

const STILL = { slope: ZERO };

/** Every price of one instrument, from zero up; `t` is the price. */
export function priceRay(view: View, instrument: string): Ray {
  instrumentOf(view.market, instrument);
  return {
    from: ZERO,
    to: null,
    at: (t) => ({ ...view, market: withMark(view.market, instrument, t) }),
    price: (id) =>
      id === instrument ? { start: ZERO, slope: ONE } : { start: markOf(view.market, id), ...STILL },
  };
}
