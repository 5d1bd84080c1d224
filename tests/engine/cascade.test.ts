/** Forced sales in a falling market of limited depth: who is closed, at what price, and who pays, to the cent. */
import { describe, expect, it } from 'vitest';
import { equityOf } from '../../engine/account.ts';
import { cascadeOf } from '../../engine/cascade.ts';
import { courseOf, firstWorth, gainByJournal, gainsOf, lastWorth } from '../../engine/cascade-gains.ts';
import type { CascadeTerms } from '../../engine/cascade-terms.ts';
import { crowdOf, ID, type Trader, USD } from '../../engine/crowd.ts';
import { given, quotient } from '../../engine/figure.ts';
import { decimal, deleveragingRank, effectiveLeverage, plain, round } from '../../engine/index.ts';
import { imbalance } from '../../engine/ledger.ts';
import { isDue, liquidationOrder, liquidationRatio } from '../../engine/liquidation-order.ts';
import { quotientOf } from '../../engine/ratio.ts';
import { anyTerms, cashAfter, holder, terms, traders } from '../lib/cascades.ts';
import { check, checkTimes, expectSeen, runs } from '../lib/check.ts';
import { refusal } from '../lib/engine.ts';

type Played = ReturnType<typeof cascadeOf>;

/** Gains of all participants, by valuation, to the cent. */
function gains(cascade: Played): Record<string, string> {
  return Object.fromEntries(
    [...cascade.before.keys()].map((id) => [
      id,
      plain(round(lastWorth(cascade, id).minus(firstWorth(cascade, id)), 2, 'half')),
    ]),
  );
}

/** The last valuation as the engine makes it for any account. */
function equity({ after, last }: Played, id: string) {
  const legs = { kind: 'linear', base: ID, quote: USD, settle: USD, underlier: ID } as const;
  const one = decimal(1);
  const instruments = { [ID]: { id: ID, ...legs, multiplier: one, tick: one, lot: one } };
  const pool = after.get(id) ?? { id, amounts: [], positions: [] };
  return equityOf(pool, USD, { instruments, quotes: { [ID]: { mark: last } } }).value;
}

