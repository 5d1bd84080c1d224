import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  basisValueText,
  boundText,
  ladderTitle,
  linesTitle,
  ruleLine,
  verdict,
} from '../../components/widgets/offsets/describe.ts';
import { momentOf } from '../../components/widgets/offsets/moment.ts';
import first from '../../content/scenarios/offsets.1.yaml?raw';
import second from '../../content/scenarios/offsets.2.yaml?raw';
import third from '../../content/scenarios/offsets.3.yaml?raw';
import { presetFrom } from '../../src/lib/preset.ts';

const preset = (id: number, text: string) => presetFrom(`offsets.${id}`, parse(text));
const UNEVEN = preset(1, first);
const HEDGED = preset(2, second);
const TWO = preset(3, third);

const at = (values: Record<string, string> = {}, from = UNEVEN) => {
  const all = { ...from.values, ...values };
  return { moment: momentOf(from, all), basis: all.basis ?? '' };
};
const plainly = (text: string): string => text.replaceAll('\u202f', ' ').trim();
const said = (values: Record<string, string> = {}, from = UNEVEN): string => {
  const { moment, basis } = at(values, from);
  const { kind, head, body } = verdict(moment, basis);
  return plainly(`[${kind}] ${head} ${body}`);
};
const asked = (values: Record<string, string> = {}, from = UNEVEN): string[] =>
  at(values, from).moment.rules.map(({ requirement }) => requirement.value.toFixed());

test('one word, five requirements: 1,500,000 long and 500,000 short at 10 %', () => {
  // 16 % of 1,000,000 and 1 % of 1,500,000; 15 % of 1,000,000
  expect(asked()).toEqual(['200000', '150000', '100000', '175000', '150000']);
  // 300,000 − 500,000 b = 150,000 + 50,000 (1 + b)
  expect(said()).toBe(
    '[clear] The difference saves $100,000 (50 %). Under no offset it is liquidated first, with the short leg 18.18 % above the long one.',
  );
});

test('on two coins nothing offsets', () => {
  expect(asked({}, TWO)).toEqual(['100000', '100000', '100000', '170000', '150000']);
  expect(said({}, TWO)).toMatch(/^\[clear] On two coins no rule here sets one leg against the other\. /);
});

/** 10 long and 10 short with 110,000: equity 110,000 − 500,000 b. */
test.each([
  [
    '0',
    '[clear] The difference saves $100,000 (100 %). Under no offset it is liquidated first, with the short leg 1.82 % above the long one.',
  ],
  ['0.018', expect.stringMatching(/^\[clear] .*The short leg stands \+1\.8 %\. /)],
  [
    '0.02',
    '[some] Liquidated under 1 of 5 rules. Equity is $100,000: no offset asks $101,000. A hedge against the coin is none against the basis.',
  ],
  // 110,000 − 500,000 b = 50,000 (1 + b) at 10.909 %
  ['0.1091', expect.stringMatching(/^\[some] Liquidated under 2 of 5 rules\. /)],
  // 105,000 ÷ 585,000 = 17.949 %
  ['0.1795', expect.stringMatching(/^\[some] Liquidated under 3 of 5 rules\. /)],
  // 110,000 ÷ 575,000 = 19.13 %
  ['0.1914', expect.stringMatching(/^\[some] Liquidated under 4 of 5 rules\. /)],
  // Equity is exactly what the difference asks: that is still enough.
  ['0.2', expect.stringMatching(/^\[some] Liquidated under 4 of 5 rules\. /)],
  ['0.2001', expect.stringMatching(/^\[all] Liquidated under every rule that is shown\. /)],
  [
    '0.25',
    '[shortfall] Nothing is left, and $15,000 is missing. The two legs have lost more than the account held. Where the price jumped over every liquidation, the insurance fund pays.',
  ],
])('a hedged pair at a basis of %s', (basis, sentence) => {
  expect(said({ basis }, HEDGED)).toEqual(sentence);
});

test('one leg alone, one rule alone, none, and a future that strays too far', () => {
  expect(said({ short: '0' })).toMatch(/^\[flat] There is nothing to offset\. /);
  const only = { larger: 'off', net: 'off', scan: 'off', portfolio: 'off' };
  expect(said({ ...only, basis: '0.02' }, HEDGED)).toMatch(/^\[all] Liquidated under no offset\. /);
  expect(said({ ...only, apart: 'off' })).toBe('[none] No rule is shown. Tick one to see what it asks.');
  // 17.27 % at 180 days; the difference asks 9,000 of 20,000.
  expect(said({ apart: 'off', larger: 'off', scan: 'off', basis: '0.18' }, HEDGED)).toMatch(
    /^\[stray] Farther apart than Kraken lets this future stray\. Its contract stops at 17\.27 % from the index\. /,
  );
});

test('slider, pictures, and the rules below them say it in words', () => {
  const { moment } = at({}, HEDGED);
  expect(plainly(basisValueText(moment, '0'))).toBe('0 %, not liquidated');
  expect(plainly(basisValueText(at({ basis: '0.02' }, HEDGED).moment, '0.02'))).toBe(
    '+2 %, liquidated under 1 of 5',
  );
  expect(plainly(boundText(moment, '180'))).toBe(
    'Kraken lets a future of 180 days stand up to 17.27 % from its index. Within that the pair can be liquidated under no offset and the larger side.',
  );
  expect(boundText(at({}, TWO).moment, '87')).toBe(
    'Two coins have no basis: nothing holds their prices together.',
  );
  expect(plainly(linesTitle(moment))).toMatch(
    /No offset liquidated at \+1\.82 %, Larger side liquidated at \+10\.91 %, Difference liquidated at \+20 %/,
  );
  expect(plainly(ladderTitle(at().moment))).toMatch(
    /^Equity is \$300,000\. No offset asks \$200,000, both sides in full; Larger side asks \$150,000, saves \$50,000 \(25 %\); /,
  );
  expect(plainly(ruleLine('0.1'))).toMatch(/^Rule: Kraken Futures asks the larger side, here at 10 %; /);
});
