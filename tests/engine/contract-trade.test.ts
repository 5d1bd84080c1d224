/** Contracts that are opened, added to, reduced and turned round. */
import { describe, expect, it } from 'vitest';
import {
  decimal,
  lastOf,
  parseScenario,
  plain,
  report,
  round,
  rulebookIn,
  simulate,
  startOf,
  viewsOf,
} from '../../engine/index.ts';
import { trade } from '../../engine/trade.ts';
import { raw, refusal } from '../lib/engine.ts';
import { readSource } from '../lib/source.ts';
import { endOf, play, written } from '../lib/venue-play.ts';

const FLAT = { tables: [{ tiers: [{ floor: '0', rate: '0.05' }] }] };

describe('trades in contracts', () => {
  it('open, add, reduce and turn round in balanced postings', () => {
    const trades = ['10', '5', '-6', '-20'].map((quantity) => ({ do: 'trade', instrument: 'A', quantity }));
    const fields = {
      rulebook: 'exchange-isolated',
      venue: FLAT,
      cash: '10000',
      quantity: '0',
      prices: ['110'],
    };
    expect(endOf({ ...fields, events: trades })).toEqual(['A -11', 'cash 10000 USD', 'contracts 1100 USD']);
    expect(
      endOf({
        ...fields,
        events: [
          ...trades,
          { do: 'price', instrument: 'A', price: '90' },
          { do: 'trade', instrument: 'A', quantity: '11' },
        ],
      }),
    ).toEqual(['cash 10110 USD']);
  });

  it('do so in coin as well', () => {
    const trades = ['1000', '-400'].map((quantity) => ({ do: 'trade', instrument: 'A', quantity }));
    const fields = {
      rulebook: 'coin-isolated',
      inverse: true,
      cash: '50',
      quantity: '0',
      prices: [],
      events: trades,
    };
    expect(endOf(fields)).toEqual(['A 6', 'cash 50 BTC', 'contracts -600 USD']);
    const turned = [
      ...trades,
      { do: 'price', instrument: 'A', price: '125' },
      { do: 'trade', instrument: 'A', quantity: '-1000' },
    ];
    // 6 coin bought for 600 cost 4.8 now: 1.2 gained. 400 are sold short for 3.2.
    expect(endOf({ ...fields, events: turned })).toEqual(['A -3.2', 'cash 51.2 BTC', 'contracts 400 USD']);
  });
});

describe('a part that is closed', () => {
  const linear = { rulebook: 'exchange-isolated', venue: FLAT, cash: '10000', prices: [] };
  const coin = { rulebook: 'coin-isolated', inverse: true, cash: '50', prices: [] };
  const traded = (price: string, quantity: string) => [
    { do: 'price', instrument: 'A', price },
    { do: 'trade', instrument: 'A', quantity },
  ];

  it('of a short leaves the rest of it', () => {
    expect(endOf({ ...linear, quantity: '-10', events: traded('90', '4') })).toEqual([
      'A#short -6',
      'cash 10040 USD',
      'contracts 600 USD',
    ]);
  });

  it('realises its share of the gain in coin, and leaves its share of the face', () => {
    // 10 coin for a face of 1,000. At 125 a face of 400 costs 3.2, and was opened for 4.
    expect(endOf({ ...coin, quantity: '1000', events: traded('125', '-400') })).toEqual([
      'A 6',
      'cash 50.8 BTC',
      'contracts -600 USD',
    ]);
    expect(endOf({ ...coin, quantity: '-1000', events: traded('125', '400') })).toEqual([
      'A#short -6',
      'cash 49.2 BTC',
      'contracts 600 USD',
    ]);
  });

  it('is the whole where more is bought than a short in coin has, and the rest is opened', () => {
    // -10 coin cost 8 at 125: 2 lost. 500 more are 4 coin.
    expect(endOf({ ...coin, quantity: '-1000', events: traded('125', '1500') })).toEqual([
      'A#short 4',
      'cash 48 BTC',
      'contracts -500 USD',
    ]);
  });

  it('takes the oldest lots first, each at what it was opened at', () => {
    const events = [...traded('110', '10'), ...traded('120', '-15')];
    // 10 from 100 gain 200, 5 from 110 gain 50; 5 from 110 stay.
    expect(endOf({ ...linear, quantity: '10', events })).toEqual([
      'A 5',
      'cash 10250 USD',
      'contracts -550 USD',
    ]);
    expect(endOf({ ...linear, quantity: '10', events: [...events, ...traded('130', '-5')] })).toEqual([
      'cash 10350 USD',
    ]);
  });
});

