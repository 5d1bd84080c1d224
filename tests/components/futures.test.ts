import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnswerName } from '../../components/widgets/margin-call/answers.ts';
import { type Future, futures } from '../../components/widgets/margin-call/futures.ts';
import { baseOf } from '../../components/widgets/margin-call/moment.ts';
import { plain, recall, show } from '../../engine/index.ts';
import { at, MAIN } from './lib/presets.ts';

function answers(values: Readonly<Record<string, string>>): Record<AnswerName, Future> {
  const moment = at(values);
  const [deposit, sell, wait] = futures(MAIN, moment, { ...MAIN.values, ...values });
  if (!deposit || !sell || !wait) throw new Error(`No call at ${JSON.stringify(values)}`);
  return { deposit, sell, wait };
}

/** Shares, worth, loan and equity at the end. */
function ends({ end, shares }: Future): string[] {
  const { marketValue, debt } = end.figures;
  return [shares?.value, marketValue?.value, debt?.value, end.equity.value].map((value) =>
    value ? plain(value) : '0',
  );
}

const table = (values: Readonly<Record<string, string>>) => {
  const { deposit, sell, wait } = answers(values);
  return [deposit, sell, wait].map((future) => [future.title, ...ends(future), future.outcome]);
};

// At 35: worth 7,000, equity 2,000, requirement 2,100, so 100 is missing. In cash that is 100. By a sale
// 100 / 0.3 = 333.34, at 35 a share 9.52, so 10 whole shares and 350 repaid.
test('at $35 and then $32, each answer leaves another account', () => {
  expect(table({ price: '35', next: '32' })).toEqual([
    // 200 × 32 = 6,400; 5,000 − 100; requirement 1,920 − equity 1,500 = 420
    [
      'Deposit $100',
      ...['200', '6400', '4900', '1500'],
      'The call is met with new money. At $32.00 a new call asks for $420.',
    ],
    // 190 × 32 = 6,080; 5,000 − 350; requirement 1,824 − equity 1,430 = 394
    [
      'Sell 10 shares',
      ...['190', '6080', '4650', '1430'],
      'The call is met by repaying part of the loan. At $32.00 a new call asks for $394.',
    ],
    // The call is 1,920 − 1,400 = 520; 520 / 0.3 / 32 = 54.17, so 55 shares: 1,760 repaid
    [
      'Wait and see',
      ...['145', '4640', '3240', '1400'],
      'At the deadline the broker sells 55 shares at $32.00. The call is over.',
    ],
  ]);
});

test('at $35 and then $40, nobody is called again, and waiting cost nothing', () => {
  expect(table({ price: '35', next: '40' })).toEqual([
    [
      'Deposit $100',
      ...['200', '8000', '4900', '3100'],
      'The call is met with new money. No new call follows.',
    ],
    [
      'Sell 10 shares',
      ...['190', '7600', '4650', '2950'],
      'The call is met by repaying part of the loan. No new call follows.',
    ],
    [
      'Wait and see',
      ...['200', '8000', '5000', '3000'],
      'The price recovers before the deadline, and the call ends by itself.',
    ],
  ]);
});

test('at $35 and then $20, the shares do not cover the loan, and after the forced sale a debt is left', () => {
  expect(table({ price: '35', next: '20' })).toEqual([
    [
      'Deposit $100',
      ...['200', '4000', '4900', '-900'],
      'The call is met with new money. At $20.00 the shares no longer cover the loan.',
    ],
    [
      'Sell 10 shares',
      ...['190', '3800', '4650', '-850'],
      'The call is met by repaying part of the loan. At $20.00 the shares no longer cover the loan.',
    ],
    [
      'Wait and see',
      ...['0', '0', '1000', '-1000'],
      'At the deadline the broker sells 200 shares at $20.00. $1,000 is still owed, and it is yours to pay.',
    ],
  ]);
});

