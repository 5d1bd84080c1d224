/**
 * What a new price does to the orders of a position. An order fills at the price that stands and not at the price
 * wished for: a gap fills a stop worse, and a limit better.
 */
import { type Decimal, greater, lesser, ZERO } from './decimal.ts';
import { checkOrders, checkPrice, type Order, trailedStop } from './order.ts';

export interface Fill {
  /** The order as it stood when the price came. */
  readonly order: Order;
  /** Above zero, whatever the side. */
  readonly quantity: Decimal;
  /** The price that stands. */
  readonly price: Decimal;
  /** Which promise was kept: a stop and a trailing stop only to trade, a limit not to trade at worse. */
  readonly reason: Order['kind'];
}

export interface Cancelled {
  readonly order: Order;
  /** Another of its group filled, or nothing is left for it to close. */
  readonly reason: 'group' | 'nothingLeft';
}

export interface OrderOutcome {
  /** In the order in which they happen. */
  readonly fills: readonly Fill[];
  /** What still stands, trails moved on. */
  readonly orders: readonly Order[];
  readonly cancelled: readonly Cancelled[];
  /** What is left of the position, signed. */
  readonly position: Decimal;
}

/** Said on the page beside the figure. */
export const PRECEDENCE =
  'When one price sets off several orders, those that have become market orders come before limit orders; among ' +
  'equals, the one whose price was reached first on the way from the old price to the new; then the one listed first.';

/** Whether a stop has been reached: from above by a sale, from below by a purchase. */
function stopReached(side: Order['side'], stop: Decimal, price: Decimal): boolean {
  return side === 'sell' ? price.lte(stop) : price.gte(stop);
}

/** Whether a limit allows the price. */
function limitAllows(side: Order['side'], limit: Decimal, price: Decimal): boolean {
  return side === 'sell' ? price.gte(limit) : price.lte(limit);
}

/** The order after a price that did not fill it: a trail moves on, a stop that was reached stays so. */
function movedOn(order: Order, price: Decimal): Order {
  if (order.kind === 'trailing') {
    const stop = trailedStop(order.side, order.trail, price);
    const better = order.side === 'sell' ? stop.gt(order.stop) : stop.lt(order.stop);
    return better ? { ...order, stop } : order;
  }
  if (order.kind === 'stopLimit' && !order.live && stopReached(order.side, order.stop, price))
    return { ...order, live: true };
  return order;
}

/** How an order stands to a price: the level that sets it off and its rank, or null when it stays. */
function setOff(order: Order, price: Decimal): { readonly rank: 0 | 1; readonly level: Decimal } | null {
  const { side } = order;
  switch (order.kind) {
    case 'stop':
    case 'trailing':
      return stopReached(side, order.stop, price) ? { rank: 0, level: order.stop } : null;
    case 'limit':
      return limitAllows(side, order.limit, price) ? { rank: 1, level: order.limit } : null;
    case 'stopLimit': {
      const live = order.live || stopReached(side, order.stop, price);
      if (!live || !limitAllows(side, order.limit, price)) return null;
      return { rank: 1, level: order.live ? order.limit : order.stop };
    }
  }
}

/** The orders that a price sets off, as `PRECEDENCE` has them. */
function inTurn(orders: readonly Order[], from: Decimal, to: Decimal): Order[] {
  // The way to a level; one that the old price had reached already is no way at all.
  const way = (level: Decimal): Decimal => {
    const ahead = to.gte(from) ? level.minus(from) : from.minus(level);
    return greater(ahead, ZERO);
  };
  return orders
    .flatMap((order) => {
      const found = setOff(order, to);
      return found ? [{ order, rank: found.rank, way: way(found.level) }] : [];
    })
    .toSorted((a, b) => a.rank - b.rank || a.way.cmp(b.way))
    .map(({ order }) => order);
}

/**
 * What a new price does to the orders of one position. `position` is signed; sells only close a long and buys a
 * short, together never more than is held. An order that is set off is done with, also where less was left than it
 * asked for. Prices are in one currency, zero or more.
 * @throws EngineError `orders.duplicate`, `orders.price`, `orders.quantity`, `orders.stop`, `orders.limit`,
 * `orders.trail`, naming the order
 */
export function fillOrders(
  orders: readonly Order[],
  priorPrice: Decimal,
  newPrice: Decimal,
  position: Decimal,
): OrderOutcome {
  checkPrice(priorPrice, 'priorPrice');
  checkPrice(newPrice, 'newPrice');
  checkOrders(orders);
  const closes = position.isNegative() ? 'buy' : 'sell';
  const fills: Fill[] = [];
  const groups = new Set<string>();
  let left = position.abs();
  for (const order of inTurn(orders, priorPrice, newPrice)) {
    const cancelled = order.group !== undefined && groups.has(order.group);
    if (order.side !== closes || left.isZero() || cancelled) continue;
    const quantity = lesser(order.quantity, left);
    fills.push({ order, quantity, price: newPrice, reason: order.kind });
    left = left.minus(quantity);
    if (order.group !== undefined) groups.add(order.group);
  }
  const open = orders.filter((order) => !fills.some((fill) => fill.order === order));
  const reasonOf = (order: Order): Cancelled['reason'] | null => {
    if (order.group !== undefined && groups.has(order.group)) return 'group';
    return left.isZero() || order.side !== closes ? 'nothingLeft' : null;
  };
  return {
    fills,
    orders: open.filter((order) => reasonOf(order) === null).map((order) => movedOn(order, newPrice)),
    cancelled: open.flatMap((order) => {
      const reason = reasonOf(order);
      return reason ? [{ order, reason }] : [];
    }),
    position: position.isNegative() ? left.neg() : left,
  };
}