describe('a contract that is for a tenth of a coin', () => {
  it('gains a tenth of what a whole one does', () => {
    const scenario = raw({
      rulebook: 'exchange-isolated.2026-11',
      settings: { venue: { currency: 'USD', ...FLAT } },
      instruments: [{ id: 'A', kind: 'linear', quote: 'USD', price: '100', multiplier: '0.1' }],
      pools: [
        {
          id: 'a',
          amounts: [{ asset: 'USD', kind: 'cash', amount: '500' }],
          positions: [{ instrument: 'A', quantity: '100', entry: '100' }],
        },
      ],
      events: [
        { on: '2026-11-02', do: 'price', instrument: 'A', price: '110' },
        { on: '2026-11-02', do: 'trade', instrument: 'A', quantity: '-60' },
      ],
    });
    const [pool] = lastOf(simulate(parseScenario(scenario))).account.pools;
    expect(pool?.amounts.map(({ kind, amount }) => `${kind} ${plain(amount)}`).sort()).toEqual([
      'cash 560',
      'contracts -400',
    ]);
  });
});

describe('funding', () => {
  const fields = { rulebook: 'exchange-isolated', venue: FLAT, cash: '100', quantity: '10', prices: [] };
  const settled = (rate: string, more: object = {}) => [{ do: 'funding', instrument: 'A', rate, ...more }];

  it('is paid by a long and received by a short, in the ledger', () => {
    expect(written({ ...fields, events: settled('0.001') })).toEqual(['funding: pool cash -1']);
    expect(written({ ...fields, quantity: '-10', events: settled('0.001') })).toEqual([
      'funding: pool cash 1',
    ]);
    expect(endOf({ ...fields, events: settled('-0.001') })).toContain('cash 101 USD');
  });

  it('is paid in coin where coin settles the contract', () => {
    const coin = { rulebook: 'coin-isolated', inverse: true, cash: '10', quantity: '1000', prices: [] };
    // 1,000 of face at 80 are 12.5 coin.
    const events = [{ do: 'price', instrument: 'A', price: '125' }, ...settled('0.001')];
    expect(endOf({ ...coin, events })).toContain('cash 9.992 BTC');
  });

  it('can itself be what liquidates', () => {
    expect(written({ ...fields, cash: '50.5', events: settled('0.001') })).toEqual([
      'funding: pool cash -1',
      'liquidation',
      'liquidation: pool position -0.1',
    ]);
  });

  it('is refused for anything that is no contract', () => {
    const work = () =>
      play({ ...fields, events: settled('0.001', { instrument: 'C' }), rulebook: 'exchange-isolated' });
    expect(refusal(work)?.code).toBe('scenario.unknown-instrument');
  });
});

describe('mark and last price', () => {
  const fields = { rulebook: 'dydx-isolated', venue: FLAT, cash: '100', quantity: '10', prices: [] };

  it('differ: trades far below do not liquidate while the mark stands', () => {
    const events = [{ do: 'price', instrument: 'A', price: '99', last: '80' }];
    expect(endOf({ ...fields, events })).toContain('A 10');
  });

  it('the mark decides, and the last price is what is got', () => {
    const events = [{ do: 'price', instrument: 'A', price: '94.7', last: '93' }];
    expect(written({ ...fields, events })).toEqual([
      'liquidation',
      'liquidation: pool position -10, pool cash -70',
      'liquidationFee: pool cash -13.95, fund cash 13.95',
    ]);
  });
});