test('a broker that sells at once sells at today’s price, and only the one who waits notices', () => {
  const [deposit, sell, wait] = table({ price: '35', next: '32', notice: 'none' });
  expect([deposit, sell]).toEqual(table({ price: '35', next: '32' }).slice(0, 2));
  expect(wait).toEqual([
    'Wait and see',
    ...['190', '6080', '4650', '1430'],
    'The broker does not wait: it sells 10 shares at $35.00. The next fall brings a new call of $394.',
  ]);
  expect(answers({ price: '35', next: '40', notice: 'none' }).wait.outcome).toBe(
    'The broker does not wait: it sells 10 shares at $35.00. The call is over.',
  );
});

test('after a sale at once the fall can still go past the loan', () => {
  // At 30 the call is 1,800 − 1,000 = 800: 89 shares, 2,670. Then 111 × 15 = 1,665 against 2,330.
  const { wait } = answers({ price: '30', next: '15', notice: 'none' });
  expect(ends(wait)).toEqual(['111', '1665', '2330', '-665']);
  expect(wait.outcome).toBe(
    'The broker does not wait: it sells 89 shares at $30.00. At $15.00 the shares no longer cover the loan.',
  );
});

test('where no sale can cure, everything is sold, and what happens to the price later is no matter', () => {
  const { sell } = answers({ price: '24.99', next: '32' });
  expect([sell.title, ...ends(sell), sell.outcome]).toEqual([
    'Sell everything',
    ...['0', '0', '2', '-2'],
    'Everything is sold. $2 is still owed, and it is yours to pay.',
  ]);
  expect(answers({ price: '25', next: '32' }).sell.outcome).toBe('Everything is sold. The loan is repaid.');
  // 200 × 25.02 = 5,004 against 5,000; 30 % of 1,500 is only met with no share left.
  const { sell: all, wait } = answers({ price: '25.02', next: '25.02' });
  expect([all.title, ...ends(all), all.outcome]).toEqual([
    'Sell 200 shares',
    ...['0', '0', '0', '4'],
    'Everything is sold. The loan is repaid, and $4 is left.',
  ]);
  expect(wait.outcome).toBe(
    'At the deadline the broker sells 200 shares at $25.02. The call is over, and $4 is left.',
  );
});

test('the path shows the days from the purchase to the deadline, with the call price of each evening', () => {
  const { deposit, wait } = answers({ price: '35', next: '32' });
  const path = (future: Future) =>
    future.path.map(({ label, text, callPrice, event }) => [label, text, callPrice, event]);
  expect(path(wait)).toEqual([
    ['Bought', '$50.00', 35.7143, ''],
    ['Day 1', '$35.00', 35.7143, 'margin call'],
    ['Day 2', '$32.00', 35.7143, ''],
    // 3,240 / (145 × 0.7)
    ['Day 3', '$32.00', 31.9212, 'forced sale'],
  ]);
  // 4,900 / (200 × 0.7) = 35 exactly
  expect(path(deposit).map(([, , callPrice, event]) => [callPrice, event])).toEqual([
    [35.7143, ''],
    [35.7143, 'margin call'],
    [35, ''],
    [35, ''],
  ]);
});

test('the journal tells it in order, and what was posted', () => {
  const lines = answers({ price: '35', next: '32' }).wait.journal;
  expect(lines.map(({ text }) => text)).toEqual([
    'The call grows to $520.',
    expect.stringMatching(/^Exchange call, under FINRA’s own 25\u202f%, of \$200, to be met by /),
    'The deadline passes without an answer.',
    'The broker sells without asking.',
    'The broker sells 55 shares at $32.00.',
    'The cash repays part of the loan.',
    'The margin call is over.',
    'The exchange call is over.',
  ]);
  expect(lines.flatMap(({ postings }) => postings)).toEqual([
    ...['shares −55', 'cash +$1,760'],
    ...['cash −$1,760', 'loan −$1,760'],
  ]);
});

test('without a call there is nothing to answer', () => {
  for (const price of ['50', '35.72'])
    expect(futures(MAIN, at({ price }), { ...MAIN.values, price })).toEqual([]);
});

