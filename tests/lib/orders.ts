/** Short ways to write orders, and outcomes on one line each. */
import { decimal, plain } from '../../engine/index.ts';
import type {
  LimitOrder,
  Order,
  StopLimitOrder,
  StopOrder,
  Trail,
  TrailingStop,
} from '../../engine/order.ts';
import { fillOrders, type OrderOutcome } from '../../engine/orders.ts';

type More = Partial<Pick<Order, 'side' | 'group'>>;

export function stop(id: string, at: string, quantity: string, more: More = {}): StopOrder {
  return { id, kind: 'stop', side: 'sell', stop: decimal(at), quantity: decimal(quantity), ...more };
}

export function limit(id: string, at: string, quantity: string, more: More = {}): LimitOrder {
  return { id, kind: 'limit', side: 'sell', limit: decimal(at), quantity: decimal(quantity), ...more };
}

export function stopLimit(
  id: string,
  at: string,
  to: string,
  quantity: string,
  more: More = {},
): StopLimitOrder {
  const prices = { stop: decimal(at), limit: decimal(to) };
  return { id, kind: 'stopLimit', side: 'sell', ...prices, quantity: decimal(quantity), ...more };
}

export function trailing(
  id: string,
  trail: Trail,
  at: string,
  quantity: string,
  more: More = {},
): TrailingStop {
  return {
    id,
    kind: 'trailing',
    side: 'sell',
    trail,
    stop: decimal(at),
    quantity: decimal(quantity),
    ...more,
  };
}

/** `by('5')` is an amount, `by('5 %')` a percentage. */
export function by(text: string): Trail {
  return text.endsWith(' %')
    ? { by: 'percent', rate: decimal(text.slice(0, -2)).div(100) }
    : { by: 'amount', distance: decimal(text) };
}

export function evaluate(orders: readonly Order[], from: string, to: string, position: string): OrderOutcome {
  return fillOrders(orders, decimal(from), decimal(to), decimal(position));
}

function standing(order: Order): string {
  const prices = [
    'stop' in order ? plain(order.stop) : null,
    'limit' in order ? plain(order.limit) : null,
    order.kind === 'stopLimit' && order.live ? 'live' : null,
  ];
  return [order.id, ...prices.filter((text) => text !== null)].join(' ');
}

/** `fill: s 100 at 90 (stop)`, `stands: t 95`, `cancelled: a (group)`, `left: 50`. */
export function lines(outcome: OrderOutcome): string[] {
  return [
    ...outcome.fills.map(
      (fill) => `fill: ${fill.order.id} ${plain(fill.quantity)} at ${plain(fill.price)} (${fill.reason})`,
    ),
    ...outcome.orders.map((order) => `stands: ${standing(order)}`),
    ...outcome.cancelled.map(({ order, reason }) => `cancelled: ${order.id} (${reason})`),
    `left: ${plain(outcome.position)}`,
  ];
}

export function play(orders: readonly Order[], from: string, to: string, position: string): string[] {
  return lines(evaluate(orders, from, to, position));
}