describe('long and short of one contract at once', () => {
  const short = {
    id: 'b',
    amounts: [{ asset: 'USD', kind: 'cash', amount: '100' }],
    positions: [{ instrument: 'A', quantity: '-4', entry: '110' }],
  };
  const fields = {
    rulebook: 'exchange-cross',
    venue: FLAT,
    cash: '100',
    quantity: '10',
    prices: [],
    others: [short],
  };

  it('share one liquidation price in one pool', () => {
    const [view] = viewsOf(lastOf(play(fields)));
    if (!view) throw new Error('there is a pool');
    const state = lastOf(play(fields));
    const { figures } = report(view, rulebookIn(state));
    const [long, both] = [figures['liquidationPrice:A'], figures['liquidationPrice:A#short']];
    expect(long && both && plain(long.value)).toBe(both && plain(both.value));
    // 200 + 10 × (P − 100) + 4 × (110 − P) = 5 % of 14 × P.
    expect(long && plain(round(long.value, 4, 'half'))).toBe('67.9245');
  });

  it('are two pools apart, each with its own', () => {
    const state = lastOf(play({ ...fields, rulebook: 'exchange-isolated' }));
    const prices = viewsOf(state).map((view) => {
      const price = report(view, rulebookIn(state)).figures.liquidationPrice;
      return price ? plain(round(price.value, 4, 'half')) : null;
    });
    // (1000 − 100) ÷ 9.5 and (100 + 440) ÷ 4.2.
    expect(prices).toEqual(['94.7368', '128.5714']);
  });
});

describe('a trade that names its position', () => {
  it('is in that one, not in the first of its contract', () => {
    const short = { id: 'b', amounts: [], positions: [{ instrument: 'A', quantity: '-4', entry: '110' }] };
    const fields = { rulebook: 'exchange-cross', venue: FLAT, cash: '1000', quantity: '10', others: [short] };
    const state = lastOf(play({ ...fields, prices: [] }));
    const sold = trade(state, 'A', decimal('3'), 'trade', 'A#short').state.account.pools;
    const held = sold.flatMap(({ positions }) =>
      positions.map((item) => `${item.id} ${plain(item.quantity)}`),
    );
    expect(held.sort()).toEqual(['A 10', 'A#short -1']);
  });
});

describe('margin moved between pools', () => {
  const free = { id: 'wallet', amounts: [{ asset: 'USD', kind: 'cash', amount: '300' }], positions: [] };
  const fields = {
    rulebook: 'exchange-isolated',
    venue: FLAT,
    cash: '100',
    quantity: '10',
    prices: [],
    others: [free],
  };
  const moved = (from: string, to: string, amount: string) => [{ do: 'transfer', from, to, amount }];

  it('keeps a position alive that would have been liquidated', () => {
    const falls = { ...fields, prices: ['91'] };
    expect(endOf(falls)).not.toContain('A 10');
    expect(endOf({ ...falls, events: moved('wallet', 'a', '100') })).toContain('A 10');
    expect(endOf({ ...falls, events: moved('wallet', 'a', '100') }, 'wallet')).toEqual(['cash 200 USD']);
  });

  it('is refused where too little would be left', () => {
    // A leverage of 10 asks 100 of 1,000.
    expect(written({ ...fields, events: moved('a', 'wallet', '0.01') })).toEqual(['withdrawalRefused']);
    expect(written({ ...fields, events: moved('wallet', 'a', '300.01') })).toEqual(['withdrawalRefused']);
    expect(written({ ...fields, cash: '150', events: moved('a', 'wallet', '50') })).toEqual([
      'transfer: pool cash -50, pool cash 50',
    ]);
  });

  it('names a pool that is not there', () => {
    expect(refusal(() => play({ ...fields, events: moved('a', 'b', '1') }))).toMatchObject({
      code: 'scenario.unknown-pool',
      field: 'events[0].to',
    });
    expect(refusal(() => play({ ...fields, events: moved('a', 'a', '1') }))?.code).toBe('scenario.same-pool');
  });
});

it('the scenario of a pair plays: funding is paid, one position is liquidated in part, the other stands', () => {
  const state = lastOf(simulate(parseScenario(JSON.parse(readSource('tests/scenarios/isolated-pair.json')))));
  const pools = state.account.pools.map(({ positions }) => positions.map((item) => plain(item.quantity)));
  expect(pools).toEqual([['0.983'], ['10']]);
});

it('a contract in coin is settled in its coin, any other in the money it is quoted in', () => {
  const kinds = [
    { id: 'C', quote: 'USD', price: '100', kind: 'inverse', base: 'BTC' },
    { id: 'L', quote: 'USD', price: '100', kind: 'linear' },
    { id: 'BTC', quote: 'USD', price: '100' },
  ];
  const { instruments } = startOf(parseScenario(raw({ instruments: kinds }))).market;
  expect(Object.values(instruments).map(({ settle }) => settle)).toEqual(['BTC', 'USD', 'USD']);
});
