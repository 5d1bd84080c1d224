import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  callText,
  ladderTitle,
  linesTitle,
  priceValueText,
  ruleLine,
  verdict,
} from '../../components/widgets/requirement/describe.ts';
import { momentOf } from '../../components/widgets/requirement/moment.ts';
import first from '../../content/scenarios/requirement.1.yaml?raw';
import second from '../../content/scenarios/requirement.2.yaml?raw';
import third from '../../content/scenarios/requirement.3.yaml?raw';
import { presetFrom } from '../../src/lib/preset.ts';

const [LONG, SHORT, RAISED] = [first, second, third].map((text, i) =>
  presetFrom(`requirement.${i + 1}`, parse(text)),
) as [ReturnType<typeof presetFrom>, ReturnType<typeof presetFrom>, ReturnType<typeof presetFrom>];

const at = (values: Record<string, string>, from = LONG) => {
  const all = { ...from.values, ...values };
  return { moment: momentOf(from, all), all };
};
const said = (values: Record<string, string>, from = LONG): string => {
  const { moment, all } = at(values, from);
  const { kind, head, body } = verdict(moment, all);
  return `[${kind}] ${head} ${body}`.replaceAll('\u202f', ' ');
};

/** 200 shares and a loan of 2,400: equity 200 p − 2,400, and 25, 40 and 75 % of 200 p. */
test.each([
  [
    '50',
    '[clear] No call in any of the cases. The first would come below $48.00, if it is a 3× fund (FINRA 75 %).',
  ],
  // 7,200 = 0.75 × 9,600
  [
    '48',
    '[edge] Exactly on a line. Equity equals what is asked if it is a 3× fund (FINRA 75 %). That is still enough: a call needs less.',
  ],
  // 7,198 against 7,198.50
  [
    '47.99',
    '[called-1] Called in 1 of the 3 cases. Equity is $7,198. Missing: $0.50 if it is a 3× fund (FINRA 75 %).',
  ],
  // The house’s line runs through 1,600 here, and that is still enough.
  [
    '20',
    '[called-1] Called in 1 of the 3 cases. Equity is $1,600. Missing: $1,400 if it is a 3× fund (FINRA 75 %).',
  ],
  // 1,598 against 1,599.20 and 2,998.50
  [
    '19.99',
    '[called-2] Called in 2 of the 3 cases. Equity is $1,598. Missing: $1.20 by this broker’s house rate (house 40 %) and $1,400.50 if it is a 3× fund (FINRA 75 %).',
  ],
  // 798 against 799.50, 1,279.20 and 2,398.50
  [
    '15.99',
    '[called-3] Called in 3 of the 3 cases. Equity is $798. Missing: $1.50 by FINRA’s own rule (FINRA 25 %), $481.20 by this broker’s house rate (house 40 %) and $1,600.50 if it is a 3× fund (FINRA 75 %).',
  ],
  ['12.01', expect.stringMatching(/^\[called-3] .*Equity is \$2\./)],
  ['12', '[nothing-left] Nothing of yours is left. Whatever the rate was, there is no equity to meet it.'],
  [
    '11.99',
    '[shortfall] You owe $2 more than you have. Every rule has called long before: none of them is a promise that you lose no more than you paid.',
  ],
])('bought, at %s', (price, sentence) => {
  expect(said({ price })).toEqual(sentence);
});

test('a fourth set of rules, one alone, and none', () => {
  // 60 % of 3,198 is 1,918.80.
  expect(said({ price: '15.99', concentrated: 'on' })).toMatch(
    /^\[called-4] Called in 4 of the 4 .* \$1,120\.80 if it is all you hold \(concentrated 60 %\)\.$/,
  );
  expect(said({ price: '15.99', broker: 'off', fund: 'off' })).toBe(
    '[called-1] Margin call: $1.50. Equity is $798. Missing: $1.50 by FINRA’s own rule (FINRA 25 %).',
  );
  expect(said({ finra: 'off', broker: 'off', fund: 'off' })).toBe(
    '[none] No rule is shown. Tick one to see what is asked.',
  );
});

