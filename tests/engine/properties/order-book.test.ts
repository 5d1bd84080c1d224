/** Orders in whatever happens: each ends once, at the price that stands, and none is left that should have filled. */
import { expect, it } from 'vitest';
import { type Entry, markOf, parseScenario, type State, simulate, viewOf } from '../../../engine/index.ts';
import { fillOrders } from '../../../engine/orders.ts';
import { checkShare, expectSeen } from '../../lib/check.ts';
import { fileOf, history } from '../../lib/histories.ts';

const ENDS = ['orderFilled', 'orderCancelled', 'orderRefused'];

function heldIn(state: State, instrument: string) {
  return viewOf(state).pool.positions.find((item) => item.instrument === instrument)?.quantity;
}

function namesIn(entries: readonly Entry[], name: string): string[] {
  return entries.flatMap((entry) =>
    entry.kind === 'notice' && entry.name === name && entry.order !== undefined ? [entry.order] : [],
  );
}

it('every order stands or has ended once, and reading the book again changes nothing', () => {
  const seen = { orderFilled: 0, orderCancelled: 0, orderRefused: 0, standing: 0 };
  let triggered = 0;
  checkShare(0.4, history(), (given) => {
    const ended = new Set<string>();
    for (const { state, entries } of simulate(parseScenario(fileOf(given)))) {
      triggered += namesIn(entries, 'orderTriggered').length;
      for (const name of ENDS) {
        for (const id of namesIn(entries, name)) {
          seen[name as keyof typeof seen] += 1;
          expect(ended.has(id)).toBe(false);
          ended.add(id);
        }
      }
      for (const [instrument, orders] of Object.entries(state.memory.orders)) {
        const held = heldIn(state, instrument);
        const mark = markOf(state.market, instrument);
        expect(orders.length > 0 && held !== undefined).toBe(true);
        if (held === undefined) continue;
        const again = fillOrders(orders, mark, mark, held);
        expect([again.fills, again.cancelled, again.orders]).toEqual([[], [], orders]);
        seen.standing += orders.length;
        expect(orders.filter(({ id }) => ended.has(id))).toEqual([]);
      }
    }
  });
  expectSeen(seen, 5);
  expectSeen({ triggered }, 1);
});

it('a fill trades at the price that stands, and only closes', () => {
  let fills = 0;
  checkShare(0.4, history(), (given) => {
    for (const { state, entries } of simulate(parseScenario(fileOf(given)))) {
      entries.forEach((entry, i) => {
        if (entry.kind !== 'notice' || entry.name !== 'orderFilled') return;
        fills += 1;
        const next = entries[i + 1];
        const leg = next?.kind === 'posting' ? next.legs.find((item) => item.kind === 'position') : undefined;
        expect(next?.kind === 'posting' && next.reason).toBe('trade');
        expect(leg?.price?.eq(markOf(state.market, leg.instrument ?? ''))).toBe(true);
      });
    }
  });
  expectSeen({ fills }, 5);
});
