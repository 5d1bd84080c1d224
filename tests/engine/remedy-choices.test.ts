/** What the broker chooses: which position it sells first, and how long each call may stand. */
import { describe, expect, it } from 'vitest';
import { lastOf, parseScenario } from '../../engine/index.ts';
import {
  finish,
  forcedSales,
  type Json,
  journal,
  line,
  on,
  play,
  pool,
  price,
  raw,
  read,
  refusal,
  stock,
} from '../lib/engine.ts';

const sells: Json = { do: 'brokerSells' };
const TUESDAY = '2026-11-03';

describe('what is sold first', () => {
  const held = (instrument: string, quantity: string, entry: string, opened: string) => ({
    instrument,
    quantity,
    entry,
    opened,
  });
  /** Worth 1,000, 3,000 and 1,500; bought for 2,500, 3,600 and 1,200; equity 1,600 against 1,650. */
  const three = (sellsFirst: string, more: Json = {}): Json => ({
    instruments: [stock('10', 'A'), stock('20', 'B'), stock('30', 'C')],
    pools: [
      {
        id: 'main',
        amounts: [{ asset: 'USD', kind: 'loan', amount: '3900' }],
        positions: [
          held('A', '100', '25', '2026-01-05'),
          held('B', '150', '24', '2026-03-02'),
          held('C', '50', '24', '2026-02-02'),
        ],
      },
    ],
    settings: { sellsFirst },
    events: on(TUESDAY, sells),
    ...more,
  });

  it.each([
    ['largestFirst', 'forcedSale: B -9, cash +180'],
    ['worstFirst', 'forcedSale: A -17, cash +170'],
    ['lastInFirstOut', 'forcedSale: B -9, cash +180'],
  ])('is a setting: %s', (order, sale) => {
    expect(forcedSales(three(order))).toEqual([sale]);
  });

  it('the position that was added to last goes first, even where only a part of it is new', () => {
    const more = {
      events: on(TUESDAY, { do: 'trade', instrument: 'C', quantity: '1' }, sells),
    };
    expect(forcedSales(three('lastInFirstOut', more))[0]).toMatch(/^forcedSale: C /);
  });

  it('of positions opened on one day the later line goes first', () => {
    const same = three('lastInFirstOut', {
      pools: [pool({ loan: '3900' }, { A: '100', B: '150', C: '50' })],
    });
    expect(forcedSales(same)[0]).toMatch(/^forcedSale: C /);
  });

  it('a short that has risen most is the worst', () => {
    const shorts = {
      instruments: [stock('30', 'A'), stock('20', 'B')],
      pools: [
        {
          id: 'main',
          amounts: [
            { asset: 'USD', kind: 'shortProceeds', amount: '5000' },
            { asset: 'USD', kind: 'cash', amount: '1000' },
          ],
          positions: [held('A', '-100', '32', '2026-01-05'), held('B', '-90', '10', '2026-01-05')],
        },
      ],
      events: on(TUESDAY, sells),
    };
    expect(forcedSales({ ...shorts, settings: { sellsFirst: 'largestFirst' } })[0]).toMatch(
      /^forcedSale: A \+/,
    );
    expect(forcedSales({ ...shorts, settings: { sellsFirst: 'worstFirst' } })[0]).toMatch(
      /^forcedSale: B \+/,
    );
  });

  it('is what the sale that cures is worked out for', () => {
    const figures = (order: string) => read(finish(three(order, { events: [] })), 'cureSaleWholeShares');
    expect([figures('largestFirst'), figures('worstFirst')]).toEqual([
      { cureSaleWholeShares: '9' },
      { cureSaleWholeShares: '17' },
    ]);
  });
});

