import { expect, test } from 'vitest';
import {
  barTitle,
  linesTitle,
  priceValueText,
  ruleLine,
  verdict,
} from '../../components/widgets/margin-call/describe.ts';
import { at } from './lib/presets.ts';

/** 200 shares, a loan of 5,000, 30 %: worth 200 p, equity 200 p − 5,000, requirement 60 p. */
const said = (price: string, house = '0.3'): string => {
  const { kind, head, body } = verdict(at({ price, house }).report);
  return `[${kind}] ${head} ${body}`;
};

test.each([
  // equity 5,000, requirement 3,000
  ['50', '[clear] No call: $2,000 to spare. The call comes below $35.72.'],
  // equity 2,144, requirement 2,143.20
  ['35.72', '[clear] No call: $0.80 to spare. The call comes below $35.72.'],
  // equity 2,142, requirement 2,142.60
  [
    '35.71',
    '[called] Margin call: $0.60. Below $35.72 your equity is less than the requirement. You may be given days to answer, or none.',
  ],
  [
    '35',
    '[called] Margin call: $100. Below $35.72 your equity is less than the requirement. You may be given days to answer, or none.',
  ],
  // FINRA’s 25 %: 5,000 / (200 × 0.75) = 33.33…; at 33.34 equity 1,668 against 1,667, at 33.33 1,666 against 1,666.50
  [
    '33.34',
    '[called] Margin call: $332.40. Below $35.72 your equity is less than the requirement. You may be given days to answer, or none.',
  ],
  [
    '33.33',
    '[exchange] Margin call: $333.80, of which $0.50 is an exchange call. Below $33.34 your equity is less than even the 25\u202f% that FINRA’s rule 4210(c)(1) asks of every broker.',
  ],
  [
    '25.01',
    '[exchange] Margin call: $1,498.60, of which $1,248.50 is an exchange call. Below $33.34 your equity is less than even the 25\u202f% that FINRA’s rule 4210(c)(1) asks of every broker.',
  ],
  [
    '25',
    '[nothing-left] Nothing of yours is left. The shares are worth exactly the loan. One cent lower and you owe money.',
  ],
  [
    '24.99',
    '[shortfall] You owe $2 more than you have. The shares no longer cover the loan. Sold now, they repay part of it, and the rest stays your debt.',
  ],
  [
    '20',
    '[shortfall] You owe $1,000 more than you have. The shares no longer cover the loan. Sold now, they repay part of it, and the rest stays your debt.',
  ],
])('at $%s: %s', (price, sentence) => {
  expect(said(price)).toBe(sentence);
});

test('where equity equals the requirement to the cent, that is still enough', () => {
  // At 40 and 37.5 %: equity 3,000 = 0.375 × 8,000.
  expect(said('40', '0.375')).toBe(
    '[edge] Exactly on the line. Equity equals the requirement. That is still enough: a call needs less.',
  );
  expect(said('39.99', '0.375')).toMatch(/^\[called] Margin call: \$1\.25\./);
  expect(said('40.01', '0.375')).toBe('[clear] No call: $1.25 to spare. The call comes below $40.00.');
});

test('another rate moves the call: at 40 % it comes below $41.67, and no rate is under 25 %', () => {
  expect(said('50', '0.4')).toBe('[clear] No call: $1,000 to spare. The call comes below $41.67.');
  // 5,000 / (200 × 0.75) = 33.33…: up to the cent.
  expect(said('50', '0.25')).toBe('[clear] No call: $2,500 to spare. The call comes below $33.34.');
});

test('the value of the slider says the price and how it stands to the call', () => {
  const valueAt = (price: string): string => priceValueText(price, at({ price }).report);
  expect(['50', '35.72', '35.71', '35', '25', '24.99', '20'].map(valueAt)).toEqual([
    '$50.00, call below $35.72',
    '$35.72, call below $35.72',
    '$35.71, margin call of $0.60',
    '$35.00, margin call of $100',
    '$25.00, margin call of $1,500',
    '$24.99, nothing left, $2 owed',
    '$20.00, nothing left, $1,000 owed',
  ]);
});

test('nothing is announced without a call, and with one the whole verdict', () => {
  const quiet = (price: string, house = '0.3') => verdict(at({ price, house }).report).quiet ?? false;
  expect([quiet('50'), quiet('35.72'), quiet('40', '0.375')]).toEqual([true, true, true]);
  expect([quiet('35.71'), quiet('25'), quiet('20')]).toEqual([false, false, false]);
});

test('the pictures have titles that say what they show', () => {
  const { report } = at({ price: '35' });
  expect(linesTitle(report)).toBe(
    'Equity and requirement over the share price. They cross at $35.72 a share; below it equity is less than the requirement. Now equity is $2,000 and the requirement $2,100.',
  );
  expect(barTitle(report)).toBe(
    'The shares are worth $7,000: $2,000 is yours, $5,000 is owed, $2,100 is required.',
  );
  expect(barTitle(at({ price: '20' }).report)).toBe(
    'The shares are worth $4,000: nothing is yours, $5,000 is owed, $1,200 is required.',
  );
});

test('the rule under the figure names who asks for how much', () => {
  expect(ruleLine('0.3')).toBe(
    'Rule: FINRA 4210(c)(1) asks at least 25\u202f%; this broker asks 30\u202f%, as 4210(d) lets it.',
  );
  expect(ruleLine('0.25')).toBe(
    'Rule: FINRA 4210(c)(1) asks 25\u202f% of the market value; this broker asks no more.',
  );
});
