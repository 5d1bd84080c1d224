import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  dayValueText,
  lenderText,
  pictureTitle,
  priceValueText,
  ruleLine,
  verdict,
} from '../../components/widgets/leverage/describe.ts';
import { momentOf } from '../../components/widgets/leverage/moment.ts';
import { WIDGET } from '../../components/widgets/leverage/widget.ts';
import first from '../../content/scenarios/leverage.1.yaml?raw';
import { showFigure } from '../../engine/index.ts';
import { presetFrom } from '../../src/lib/preset.ts';

const preset = presetFrom('leverage.1', parse(first));
const at = (values: Readonly<Record<string, string>>) => momentOf(preset, { ...preset.values, ...values });
const said = (values: Readonly<Record<string, string>>): string => {
  const { kind, head, body } = verdict(at(values));
  expect(WIDGET.outcomes).toContain(kind);
  return `[${kind}] ${head} ${body}`;
};

/** 1,000 of one's own, 4,000 borrowed without interest, 50 shares at $100: left is 50 p − 4,000. */
const FREE = { rate: '0', days: '0' };
const half = '\u202f%';

test.each([
  [
    '100',
    '[level] Nothing gained and nothing lost. The price stands where you bought. Nothing is left at $80.00.',
  ],
  [
    '110',
    `[gain] You gain $500: 50${half} of your own money. The price rose 10${half}. Without the loan you would have gained $100.`,
  ],
  [
    '90',
    `[loss] You lose $500: 50${half} of your own money. The price fell 10${half}. Without the loan you would have lost $100. Nothing is left at $80.00.`,
  ],
  [
    '80.01',
    `[loss] You lose $999.50: 99.95${half} of your own money. The price fell 20${half}. Without the loan you would have lost $199.90. Nothing is left at $80.00.`,
  ],
  [
    '80',
    `[nothing-left] Nothing of your $1,000 is left. The price fell 20${half}, and what you hold is worth exactly what you owe. Without the loan you would have lost $200.`,
  ],
  [
    '79.99',
    '[shortfall] You owe $0.50 beyond the $1,000 you put in. Below $80.00 the position no longer covers the loan, and at a broker the rest stays your debt (FINRA 2264). Without the loan you would have lost $200.10.',
  ],
  [
    '0',
    '[shortfall] You owe $4,000 beyond the $1,000 you put in. Below $80.00 the position no longer covers the loan, and at a broker the rest stays your debt (FINRA 2264). Without the loan you would have lost $1,000.',
  ],
])('5× at $%s without interest: %s', (price, sentence) => {
  expect(said({ ...FREE, price })).toBe(sentence);
});

test('on isolated margin a loss ends at what was put in, at the same price', () => {
  const terms = 'isolated';
  expect(said({ ...FREE, terms, price: '80.01' })).toMatch(/^\[loss] You lose \$999\.50/);
  const closed = `The position is closed, and your $1,000 is gone. At $80.00 the margin was used up. Isolated margin ends there, as long as the close fills in time. Without the loan you would have lost`;
  expect(said({ ...FREE, terms, price: '80' })).toBe(`[nothing-left] ${closed} $200.`);
  expect(said({ ...FREE, terms, price: '40' })).toBe(`[nothing-left] ${closed} $600.`);
  expect(showFigure(at({ ...FREE, terms, price: '40' }).trade.left)).toBe('$0');
});

test('at 125× a move of 0.8 % takes everything, and at 1× only a fall to nothing does', () => {
  const high = { ...FREE, leverage: '125' };
  expect(said({ ...high, price: '99.21' })).toMatch(/^\[loss] You lose \$987\.50: 98\.8/);
  expect(said({ ...high, price: '99.2' })).toMatch(
    /^\[nothing-left] Nothing of your \$1,000 is left\. The price fell 0\.8/,
  );
  expect(said({ ...high, price: '99.19' })).toMatch(/^\[shortfall] You owe \$12\.50 beyond/);
  const none = { leverage: '1' };
  expect(said({ ...none, price: '0.01' })).toMatch(/^\[loss] You lose \$999\.90/);
  expect(said({ ...none, price: '0' })).toMatch(/^\[nothing-left] Nothing of your \$1,000 is left/);
});

test('interest is taken from the gain, and moves the price that leaves nothing', () => {
  // 4,000 × 9 % × 90 ÷ 360 = 90: 1.8 % of 5,000, so that break-even is $101.80 and nothing is left at $81.80
  const held = { rate: '0.09', days: '90' };
  const eaten =
    'The loan cost $90; the price must reach $101.80 to pay it. Without the loan you would have gained';
  expect(said({ ...held, price: '101' })).toBe(
    `[interest-eats] You lose $40 without any fall: the interest is more than the gain. ${eaten} $10.`,
  );
  expect(said({ ...held, price: '101.80' })).toBe(
    `[interest-eats] The interest has eaten the whole gain. ${eaten} $18.`,
  );
  expect(said({ ...held, price: '101.81' })).toBe(
    `[gain] You gain $0.50: 0.1${half} of your own money. The price rose 1.8${half}. The loan cost $90. Without the loan you would have gained $18.10.`,
  );
  expect(said({ ...held, price: '100' })).toBe(
    '[interest-eats] You lose $90 without any fall: the interest is more than the gain. The loan cost $90; the price must reach $101.80 to pay it. Without the loan nothing would have changed.',
  );
  expect(said({ ...held, price: '81.80' })).toMatch(/^\[nothing-left] /);
  expect(said({ ...held, price: '81.79' })).toMatch(/^\[shortfall] You owe \$0\.50 /);
});