const cents = fc.integer({ min: 1500, max: 6000 }).map((n) => (n / 100).toFixed(2));
const rates = fc.integer({ min: 250, max: 600 }).map((n) => (n / 1000).toFixed(3));
const USD = { kind: 'money', asset: 'USD' } as const;

test('for every setting: what is said agrees with what is left, and nothing is lost on the way', () => {
  fc.assert(
    fc.property(cents, rates, cents, fc.constantFrom('days', 'none'), (price, house, next, notice) => {
      const values = { ...MAIN.values, price, house, next, notice };
      const moment = at(values);
      const [call] = recall(moment.state).state.memory.calls;
      const missing = moment.report.figures.call?.value.gt(0) ?? false;
      expect(call !== undefined).toBe(missing);
      if (!call || !moment.report.figures.call) return;
      expect(show(call.amount, USD, 'up')).toBe(show(moment.report.figures.call.value, USD, 'up'));

      const loanAtStart = baseOf(MAIN).state.account.pools[0]?.amounts.find((line) => line.kind === 'loan');
      for (const future of futures(MAIN, moment, values)) {
        const { equity, figures, status } = future.end;
        const worth = figures.marketValue?.value;
        const debt = figures.debt?.value;
        const cash = figures.cash?.value;
        if (!worth || !debt || !cash) throw new Error('An account without its lines.');
        expect(plain(worth.plus(cash).minus(debt))).toBe(plain(equity.value));
        expect(/no longer cover|still owed/.test(future.outcome)).toBe(equity.value.isNegative());
        expect(/ new call /.test(future.outcome) && !/No new call/.test(future.outcome)).toBe(
          status === 'called',
        );
        if (future.name !== 'deposit' && loanAtStart) expect(debt.lte(loanAtStart.amount.abs())).toBe(true);
        expect(future.outcome).not.toMatch(/undefined|NaN|\$0\b(?!\.)| {2}/);
        expect(future.path.map(({ label }) => label)).toEqual(['Bought', 'Day 1', 'Day 2', 'Day 3']);
      }
    }),
    { numRuns: 150 },
  );
});

describe('a sale of the size that guides name', () => {
  test.each([
    // 100 / 35 = 2.86, so 3 shares and 105 repaid: 197 × 35 × 0.3 = 2,068.50 against 2,000 leaves 68.50
    [
      'call',
      'Sell 3 shares',
      'worth the call, and yet $68.50 is still missing: a sale leaves your equity as it is',
    ],
    // 200 / 35 = 5.71, so 6 shares: 194 × 35 × 0.3 = 2,037 against 2,000
    [
      'twice',
      'Sell 6 shares',
      'worth twice the call, and yet $37 is still missing: a sale leaves your equity as it is',
    ],
  ])('%s the call does not end it at 30 %%', (sale, title, said) => {
    const { sell } = answers({ price: '35', next: '35', sale });
    expect(sell.title).toBe(title);
    expect(sell.outcome).toContain(said);
    expect(sell.outcome).toContain(
      'what is required by only 30\u202f% of what it brings. At the deadline the broker sells',
    );
  });

  test('twice the call is enough where the broker asks for half', () => {
    // 0.5 × 7,000 − 2,000 = 1,500 missing; 3,000 / 35 = 85.7, so 86 shares: 114 × 35 × 0.5 = 1,995
    const { sell } = answers({ price: '35', house: '0.5', next: '35', sale: 'twice' });
    expect(sell.title).toBe('Sell 86 shares');
    expect(sell.outcome).toBe(
      'The shares are worth twice the call, and here that is enough, though a sale leaves your equity as it is, and lowers what is required by only 50\u202f% of what it brings. The call is met by repaying part of the loan. No new call follows.',
    );
  });

  test('where a guide would sell more than there is, everything that ends the call is sold', () => {
    const wanted = { price: '26', house: '0.6', next: '26' };
    expect(answers({ ...wanted, sale: 'twice' }).sell.title).toBe(answers(wanted).sell.title);
  });
});
