/** The rule that intraday margin replaced, and which of the two holds when. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayTradesOn,
  dayTradingCallDue,
  dayTradingRegime,
  dayTradingStatus,
  depositFreeOn,
  patternOn,
} from '../../engine/day-trading.ts';
import { dayTradingFactor, dayTradingFigures } from '../../engine/day-trading-figures.ts';
import { decimal, plain } from '../../engine/decimal.ts';
import { type Figure, given, rulesOf } from '../../engine/figure.ts';
import { sentence } from '../../engine/format.ts';
import {
  DAY_TRADING_REGIMES,
  DAY_TRADING_SOURCES,
  US_DAY_TRADING_LEGACY as RULE,
} from '../../engine/rulebooks/us-day-trading-legacy.ts';
import { check } from '../lib/check.ts';

function dollars(name: string, value: number): Figure {
  return given({ name, label: name, unit: { kind: 'money', asset: 'USD' } }, decimal(value));
}

function figures(prior: number, requirement: number, equity: number, on: string, exposure?: number) {
  const found = dayTradingFigures(
    {
      priorEquity: dollars('equity', prior),
      priorRequirement: dollars('requirement', requirement),
      equity: dollars('equity', equity),
      ...(exposure === undefined ? {} : { exposure: dollars('exposure', exposure) }),
    },
    RULE,
    on,
  );
  return Object.fromEntries(Object.entries(found).map(([name, figure]) => [name, plain(figure.value)]));
}

describe('which rule holds', () => {
  const on = (date: string, changes?: string) => dayTradingRegime(DAY_TRADING_REGIMES, date, changes);

  it.each([
    ['1999-12-31', undefined, 'twiceTheExcess'],
    ['2001-09-27', undefined, 'twiceTheExcess'],
    ['2001-09-28', undefined, 'patternDayTrader'],
    ['2026-06-03', undefined, 'patternDayTrader'],
    ['2026-06-04', undefined, 'intradayMargin'],
    ['2026-06-04', '2026-06-05', 'patternDayTrader'],
    ['2026-06-05', '2026-06-05', 'intradayMargin'],
    ['2027-10-19', '2027-10-20', 'patternDayTrader'],
    ['2027-10-20', '2027-10-20', 'intradayMargin'],
    ['2031-01-01', undefined, 'intradayMargin'],
    ['2026-06-03', '2027-01-04', 'patternDayTrader'],
  ])('on %s at a firm that changes on %s: %s', (date, changes, expected) => {
    expect(on(date, changes)).toBe(expected);
  });

  it.each(['2026-06-03', '2027-10-21'])('refuses a change on %s', (changes) => {
    expect(() => on('2026-11-22', changes)).toThrow(
      `changes must be a day from 2026-06-04 to 2027-10-20; got "${changes}"`,
    );
  });

  it('knows nothing from before 1900', () => {
    expect(() => on('1899-12-31')).toThrow(expect.objectContaining({ code: 'day-trading.no-regime' }));
    expect(() => dayTradingFactor(RULE, '1899-12-31')).toThrow(
      expect.objectContaining({ code: 'day-trading.no-regime' }),
    );
  });

  it('leaves no day between two regimes', () => {
    for (const [i, { until }] of DAY_TRADING_REGIMES.entries()) {
      const next = DAY_TRADING_REGIMES[i + 1];
      const day = until && new Date(Date.parse(until) + 86_400_000).toISOString().slice(0, 10);
      expect(next?.from ?? null).toBe(day);
    }
  });

  it('is cited', () => {
    for (const { standing, checked } of Object.values(DAY_TRADING_SOURCES)) {
      expect(standing).not.toBe('unchecked');
      expect(checked).toBe('2026-11-22');
    }
  });
});

describe('day trades', () => {
  const count = (list: readonly number[], held = 0) =>
    dayTradesOn(
      list.map((size) => ({ instrument: 'XYZ', quantity: decimal(size) })),
      { XYZ: decimal(held) },
    );

  it.each<[number[], number, number]>([
    [[100, -100], 0, 1],
    [[-100, 100], 0, 1],
    [[100, 100, -200], 0, 1],
    [[200, -100, -100], 0, 1],
    [[100, -100, 100, -100], 0, 2],
    [[100, -50, 50, -100], 0, 2],
    [[100], 0, 0],
    [[100, 100, 100], 0, 0],
    [[], 0, 0],
    // What was held overnight and is sold before any purchase makes none; nor does a short covered first.
    [[-100], 100, 0],
    [[-100, 100], 100, 0],
    [[100], -100, 0],
    [[100, -100], -100, 0],
    // A sale after a purchase takes what was bought today first.
    [[50, -50], 100, 1],
    [[50, -150], 100, 1],
    [[50, -50, -100], 100, 1],
    [[-50, 50, -50], 100, 1],
    // Across zero: the rest opens a short, which the next purchase closes.
    [[-150, 50], 100, 1],
    [[100, -150, 50], 0, 2],
    [[100, 0, -100], 0, 1],
  ])('%j on top of %d are %d', (list, held, expected) => {
    expect(count(list, held)).toBe(expected);
  });

  it('are counted for each instrument on its own', () => {
    const fills = [
      { instrument: 'A', quantity: decimal(1) },
      { instrument: 'B', quantity: decimal(-1) },
      { instrument: 'A', quantity: decimal(-1) },
      { instrument: 'B', quantity: decimal(-1) },
    ];
    expect(dayTradesOn(fills)).toBe(1);
  });

  it('do not depend on the side, and splitting a fill makes no more', () => {
    const sizes = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 12 });
    check(sizes, fc.integer({ min: -6, max: 6 }), (list, held) => {
      const trades = count(list, held);
      expect(
        count(
          list.map((size) => -size),
          -held,
        ),
      ).toBe(trades);
      expect(
        count(
          list.flatMap((size) => [size / 2, size / 2]),
          held,
        ),
      ).toBe(trades);
      expect(trades).toBeLessThanOrEqual(Math.max(0, list.length - 1));
    });
  });
});

describe('a pattern day trader', () => {
  const day = (on: string, dayTrades: number, trades = dayTrades) => ({ on, dayTrades, trades });

  it.each([
    [[day('2026-06-01', 4)], '2026-06-01', true],
    [[day('2026-06-01', 3)], '2026-06-01', false],
    [[day('2026-05-26', 1), day('2026-05-28', 1), day('2026-06-01', 2)], '2026-06-01', true],
    // Memorial Day, 25 May, is no business day: the window of 28 May begins on 21 May.
    [[day('2026-05-21', 1), day('2026-05-28', 3)], '2026-05-28', true],
    [[day('2026-05-20', 1), day('2026-05-28', 3)], '2026-05-28', false],
    [[day('2026-05-21', 1), day('2026-05-28', 3)], '2026-05-29', false],
    [[day('2026-05-22', 1), day('2026-05-29', 3)], '2026-05-31', true],
    [[day('2026-05-21', 1), day('2026-05-29', 3)], '2026-05-31', false],
    [[day('2026-06-02', 4)], '2026-06-01', false],
    // Six percent or less of all trades make none.
    [[day('2026-06-01', 6, 100)], '2026-06-01', false],
    [[day('2026-06-01', 6, 99)], '2026-06-01', true],
    [[day('2026-06-01', 7, 100)], '2026-06-01', true],
    [[day('2026-06-01', 6, 99), day('2026-05-29', 0, 1)], '2026-06-01', false],
    [[], '2026-06-01', false],
  ])('%o up to %s: %s', (days, on, expected) => {
    expect(patternOn(days, on, RULE).isPattern).toBe(expected);
  });

  it('shows its numbers', () => {
    const { dayTrades, exempt } = patternOn([day('2026-06-01', 6, 100)], '2026-06-01', RULE);
    expect([plain(dayTrades.value), plain(exempt.value)]).toEqual(['6', '6']);
    expect(exempt.rounding, 'what is allowed is never rounded up').toBe('down');
    expect(sentence(exempt)).toBe(
      'Day trades that make no pattern is 6: share of all trades (6\u202f%) times all trades (100).',
    );
    expect(rulesOf(exempt)[0]?.source).toBe('finra-4210-until-2026-06-03');
  });
});

describe('buying power and calls', () => {
  it.each([
    ['2026-06-03', 30_000, 10_000, '80000'],
    ['2001-09-28', 30_000, 10_000, '80000'],
    ['2001-09-27', 30_000, 10_000, '40000'],
    ['2026-06-03', 10_000, 10_000.5, '0'],
    ['2026-06-03', -500, 0, '0'],
  ])('on %s, of equity %d and a requirement of %d, is %s', (on, equity, requirement, expected) => {
    expect(figures(equity, requirement, equity, on).dayTradingBuyingPower).toBe(expected);
  });

  it('deducts no minimum, which is a threshold of its own', () => {
    expect(figures(30_000, 0, 24_000, '2026-06-03')).toEqual({
      priorExcess: '30000',
      dayTradingBuyingPower: '120000',
      minimumEquityCall: '1000',
    });
    expect(figures(30_000, 0, 25_000, '2026-06-03').minimumEquityCall).toBe('0');
    expect(figures(30_000, 0, 24_000, '2001-09-28').minimumEquityCall).toBe('1000');
    expect(figures(30_000, 0, 24_000, '2001-09-27').minimumEquityCall).toBeUndefined();
  });

  it('calls for what the excess lacks to a quarter of the day trades', () => {
    expect(figures(30_000, 0, 30_000, '2026-06-03', 140_000).dayTradingCall).toBe('5000');
    expect(figures(30_000, 0, 30_000, '2026-06-03', 120_000).dayTradingCall).toBe('0');
    expect(figures(-100, 0, 0, '2026-06-03', 1000).dayTradingCall).toBe('250');
    expect(figures(30_000, 0, 30_000, '2001-09-27', 140_000).dayTradingCall).toBeUndefined();
  });

  it('cites the rule that was repealed', () => {
    const input = {
      priorEquity: dollars('equity', 3),
      priorRequirement: dollars('requirement', 1),
      equity: dollars('equity', 3),
    };
    const { dayTradingBuyingPower } = dayTradingFigures(input, RULE, '2026-06-03');
    expect(dayTradingBuyingPower && rulesOf(dayTradingBuyingPower)[0]?.says).toMatch(/^Until 3 June 2026/);
  });

  it.each([
    ['2026-05-20', undefined, 'free'],
    ['2026-05-21', undefined, 'called'],
    ['2026-05-29', undefined, 'called'],
    ['2026-05-30', undefined, 'cashOnly'],
    ['2026-08-27', undefined, 'cashOnly'],
    ['2026-08-28', undefined, 'free'],
    ['2026-05-27', '2026-05-28', 'called'],
    ['2026-05-28', '2026-05-28', 'free'],
    ['2026-06-10', '2026-06-11', 'cashOnly'],
    ['2026-06-11', '2026-06-11', 'free'],
  ] as const)('a call of 21 May 2026: on %s, met %s: %s', (date, met, expected) => {
    const call = { opened: '2026-05-21', ...(met ? { met } : {}) };
    expect(dayTradingStatus(call, date, RULE)).toBe(expected);
  });

  it('is due on the fifth business day, and deposits stay for two', () => {
    expect(dayTradingCallDue('2026-05-21', RULE)).toBe('2026-05-29');
    expect(depositFreeOn('2026-05-22', RULE)).toBe('2026-05-27');
  });
});
