/** The orders of an account: placed and cancelled by events, and read whenever a price or a position may have moved. */
import { markOf } from './account.ts';
import { type Decimal, total, ZERO } from './decimal.ts';
import type { Notice } from './ledger.ts';
import { checkOrders, type Order, type Rung, type Trail, takeProfitLadder, trailingStop } from './order.ts';
import { fillOrders, type OrderOutcome } from './orders.ts';
import { poolFor, type State } from './state.ts';
import { trade } from './trade.ts';
import type { Outcome } from './write.ts';

interface Placed {
  /** Its own among all orders that stand. */
  readonly id: string;
  readonly instrument: string;
  /** When one order of a group fills, the others are cancelled. */
  readonly group?: string;
}

/** Orders close what is held when they are placed: a sale for a long, a purchase for a short. */
export type PlaceOrder =
  | (Placed & { readonly do: 'placeStop'; readonly quantity: Decimal; readonly stop: Decimal })
  | (Placed & {
      readonly do: 'placeStopLimit';
      readonly quantity: Decimal;
      readonly stop: Decimal;
      readonly limit: Decimal;
    })
  | (Placed & { readonly do: 'placeTrailingStop'; readonly quantity: Decimal; readonly trail: Trail })
  | (Placed & { readonly do: 'placeTakeProfit'; readonly rungs: readonly Rung[] });

function notice(state: State, name: Notice['name'], order: string): Notice {
  return { kind: 'notice', on: state.on, name, order };
}

function heldIn(state: State, instrument: string): Decimal {
  const pool = poolFor(state.account, instrument);
  return pool.positions.find((item) => item.instrument === instrument)?.quantity ?? ZERO;
}

function ordersOf(event: PlaceOrder, held: Decimal, price: Decimal): readonly Order[] {
  const { id, group } = event;
  const side = held.isNegative() ? 'buy' : 'sell';
  const base = { id, side, ...(group === undefined ? {} : { group }) } as const;
  switch (event.do) {
    case 'placeStop':
      return [{ ...base, kind: 'stop', quantity: event.quantity, stop: event.stop }];
    case 'placeStopLimit': {
      const { quantity, stop, limit } = event;
      return [{ ...base, kind: 'stopLimit', quantity, stop, limit }];
    }
    case 'placeTrailingStop':
      return [trailingStop({ ...base, quantity: event.quantity, trail: event.trail, price })];
    case 'placeTakeProfit':
      return takeProfitLadder(id, held, event.rungs).map((rung) => ({ ...rung, ...base, id: rung.id }));
  }
}

function withOrders(state: State, instrument: string, orders: readonly Order[]): State {
  const { [instrument]: _, ...others } = state.memory.orders;
  const next = orders.length === 0 ? others : { ...others, [instrument]: orders };
  return { ...state, memory: { ...state.memory, orders: next } };
}

/**
 * The order stands from now on. Refused with a notice when there is nothing to close, or when a ladder is for more than
 * is held. @throws EngineError `market.no-price`, `orders.*` as `checkOrders`
 */
export function placeOrder(state: State, event: PlaceOrder): Outcome {
  const { instrument } = event;
  const price = markOf(state.market, instrument);
  const held = heldIn(state, instrument);
  const asked = event.do === 'placeTakeProfit' ? total(event.rungs.map((rung) => rung.quantity)) : ZERO;
  if (held.isZero() || asked.gt(held.abs()))
    return { state, entries: [notice(state, 'orderRefused', event.id)] };
  const orders = [...(state.memory.orders[instrument] ?? []), ...ordersOf(event, held, price)];
  checkOrders(orders);
  return { state: withOrders(state, instrument, orders), entries: [] };
}

/** Whether a name means this order: its own, or that of the ladder whose rung it is. */
function isMeant({ id, kind }: Order, name: string): boolean {
  return id === name || (kind === 'limit' && id.replace(/-\d+$/, '') === name);
}

/** The order stands no longer; nothing happens when it has not stood. A ladder's name means all its rungs. */
export function cancelOrder(state: State, id: string): Outcome {
  const outcome: { state: State; entries: Notice[] } = { state, entries: [] };
  for (const [instrument, orders] of Object.entries(state.memory.orders)) {
    const gone = orders.filter((order) => isMeant(order, id));
    if (gone.length === 0) continue;
    const left = orders.filter((order) => !gone.includes(order));
    outcome.state = withOrders(outcome.state, instrument, left);
    outcome.entries.push(...gone.map((order) => notice(state, 'orderCancelled', order.id)));
  }
  return outcome;
}

/** Stop-limit orders whose stop was reached just now and which still stand. */
function triggered(before: readonly Order[], { orders }: OrderOutcome): Order[] {
  const live = (order: Order): boolean => order.kind === 'stopLimit' && order.live === true;
  return orders.filter((order) => live(order) && !before.some((item) => item.id === order.id && live(item)));
}

/**
 * The book after whatever happened between two states: what the new prices set off is traded at the price that stands,
 * trails move on, and what has nothing left to close is cancelled. Without a change of price or position nothing
 * happens.
 */
export function readOrders(before: State, now: State): Outcome {
  let outcome: Outcome = { state: now, entries: [] };
  for (const [instrument, orders] of Object.entries(now.memory.orders)) {
    const [from, to] = [markOf(before.market, instrument), markOf(now.market, instrument)];
    const found = fillOrders(orders, from, to, heldIn(outcome.state, instrument));
    outcome = { ...outcome, state: withOrders(outcome.state, instrument, found.orders) };
    for (const { order, quantity } of found.fills) {
      const size = order.side === 'sell' ? quantity.neg() : quantity;
      const traded = trade(outcome.state, instrument, size);
      const entries = [notice(now, 'orderFilled', order.id), ...traded.entries];
      outcome = { state: traded.state, entries: [...outcome.entries, ...entries] };
    }
    const said = [
      ...triggered(orders, found).map((order) => notice(now, 'orderTriggered', order.id)),
      ...found.cancelled.map(({ order }) => notice(now, 'orderCancelled', order.id)),
    ];
    outcome = { ...outcome, entries: [...outcome.entries, ...said] };
  }
  return outcome;
}
