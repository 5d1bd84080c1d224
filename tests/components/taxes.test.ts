import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  interestText,
  lotText,
  pictureTitle,
  RULE,
  saleText,
  verdict,
} from '../../components/widgets/taxes/describe.ts';
import { momentOf } from '../../components/widgets/taxes/moment.ts';
import { WIDGET } from '../../components/widgets/taxes/widget.ts';
import first from '../../content/scenarios/taxes.1.yaml?raw';
import { showFigure } from '../../engine/index.ts';
import { presetFrom } from '../../src/lib/preset.ts';

const preset = presetFrom('taxes.1', parse(first));
const at = (values: Readonly<Record<string, string>>) => momentOf(preset, { ...preset.values, ...values });
const said = (values: Readonly<Record<string, string>>): string => {
  const { kind, head, body } = verdict(at(values));
  expect(WIDGET.outcomes).toContain(kind);
  return `[${kind}] ${head} ${body}`;
};

const LONG =
  'Held more than one year, the clock starting the day after the purchase, at your lower rate its own tax is';

test('a lot held for one year is short-term, and for a year and a day long-term', () => {
  // Bought on 2 November 2025 and sold on 2 November 2026: 100 × (55 − 40), 24 % and 15 % of it
  expect(said({ held: '365' })).toBe(
    '[short-gain] The forced sale brings a short-term gain of $1,500. Held one year or less, at your ordinary rate its own tax is $360; deductions save $192, and in all it comes to $168. Sold from Nov 3, 2026 on, the $40 lot would have been long-term.',
  );
  expect(said({ held: '366' })).toBe(
    `[long-gain] The forced sale brings a long-term gain of $1,500. ${LONG} $225; deductions save $72, and in all it comes to $153.`,
  );
});

test('two lots can be of two kinds', () => {
  // 100 × (70 − 40) held a year and a day, and 100 × (70 − 60) since April
  expect(said({ held: '366', price: '70', sold: '200' })).toBe(
    `[long-gain] The forced sale brings a gain of $4,000, $3,000 of it long-term. ${LONG} $450; deductions save $192, and in all it comes to $498. Sold from Apr 17, 2027 on, the $60 lot would have been long-term.`,
  );
  expect(said({ price: '50', sold: '200' })).toBe(
    '[even] Neither gain nor loss in all. A forced sale is a sale like any other; this one brings no tax.',
  );
  // The newest lot first: 100 × (55 − 60)
  expect(said({ lots: 'newest' })).toMatch(
    /^\[loss] The forced sale brings a loss of \$500, and all of it counts\./,
  );
});

test.each([
  [
    '40',
    '[even] Neither gain nor loss in all. A forced sale is a sale like any other; this one brings no tax.',
  ],
  [
    '39.99',
    '[loss] The forced sale brings a loss of $1, and all of it counts. It lowers other income this year: a net loss does so up to $3,000 (26 USC 1211).',
  ],
  [
    '10',
    '[loss] The forced sale brings a loss of $3,000, and all of it counts. It lowers other income this year: a net loss does so up to $3,000 (26 USC 1211).',
  ],
  [
    '9.99',
    '[loss-capped] The loss is $3,001; $3,000 of it lowers other income this year. The other $1 is carried to next year (26 USC 1211, 1212). It sets off gains without limit.',
  ],
])('100 shares of the first lot at $%s: %s', (price, sentence) => {
  expect(said({ price })).toBe(sentence);
});

test('bought again within 30 days after the sale, the loss is put off; on day 31 it counts', () => {
  const again = { held: '300', price: '30', rebuy: '100' };
  const put = '30 days or less put the loss off: it is added to the basis of the new shares';
  const free = ' From Dec 3, 2026 on, the 31st day, the loss would count.';
  expect(said({ ...again, after: '30' })).toBe(
    `[wash] A wash sale: $1,000 of the loss does not count now. You bought again 30 days after the sale. ${put}, which makes it $4,000 (26 USC 1091).${free}`,
  );
  expect(said({ ...again, after: '31' })).toMatch(/^\[loss] The forced sale brings a loss of \$1,000, /);
  // 40 of the 100 shares: 400 of the loss, and 40 × 30 + 400 as basis
  expect(said({ ...again, rebuy: '40', after: '1' })).toBe(
    `[wash] A wash sale: $400 of the loss does not count now. You bought again 1 day after the sale. ${put}, which makes it $1,600 (26 USC 1091).${free}`,
  );
  expect(said({ ...again, after: '0' })).toMatch(/You bought again on the day of the sale\./);
  expect(showFigure(at({ ...again, rebuy: '40', after: '1' }).recognised)).toBe('−$600');
});

