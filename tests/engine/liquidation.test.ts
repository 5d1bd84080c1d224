/** What an exchange closes, what it costs, and who pays for what is missing: always a posting. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimal,
  imbalance,
  journalOf,
  lastOf,
  parseScenario,
  plain,
  report,
  rulebookIn,
  simulate,
  viewsOf,
} from '../../engine/index.ts';
import { check } from '../lib/check.ts';
import { DAY, endOf, play, written } from '../lib/venue-play.ts';

const FLAT = { tables: [{ tiers: [{ floor: '0', rate: '0.05' }] }] };

describe('a whole liquidation', () => {
  const fields = { rulebook: 'dydx-isolated', venue: FLAT, cash: '100', quantity: '10' };

  it('comes below the requirement, takes the fee to the fund and leaves the rest', () => {
    // At 94.7: 47 left against 47.35. 1.5 % of 947 is the fee.
    expect(written({ ...fields, prices: ['95', '94.7'] })).toEqual([
      'liquidation',
      'liquidation: pool position -10, pool cash -53',
      'liquidationFee: pool cash -14.205, fund cash 14.205',
    ]);
    expect(endOf({ ...fields, prices: ['94.7'] })).toEqual(['cash 32.795 USD']);
  });

  it('takes the fee from what all pools that stand together have left', () => {
    const second = { id: 'b', amounts: [{ asset: 'USD', kind: 'cash', amount: '10' }], positions: [] };
    const shared = { ...fields, rulebook: 'dydx-cross', cash: '90', others: [second], prices: ['94.7'] };
    expect(written(shared).at(-1)).toBe('liquidationFee: pool cash -14.205, fund cash 14.205');
  });

  it('takes no fee where nothing is left, and the fund pays what is missing', () => {
    expect(written({ ...fields, prices: ['80'] })).toEqual([
      'liquidation',
      'liquidation: pool position -10, pool cash -200',
      'insurance: pool cash 100, fund cash -100',
    ]);
    expect(endOf({ ...fields, prices: ['80'] })).toEqual([]);
  });

  it('takes as fee no more than is left', () => {
    expect(written({ ...fields, prices: ['90.5'] }).at(-1)).toBe('liquidationFee: pool cash -5, fund cash 5');
  });

  it('leaves a debt where the fund pays nothing', () => {
    const none = { ...fields, rulebook: 'hyperliquid-isolated', quantity: '-10', prices: ['130'] };
    expect(written(none)).toEqual([
      'liquidation',
      'liquidation: pool position 10, pool cash -300',
      'debt: pool cash 200, pool loan -200',
    ]);
    expect(endOf(none)).toEqual(['loan -200 USD']);
  });

  it('settles coin where coin secures it', () => {
    // 10 coin were bought for 1,000 at 100; 12.5 buy them back at 80: 2.5 lost of 1.
    const coin = { rulebook: 'coin-isolated', venue: FLAT, inverse: true, cash: '1', quantity: '1000' };
    expect(written({ ...coin, prices: ['80'] })).toEqual([
      'liquidation',
      'liquidation: pool position -10, pool cash -2.5',
      'insurance: pool cash 1.5, fund cash -1.5',
    ]);
    expect(endOf({ ...coin, prices: ['98'] })).toEqual(['A 10', 'cash 1 BTC', 'contracts -1000 USD']);
  });
});

describe('a partial liquidation', () => {
  it('closes a share, and another while the line is crossed', () => {
    const fields = { rulebook: 'hyperliquid-cross', venue: FLAT, cash: '100', quantity: '10' };
    expect(endOf({ ...fields, prices: ['94.7'] })).toEqual(['A 8', 'cash 89.4 USD', 'contracts -800 USD']);
    // 30 left: 8 ask 37.2, 6.4 ask 29.76.
    expect(endOf({ ...fields, prices: ['93'] })).toContain('A 6.4');
  });

  it('closes into the tier below', () => {
    const tiers = [
      { floor: '0', rate: '0.01' },
      { floor: '500', rate: '0.05' },
      { floor: '800', rate: '0.2' },
    ];
    const fields = {
      rulebook: 'binance-futures-cross',
      venue: { tables: [{ tiers }] },
      cash: '100',
      quantity: '10',
    };
    // At 96 the value of 960 is 160 into the third tier: 1.667 are closed, and 60 cover the 20 asked then.
    expect(endOf({ ...fields, prices: ['96', '95'] })).toEqual([
      'A 8.421',
      'cash 92.105 USD',
      'contracts -842.1 USD',
    ]);
    // A short of 1,040 is 240 into it: 2.308 are closed, 4 lost on each, and 60 cover the 20 asked then.
    expect(endOf({ ...fields, quantity: '-10', prices: ['104'] })).toEqual([
      'A#short -7.692',
      'cash 90.768 USD',
      'contracts 769.2 USD',
    ]);
  });

  it('closes just enough, in whole lots, and one lot less would not do', () => {
    const fields = { rulebook: 'exchange-cross', venue: FLAT, cash: '100', quantity: '10', prices: ['94'] };
    const state = lastOf(play(fields));
    const [view] = viewsOf(state);
    if (!view) throw new Error('there is a pool');
    const { excess } = report(view, rulebookIn(state)).figures;
    // 40 left cover 8.51 at 94.
    expect(endOf(fields)).toEqual(['A 8.51', 'cash 91.06 USD', 'contracts -851 USD']);
    expect(excess?.value.gte(0)).toBe(true);
    expect(excess?.value.lt(decimal('0.0047'))).toBe(true);
  });

  it('goes on until the level that the venue wants back, which is farther than where it began', () => {
    const state = lastOf(
      simulate(
        parseScenario({
          format: 'margin-lab.scenario',
          version: 1,
          rulebook: 'binance-margin-cross-3x.2026-11',
          settings: { venue: { currency: 'USD' } },
          instruments: [{ id: 'BTC', quote: 'USD', price: '100', lot: '0.001' }],
          start: DAY,
          pools: [{ id: 'a', amounts: [{ asset: 'USD', kind: 'cash', amount: '1000' }], positions: [] }],
          events: [
            { on: DAY, do: 'trade', instrument: 'BTC', quantity: '30' },
            { on: DAY, do: 'price', instrument: 'BTC', price: '73' },
          ],
        }),
      ),
    );
    const [view] = viewsOf(state);
    if (!view) throw new Error('there is a pool');
    const { marginLevel } = report(view, rulebookIn(state)).figures;
    // 30 at 73 against 2,000 is a level of 1.095. Sold is what brings it above 1.5.
    expect(marginLevel?.value.gt(decimal('1.5'))).toBe(true);
    expect(marginLevel?.value.lt(decimal('1.501'))).toBe(true);
  });
});

describe('pools apart and together', () => {
  const other = {
    id: 'b',
    amounts: [{ asset: 'USD', kind: 'cash', amount: '500' }],
    positions: [{ instrument: 'B', quantity: '2', entry: '100' }],
  };
  const fields = { venue: FLAT, cash: '100', quantity: '10', prices: ['80'], others: [other] };

  it('leaves another pool as it was', () => {
    const apart = { ...fields, rulebook: 'exchange-isolated' };
    expect(endOf(apart, 'a')).toEqual([]);
    expect(endOf(apart, 'b')).toEqual(['B 2', 'cash 500 USD', 'contracts -200 USD']);
  });

  it('lets the other money save the position', () => {
    expect(endOf({ ...fields, rulebook: 'exchange-cross' })).toContain('A 10');
  });
});

describe('whatever happens', () => {
  const rulebooks = fc.constantFrom(
    'exchange-isolated',
    'exchange-cross',
    'binance-futures-isolated',
    'hyperliquid-isolated',
    'dydx-isolated',
    'coin-isolated',
  );
  const prices = fc.array(fc.integer({ min: 40, max: 190 }), { minLength: 1, maxLength: 4 });
  const quantities = fc.integer({ min: -20, max: 20 }).filter((n) => n !== 0);

  it('every posting balances, the lines agree, and nobody loses more than was put in where the fund pays', () => {
    check(
      rulebooks,
      quantities,
      fc.integer({ min: 1, max: 500 }),
      prices,
      (rulebook, quantity, cash, path) => {
        const inverse = rulebook.startsWith('coin');
        const frames = play({
          rulebook,
          inverse,
          venue: FLAT,
          cash: String(cash),
          quantity: String(inverse ? quantity * 50 : quantity),
          prices: path.map(String),
        });
        for (const entry of journalOf(frames))
          if (entry.kind === 'posting') expect(imbalance(entry)).toEqual({});
        const state = lastOf(frames);
        const [view] = viewsOf(state);
        if (!view) throw new Error('there is a pool');
        const now = report(view, rulebookIn(state));
        expect(now.liquidatable && view.pool.positions.length > 0).toBe(false);
        const pays = rulebookIn(state).liquidation?.fund === 'pays';
        const open = view.pool.positions.length > 0;
        if (pays && !open) expect(now.equity.value.gte(0)).toBe(true);
        if (!pays && now.equity.value.lt(0)) expect(now.figures.loan?.value.gt(0)).toBe(true);
        // What the ledger says of open contracts is what their entries say.
        const profit = now.figures.profit?.value ?? decimal(0);
        const money = view.pool.amounts.filter((item) => item.kind !== 'contracts');
        const coin = decimal(path.at(-1) ?? 100);
        const held = money.reduce(
          (sum, item) => sum.plus(item.asset === 'BTC' ? item.amount.times(coin) : item.amount),
          decimal(0),
        );
        expect(plain(now.equity.value)).toBe(plain(held.plus(profit)));
      },
    );
  });
});

it('a pool that is liquidated to nothing does not keep the next one from it', () => {
  const second = {
    id: 'b',
    amounts: [{ asset: 'USD', kind: 'cash', amount: '10' }],
    positions: [{ instrument: 'B', quantity: '1', entry: '100' }],
  };
  const fields = {
    rulebook: 'dydx-isolated',
    cash: '10',
    quantity: '1',
    prices: ['90', '90'],
    others: [second],
    events: [
      { do: 'price', instrument: 'A', price: '80' },
      { do: 'price', instrument: 'B', price: '80' },
    ],
  };
  expect(written(fields).filter((text) => text === 'liquidation')).toHaveLength(2);
  expect([endOf(fields), endOf(fields, 'b')]).toEqual([[], []]);
});
