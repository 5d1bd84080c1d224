/** Orders that close a position, what they must be, and short ways to make them. Prices are in one currency. */
import { type Decimal, ONE, total, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';

interface OrderBase {
  /** Unique among the orders that stand together. */
  readonly id: string;
  /** `sell` closes a long, `buy` a short. No order here opens a position. */
  readonly side: 'sell' | 'buy';
  /** Above zero. An order for more than is held fills what is held. */
  readonly quantity: Decimal;
  /** Name of a group: when one of its orders fills, the others are cancelled. */
  readonly group?: string;
}

/** Becomes a market order once the price is at the stop or beyond it. */
export interface StopOrder extends OrderBase {
  readonly kind: 'stop';
  readonly stop: Decimal;
}

/** Becomes a limit order once the price is at the stop or beyond it, and may then never fill. */
export interface StopLimitOrder extends OrderBase {
  readonly kind: 'stopLimit';
  readonly stop: Decimal;
  readonly limit: Decimal;
  /** The stop was reached, and the limit stands. */
  readonly live?: boolean;
}

/** How far a trailing stop stays behind the best price: an amount, or a fraction of that price. */
export type Trail =
  | { readonly by: 'amount'; readonly distance: Decimal }
  | { readonly by: 'percent'; readonly rate: Decimal };

/** A stop that follows the price when it moves in favour of the position, and never back. */
export interface TrailingStop extends OrderBase {
  readonly kind: 'trailing';
  readonly trail: Trail;
  /** Where the stop stands now. */
  readonly stop: Decimal;
}

/** Fills at its limit or better: a rung of a take-profit ladder. */
export interface LimitOrder extends OrderBase {
  readonly kind: 'limit';
  readonly limit: Decimal;
}

export type Order = StopOrder | StopLimitOrder | TrailingStop | LimitOrder;

/** Where a trail puts the stop at a price. */
export function trailedStop(side: Order['side'], trail: Trail, price: Decimal): Decimal {
  const down = side === 'sell';
  if (trail.by === 'amount') return down ? price.minus(trail.distance) : price.plus(trail.distance);
  return price.times(down ? ONE.minus(trail.rate) : ONE.plus(trail.rate));
}

/** @throws EngineError `orders.price` for anything below zero or without end */
export function checkPrice(price: Decimal, field: string): void {
  if (!price.isFinite() || price.lt(ZERO))
    throw new EngineError('orders.price', field, `must be 0 or more; got ${price.toString()}`);
}

function above(value: Decimal, code: string, field: string): void {
  if (!value.isFinite() || value.lte(ZERO))
    throw new EngineError(code, field, `must be above 0; got ${value.toString()}`);
}

function checkTrail(trail: Trail, field: string): void {
  if (trail.by === 'amount') {
    above(trail.distance, 'orders.trail', `${field}.distance`);
    return;
  }
  above(trail.rate, 'orders.trail', `${field}.rate`);
  if (trail.rate.gte(ONE))
    throw new EngineError(
      'orders.trail',
      `${field}.rate`,
      `must be a fraction below 1, such as 0.05 for 5 %; got ${trail.rate.toString()}`,
    );
}

function checkOrder(order: Order): void {
  const at = `order ${order.id}`;
  above(order.quantity, 'orders.quantity', `${at}.quantity`);
  if (order.kind === 'stop' || order.kind === 'stopLimit') above(order.stop, 'orders.stop', `${at}.stop`);
  if (order.kind === 'limit' || order.kind === 'stopLimit') above(order.limit, 'orders.limit', `${at}.limit`);
  if (order.kind === 'trailing') {
    checkTrail(order.trail, `${at}.trail`);
    if (!order.stop.isFinite()) throw new EngineError('orders.stop', `${at}.stop`, 'must be a number');
  }
}

/** @throws EngineError `orders.duplicate`, `orders.quantity`, `orders.stop`, `orders.limit`, `orders.trail` */
export function checkOrders(orders: readonly Order[]): void {
  const seen = new Set<string>();
  for (const order of orders) {
    if (seen.has(order.id))
      throw new EngineError('orders.duplicate', `order ${order.id}`, 'must have an id of its own');
    seen.add(order.id);
    checkOrder(order);
  }
}

/**
 * A trailing stop placed while the price stands at `price`.
 * @throws EngineError `orders.price`, `orders.quantity`, `orders.trail`
 */
export function trailingStop(
  order: Omit<TrailingStop, 'kind' | 'stop'> & { readonly price: Decimal },
): TrailingStop {
  const { price, ...rest } = order;
  checkPrice(price, 'price');
  const made: TrailingStop = { ...rest, kind: 'trailing', stop: trailedStop(order.side, order.trail, price) };
  checkOrders([made]);
  return made;
}

/** One step of a ladder. */
export interface Rung {
  readonly limit: Decimal;
  readonly quantity: Decimal;
}

/**
 * Several limit orders that take the profit of a position in steps: sells above the price of a long, buys below that
 * of a short. Their ids are `${id}-1`, `${id}-2` … from the first to be reached.
 * @throws EngineError `orders.ladder` when the rungs are for more than the position, or there is none;
 * `orders.quantity`, `orders.limit`
 */
export function takeProfitLadder(id: string, position: Decimal, rungs: readonly Rung[]): LimitOrder[] {
  const side = position.isNegative() ? 'buy' : 'sell';
  const size = total(rungs.map((rung) => rung.quantity));
  const sorted = rungs.toSorted((a, b) => (side === 'sell' ? a.limit.cmp(b.limit) : b.limit.cmp(a.limit)));
  const made = sorted.map(
    ({ limit, quantity }, i): LimitOrder => ({ id: `${id}-${i + 1}`, kind: 'limit', side, quantity, limit }),
  );
  checkOrders(made);
  if (rungs.length === 0 || size.gt(position.abs()))
    throw new EngineError(
      'orders.ladder',
      id,
      `must have rungs, for at most the ${position.abs().toFixed()} held; got ${size.toFixed()}`,
    );
  return made;
}