describe('deadlines of the house and of the exchange', () => {
  /** At $30 the house misses $800 and the exchange $500. */
  const deep = (settings: Json): Json => ({
    instruments: [stock('50')],
    pools: [pool({ loan: '5000' }, { XYZ: '200' }, '50')],
    settings,
    events: on(TUESDAY, price('30')),
    until: '2026-11-10',
  });
  const enforced = (settings: Json) =>
    play(deep(settings))
      .filter(({ entries }) =>
        entries.some((entry) => entry.kind === 'notice' && entry.name === 'brokerSells'),
      )
      .map(({ on, at, entries }) => [on, at, ...entries.map(line)]);

  it('are the same unless the broker says otherwise', () => {
    expect(journal(deep({}))).toMatchObject([
      'callOpened house 800 due 2026-11-05',
      'callOpened exchange 500 due 2026-11-05',
      'deadlinePassed house 800 due 2026-11-05',
      'brokerSells',
      'forcedSale: XYZ -89, cash +2670',
      'repay: cash -2670, loan +2670',
      'callMet house 800',
      'callMet exchange 500',
    ]);
  });

  it('the exchange’s may come first: then as much is sold as ends its call, and the house still waits', () => {
    // 500 / 0.25 / 30 = 66.7 shares; what the house misses then is sold two days later.
    expect(enforced({ callDays: 4, exchangeDays: 1 })).toEqual([
      [
        '2026-11-04',
        'close',
        'deadlinePassed exchange 500 due 2026-11-04',
        'brokerSells',
        'forcedSale: XYZ -67, cash +2010',
        'repay: cash -2010, loan +2010',
        'callMet exchange 500',
      ],
      [
        '2026-11-09',
        'close',
        'deadlinePassed house 800 due 2026-11-09',
        'brokerSells',
        'forcedSale: XYZ -22, cash +660',
        'repay: cash -660, loan +660',
        'callMet house 800',
      ],
    ]);
  });

  it('the exchange’s may be none at all', () => {
    expect(enforced({ callDays: 4, exchangeDays: null })[0]?.slice(0, 4)).toEqual([
      TUESDAY,
      'event',
      'brokerSells',
      'forcedSale: XYZ -67, cash +2010',
    ]);
  });

  it('the house’s may come first, and ends both calls', () => {
    expect(enforced({ callDays: 1, exchangeDays: 5 })).toEqual([
      [
        '2026-11-04',
        'close',
        'deadlinePassed house 800 due 2026-11-04',
        'brokerSells',
        'forcedSale: XYZ -89, cash +2670',
        'repay: cash -2670, loan +2670',
        'callMet house 800',
        'callMet exchange 500',
      ],
    ]);
  });

  it('bind the customer and not the broker, who may sell before either', () => {
    const early = { ...deep({ callDays: 4, exchangeDays: 5 }), events: on(TUESDAY, price('30'), sells) };
    expect(forcedSales(early)).toEqual(['forcedSale: XYZ -89, cash +2670']);
    expect(lastOf(play(early)).memory.calls).toEqual([]);
  });
});

describe('settings of the remedy', () => {
  const parse = (settings: Json, more: Json = {}) =>
    refusal(() => parseScenario(raw({ instruments: [stock('50')], settings, ...more })));

  it.each([
    [
      { sellsFirst: 'smallestFirst' },
      'settings.sellsFirst',
      'must be "largestFirst" or "worstFirst" or "lastInFirstOut"; got "smallestFirst"',
    ],
    [{ saleCommission: '-1' }, 'settings.saleCommission', 'must be at least 0; got "-1"'],
    [{ saleCommission: 9.95 }, 'settings.saleCommission', 'must be a decimal number in quotes'],
    [
      { saleSlippage: '250' },
      'settings.saleSlippage',
      'a percentage is written as a fraction, 2.5 % as "0.025"',
    ],
    [{ saleSlippage: '-0.01' }, 'settings.saleSlippage', 'must be a fraction above 0 and at most 1'],
    [{ exchangeDays: 31 }, 'settings.exchangeDays', 'must be a whole number from 0 to 30; got 31'],
    [{ exchangeDays: '5' }, 'settings.exchangeDays', 'must be a whole number from 0 to 30; got "5"'],
  ])('refuses %j', (settings, field, message) => {
    const refused = parse(settings);
    expect(refused?.field).toBe(field);
    expect(refused?.message).toContain(message);
  });

  it('refuses a deadline of the exchange where there is no such line', () => {
    const refused = parse({ exchangeDays: 5 }, { rulebook: 'us-portfolio-margin.2026-11' });
    expect(refused).toMatchObject({ code: 'settings.unused', field: 'settings.exchangeDays' });
  });
});
