import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  linesTitle,
  priceValueText,
  ruleLine,
  shortText,
  verdict,
} from '../../components/widgets/short-sale/describe.ts';
import { momentOf } from '../../components/widgets/short-sale/moment.ts';
import first from '../../content/scenarios/short-sale.1.yaml?raw';
import second from '../../content/scenarios/short-sale.2.yaml?raw';
import third from '../../content/scenarios/short-sale.3.yaml?raw';
import { lastOf, parseScenario, reportOf, simulate } from '../../engine/index.ts';
import { presetFrom } from '../../src/lib/preset.ts';

const FILE = parse(first);
const PRESET = presetFrom('short-sale.1', FILE);

const at = (values: Record<string, string>, from = PRESET) => momentOf(from, { ...from.values, ...values });
const said = (values: Record<string, string>, from = PRESET): string => {
  const { kind, head, body } = verdict(at(values, from), values.price ?? from.values.price ?? '');
  return `[${kind}] ${head} ${body}`.replaceAll('\u202f', ' ');
};

/** 4,000 of proceeds and 2,000 paid in: equity 6,000 − 200 p. */
test.each([
  [
    '20',
    '[sold] The broker keeps the $4,000 and $2,000 of yours. Together they are the 150 % that Regulation T asks for. The margin call comes above $23.07 (FINRA’s 30 %).',
  ],
  ['20.01', '[loss] You have lost $2. The margin call comes above $23.07 (FINRA’s 30 %).'],
  // 6,000 / 260 = 23.0769…, down to the cent: 1,386 against 1,384.20
  ['23.07', '[loss] You have lost $614. The margin call comes above $23.07 (FINRA’s 30 %).'],
  // 1,384 against 1,384.80
  [
    '23.08',
    '[called] Margin call: $0.80. Equity of $1,384 is less than FINRA’s 30 %. The broker may buy the shares back for you without waiting.',
  ],
  ['29.99', expect.stringMatching(/^\[called] .* Equity of \$2 /)],
  [
    '30',
    '[nothing-left] Nothing of yours is left. Buying the shares back takes all the money in the account. One cent higher and you owe more.',
  ],
  [
    '30.01',
    '[shortfall] You owe $2 more than you have. The shares must be bought back whatever they cost, and no price is the highest: each dollar more costs another $200.',
  ],
  ['50', expect.stringMatching(/^\[shortfall] You owe \$4,000 more than you have\./)],
  ['19.99', '[gain] You have gained $2. The margin call comes above $23.07 (FINRA’s 30 %).'],
  // 30 % of 3,334 is 1,000.20, and of 3,332 it is 999.60
  ['16.67', expect.stringMatching(/^\[gain] You have gained \$666\./)],
  [
    '16.66',
    '[floor-share] FINRA’s $5.00 a share decides now. The price has fallen, and the requirement stands still at $1,000: 30 % of the value would be less. So far you have gained $668.',
  ],
  ['5', expect.stringMatching(/^\[floor-share] /)],
  [
    '4.99',
    '[floor-value] Below $5.00 FINRA asks for the whole value. Of a cheap share sold short it asks 100 % of what it is worth. So far you have gained $3,002.',
  ],
  ['2.5', expect.stringMatching(/^\[floor-value] /)],
  [
    '2.49',
    '[floor-low] FINRA’s $2.50 a share decides now. Below $2.50 that is more than the share is worth. So far you have gained $3,502.',
  ],
  [
    '0',
    '[worthless] This is the most that you can gain. The shares are worth nothing, and you have gained $4,000. A short sale never gains more than its proceeds, $4,000.',
  ],
])('at %s', (price, sentence) => {
  expect(said({ price })).toEqual(sentence);
});