test('a fund of 2× takes 50 %, and calls below $24.00', () => {
  // 2,400 / (200 × 0.5)
  expect(said({ times: '2' })).toContain(
    'The first would come below $24.00, if it is a 2× fund (FINRA 50 %).',
  );
});

test('a house that raises its rate calls without any fall, and at 100 % at every price', () => {
  // 80 % of 10,000, and 2,400 / (200 × 0.2)
  expect(said({}, RAISED)).toBe(
    '[called-1] Called in 1 of the 4 cases. Equity is $7,600. Missing: $400 by this broker’s house rate (house 80 %).',
  );
  const calls = (house: string): string[] =>
    at({ house }, RAISED).moment.rules.map((rule) => callText(rule, 'long'));
  expect(calls('0.8')).toEqual([
    'calls below $16.00',
    'calls below $60.00',
    'calls below $48.00',
    'calls below $30.00',
  ]);
  expect(calls('1')[1]).toBe('calls at every price');
});

/** Sold short at 50: 10,000 of proceeds and 7,600, so equity 17,600 − 200 p. */
test.each([
  // 17,600 / 260 = 67.692…, down to the cent
  [
    '67.69',
    /^\[clear] No call in any of the cases\. The first would come above \$67\.69, by FINRA’s own rule \(FINRA 30 %\)\.$/,
  ],
  // 4,060 against 4,062
  [
    '67.70',
    /^\[called-2] .*Equity is \$4,060\. Missing: \$2 by FINRA’s own rule \(FINRA 30 %\) and \$2 by this broker’s/,
  ],
  // 30 % of 16.67 is 5.001
  ['16.67', /^\[clear] /],
  [
    '16.66',
    /^\[floor-share] FINRA’s floor of \$5\.00 a share decides\. Below \$16\.67 it is more than 30 % of the value\.$/,
  ],
  ['5', /^\[floor-share] /],
  [
    '4.99',
    /^\[floor-value] Below \$5\.00 FINRA asks for the whole value\. A cheap share sold short takes 100 % of what it is worth, and never less than \$2\.50\.$/,
  ],
  ['2.50', /^\[floor-value] /],
  [
    '2.49',
    /^\[floor-low] FINRA’s floor of \$2\.50 a share decides\. Below \$2\.50 it asks for more than the share is worth\.$/,
  ],
  ['88', /^\[nothing-left] /],
  ['88.01', /^\[shortfall] You owe \$2 more than you have\. /],
])('sold short, at %s', (price, sentence) => {
  expect(said({ price }, SHORT)).toMatch(sentence);
});

test('a fund sold short takes 30 % as many times, without a limit: 3× is called above $46.31', () => {
  // 17,600 / (200 × 1.9)
  expect(said({ price: '46.31', fund: 'on' }, SHORT)).toMatch(
    /^\[clear] .* above \$46\.31, if it is a 3× fund \(FINRA 90 %\)/,
  );
  expect(said({ price: '46.32', fund: 'on' }, SHORT)).toMatch(/^\[called-1] /);
});

test('the slider, the pictures and the rule below them say it in words', () => {
  const { moment, all } = at({ price: '19.99' });
  expect(priceValueText(moment, all)).toBe('$19.99, called in 2 of 3 cases');
  expect(linesTitle(moment, all)).toBe(
    'Equity, and what is asked of shares bought, over the share price. FINRA calls below $16.00, Broker calls below $20.00 and 3× fund calls below $48.00.',
  );
  expect(ladderTitle(moment, all).replaceAll('\u202f', ' ')).toBe(
    'Equity is $1,598. FINRA asks $999.50 (FINRA 25 %), Broker asks $1,599.20 (house 40 %), Asked of a 3× fund $2,998.50 (FINRA 75 %).',
  );
  expect(ruleLine('long', all).replaceAll('\u202f', ' ')).toBe(
    'Rule: FINRA 4210(c)(1) asks 25 % of the market value; this broker, the house, asks 40 %, as 4210(d) lets it. Of a leveraged fund the rate is asked times its leverage.',
  );
  expect(ruleLine('short', { house: '0.3' })).toContain('this broker asks no more.');
});