test('a purchase within 30 days before the sale puts the loss off too', () => {
  // The second lot, held since April, is sold first: 100 × (30 − 60)
  const before = { price: '30', sold: '100' };
  expect(said({ ...before, held: '30' })).toBe(
    '[wash] A wash sale: $3,000 of the loss does not count now. The $40 lot was bought within 30 days before the sale. 30 days or less put the loss off: it is added to the basis of the new shares (26 USC 1091).',
  );
  expect(said({ ...before, held: '31' })).toMatch(/^\[loss] The forced sale brings a loss of \$3,000, /);
});

test('of crypto the loss counts, with the day of that statement', () => {
  const crypto = { held: '300', price: '30', rebuy: '100', asset: 'crypto' };
  expect(said({ ...crypto, after: '30' })).toBe(
    '[crypto-loss] The loss of $1,000 counts, though you bought again within 30 days. The wash-sale rule speaks of stock or securities: as of Nov 22, 2026 it does not reach crypto, and bills that would change that are pending. It lowers other income this year, up to $3,000 (26 USC 1211).',
  );
  expect(said({ ...crypto, after: '31' })).toMatch(/^\[loss] /);
});

test('interest is deducted up to net investment income, and the rest is carried on', () => {
  // 300 of other income and 1,500 of short-term gain
  const interest = (values: Readonly<Record<string, string>>): string => interestText(at(values));
  expect(interest({ interest: '0' })).toBe('No margin interest was paid.');
  expect(interest({ interest: '1800' })).toBe(
    'All $1,800 of the margin interest may be deducted by whoever itemizes: net investment income is $1,800.',
  );
  expect(interest({ interest: '1800.01' })).toBe(
    'Of the margin interest $1,800 may be deducted by whoever itemizes, no more than net investment income; $0.01 is carried forward (26 USC 163(d)).',
  );
  // A day longer, and the gain is no investment income unless it is elected
  const long = { held: '366', interest: '800' };
  expect(interest(long)).toBe(
    'Of the margin interest $300 may be deducted by whoever itemizes, no more than net investment income; $500 is carried forward (26 USC 163(d)). Counting $500 of the long-term gain as income would allow more.',
  );
  expect(interest({ ...long, elect: 'useful' })).toBe(
    'All $800 of the margin interest may be deducted by whoever itemizes: net investment income is $800. For that, $500 of the long-term gain is taxed at the ordinary rate.',
  );
});

test('what is left after tax', () => {
  // 360 of tax less 24 % of 800
  const { bill, afterTax } = at({});
  expect([showFigure(bill.tax), showFigure(afterTax)]).toEqual(['$168', '$1,332']);
  // −1,000 put off, 24 % of 300 saved
  const wash = at({ held: '300', price: '30', rebuy: '100', interest: '300' });
  expect([showFigure(wash.bill.tax), showFigure(wash.afterTax)]).toEqual(['−$72', '−$928']);
});

test('lots and the picture say what they show', () => {
  const moment = at({ held: '300', price: '30', rebuy: '40', after: '1' });
  const [one, two] = moment.lots;
  expect([lotText(one), saleText(one), lotText(two), saleText(two)]).toEqual([
    '$40 lot: 100 bought at $40.00, Jan 6, 2026',
    '100 sold: loss $1,000, short-term, $400 put off',
    '$60 lot: 100 bought at $60.00, Apr 16, 2026',
    'not sold',
  ]);
  expect(pictureTitle(moment)).toBe(
    'Lots over time, sold by the broker on Nov 2, 2026. $40 lot: 100 bought at $40.00, Jan 6, 2026: 100 sold: loss $1,000, short-term, $400 put off. $60 lot: 100 bought at $60.00, Apr 16, 2026: not sold. Bought again: 40 at $30.00, Nov 3, 2026.',
  );
  expect(RULE).toMatch(/as of 22 November 2026, for education and no advice/);
});