describe('a market of three', () => {
  // 20 put in for 100 contracts of 1: nothing is left at 0.8.
  const pair = [holder('a', '100', '20', '1'), holder('b', '-100', '100', '1')];
  const thin = { price: '1', shock: '0.5', maintenance: '0.01', depth: '100000' };

  it('dYdX: a winner is closed at the price of bankruptcy, and gains 20 and not 50', () => {
    const played = cascadeOf(pair, terms({ ...thin, cover: 'deleveraging' }));
    expect(gains(played)).toEqual({ a: '-20', b: '20', provider: '0', fund: '0', venue: '0' });
    expect(
      played.sales.map(({ sold, deleveraged, givenUp }) => [sold, deleveraged, givenUp].map(plain)),
    ).toEqual([['0', '100', '30']]);
    // Nothing came into the book.
    expect(plain(played.lowest)).toBe('0.5');
  });

  it('without a fund the venue pays, with one the fund does, to its last cent', () => {
    // 100 sold from 0.5 down to 0.49 (0.499, in whole cents) bring 49.50; 80 are owed for them.
    const paid = (more: object) => gains(cascadeOf(pair, terms({ ...thin, ...more })));
    const rest = { a: '-20', b: '51', provider: '-0.5' };
    expect(paid({})).toEqual({ ...rest, fund: '0', venue: '-30.5' });
    expect(paid({ fund: '1000' })).toEqual({ ...rest, fund: '0', venue: '-30.5' });
    expect(paid({ fund: '1000', cover: 'fund' })).toEqual({ ...rest, fund: '-30.5', venue: '0' });
    expect(paid({ fund: '12.34', cover: 'fund' })).toEqual({ ...rest, fund: '-12.34', venue: '-18.16' });
  });

  it('sells what margin and fund pay for, and closes the rest against those who gain', () => {
    // Each contract lacks 0.3, and half a cent for its own sale: 15 pay for 49 of them.
    const played = cascadeOf(pair, terms({ ...thin, fund: '15', cover: 'deleveraging' }));
    expect(played.sales.map(({ sold, deleveraged }) => [plain(sold), plain(deleveraged)])).toEqual([
      ['49', '51'],
    ]);
    expect(plain(played.sales[0]?.fromFund ?? decimal(0))).toBe('14.94');
    expect(cashAfter(played, 'a').toFixed()).toBe('0');
  });

  it('takes fees from what is left, and never makes a debt of them', () => {
    // After a fall to 97 it is sold at a mean of 96.95.
    const long = [holder('a', '100', '310'), holder('b', '-100', '5000')];
    const play = (fee: string) =>
      cascadeOf(
        long,
        terms({ shock: '0.03', depth: '1000', tradingFee: '0.0005', liquidationFee: fee, cover: 'fund' }),
      );
    // 310 − 300 − 5 = 5 are left: 4.8475 to the venue, the rest to the fund.
    expect(gains(play('0.005'))).toMatchObject({ a: '-310', venue: '4.85', fund: '0.15' });
    expect(cashAfter(play('0.005'), 'a').toFixed()).toBe('0');
    expect(gains(play('0'))).toMatchObject({ a: '-309.85', venue: '4.85', fund: '0' });
  });

  it('goes on from sale to sale, as far as the book lets it', () => {
    // Due at 95.98, 94.97 and 89.95; each sale moves the price by 2.
    const longs = [holder('a', '200', '900'), holder('b', '200', '1100'), holder('c', '200', '2100')];
    const played = cascadeOf(
      [...longs, holder('s', '-600', '60000')],
      terms({ shock: '0.045', depth: '100' }),
    );
    expect(played.sales.map(({ who, before, after }) => [who, plain(before), plain(after)])).toEqual([
      ['a', '95.5', '93.5'],
      ['b', '93.5', '91.5'],
    ]);
    expect(plain(cascadeOf(longs, terms({ shock: '0.045', depth: '100', rebound: '0.25' })).last)).toBe(
      '92.5',
    );
  });

  it('closes by profit and leverage: the rank that BitMEX publishes', () => {
    const winners = [
      holder('calm', '-40', '4000'),
      holder('bold', '-40', '400'),
      holder('late', '-40', '400', '94'),
      holder('early', '-40', '400', '104'),
    ];
    const played = cascadeOf(
      [holder('a', '100', '500'), ...winners],
      terms({ shock: '0.1', depth: '10', cover: 'deleveraging' }),
    );
    const closed = played.journal
      .filter(({ reason }) => reason === 'deleveraging')
      .map(({ legs }) => legs.find(({ pool, kind }) => pool !== 'a' && kind === 'position'))
      .map((leg) => `${leg?.pool} ${plain(leg?.amount ?? decimal(0))} at ${plain(leg?.price ?? decimal(0))}`);
    expect(closed).toEqual(['early 40 at 95', 'bold 40 at 95', 'calm 20 at 95']);
    const rank = ({ entry, quantity, margin }: Trader) => {
      const unit = { kind: 'money', asset: 'USD' } as const;
      const money = (value: ReturnType<typeof decimal>) => given({ name: 'x', label: 'x', unit }, value);
      const size = quantity.neg();
      const profit = size.times(entry.minus(90));
      return deleveragingRank(
        quotient({ name: 'p', label: 'p', unit: { kind: 'rate' } }, money(profit), money(size.times(entry))),
        effectiveLeverage(money(size.times(-90)), money(size.times(-90).minus(margin).minus(profit))),
      ).value;
    };
    const byRank = winners.toSorted((a, b) => rank(b).cmp(rank(a))).map(({ id }) => id);
    // `late` would lose at 95, and is left alone.
    expect(byRank.filter((id) => id !== 'late')).toEqual(['early', 'bold', 'calm']);
  });
});

