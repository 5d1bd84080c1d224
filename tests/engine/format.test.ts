import { describe, expect, it } from 'vitest';
import { decimal } from '../../engine/decimal.ts';
import {
  constant,
  given,
  greatest,
  least,
  product,
  quotient,
  sum,
  type Unit,
  wholeLots,
} from '../../engine/figure.ts';
import { algebra, grouped, isLong, sentence, show, showFigure, substituted } from '../../engine/format.ts';
import { figureOf, finish, on, stock } from '../lib/engine.ts';

const usd: Unit = { kind: 'money', asset: 'USD' };
const text = (value: string, unit: Unit, rounding?: 'up' | 'down' | 'half') =>
  show(decimal(value), unit, rounding);

describe('grouped', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['1234567.5', '1,234,567.5'],
    ['1234.123456', '1,234.123456'],
    ['100000000', '100,000,000'],
  ])('%s is %s', (plain, shown) => {
    expect(grouped(plain)).toBe(shown);
  });
});

describe('show', () => {
  it.each<[string, Unit, string]>([
    ['2100', usd, '$2,100'],
    ['2142.6', usd, '$2,142.60'],
    ['-5000', usd, '−$5,000'],
    ['-0.001', usd, '$0'],
    ['0.005', usd, '$0.01'],
    ['1000000', { kind: 'money', asset: 'EUR' }, '€1,000,000'],
    ['1.5', { kind: 'money', asset: 'GBP' }, '£1.50'],
    ['1.5', { kind: 'money', asset: 'BTC' }, '1.50 BTC'],
    ['35', { kind: 'price', asset: 'USD' }, '$35.00'],
    ['1234.5', { kind: 'price', asset: 'USDT' }, '1,234.50 USDT'],
    ['-3', { kind: 'price', asset: 'USD' }, '−$3.00'],
    ['0.3', { kind: 'rate' }, '30\u202f%'],
    ['0.3125', { kind: 'rate' }, '31.3\u202f%'],
    ['-0.5', { kind: 'rate' }, '−50\u202f%'],
    ['1', { kind: 'rate' }, '100\u202f%'],
    // Almost nothing and almost all do not read as nothing and all.
    ['0.0002', { kind: 'rate' }, '0.02\u202f%'],
    ['-0.9998', { kind: 'rate' }, '−99.98\u202f%'],
    ['1.0004', { kind: 'rate' }, '100.04\u202f%'],
    ['0.9996', { kind: 'rate' }, '99.96\u202f%'],
    ['0.9994', { kind: 'rate' }, '99.9\u202f%'],
    ['0', { kind: 'rate' }, '0\u202f%'],
    ['0.000000004', { kind: 'rate' }, '0\u202f%'],
    ['0.08825', { kind: 'rate', places: 3 }, '8.825\u202f%'],
    ['0.082513', { kind: 'rate', places: 3 }, '8.251\u202f%'],
    ['0.08', { kind: 'rate', places: 3 }, '8\u202f%'],
    ['9.5238095238', { kind: 'quantity' }, '9.52381'],
    ['1200', { kind: 'quantity' }, '1,200'],
    ['-100', { kind: 'quantity' }, '−100'],
    ['2', { kind: 'multiple' }, '2×'],
    ['2.125', { kind: 'multiple' }, '2.13×'],
    ['-70.5', { kind: 'slope' }, '−70.5'],
    ['1234.56789', { kind: 'slope' }, '1,234.5679'],
  ])('%s', (value, unit, shown) => {
    expect(text(value, unit)).toBe(shown);
  });

  it('rounds once, in the direction it is told', () => {
    const price: Unit = { kind: 'price', asset: 'USD' };
    expect(text('35.714285', price, 'up')).toBe('$35.72');
    expect(text('35.714285', price, 'down')).toBe('$35.71');
    expect(text('-0.001', usd, 'down')).toBe('−$0.01');
    expect(text('0.2999', { kind: 'rate' }, 'down')).toBe('29.9\u202f%');
  });
});

const value = given({ name: 'marketValue', label: 'Market value', unit: usd }, decimal(7000));
const loan = given({ name: 'loan', label: 'Loan', unit: usd }, decimal(5000));
const rate = given({ name: 'rate', label: 'Maintenance rate', unit: { kind: 'rate' } }, decimal('0.3'));
const equity = sum({ name: 'equity', label: 'Equity', unit: usd, rounding: 'down' }, [1, value], [-1, loan]);
const required = product({ name: 'requirement', label: 'Requirement', unit: usd }, rate, value);

