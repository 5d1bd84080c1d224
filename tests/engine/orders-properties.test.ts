/** Whatever the orders and however the price jumps. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { given } from '../../engine/figure.ts';
import { type Decimal, decimal, plain } from '../../engine/index.ts';
import { type Order, takeProfitLadder, trailedStop } from '../../engine/order.ts';
import { fillOrders, type OrderOutcome } from '../../engine/orders.ts';
import { positionSize, stopOutcome } from '../../engine/position-size.ts';
import { check } from '../lib/check.ts';
import { by } from '../lib/orders.ts';

function amount(most: number, places = 18): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max: places }).chain((digits) =>
    fc.bigInt({ min: 1n, max: BigInt(most) * 10n ** BigInt(digits) }).map((ticks) => {
      const text = ticks.toString().padStart(digits + 1, '0');
      return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
    }),
  );
}

const price = fc.oneof(amount(200), amount(20, 0), fc.constantFrom('9.99', '10', '10.01'));
const size = fc.oneof(amount(100), amount(10, 0));
const trail = fc.oneof(
  price.map(by),
  fc
    .integer({ min: 1, max: 999 })
    .map((parts) => ({ by: 'percent', rate: decimal(parts).div(1000) }) as const),
);

const body = fc.record({
  kind: fc.constantFrom('stop', 'stopLimit', 'trailing', 'limit'),
  side: fc.constantFrom('sell', 'sell', 'sell', 'buy'),
  stop: price,
  limit: price,
  trail,
  quantity: size,
  group: fc.constantFrom(null, null, 'a', 'b'),
  live: fc.boolean(),
});

const orders = fc.array(body, { maxLength: 8, size: 'max' }).map((list) =>
  list.map(({ kind, side, stop, limit, trail: by, quantity, group, live }, i): Order => {
    const base = { id: `o${i}`, side, quantity: decimal(quantity), ...(group ? { group } : {}) } as const;
    if (kind === 'stop') return { ...base, kind, stop: decimal(stop) };
    if (kind === 'limit') return { ...base, kind, limit: decimal(limit) };
    if (kind === 'trailing') return { ...base, kind, trail: by, stop: decimal(stop) };
    return { ...base, kind, stop: decimal(stop), limit: decimal(limit), live };
  }),
);

/** A long more often than a short, as sells are more frequent than buys; seldom nothing. */
const position = fc
  .tuple(fc.constantFrom('', '', '', '-'), fc.oneof({ weight: 9, arbitrary: size }, fc.constant('0')))
  .map(([sign, text]) => decimal(sign + text));

function filled({ fills }: OrderOutcome): Decimal {
  return fills.reduce((sum, fill) => sum.plus(fill.quantity), decimal(0));
}

