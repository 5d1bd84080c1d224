/** One pool for each position against one pool for all, on the same two positions. */
import { describe, expect, it } from 'vitest';
import {
  parseScenario,
  plain,
  report,
  round,
  rulebookIn,
  rulebookOf,
  startOf,
  viewsOf,
} from '../../engine/index.ts';

interface Marks {
  readonly BTC: string;
  readonly ETH: string;
}

function accounts(rulebook: string, marks: Marks) {
  const pool = (id: string, quantity: string, entry: string, margin: string) => ({
    id,
    amounts: [{ asset: 'USDT', kind: 'cash', amount: margin }],
    positions: [{ instrument: id, quantity, entry }],
  });
  const state = startOf(
    parseScenario({
      format: 'margin-lab.scenario',
      version: 1,
      rulebook,
      settings: { venue: { currency: 'USDT', tables: [{ tiers: [{ floor: '0', rate: '0.05' }] }] } },
      instruments: Object.entries(marks).map(([id, price]) => ({ id, kind: 'linear', quote: 'USDT', price })),
      start: '2026-11-02',
      pools: [pool('BTC', '1', '60000', '6000'), pool('ETH', '10', '3000', '3000')],
      events: [],
    }),
  );
  return viewsOf(state).map((view) => report(view, rulebookIn(state)));
}

const ISOLATED = 'exchange-isolated.2026-11';
const CROSS = 'exchange-cross.2026-11';

describe('the same two positions', () => {
  it('are two accounts or one', () => {
    const marks = { BTC: '60000', ETH: '3000' };
    expect(accounts(ISOLATED, marks).map((item) => item.view.pool.id)).toEqual(['BTC', 'ETH']);
    expect(accounts(CROSS, marks).map((item) => plain(item.equity.value))).toEqual(['9000']);
  });

  it('lose one of them apart and none together, when the other has gained', () => {
    const marks = { BTC: '56000', ETH: '3300' };
    expect(accounts(ISOLATED, marks).map((item) => item.liquidatable)).toEqual([true, false]);
    expect(accounts(CROSS, marks).map((item) => item.liquidatable)).toEqual([false]);
  });

  it('lose both together and one apart, when the fall is deep enough', () => {
    const marks = { BTC: '52000', ETH: '3000' };
    expect(accounts(ISOLATED, marks).map((item) => item.liquidatable)).toEqual([true, false]);
    expect(accounts(CROSS, marks).map((item) => item.liquidatable)).toEqual([true]);
  });

  it('have another liquidation price in one pool', () => {
    const marks = { BTC: '60000', ETH: '3000' };
    const prices = (rulebook: string, name: string) =>
      accounts(rulebook, marks).map((item) => {
        const found = item.figures[name];
        return found ? plain(round(found.value, 2, 'up')) : null;
      });
    expect(prices(ISOLATED, 'liquidationPrice')).toEqual(['56842.11', '2842.11']);
    expect(prices(CROSS, 'liquidationPrice:BTC')).toEqual(['55263.16']);
    expect(prices(CROSS, 'liquidationPrice:ETH')).toEqual(['2526.32']);
  });

  it('are judged by rulebooks that differ in their sharing alone', () => {
    const { sharing: each, id: a, name: b, ...isolated } = rulebookOf(ISOLATED, {});
    const { sharing: all, id: c, name: d, ...cross } = rulebookOf(CROSS, {});
    expect([each, all]).toEqual(['each', 'all']);
    expect([a, b, c, d].every((text) => text.length > 5)).toBe(true);
    expect(cross).toEqual(isolated);
  });
});
