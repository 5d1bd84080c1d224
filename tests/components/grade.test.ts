import { expect, test } from 'vitest';
import { demand, fill, grade, missed, type Question } from '../../components/notebook/grade.ts';
import { figuresOf } from '../../components/widgets/moments.ts';
import { decimal } from '../../engine/index.ts';
import { ANSWER, MAIN } from './lib/presets.ts';

const figures = await figuresOf(ANSWER);

/** At $35 the call is 100, and each dollar sold lifts 30 cents of requirement: 100 / 0.3 = 333.333… */
const SALE: Question = {
  of: 'cureSale',
  tolerance: '1',
  mistakes: [
    { of: 'cureCash', hint: 'That is the cash.' },
    { of: 'cureSecurities', hint: 'Those are new shares.' },
    { of: 'call', times: '2', hint: 'Each dollar lifts {saleLifted}.' },
  ],
};

test.each(['333.33', '333.34', '333', '334', '332.334', '334.333333'])('%s is right', (answer) => {
  expect(grade(SALE, figures, answer)).toEqual({ right: true, text: 'Right.' });
});

test.each([
  ['332.33', 'Too little. Try once more.'],
  ['334.34', 'Too much. Try once more.'],
  ['0', 'Too little. Try once more.'],
  ['1000000', 'Too much. Try once more.'],
])('%s is not: %s', (answer, text) => {
  expect(grade(SALE, figures, answer)).toEqual({ right: false, text });
});

test.each([
  ['100', 'cureCash', 'That is the cash.'],
  ['101', 'cureCash', 'That is the cash.'],
  ['142.86', 'cureSecurities', 'Those are new shares.'],
  ['143', 'cureSecurities', 'Those are new shares.'],
  ['200', 'call', 'Each dollar lifts 30\u202f%.'],
])('%s is the usual mistake %s', (answer, of, text) => {
  const result = grade(SALE, figures, answer);
  expect(result).toMatchObject({ right: false, text, mistake: { of } });
});

test('the tolerance itself still counts, and nothing beyond it', () => {
  const cash: Question = { of: 'cureCash', tolerance: '1', mistakes: [] };
  for (const answer of ['99', '101', '100']) expect(grade(cash, figures, answer).right).toBe(true);
  for (const answer of ['98.999999', '101.000001']) expect(grade(cash, figures, answer).right).toBe(false);
  const exact: Question = { ...cash, tolerance: '0' };
  expect(grade(exact, figures, '100').right).toBe(true);
  expect(grade(exact, figures, '100.000001').right).toBe(false);
});

test('an answer that is right is right, even where a usual mistake comes to the same', () => {
  const question: Question = { ...SALE, of: 'cureCash', mistakes: [{ of: 'call', hint: 'Never said.' }] };
  expect(grade(question, figures, '100')).toEqual({ right: true, text: 'Right.' });
});

test('a sentence takes the figures that it names, and one that is not there stops the build', async () => {
  expect(fill('At {callPrice} of {price}, {callPrice}.', figures)).toBe('At $35.72 of $35.00, $35.72.');
  expect(fill('Nothing to fill.', figures)).toBe('Nothing to fill.');
  expect(() => fill('{nothing}', figures)).toThrow('There is no figure “nothing” in this scenario.');
  const main = await figuresOf(MAIN);
  expect(() => demand(main, 'cureSale')).toThrow(RangeError);
});

test.each([
  ['36', '$5.67 too low'],
  ['45', '$3.33 too high'],
  ['41.67', 'exactly right'],
  ['41.66', '$0.01 too low'],
  ['41.68', '$0.01 too high'],
])('a guess of %s for 41.666… is %s', (guess, text) => {
  expect(missed(decimal(guess), decimal(125).div(3), { kind: 'price', asset: 'USD' })).toBe(text);
});