it('never more is closed than held, on no other side, and what is left is what was held less what was filled', () => {
  const seen = { stop: 0, stopLimit: 0, trailing: 0, limit: 0, group: 0, nothingLeft: 0, capped: 0 };
  check(orders, price, price, position, (list, from, to, held) => {
    const outcome = fillOrders(list, decimal(from), decimal(to), held);
    const total = filled(outcome);
    expect(total.lte(held.abs())).toBe(true);
    expect(plain(outcome.position.abs())).toBe(plain(held.abs().minus(total)));
    expect(outcome.position.isZero() || outcome.position.isNegative() === held.isNegative()).toBe(true);
    for (const { order, quantity, price: at, reason } of outcome.fills) {
      expect(order.side).toBe(held.isNegative() ? 'buy' : 'sell');
      expect(quantity.gt(0) && quantity.lte(order.quantity)).toBe(true);
      expect(plain(at)).toBe(plain(decimal(to)));
      expect(reason).toBe(order.kind);
      seen[reason] += 1;
      seen.capped += quantity.lt(order.quantity) ? 1 : 0;
    }
    for (const { reason } of outcome.cancelled) seen[reason] += 1;
    // Every order is filled, stands or was cancelled; once.
    const ids = [
      ...outcome.fills.map((fill) => fill.order.id),
      ...outcome.orders.map((order) => order.id),
      ...outcome.cancelled.map((item) => item.order.id),
    ];
    expect(ids.toSorted()).toEqual(list.map((order) => order.id).toSorted());
    if (outcome.position.isZero()) expect(outcome.orders).toEqual([]);
  });

  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

it('a stop is filled at its price or worse, a limit at its price or better', () => {
  check(orders, price, price, position, (list, from, to, held) => {
    for (const { order, price: at } of fillOrders(list, decimal(from), decimal(to), held).fills) {
      const sells = order.side === 'sell';
      if (order.kind === 'stop' || order.kind === 'trailing')
        expect(sells ? at.lte(order.stop) : at.gte(order.stop)).toBe(true);
      else expect(sells ? at.gte(order.limit) : at.lte(order.limit)).toBe(true);
      if (order.kind === 'stopLimit' && !order.live)
        expect(sells ? at.lte(order.stop) : at.gte(order.stop)).toBe(true);
    }
  });
});

it('what stands was not set off, and stays as it is when the price comes again', () => {
  check(orders, price, price, position, (list, from, to, held) => {
    const first = fillOrders(list, decimal(from), decimal(to), held);
    const again = fillOrders(first.orders, decimal(to), decimal(to), first.position);
    expect(again.fills).toEqual([]);
    expect(again.orders).toEqual(first.orders);
    expect(again.cancelled).toEqual([]);
  });
});

it('of a group at most one fills, and then none of it stands', () => {
  check(orders, price, price, position, (list, from, to, held) => {
    const outcome = fillOrders(list, decimal(from), decimal(to), held);
    const groups = outcome.fills.flatMap(({ order }) => (order.group === undefined ? [] : [order.group]));
    expect(new Set(groups).size).toBe(groups.length);
    for (const order of outcome.orders) expect(groups).not.toContain(order.group);
    for (const { order, reason } of outcome.cancelled)
      if (reason === 'group') expect(groups).toContain(order.group);
  });
});

it('market orders come before limit orders, and each in the order in which the price reaches them', () => {
  check(orders, price, price, position, (list, from, to, held) => {
    const { fills } = fillOrders(list, decimal(from), decimal(to), held);
    const [start, end] = [decimal(from), decimal(to)];
    const places = fills.map(({ order }) => {
      const limits = order.kind === 'limit' || (order.kind === 'stopLimit' && order.live);
      const level = limits ? order.limit : 'stop' in order ? order.stop : start;
      const way = end.gte(start) ? level.minus(start) : start.minus(level);
      return {
        rank: order.kind === 'limit' || order.kind === 'stopLimit' ? 1 : 0,
        way: way.gt(0) ? way : decimal(0),
        index: list.indexOf(order),
      };
    });
    for (const [i, place] of places.entries()) {
      const last = places[i - 1];
      if (!last) continue;
      const later = place.rank > last.rank || place.way.gt(last.way) || place.index > last.index;
      expect(place.rank >= last.rank && later).toBe(true);
      if (place.rank === last.rank) expect(place.way.gte(last.way)).toBe(true);
    }
  });
});

it('a trailing stop moves only in favour, and stands where the best price put it', () => {
  check(
    fc.constantFrom('sell' as const, 'buy' as const),
    trail,
    fc.array(price, { minLength: 2, maxLength: 12 }),
    (side, by, path) => {
      const [first, ...rest] = path.map((text) => decimal(text));
      if (!first) return;
      const held = side === 'sell' ? decimal(1) : decimal(-1);
      let stand: readonly Order[] = [
        {
          id: 't',
          kind: 'trailing',
          side,
          quantity: decimal(1),
          trail: by,
          stop: trailedStop(side, by, first),
        },
      ];
      let [before, best, last] = [first, first, trailedStop(side, by, first)];
      for (const next of rest) {
        const outcome = fillOrders(stand, before, next, held);
        const [fill] = outcome.fills;
        expect(fill !== undefined).toBe(side === 'sell' ? next.lte(last) : next.gte(last));
        if (fill) return;
        best = side === 'sell' ? (next.gt(best) ? next : best) : next.lt(best) ? next : best;
        const [order] = outcome.orders;
        const stop = order?.kind === 'trailing' ? order.stop : decimal(-1);
        expect(side === 'sell' ? stop.gte(last) : stop.lte(last)).toBe(true);
        expect(plain(stop)).toBe(plain(trailedStop(side, by, best)));
        [stand, before, last] = [outcome.orders, next, stop];
      }
    },
  );
});

it('a ladder never sells more than is held, down any path, and never below a rung', () => {
  const rungs = fc.array(fc.tuple(price, size), { minLength: 1, maxLength: 6 });
  check(
    rungs,
    fc.constantFrom(1, -1),
    fc.array(price, { minLength: 1, maxLength: 10 }),
    (list, sign, path) => {
      const whole = list.reduce((sum, [, quantity]) => sum.plus(quantity), decimal(0)).times(sign);
      const made = takeProfitLadder(
        'up',
        whole,
        list.map(([at, quantity]) => ({ limit: decimal(at), quantity: decimal(quantity) })),
      );
      let [stand, held, before]: [readonly Order[], Decimal, Decimal] = [
        made,
        whole,
        decimal(path[0] ?? '1'),
      ];
      let sold = decimal(0);
      for (const text of path) {
        const outcome = fillOrders(stand, before, decimal(text), held);
        sold = sold.plus(filled(outcome));
        [stand, held, before] = [outcome.orders, outcome.position, decimal(text)];
      }
      expect(sold.lte(whole.abs())).toBe(true);
      expect(plain(held.abs().plus(sold))).toBe(plain(whole.abs()));
      // What the best price reached is sold, and nothing else.
      const reached = made.filter(({ limit }) =>
        path.some((text) => (sign === 1 ? limit.lte(text) : limit.gte(text))),
      );
      expect(plain(sold)).toBe(plain(reached.reduce((sum, rung) => sum.plus(rung.quantity), decimal(0))));
    },
  );
});

it('the loss beyond a stop is the gap, to the last digit', () => {
  const seen = { gap: 0, none: 0 };
  check(
    price,
    price,
    price,
    size,
    fc.constantFrom('sell' as const, 'buy' as const),
    (entry, at, to, quantity, side) => {
      const held = decimal(side === 'sell' ? quantity : `-${quantity}`);
      const order: Order = { id: 's', kind: 'stop', side, stop: decimal(at), quantity: decimal(quantity) };
      const [fill] = fillOrders([order], decimal(entry), decimal(to), held).fills;
      if (!fill) return;
      const { promised, lost, gap } = stopOutcome(fill, decimal(entry), 'USD');
      expect(plain(lost.value.minus(promised.value))).toBe(plain(gap.value));
      expect(plain(gap.value)).toBe(plain(decimal(at).minus(to).abs().times(quantity)));
      expect(gap.value.gte(0)).toBe(true);
      seen[gap.value.isZero() ? 'none' : 'gap'] += 1;
    },
  );
  expect(seen.gap).toBeGreaterThan(20);
});

it('a size by risk loses at most the risk at the stop, and one lot more would lose more', () => {
  check(
    amount(100_000),
    price,
    price,
    fc.oneof(amount(5), fc.constantFrom('1', '100', '0.001')),
    (money, entry, out, lot) => {
      if (decimal(entry).eq(out)) return;
      const risk = given(
        { name: 'risk', label: 'Risk', unit: { kind: 'money', asset: 'USD' } },
        decimal(money),
      );
      const size = positionSize({ risk, entry: decimal(entry), stop: decimal(out), lot: decimal(lot) });
      const { quantity, atRisk, distance, value } = size;
      expect(quantity.value.gte(0)).toBe(true);
      expect(quantity.value.mod(lot).isZero()).toBe(true);
      expect(atRisk.value.lte(money)).toBe(true);
      expect(quantity.value.plus(lot).times(distance.value).gt(money)).toBe(true);
      expect(plain(value.value)).toBe(plain(quantity.value.times(entry)));
      expect(plain(distance.value)).toBe(plain(decimal(entry).minus(out).abs()));
    },
  );
});
