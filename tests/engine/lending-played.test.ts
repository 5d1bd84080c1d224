/** What a loan costs by the period, as it is posted while time passes, against the figures of whole holdings. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '../../engine/carry/index.ts';
import { decimal, interestFor, journalOf, lastOf, PERIOD_RULES, plain } from '../../engine/index.ts';
import { type PeriodName, rateOf } from '../../engine/lending.ts';
import { check } from '../lib/check.ts';
import type { Json } from '../lib/engine.ts';
import { borrow, chargedIn, DAY, played, rates, repay, told } from '../lib/lending.ts';

describe('a published case, played hour by hour', () => {
  it('Binance: 1,000 from 13:20 to 14:15 bear two hours', () => {
    const frames = played({}, rates('0.00001'), [borrow('1000', '13:20'), repay('1000.02', '14:15')]);
    expect(told(frames)).toEqual([
      '02 13:20 interest: interest -0.01',
      '02 14:00 interest: interest -0.01',
      '02 14:15 repay: cash -1000.02, interest +0.02, loan +1000',
    ]);
    expect(frames.map(({ at, time }) => `${at} ${time ?? '-'}`)).toEqual([
      'start -',
      'event 13:20',
      'hour 14:00',
      'event 14:15',
      'close -',
    ]);
    expect(
      lastOf(frames).account.pools[0]?.amounts.map(({ kind, amount }) => `${kind} ${plain(amount)}`),
    ).toEqual(['cash 99999.98']);
  });

  it('RightBTC: 10:10 to 11:10 are two hours', () => {
    const frames = played({}, rates('0.0002'), [borrow('10000', '10:10'), repay('10004', '11:10')]);
    expect(chargedIn(frames, 'USD')).toBe('4');
  });

  it('Kraken: 74 hours are an opening and 18 rollovers', () => {
    const frames = played(
      {},
      rates('0.0001'),
      [borrow('10000', '00:00'), { ...repay('10019', '02:00'), on: '2026-11-05' }],
      'kraken-margin',
    );
    const reasons = journalOf(frames).flatMap((entry) => (entry.kind === 'posting' ? [entry.reason] : []));
    expect(reasons.filter((reason) => reason === 'openingFee')).toHaveLength(1);
    expect(reasons.filter((reason) => reason === 'rolloverFee')).toHaveLength(18);
    expect(chargedIn(frames, 'USD')).toBe('19');
    expect(told(frames).slice(0, 2)).toEqual([
      '02 00:00 openingFee: interest -1',
      '02 04:00 rolloverFee: interest -1',
    ]);
  });

  it('the opening may cost another rate', () => {
    const venue = rates('0.0001', undefined, { opening: '0.0002' });
    const frames = played({}, venue, [borrow('10000', '00:00'), repay('10003', '04:00')], 'kraken-margin');
    expect(chargedIn(frames, 'USD')).toBe('3');
    const hourly = played({}, venue, [borrow('10000', '00:30'), repay('10003', '01:00')]);
    expect(told(hourly).slice(0, 2)).toEqual([
      '02 00:30 interest: interest -2',
      '02 01:00 interest: interest -1',
    ]);
  });

  // Borrowed, rate and minutes of freqtrade's tests; its answers are in tests/reference.
  it.each([
    ['startedHours', '60', '0.0005', '00:10', '0.00125'],
    ['startedHours', '60', '0.00025', '00:10', '0.000625'],
    ['openingAndStarted', '60', '0.00025', '00:10', '0.03'],
    ['openingAndStarted', '60', '0.00025', '05:00', '0.045'],
    ['startedHours', '30', '0.0005', '00:10', '0.000625'],
    ['startedHours', '30', '0.00025', '04:55', '0.0015625'],
    ['startedHours', '48', '0.0005', '04:55', '0.005'],
    ['openingAndStarted', '30', '0.0005', '04:55', '0.045'],
  ] as const)('%s: %s at %s until %s', (periods, amount, rate, time, interest) => {
    const frames = played({}, rates(rate, periods), [borrow(amount, '00:00'), repay(amount, time)]);
    expect(chargedIn(frames, 'USD')).toBe(interest);
  });
});

describe('a charge', () => {
  it('of a period that counts as started comes a moment after it has begun', () => {
    const at = (time: string) =>
      chargedIn(
        played({}, rates('0.024', 'startedHours'), [borrow('100', '00:00'), repay('100', time)]),
        'USD',
      );
    expect([at('00:00'), at('00:00:01'), at('01:00'), at('01:00:01')]).toEqual(['0', '0.1', '0.1', '0.2']);
  });

  it('of a period that counts as completed comes with its last moment', () => {
    const at = (time: string) =>
      chargedIn(
        played({}, rates('0.001', 'openingAndCompleted'), [borrow('100', '00:10'), repay('100', time)]),
        'USD',
      );
    expect([at('04:09:59'), at('04:10'), at('08:09:59'), at('08:10')]).toEqual(['0.1', '0.2', '0.2', '0.3']);
  });

  it('at midnight belongs to the day that begins', () => {
    const frames = played({ until: '2026-11-03' }, rates('0.001'), [borrow('100', '23:30')]);
    expect(told(frames).slice(0, 3)).toEqual([
      '02 23:30 interest: interest -0.1',
      '03 00:00 interest: interest -0.1',
      '03 01:00 interest: interest -0.1',
    ]);
    expect(told(frames)).toHaveLength(25);
  });

  it('is rounded up in the last place that a ledger line has', () => {
    const frames = played({}, rates('0.000000000000000001'), [borrow('0.1', '00:00'), repay('0.1', '00:00')]);
    expect(chargedIn(frames, 'USD')).toBe('0.000000000000000001');
  });

  it('is for each loan by its own clock, and what is repaid was borrowed first', () => {
    const frames = played({}, rates('0.01', 'openingAndCompleted'), [
      borrow('100', '00:00'),
      borrow('200', '01:00'),
      // Four of interest by then, one for the rollover of the first; then 50 of the first loan.
      repay('54', '04:30'),
      repay('250', '08:30'),
    ]);
    expect(told(frames)).toEqual([
      '02 00:00 openingFee: interest -1',
      '02 01:00 openingFee: interest -2',
      '02 04:00 rolloverFee: interest -1',
      '02 04:30 repay: cash -54, interest +4, loan +50',
      '02 05:00 rolloverFee: interest -2',
      '02 08:00 rolloverFee: interest -0.5',
      '02 08:30 repay: cash -250, interest +2.5, loan +247.5',
      '02 09:00 rolloverFee: interest -0.025',
      '02 13:00 rolloverFee: interest -0.025',
      '02 17:00 rolloverFee: interest -0.025',
      '02 21:00 rolloverFee: interest -0.025',
    ]);
  });

  it('of an asset that has no rate is nothing, and is not told', () => {
    const venue = { interest: { rates: [{ asset: 'BTC', rate: '0.01' }] } };
    expect(told(played({}, venue, [borrow('100', '00:00')]))).toEqual([]);
    expect(rateOf({ rule: PERIOD_RULES.clockHours, rates: [], parts: decimal(1) }, 'USD', true)).toBe('0');
  });

  it('of what was owed at the start counts from its midnight, without an opening', () => {
    const amounts = [
      { asset: 'USD', kind: 'cash', amount: '1000' },
      { asset: 'USD', kind: 'loan', amount: '100' },
    ];
    const pools = [{ id: 'p', amounts, positions: [] }];
    const frames = played({ pools }, rates('0.01', 'openingAndCompleted'), [repay('101', '04:00')]);
    expect(told(frames)).toEqual([
      '02 04:00 rolloverFee: interest -1',
      '02 04:00 repay: cash -101, interest +1, loan +100',
    ]);
  });

  it('begins, and ends, with the terms', () => {
    const terms = (interest?: Json): Json => ({
      do: 'settings',
      settings: {
        venue: { currency: 'USD', borrowing: 'byHand', repaying: 'byHand', ...(interest && { interest }) },
      },
    });
    const frames = played({}, {}, [
      borrow('100', '00:30'),
      { ...terms({ rates: [{ asset: 'USD', rate: '0.01' }] }), time: '02:30' },
      { ...terms(), time: '04:30' },
    ]);
    expect(told(frames)).toEqual(['02 03:00 interest: interest -1', '02 04:00 interest: interest -1']);
  });
});

describe('interest by the hour', () => {
  const loan = (cash: string, owed: string): Json => ({
    pools: [
      {
        id: 'p',
        amounts: [
          { asset: 'USD', kind: 'cash', amount: cash },
          { asset: 'USD', kind: 'loan', amount: owed },
        ],
        positions: [{ instrument: 'BTC', quantity: '1', entry: '100' }],
      },
    ],
  });

  it('pushes an account over its lines, the warning first', () => {
    // Assets of 100 against 76.9: a level of 1.3 at 76.923, of 1.1 at 90.909.
    const frames = played(
      { ...loan('0', '76.5'), until: DAY },
      { ...rates('0.02'), borrowing: 'atOnce' },
      [],
    );
    const crossed = told(frames).find((entry) => entry.includes('liquidation'));
    // 1.53 an hour: after ten hours of the clock 91.8 are owed, after nine 90.27.
    expect(crossed).toBe('02 10:00 liquidation liquidate');
    expect(told(frames)[0]).toBe('02 01:00 interest: interest -1.53');
  });

  it('is repaid by what comes in, before the loan', () => {
    const frames = played(loan('0', '50'), { ...rates('0.02'), repaying: 'atOnce', borrowing: 'atOnce' }, [
      { do: 'deposit', amount: '3', time: '02:00' },
    ]);
    expect(told(frames).slice(0, 4)).toEqual([
      '02 01:00 interest: interest -1',
      '02 02:00 interest: interest -1',
      '02 02:00 deposit: cash +3',
      '02 02:00 repay: cash -3, interest +2, loan +1',
    ]);
  });

  it('of a short is owed in coin, which is bought when the short ends', () => {
    const venue = {
      interest: { rates: [{ asset: 'BTC', rate: '0.01' }] },
      borrowing: 'atOnce',
      repaying: 'atOnce',
    };
    const sell = { do: 'trade', instrument: 'BTC', quantity: '-2', time: '00:30' };
    const frames = played({}, venue, [sell, { ...sell, quantity: '2', time: '01:10' }]);
    expect(told(frames)).toEqual([
      '02 00:30 trade: BTC -2, shortProceeds +200',
      '02 00:30 interest: interest -0.02',
      '02 01:00 interest: interest -0.02',
      '02 01:10 trade: BTC +2, shortProceeds -200',
      '02 01:10 repay: cash -4, interest +0.04',
    ]);
  });

  it('balances to the last digit, and is what a whole holding costs', () => {
    const hour = fc.integer({ min: 0, max: 23 });
    const minute = fc.integer({ min: 0, max: 59 });
    const name = fc.constantFrom<PeriodName>(
      'startedHours',
      'clockHours',
      'openingAndStarted',
      'openingAndCompleted',
    );
    check(
      name,
      hour,
      minute,
      hour,
      minute,
      fc.integer({ min: 1, max: 5000 }),
      (periods, h1, m1, h2, m2, size) => {
        const two = (value: number): string => String(value).padStart(2, '0');
        const [from = '', to = ''] = [`${two(h1)}:${two(m1)}`, `${two(h2)}:${two(m2)}`].toSorted();
        const amount = String(size * 24);
        const frames = played({}, rates('0.00001', periods), [borrow(amount, from), repay(amount, to)]);
        const rule = PERIOD_RULES[periods];
        const whole = interestFor(rule, money({ name: 'borrowed', label: 'Borrowed' }, amount), '0.00001', {
          from,
          to,
        });
        expect(chargedIn(frames, 'USD')).toBe(plain(whole.value));
      },
    );
  });
});