describe('one figure in words', () => {
  it('given', () => {
    expect([algebra(loan), substituted(loan), sentence(loan)]).toEqual(['Loan', '$5,000', 'Loan is $5,000.']);
  });

  it('sum', () => {
    expect(algebra(equity)).toBe('Equity = Market value − Loan');
    expect(substituted(equity)).toBe('$7,000 − $5,000 = $2,000');
    expect(sentence(equity)).toBe('Equity is $2,000: market value ($7,000) less loan ($5,000).');
    const gap = sum({ name: 'gap', label: 'Gap', unit: usd }, [-1, loan], [1, value], [1, equity]);
    expect(algebra(gap)).toBe('Gap = −Loan + Market value + Equity');
    expect(substituted(gap)).toBe('−$5,000 + $7,000 + $2,000 = $4,000');
    expect(sentence(gap)).toBe(
      'Gap is $4,000: minus loan ($5,000) plus market value ($7,000) plus equity ($2,000).',
    );
  });

  it('a sum of many terms is not written out, unless some are taken off', () => {
    const terms = Array.from({ length: 7 }, () => [1, loan] as const);
    const many = sum({ name: 'many', label: 'Many', unit: usd }, ...terms);
    expect([isLong(many), algebra(many), substituted(many)]).toEqual([
      true,
      'Many = Loan + … + Loan (7 terms)',
      '$5,000 + … + $5,000 (7 terms) = $35,000',
    ]);
    const few = sum({ name: 'few', label: 'Few', unit: usd }, ...terms.slice(1));
    const mixed = sum({ name: 'mixed', label: 'Mixed', unit: usd }, ...terms, [-1, loan]);
    expect([isLong(few), isLong(mixed), isLong(loan)]).toEqual([false, false, false]);
  });

  it('sum of nothing', () => {
    const none = sum({ name: 'none', label: 'Market value', unit: usd });
    expect([algebra(none), substituted(none), sentence(none)]).toEqual([
      'Market value',
      '$0',
      'Market value is $0.',
    ]);
  });

  it('product and quotient', () => {
    expect(algebra(required)).toBe('Requirement = Maintenance rate × Market value');
    expect(substituted(required)).toBe('30\u202f% × $7,000 = $2,100');
    expect(sentence(required)).toBe(
      'Requirement is $2,100: maintenance rate (30\u202f%) times market value ($7,000).',
    );
    const share = quotient(
      { name: 'share', label: 'Share', unit: { kind: 'rate' }, rounding: 'down' },
      equity,
      value,
    );
    expect(algebra(share)).toBe('Share = Equity ÷ Market value');
    expect(substituted(share)).toBe('$2,000 ÷ $7,000 = 28.571429…\u202f%, rounded down to 28.5\u202f%');
    expect(sentence(share)).toBe('Share is 28.5\u202f%: equity ($2,000) divided by market value ($7,000).');
  });

  it('greatest and least', () => {
    const most = greatest({ name: 'most', label: 'Most', unit: usd }, loan, value);
    expect(algebra(most)).toBe('Most = the greater of Loan and Market value');
    expect(substituted(most)).toBe('the greater of $5,000 and $7,000 = $7,000');
    expect(sentence(most)).toBe(
      'Most is $7,000: the greater of loan ($5,000) and market value ($7,000); market value decides.',
    );
    const three = greatest({ name: 'most', label: 'Most', unit: usd }, loan, value, loan);
    expect(algebra(three)).toBe('Most = the greatest of Loan, Market value, Loan');
    const capped = least({ name: 'few', label: 'Few', unit: usd }, loan, constant(0));
    expect(algebra(capped)).toBe('Few = Loan, never above 0');
    expect(sentence(capped)).toBe('Few is $0: loan ($5,000), never above 0.');
    const few = least({ name: 'few', label: 'Few', unit: usd }, loan, value);
    expect(algebra(few)).toBe('Few = the lesser of Loan and Market value');
    expect(sentence(few)).toBe(
      'Few is $5,000: the lesser of loan ($5,000) and market value ($7,000); loan decides.',
    );
  });

  it('whole lots', () => {
    const exact = given(
      { name: 'shares', label: 'Shares to sell', unit: { kind: 'quantity' } },
      decimal('9.52'),
    );
    const whole = wholeLots({ ...exact, label: 'Whole shares' }, exact, constant(1));
    expect(algebra(whole)).toBe('Whole shares = Shares to sell, rounded up to lots of 1');
    expect(substituted(whole)).toBe('9.52, rounded up to lots of 1 = 10');
    expect(sentence(whole)).toBe('Whole shares is 10: shares to sell (9.52) rounded up to whole lots.');
  });

  it('a rate that somebody set keeps its decimals, and one that was worked out does not', () => {
    const set = (value: string) =>
      given({ name: 'set', label: 'Set', unit: { kind: 'rate' } }, decimal(value));
    expect(['0.08825', '0.3', '0.3173', '0.333333333333'].map((value) => showFigure(set(value)))).toEqual([
      '8.825\u202f%',
      '30\u202f%',
      '31.73\u202f%',
      '33.333333\u202f%',
    ]);
    const half = quotient(
      { name: 'half', label: 'Half', unit: { kind: 'rate' } },
      set('0.08825'),
      constant(2),
    );
    expect(substituted(half)).toBe('8.825\u202f% ÷ 2 = 4.4125\u202f%, rounded to 4.4\u202f%');
  });

  it('a constant loses its ×, and its name goes in as it is', () => {
    expect(showFigure(constant(1))).toBe('1');
    const rest = sum({ name: 'rest', label: 'Rest', unit: { kind: 'rate' } }, [1, constant(1)], [-1, rate]);
    expect(substituted(rest)).toBe('1 − 30\u202f% = 70\u202f%');
  });
});

