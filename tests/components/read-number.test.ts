import { expect, test } from 'vitest';
import { type NumberRules, readNumber } from '../../components/controls/read-number.ts';

const MONEY: NumberRules = { min: '0', max: '1000000', places: 2, example: '$5,000', before: '$' };
const PRICE: NumberRules = { min: '15', max: '60', places: 2, example: '$35.50', before: '$' };
const RATE: NumberRules = { min: '25', max: '60', places: 1, example: '30 %', after: ' %' };

function problemOf(typed: string, rules: NumberRules = MONEY, locale = 'en'): string {
  const reading = readNumber(typed, rules, locale);
  return 'problem' in reading ? reading.problem : `taken as ${reading.value}`;
}

test.each([
  ['$5,000', '5000'],
  ['5,000', '5000'],
  ['5k', '5000'],
  ['5 K', '5000'],
  ['1.25k', '1250'],
  ['.5m', '500000'],
  ['5.000,00', '5000'],
  ['1.234,5', '1234.5'],
  ['$1,234.50', '1234.5'],
  ['USD 5,000', '5000'],
  ['5,000 USD', '5000'],
  ['5 000', '5000'],
  ['5\u202f000', '5000'],
  ['5’000', '5000'],
  ['  42  ', '42'],
  ['007', '7'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['5,', '5'],
  ['0', '0'],
  ['12.3400000000', '12.34'],
])('in English %s is %s', (typed, value) => {
  expect(readNumber(typed, MONEY)).toEqual({ value });
});

test.each([
  ['35 %', '35'],
  ['35%', '35'],
  ['35.5\u202f%', '35.5'],
  ['35', '35'],
])('a rate may be typed as %s', (typed, value) => {
  expect(readNumber(typed, RATE)).toEqual({ value });
});

test.each([
  ['5.000,00', '5000'],
  ['5.000', '5000'],
  ['35,5', '35.5'],
  ['35.5', '35.5'],
  ['234.567,89', '234567.89'],
  ['0.500', '0.5'],
])('in German %s is %s', (typed, value) => {
  expect(readNumber(typed, MONEY, 'de')).toEqual({ value });
});

test('one sign is read by the language: 1,234 groups in English and parts decimals in French', () => {
  expect(readNumber('1,234', { ...MONEY, places: 3 }, 'en')).toEqual({ value: '1234' });
  expect(readNumber('1,234', { ...MONEY, places: 3 }, 'fr')).toEqual({ value: '1.234' });
});

const NOT_NUMBERS = [
  ...['abc', '1e400', '1e3', '0x10', '5_000', 'Infinity', 'NaN', '1,23,456', '5,,000', '1.2.3', '5.000.00'],
  ...['5k5', '$', ',', '.', '%', '٣٥', '５', '1/2', '5 + 5', '<script>alert(1)</script>', '--5', '5-'],
];

test.each(NOT_NUMBERS)('%s is refused with an example', (typed) => {
  expect(problemOf(typed)).toMatch(/^“.+” is not a number: write it like \$5,000\.$/);
});

test.each(['', '   ', '\t'])('nothing typed is refused with an example (%j)', (typed) => {
  expect(problemOf(typed)).toBe('Write a number, like $5,000.');
});

test.each(['-5', '−5', '- 5', '-0.01', '-$5'])('%s is below zero', (typed) => {
  expect(problemOf(typed, PRICE)).toBe('It cannot be below zero here: write a number from $15 to $60.');
});

test.each(['5,5', '35,50', '5,0000', '35,7142', '0,500'])(
  '%s can be read in two ways in English',
  (typed) => {
    expect(problemOf(typed)).toBe(
      `“${typed}” can be read in two ways: write ${typed.replace(',', '.')} with a point.`,
    );
  },
);

test('too many decimals, too large and too small each say what would do', () => {
  expect(problemOf(`1.${'1'.repeat(30)}`)).toBe('At most 2 decimals make sense here, like $5,000.');
  expect(problemOf('35.55', RATE)).toBe('At most 1 decimal makes sense here, like 30 %.');
  expect(problemOf('3.5', { ...MONEY, places: 0, example: '200' })).toBe('Write a whole number, like 200.');
  expect(problemOf('61', PRICE)).toBe('It must be from $15 to $60.');
  expect(problemOf('14.99', PRICE)).toBe('It must be from $15 to $60.');
  expect(problemOf('24.9', RATE)).toBe('It must be from 25 % to 60 %.');
  expect(problemOf('9'.repeat(400))).toBe('It must be from $0 to $1,000,000.');
});

test('the limits themselves are inside', () => {
  expect(readNumber('15', PRICE)).toEqual({ value: '15' });
  expect(readNumber('60.00', PRICE)).toEqual({ value: '60' });
  expect(problemOf('60.000000000000000000001', PRICE)).toMatch(/^At most 2 decimals/);
});

test.each([
  ['letters', 'x'.repeat(1_000_000)],
  ['spaces before a letter', `1${' '.repeat(1_000_000)}x`],
  ['zeros before a digit', `1.${'0'.repeat(1_000_000)}1`],
  ['groups', `1${',000'.repeat(250_000)}x`],
])('a megabyte of %s is refused at once and quoted short', (_, typed) => {
  const began = performance.now();
  expect(problemOf(typed).length).toBeLessThan(100);
  expect(performance.now() - began).toBeLessThan(100);
});

test('also just below the longest text that is looked at, nothing takes long', () => {
  const began = performance.now();
  for (const filler of [' ', '0', ',', '.', '9', '’', '-'])
    for (const end of ['x', '1', 'k', ''])
      expect(problemOf(`1.${filler.repeat(990)}${end}`)).toMatch(/\.$|^taken as 1/);
  expect(performance.now() - began).toBeLessThan(500);
});