describe('every market', () => {
  it('leaves nothing over: 1,000 random ones sum to zero to the cent, by valuations and by journals', () => {
    const seen = { venuePays: 0, fundPays: 0, deleveraged: 0, dragged: 0 };
    checkTimes(Math.max(1000, runs()), traders, anyTerms, (accounts, how) => {
      const played = cascadeOf(accounts, how);
      for (const posting of played.journal) expect(imbalance(posting)).toEqual({});
      let sum = decimal(0);
      for (const id of played.before.keys()) {
        const gain = lastWorth(played, id).minus(firstWorth(played, id));
        expect(gainByJournal(played, id).toFixed()).toBe(gain.toFixed());
        expect(equity(played, id).toFixed()).toBe(lastWorth(played, id).toFixed());
        sum = sum.plus(gain);
      }
      // What the shorts gain the longs lose only where there are as many: the market's own sum is what is not matched.
      const open = accounts.reduce((all, { quantity }) => all.plus(quantity), decimal(0));
      expect(sum.toFixed()).toBe(open.times(played.last.minus(100)).toFixed());
      const { sales } = played;
      if (sales.some(({ fromVenue }) => fromVenue.gt(0))) seen.venuePays += 1;
      if (sales.some(({ fromFund }) => fromFund.gt(0))) seen.fundPays += 1;
      if (sales.some(({ deleveraged }) => deleveraged.gt(0))) seen.deleveraged += 1;
      if (sales.some(({ before }) => before.lt(played.shocked))) seen.dragged += 1;
    });
    expectSeen(seen, 100);
  });

  it('of a long for each short: 300 accounts and everyone else together gain nothing', () => {
    checkTimes(Math.max(30, runs(0.1)), anyTerms, (how: CascadeTerms) => {
      const crowd = crowdOf(Number(how.depth.toFixed()), {
        longs: 240,
        shorts: 60,
        leverage: 50,
        price: decimal(100),
      });
      const played = cascadeOf(crowd, how);
      const { together, ...groups } = gainsOf(played);
      expect(together.value.toFixed()).toBe('0');
      const all = [...played.before.keys()].map((id) => lastWorth(played, id).minus(firstWorth(played, id)));
      const parts = Object.values(groups).map(({ value }) => value);
      expect(parts.reduce((a, b) => a.plus(b)).toFixed()).toBe(all.reduce((a, b) => a.plus(b)).toFixed());
      for (const [id, { value }] of [
        ['provider', groups.provider],
        ['fund', groups.fund],
        ['venue', groups.venue],
      ] as const)
        expect(value.toFixed()).toBe(gainByJournal(played, id).toFixed());
    });
  });

  it('closes who is due when it is closed, and ends where nobody is', () => {
    check(traders, anyTerms, (accounts, how) => {
      const { sales, lowest, shocked, after } = cascadeOf(accounts, how);
      const closed = new Set(sales.map(({ who }) => who));
      for (const trader of accounts.filter(({ quantity }) => quantity.gt(0))) {
        const sale = sales.find(({ who }) => who === trader.id);
        expect(isDue(trader, sale?.before ?? lowest, how.maintenance)).toBe(sale !== undefined);
        if (sale) expect(after.get(trader.id)?.positions).toEqual([]);
      }
      expect(closed.size).toBe(sales.length);
      expect(lowest.lte(shocked)).toBe(true);
    });
  });

  it('asks nobody for more than there is: no closed account, fund or deleveraged short ends below nothing', () => {
    check(traders, anyTerms, (accounts, how) => {
      const played = cascadeOf(accounts, how);
      for (const { who } of played.sales) expect(cashAfter(played, who).gte(0), who).toBe(true);
      expect(cashAfter(played, 'fund').gte(0)).toBe(true);
      for (const { deleveraged, givenUp } of played.sales)
        if (deleveraged.isZero()) expect(givenUp.toFixed()).toBe('0');
      if (how.cover === 'venue') expect(played.sales.every(({ fromFund }) => fromFund.isZero())).toBe(true);
    });
  });

  it('spares the venue as long as there are shorts that gain', () => {
    check(traders, anyTerms, (accounts, how) => {
      const rich = holder('rich', '-100000', '100000000', '200');
      const played = cascadeOf([...accounts, rich], { ...how, cover: 'deleveraging' });
      expect(played.sales.every(({ fromVenue }) => fromVenue.isZero())).toBe(true);
      expect(cashAfter(played, 'venue').gte(0)).toBe(true);
    });
  });

  it('falls no farther in a deeper book', () => {
    check(traders, anyTerms, (accounts, how) => {
      const deep = { ...how, depth: how.depth.times(2) };
      if (how.cover === 'deleveraging') return;
      expect(cascadeOf(accounts, deep).lowest.gte(cascadeOf(accounts, how).lowest)).toBe(true);
    });
  });
});

