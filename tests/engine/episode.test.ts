/** An account walked through real days: when it is looked at, where sales are filled, and who closes what. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, journalOf, lastOf, reportOf, writtenState } from '../../engine/index.ts';
import { type Answer, type BarText, type Check, readBars, walkEpisode } from '../../engine/paths/episode.ts';
import { checkShare } from '../lib/check.ts';
import { asScenario, atBroker, atExchange, type Bought, sp500 } from '../lib/episodes.ts';

const walk = (account: Bought, texts: readonly BarText[], check: Check, answer: Answer = 'wait') =>
  walkEpisode(account.state, readBars(texts), { instrument: 'A', check, answer });

const named = (entries: readonly Entry[]): string[] =>
  entries.map((entry) => (entry.kind === 'posting' ? entry.reason : entry.name));

/** Price of the first posting of that kind, with its day. */
function fill(days: ReturnType<typeof walk>, reason: string): string {
  for (const { bar, frames } of days.slice(1))
    for (const entry of journalOf(frames)) {
      if (entry.kind !== 'posting' || entry.reason !== reason) continue;
      const price = entry.legs.find(({ kind }) => kind === 'position')?.price;
      return `${bar.on} ${price?.toFixed(2)}`;
    }
  return '';
}

describe('the S&P 500 in the autumn of 2008, bought at the close of 2 September at 2× and 25 %', () => {
  const bars = sp500('2008-09-02', '2008-10-31');
  const account = atBroker('2008-09-02', '1277.58', '10', { houseLong: '0.25' });
  const firstCall = (check: Check) =>
    walkEpisode(account.state, bars, { instrument: 'A', check, answer: 'wait' }).find(({ frames }) =>
      named(journalOf(frames)).includes('callOpened'),
    )?.bar;

  it('is called first on 27 October when it is looked at at the close, at 848.92', () => {
    const bar = firstCall('close');
    expect([bar?.on, bar?.close.toFixed(2)]).toEqual(['2008-10-27', '848.92']);
  });

  it('is called first on 10 October when it is looked at at the low, at 839.80', () => {
    const bar = firstCall('worst');
    expect([bar?.on, bar?.low.toFixed(2)]).toEqual(['2008-10-10', '839.80']);
  });
});

// Monday to Friday; bought at 100 with 50 of each share borrowed, so a call comes below 66.67.
const WEEK: readonly BarText[] = [
  ['2008-09-08', '100'],
  ['2008-09-09', '90', '91', '60', '65'],
  ['2008-09-10', '64', '66', '62', '63'],
  ['2008-09-11', '61', '64', '60', '62'],
  ['2008-09-12', '58', '63', '57', '62'],
  ['2008-09-15', '70', '80', '70', '75'],
];
const shares = () => atBroker('2008-09-08', '100', '100');

describe('a broker', () => {
  it('sells at the open of the third day what nobody has answered', () => {
    const days = walk(shares(), WEEK, 'close');
    expect(fill(days, 'forcedSale')).toBe('2008-09-12 58.00');
    expect(lastOf(days[1]?.frames ?? []).memory.calls[0]?.due).toBe('2008-09-12');
  });

  it('counts a deposit at once, and then asks no more at that price', () => {
    const days = walk(shares(), WEEK, 'worst', 'deposit');
    // 25 % of 6,000 less 1,000 of equity.
    const [paid] = journalOf(days[1]?.frames ?? []).filter(
      (entry) => entry.kind === 'posting' && entry.reason === 'deposit',
    );
    expect(paid?.kind === 'posting' && paid.legs[0]?.amount.toFixed()).toBe('500');
    expect(days.every(({ state }) => state.memory.calls.length === 0)).toBe(true);
  });

  it('fills what the customer sells at the next open', () => {
    expect(fill(walk(shares(), WEEK, 'close', 'sell'), 'trade')).toBe('2008-09-10 64.00');
  });

  it('sells nothing where the price has come back by the open', () => {
    const back: readonly BarText[] = [...WEEK.slice(0, 4), ['2008-09-12', '80', '81', '79', '80']];
    const days = walk(shares(), back, 'close');
    expect(fill(days, 'forcedSale')).toBe('');
    expect(days.at(-1)?.state.memory.calls).toEqual([]);
  });

  it('sees the high where the account is short', () => {
    const rise: readonly BarText[] = [
      ['2008-09-08', '100'],
      ['2008-09-09', '100', '120', '99', '100'],
    ];
    const short = () => atBroker('2008-09-08', '100', '-100');
    // 150 for each share at 30 %: a call comes above 115.38.
    expect(named(journalOf(walk(short(), rise, 'worst')[1]?.frames ?? []))).toContain('callOpened');
    expect(named(journalOf(walk(short(), rise, 'close')[1]?.frames ?? []))).not.toContain('callOpened');
  });
});