test('a token on a price that goes up 10 % and back has lost, while the price has not', () => {
  const token = { shows: 'token', token: '2', path: 'swings', swing: '0.1' };
  expect(said({ ...token, day: '0' })).toBe(
    '[token-even] After 0 days your $1,000 has become $1,000. So far the token has done what its name says: 2× the whole move, once.',
  );
  expect(said({ ...token, day: '1' })).toMatch(
    /^\[token-even] After 1 day your \$1,000 has become \$1,200\. /,
  );
  // 1,200 × (110 − 20) ÷ 110 = 981.82
  expect(said({ ...token, day: '2' })).toBe(
    '[token-behind] After 2 days your $1,000 has become $981.82: $18.18 less than 2× the whole move, once. The price is back where it began, and the token is not. To be at its multiple again it buys after each rise and sells after each fall. That is volatility drag (FINRA 09-31).',
  );
  // 1,000 × (108 ÷ 110)^5 = 912.34
  expect(said({ ...token, day: '10' })).toMatch(
    /^\[token-behind] After 10 days your \$1,000 has become \$912\.34: \$87\.66 less /,
  );
  expect(said({ ...token, token: '3', day: '2' })).toMatch(/has become \$945\.45: \$54\.55 less/);
  expect(said({ ...token, swing: '0', day: '10' })).toMatch(/^\[token-even] /);
});

test('on the way up the token is ahead, and on the way back it has paid for that', () => {
  const hill = { shows: 'token', token: '2', path: 'hill', swing: '0.1' };
  // 1,000 × 104/100 × 106/102 × 108/104 × 110/106 × 112/108 = 1,000 × 110 × 112 ÷ (100 × 102) = 1,207.84
  expect(said({ ...hill, day: '5' })).toBe(
    '[token-ahead] After 5 days your $1,000 has become $1,207.84: $7.84 more than 2× the whole move, once. On the way up each day’s gain works on the gains before it. The way back is dearer.',
  );
  expect(said({ ...hill, day: '10' })).toMatch(
    /^\[token-behind] .* It held most at the top, before the way down\./,
  );
  expect(said({ ...hill, path: 'climb', day: '10' })).toMatch(
    /^\[token-ahead] .* Without a setback each day’s gain works on the gains before it\./,
  );
});

test('a 3× token is gone at a fall of a third in one day, and not one tenth of a percent before', () => {
  const token = { shows: 'token', token: '3', path: 'swings' };
  expect(said({ ...token, swing: '0.499', day: '2' })).toMatch(/^\[token-behind] /);
  expect(said({ ...token, swing: '0.5', day: '2' })).toBe(
    '[token-gone] The token is worth nothing, for good. One day’s fall, taken 3×, was all of it. A later rise multiplies nothing; the asset itself makes $1,000.',
  );
  expect(said({ ...token, swing: '0.5', day: '3' })).toMatch(/^\[token-gone] .* makes \$1,500\.$/);
});

test('sliders and pictures say what they show', () => {
  expect(['110', '80', '79.99'].map((price) => priceValueText(at({ ...FREE, price })))).toEqual([
    '$110.00, $1,500 left',
    '$80.00, nothing left',
    '$79.99, $0.50 owed',
  ]);
  expect(pictureTitle(at({ ...FREE, price: '90' }))).toBe(
    'What is left of $1,000 over the price, with 5× and without a loan. At $90.00 it is $500 and $900; nothing is left at $80.00.',
  );
  const token = at({ shows: 'token', day: '2' });
  expect(dayValueText(token)).toBe('Day 2, token $981.82, asset $1,000');
  expect(pictureTitle(token)).toMatch(/On day 2: \$981\.82, \$1,000 and \$1,000\.$/);
});

test('both numbers that go by the name of leverage are named', () => {
  expect(ruleLine(at({}))).toBe(
    '5× is the position over your own money; some guides divide what is borrowed instead, and call the same trade 4×.',
  );
  expect(ruleLine(at({ shows: 'token' }))).toContain('FINRA Regulatory Notice 09-31');
});

test('who lends so much is said above 2×, and without a loan nothing is compared with one', () => {
  expect(lenderText(at({ leverage: '2' }))).toBeUndefined();
  expect(lenderText(at({ leverage: '2.1' }))).toBe(
    'Regulation T (220.12(a)) lets a US broker lend on shares up to 2× at the purchase. 2.1× is what an exchange lends, on a coin or in a contract.',
  );
  expect(lenderText(at({ leverage: '5', shows: 'token' }))).toBeUndefined();
  const own = { leverage: '1', rate: '0' };
  expect(verdict(at({ ...own, price: '90' })).body).toMatch(
    / Nothing is borrowed, so the change is the same/,
  );
  expect(verdict(at({ ...own, price: '0' })).body).toMatch(/ Nothing is borrowed, so nothing is owed\.$/);
});
