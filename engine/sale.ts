/** How a call is sold for: which position goes first, and what each sale costs. */
import { instrumentOf, type Position, positionValue } from './account.ts';
import { type Decimal, decimal, ONE, total } from './decimal.ts';
import type { Remedy, SaleCosts } from './rulebook.ts';
import type { View } from './rules/view.ts';

/** A sale at the mark that costs nothing. */
export const NO_COSTS: SaleCosts = { commission: '0', slippage: '0' };

/** The price at which a sale (or, for a short, a purchase) is filled: worse than the mark by the slippage. */
export function fillPrice(mark: Decimal, side: 'sell' | 'buy', costs: SaleCosts): Decimal {
  const slippage = decimal(costs.slippage);
  return mark.times(side === 'sell' ? ONE.minus(slippage) : ONE.plus(slippage));
}

/** What the position has lost since it was opened, in its quote asset; a gain is below zero. */
function lossOf({ instrument, lots, quantity }: Position, view: View): Decimal {
  const { multiplier } = instrumentOf(view.market, instrument);
  const cost = total(lots.map((lot) => lot.quantity.times(lot.entry))).times(multiplier);
  const value = positionValue({ id: '', instrument, lots, quantity }, view.currency, view.market).value;
  return cost.minus(quantity.isNegative() ? value.neg() : value);
}

/** The day on which the position was last added to. */
function lastOpened({ lots }: Position): string {
  const days = lots.map((lot) => lot.opened).toSorted();
  return days.at(-1) ?? '';
}

/** The position with the greater key comes first; ties keep their order. */
const KEYS: Readonly<Record<Remedy['order'], (position: Position, view: View) => Decimal>> = {
  largestFirst: (position, view) => positionValue(position, view.currency, view.market).value,
  worstFirst: lossOf,
  // Days count upwards as numbers too: 20261122.
  lastInFirstOut: (position) => decimal(lastOpened(position).replaceAll('-', '') || '0'),
};

/** Open positions in the order in which they are sold. */
export function saleOrder(view: View, order: Remedy['order']): Position[] {
  const held = view.pool.positions.filter((position) => !position.quantity.isZero());
  // Of positions opened on one day the later line was opened last.
  const listed = order === 'lastInFirstOut' ? held.toReversed() : held;
  const keyed = listed.map((position) => ({ position, key: KEYS[order](position, view) }));
  return keyed.toSorted((a, b) => b.key.cmp(a.key)).map(({ position }) => position);
}

/** The largest position by value first. */
export function largestFirst(view: View): Position[] {
  return saleOrder(view, 'largestFirst');
}