describe('an exchange', () => {
  const DAYS: readonly BarText[] = [
    ['2020-03-11', '1000'],
    ['2020-03-12', '990', '1000', '500', '700'],
  ];
  const position = (quantity = '1') => atExchange('2020-03-11', '1000', quantity, '10');

  it('closes on the way down, at the first tick that crosses its line', () => {
    const line = reportOf(position().state).figures.liquidationPrice;
    // 900 + 0.05 P = P, so at 947.368…
    expect(line?.value.toFixed(2)).toBe('947.37');
    expect(fill(walk(position(), DAYS, 'worst'), 'liquidation')).toBe('2020-03-12 947.36');
  });

  it('closes at the open where the day opens beyond the line', () => {
    const gap: readonly BarText[] = [
      ['2020-03-11', '1000'],
      ['2020-03-12', '600', '700', '500', '650'],
    ];
    expect(fill(walk(position(), gap, 'worst'), 'liquidation')).toBe('2020-03-12 600.00');
  });

  it('closes a short on the way up', () => {
    const rise: readonly BarText[] = [
      ['2020-03-11', '1000'],
      ['2020-03-12', '1000', '1500', '990', '995'],
    ];
    // 1,100 − P = 0.05 P, so at 1,047.619…
    expect(fill(walk(position('-1'), rise, 'worst'), 'liquidation')).toBe('2020-03-12 1047.62');
    expect(fill(walk(position('-1'), rise, 'close'), 'liquidation')).toBe('');
  });

  it('is not told of a low by those who look at closes alone', () => {
    expect(fill(walk(position(), DAYS, 'close'), 'liquidation')).toBe('2020-03-12 700.00');
  });
});

describe('bars', () => {
  it.each([
    [[['2020-03-11', '1000']], 'bars must hold at least two days'],
    [
      [
        ['2020-03-11', '1000'],
        ['2020-03-11', '990'],
      ],
      'bars[1] must be later than 2020-03-11; got 2020-03-11',
    ],
    [
      [
        ['2020-03-11', '1000'],
        ['2020-03-12', '990', '980', '970', '975'],
      ],
      'bars[1] of 2020-03-12 must have every price between its low and its high',
    ],
    [
      [
        ['2020-03-11', '1000'],
        ['2020-03-12', '-37.63'],
      ],
      'bars[1] of 2020-03-12 must hold prices above 0',
    ],
    [
      [
        ['2020-03-11', '1000'],
        ['2020-03-12', '1_000'],
      ],
      'bars[1] of 2020-03-12 must be a decimal number',
    ],
  ])('%# are refused', (texts, message) => {
    expect(() => readBars(texts as unknown as BarText[])).toThrow(message);
  });

  it('begin on the day of the account', () => {
    const account = shares();
    expect(() => walk(account, WEEK.slice(1), 'close')).toThrow(
      'bars must begin on 2008-09-08, the day of the account',
    );
  });
});

describe('any episode', () => {
  const cents = (low: number, high: number) =>
    fc.integer({ min: low * 100, max: high * 100 }).map((value) => (value / 100).toFixed(2));
  const texts = fc
    .array(fc.tuple(cents(20, 200), cents(20, 200), cents(20, 200), cents(20, 200)), {
      minLength: 2,
      maxLength: 12,
    })
    .map((days) =>
      days.map((prices, i): BarText => {
        const [low = '', open = '', close = '', high = ''] = prices.toSorted((a, b) => Number(a) - Number(b));
        const on = `2008-09-${String(i + 8).padStart(2, '0')}`;
        return i % 2 === 0 ? [on, open, high, low, close] : [on, close, high, low, open];
      }),
    );
  const terms = fc.record({
    check: fc.constantFrom<Check>('close', 'worst'),
    answer: fc.constantFrom<Answer>('deposit', 'sell', 'wait'),
    long: fc.boolean(),
    exchange: fc.boolean(),
  });

  it('is a scenario that the engine plays to the same journal, at prices of its days', () => {
    checkShare(0.2, texts, terms, (days, { check, answer, long, exchange }) => {
      const price = days[0]?.at(-1) ?? '';
      const quantity = long ? '10' : '-10';
      const account = exchange
        ? atExchange('2008-09-08', price, quantity, '5')
        : atBroker('2008-09-08', price, quantity);
      const walked = walk(account, days, check, answer);
      const played = asScenario(account, walked);
      expect(writtenState(lastOf(played))).toEqual(writtenState(walked.at(-1)?.state ?? account.state));
      const entries = named(walked.flatMap(({ frames }) => journalOf(frames)));
      expect(named(journalOf(played)).slice(-entries.length || Number.POSITIVE_INFINITY)).toEqual(entries);
      for (const { bar, events, state } of walked) {
        const marks = events.flatMap((event) => (event.do === 'price' ? [event.price] : []));
        expect(marks.every((mark) => mark.gte(bar.low) && mark.lte(bar.high))).toBe(true);
        if (!exchange && answer === 'deposit') expect(state.memory.calls).toEqual([]);
      }
    });
  });
});