describe('its figures', () => {
  it('say what the engine did', () => {
    check(traders, anyTerms, (accounts, how) => {
      const played = cascadeOf(accounts, how);
      const order = liquidationOrder(accounts);
      const reached = order.filter((trader) => isDue(trader, played.shocked, how.maintenance)).length;
      const course = courseOf(played, reached);
      expect(course.shockedPrice.value.toFixed()).toBe(played.shocked.toFixed());
      // The book keeps whole cents, rounded down.
      expect(round(course.lowestPrice.value, 2, 'down').toFixed()).toBe(played.lowest.toFixed());
      expect(course.dragged.value.gte(0)).toBe(true);
      expect(course.closed.value.toFixed()).toBe(String(played.sales.length));
    });
  });
});

describe('the order', () => {
  it('is that of the liquidation prices, each where an account becomes due', () => {
    check(traders, anyTerms, (accounts, { maintenance }) => {
      const order = liquidationOrder(accounts);
      const prices = order.map((trader) => quotientOf(liquidationRatio(trader, maintenance)));
      expect(prices).toEqual(prices.toSorted((a, b) => b.cmp(a)));
      order.forEach((trader, i) => {
        const price = round(prices[i] ?? decimal(0), 12, 'half');
        if (price.lte(1)) return;
        expect(isDue(trader, price.minus('0.00001'), maintenance)).toBe(true);
        expect(isDue(trader, price.plus('0.00001'), maintenance)).toBe(false);
      });
    });
  });
});

describe('bad terms', () => {
  const accounts = [holder('a', '10', '100'), holder('b', '-10', '1000')];

  it.each([
    [{ shock: '1.01' }, 'cascade.shock', 'shock must be from 0 to 1; got 1.01'],
    [{ rebound: '-0.1' }, 'cascade.rebound', 'rebound must be from 0 to 1; got -0.1'],
    [{ maintenance: '1' }, 'cascade.maintenance', 'maintenance must be at least 0 and below 1; got 1'],
    [{ fund: '-1' }, 'cascade.fund', 'fund must be at least 0; got -1'],
    [{ depth: '0' }, 'book.depth', 'depth must be above 0; got 0'],
  ])('%o', (texts, code, message) => {
    expect(refusal(() => cascadeOf(accounts, terms(texts)))).toMatchObject({ code, message });
  });

  it('and accounts that hold no whole contracts', () => {
    const half = [holder('a', '0.5', '100')];
    expect(refusal(() => cascadeOf(half, terms()))).toMatchObject({
      code: 'cascade.quantity',
      message: 'quantity of a must be whole contracts and not 0; got 0.5',
    });
    expect(refusal(() => lastWorth(cascadeOf(accounts, terms()), 'nobody'))?.code).toBe('cascade.unknown');
  });
});
