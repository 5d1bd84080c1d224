/** One pool for each position against one pool for all, on the same two positions. */
import { describe, expect, it } from 'vitest';
import {
  decimal,
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

describe('long and short of one underlier', () => {
  /** 10 long at 100 ask 50; 8 short of a dated contract at 100 ask 40, whatever the price of the first. */
  function reported(rulebook: string, cash: string) {
    const state = startOf(
      parseScenario({
        format: 'margin-lab.scenario',
        version: 1,
        rulebook: `${rulebook}.2026-11`,
        settings: { venue: { currency: 'USD', tables: [{ tiers: [{ floor: '0', rate: '0.05' }] }] } },
        instruments: [
          { id: 'A', kind: 'linear', quote: 'USD', price: '100', underlier: 'BTC' },
          { id: 'B', kind: 'linear', quote: 'USD', price: '100', underlier: 'BTC', maturity: '2026-12-25' },
        ],
        start: '2026-11-02',
        pools: [
          {
            id: 'p',
            amounts: [{ asset: 'USD', kind: 'cash', amount: cash }],
            positions: [
              { instrument: 'A', quantity: '10', entry: '100' },
              { instrument: 'B', quantity: '-8', entry: '100' },
            ],
          },
        ],
        events: [],
      }),
    );
    const [view] = viewsOf(state);
    if (!view) throw new Error('there is a pool');
    return report(view, rulebookIn(state));
  }

  function prices(rulebook: string, cash: string) {
    const { figures } = reported(rulebook, cash);
    return ['A', 'B#short'].map((id) => {
      const price = figures[`liquidationPrice:${id}`];
      return price ? plain(round(price.value, 4, 'half')) : null;
    });
  }

  it('are added up on their own', () => {
    const { maintenance } = reported('kraken-futures', '250').requirements;
    expect(maintenance?.parts.map(({ label, value }) => `${label} ${plain(value)}`)).toEqual([
      'Asked of the longs 50',
      'Asked of the shorts 40',
    ]);
    expect(plain(reported('exchange-net', '250').requirements.maintenance?.value ?? decimal(0))).toBe('10');
  });

  it('ask what the larger side does: which one that is may change on the way', () => {
    // Down: from 80 on the 8 short ask more, and 250 − 10 × 21 are their 40. Up: the 8 short ask more from 125 on,
    // and 250 − 8 × (P − 100) are 5 % of 8 × P at 125.
    expect(prices('kraken-futures', '250')).toEqual(['79', '125']);
    // 230 − 10 × (100 − P) are 5 % of 10 × P before that, and 230 − 8 × (P − 100) are still 50 of the long.
    expect(prices('kraken-futures', '230')).toEqual(['81.0526', '122.5']);
  });

  it('ask the difference where that is what is netted', () => {
    // Down: |0.5 × P − 40| is 40 − 0.5 × P below 80: 240 − 10 × (100 − P) is that at 76.1905.
    expect(prices('exchange-net', '240')[0]).toBe('76.1905');
  });
});