/** The numbers of the issue: 200 shares at $50, half borrowed, at $35. */
describe('the lines of a real account', () => {
  const report = finish({
    instruments: [stock('50')],
    events: on(
      '2026-11-02',
      { do: 'deposit', amount: '5000' },
      { do: 'trade', instrument: 'XYZ', quantity: '200' },
      { do: 'price', instrument: 'XYZ', price: '35' },
    ),
  });

  it.each([
    ['marketValue', 'Market value = Shares of XYZ × Price of XYZ', '200 × $35.00 = $7,000'],
    ['equity', 'Equity = Market value − Loan', '$7,000 − $5,000 = $2,000'],
    ['debt', 'Debit balance = Loan + Interest owed', '$5,000 + $0 = $5,000'],
    ['excess', 'Excess = Equity − Requirement', '$2,000 − $2,100 = −$100'],
    ['call', 'Margin call = Missing equity, never below 0', '$100, never below 0 = $100'],
    [
      'callPrice',
      'Call price = Owed whatever the price ÷ Pace at which equity nears the requirement',
      '$5,000 ÷ 140 = $35.714286…, rounded up to $35.72',
    ],
    [
      'callMarketValue',
      'Market value at the call = Call price × Shares',
      '$35.714286… × 200 = $7,142.857143…, rounded up to $7,142.86',
    ],
    ['cureCash', 'Cash that cures = Missing equity, never below 0', '$100, never below 0 = $100'],
    [
      'cureSecurities',
      'Securities that cure = Margin call ÷ Missing equity closed by each $1 brought in',
      '$100 ÷ 70\u202f% = $142.857143…, rounded up to $142.86',
    ],
    [
      'cureSale',
      'Sale that cures = Margin call ÷ Requirement lifted by each $1 sold',
      '$100 ÷ 30\u202f% = $333.333333…, rounded up to $333.34',
    ],
    ['cureSaleShares', 'Shares to sell = Sale that cures ÷ Price', '$333.333333… ÷ $35.00 = 9.52381'],
    [
      'equityPercent',
      'Equity as a share of the position = Equity ÷ Exposure',
      '$2,000 ÷ $7,000 = 28.571429…\u202f%, rounded down to 28.5\u202f%',
    ],
  ])('%s', (name, line, numbers) => {
    const figure = figureOf(report, name);
    expect([algebra(figure), substituted(figure)]).toEqual([line, numbers]);
  });
});

describe('a part that happens to be zero', () => {
  const amount = (name: string, value: string) => given({ name, label: name, unit: usd }, decimal(value));

  it('is named, where only a constant is left as a bound', () => {
    const spec = { name: 'most', label: 'Most', unit: usd };
    expect(algebra(greatest(spec, amount('Cash', '5'), amount('Loan', '0')))).toBe(
      'Most = the greater of Cash and Loan',
    );
    expect(algebra(greatest(spec, amount('Cash', '5'), constant(0)))).toBe('Most = Cash, never below 0');
    expect(algebra(least(spec, amount('Cash', '5'), constant(1)))).toBe('Most = the lesser of Cash and 1');
  });
});

it('money that is given is rounded its way, and shows no more than cents', () => {
  const set = (rounding: 'up' | 'down') =>
    showFigure(given({ name: 'set', label: 'Set', unit: usd, rounding }, decimal('1.231')));
  expect([set('up'), set('down')]).toEqual(['$1.24', '$1.23']);
});