test('a house that asks for more calls sooner, and is named', () => {
  // 6,000 / 280 = 21.428…
  expect(said({ house: '0.4' })).toContain('above $21.42 (this house’s 40 %).');
  // 6,000 − 4,000 is half of 4,000.
  expect(said({ house: '0.5' })).toBe(
    '[edge] Exactly on the line. Equity equals the requirement. That is still enough: a call needs less.',
  );
  expect(said({ house: '0.501' })).toMatch(
    /^\[called] Margin call: \$4\. .* less than this house’s 50\.1 %\./,
  );
  // At 40 % the floor decides up to 12.50.
  expect(said({ house: '0.4', price: '12.50' })).toMatch(/^\[gain]/);
  expect(said({ house: '0.4', price: '12.49' })).toMatch(/^\[floor-share]/);
});

test('holding costs: a fee by the day, and the dividend of the lender', () => {
  // 4,000 × 30 % × 90 / 360 = 300, and 200 × 1; 5,500 / 260 = 21.153…
  const held = { days: '90', fee: '0.3', dividend: '1' };
  expect(said(held)).toBe(
    '[loss] You have lost $500. Fee and dividend are $500 of it. The margin call comes above $21.15 (FINRA’s 30 %).',
  );
  // The fall to 18 brings 400, and to 17.50 it brings 500.
  expect(said({ ...held, price: '18' })).toBe(
    '[carry-eats] The price has fallen, and yet you have lost. Fee and dividend cost $500, more than the fall has brought: lost $100.',
  );
  expect(said({ ...held, price: '17.5' })).toMatch(/^\[gain] The fall has just paid for fee and dividend\./);
  expect(said({ ...held, price: '17.49' })).toMatch(/^\[gain] You have gained \$2\./);
  // 4,000 × 12 % and 200 × 0.50 are 580.
  expect(said({}, presetFrom('short-sale.3', parse(third)))).toContain('Fee and dividend cost $580,');
  // A year at 100 % takes 4,000: at 6 there are 2,000 − 1,200, and $5 a share is 1,000.
  expect(said({ days: '360', fee: '1', price: '6' })).toMatch(
    /^\[called] Margin call: \$200\. Equity of \$800 is less than FINRA’s \$5\.00 a share\./,
  );
});

test('a squeeze: 4,000 × 80 % × 20 / 360 is 177.78, and 8,400 buys the shares back', () => {
  expect(said({}, presetFrom('short-sale.2', parse(second)))).toMatch(
    /^\[shortfall] You owe \$2,577\.78 more than you have\./,
  );
});

test('the pictures, the slider and the rule say it in words', () => {
  expect(linesTitle(at({}))).toBe(
    'Equity and requirement of a short over the share price. Equity falls as the price rises. They cross at $23.07, and above $30.00 nothing is left. Now equity is $2,000 and the requirement $1,200.',
  );
  expect(['20', '25', '40'].map((price) => priceValueText(price, at({ price })))).toEqual([
    '$20.00, call above $23.07',
    '$25.00, margin call of $500',
    '$40.00, nothing left, $2,000 owed',
  ]);
  expect(shortText(at({}))).toBe(
    'You borrowed 200 shares, sold them for $4,000, and must buy them back: the lower the price then, the better for you.',
  );
  expect(ruleLine('0.3')).not.toContain('this house');
  expect(ruleLine('0.4').replaceAll('\u202f', ' ')).toContain('this house asks 40 %');
});

test('it is the account that the engine plays from the same events', () => {
  const cents = (most: number) => fc.integer({ min: 1, max: most }).map((n) => (n / 100).toFixed(2));
  fc.assert(
    fc.property(cents(5000), cents(300), (price, dividend) => {
      const on = '2026-11-02';
      const events = [
        ...FILE.scenario.events,
        { on, do: 'dividend', instrument: 'XYZ', perShare: dividend },
        { on, do: 'price', instrument: 'XYZ', price },
      ];
      const frames = simulate(parseScenario({ ...FILE.scenario, events }));
      const last = frames.findLast(({ at: when }) => when === 'event');
      const now = at({ price, dividend }).figures;
      const { figures } = reportOf(last?.state ?? lastOf(frames));
      for (const name of ['equity', 'requirement', 'call', 'creditBalance', 'debt', 'callPrice'])
        expect(now[name]?.value.toFixed(), name).toBe(figures[name]?.value.toFixed());
    }),
    { numRuns: 60 },
  );
});
