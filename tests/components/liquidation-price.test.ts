import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  guideNote,
  leverageValueText,
  linesTitle,
  priceValueText,
  ruleLine,
  rulerTitle,
  verdict,
} from '../../components/widgets/liquidation-price/describe.ts';
import { momentOf } from '../../components/widgets/liquidation-price/moment.ts';
import first from '../../content/scenarios/liquidation-price.1.yaml?raw';
import second from '../../content/scenarios/liquidation-price.2.yaml?raw';
import third from '../../content/scenarios/liquidation-price.3.yaml?raw';
import fourth from '../../content/scenarios/liquidation-price.4.yaml?raw';
import { presetFrom } from '../../src/lib/preset.ts';

const preset = (id: number, text: string) => presetFrom(`liquidation-price.${id}`, parse(text));
const QUARTER = preset(1, first);
const BTC = preset(2, second);
const COIN = preset(3, third);
const LARGE = preset(4, fourth);

const at = (values: Record<string, string> = {}, from = QUARTER) => {
  const all = { ...from.values, ...values };
  return { moment: momentOf(from, all), price: all.price ?? '' };
};
const said = (values: Record<string, string> = {}, from = QUARTER): string => {
  const { moment, price } = at(values, from);
  const { kind, head, body } = verdict(moment, price);
  return `[${kind}] ${head} ${body}`.replaceAll('\u202f', ' ').trim();
};

/** 10 coins at 100 with 500 of margin: equity 10 p − 500, a quarter of 10 p is asked. */
test.each([
  [
    '100',
    '[open] Liquidation at $66.67, a fall of 33.3 %. Guides say $75.00 with the maintenance of then, or $66.67 with the maintenance of now. This exchange charges maintenance on the value at the mark price: the maintenance of now.',
  ],
  ['110', expect.stringMatching(/^\[gain] .* So far gained \$100\. /)],
  ['75.01', expect.stringMatching(/^\[loss] .* So far lost \$249\.90\. /)],
  // 250 against 187.50
  [
    '75',
    '[too-early] Not liquidated, though a formula says so. Equity is $250, maintenance $187.50. By the maintenance of then ($75.00) it would be already; the exact price is $66.67.',
  ],
  ['66.67', expect.stringMatching(/^\[too-early] .*Equity is \$166\.70, maintenance \$166\.68\./)],
  // 166.60 against 166.65
  [
    '66.66',
    '[liquidated] Liquidated at $66.67. Equity is $166.60, maintenance $166.65. The exchange closes it; no call comes first.',
  ],
  ['50', expect.stringMatching(/^\[nothing-left] Nothing of the margin is left\. /)],
  [
    '49.99',
    '[fund-pays] Nothing is left, and $0.10 is missing. Beyond the bankruptcy price of $50.00 the margin is used up. Where the exchange restores a negative balance to zero, its insurance fund pays this.',
  ],
])('a long with 2× and 25 %%, at %s', (price, sentence) => {
  expect(said({ price })).toEqual(sentence);
});

test('charged on the entry it is the other formula that is right, and trust in the wrong one comes too late', () => {
  expect(said({ charged: 'entry' })).toMatch(/^\[open] Liquidation at \$75\.00, a fall of 25 %\. /);
  expect(said({ charged: 'entry', price: '70' })).toBe(
    '[too-late] Liquidated at $75.00, before a formula says so. Equity is $200, maintenance $250. Whoever trusts the maintenance of now ($66.67) still feels safe.',
  );
});

test('how far each formula is off, in money, and why', () => {
  const notes = (values: Record<string, string>, from = QUARTER): string[] => {
    const { moment } = at(values, from);
    return moment.guides.map((guide) => guideNote(guide, moment));
  };
  expect(notes({})).toEqual([
    '$8.33 too early: $62.50 is still to spare there, for it takes the maintenance of then, and the maintenance of now is charged.',
    'To the cent the exact price.',
  ]);
  expect(notes({ charged: 'entry' })[1]).toBe(
    '$8.33 too late: $83.34 is missing by then, for it takes the maintenance of now, and the maintenance of then is charged.',
  );
  // (6,000 + 50 − 60,000) ÷ (0.005 − 1) against 54,300 and 54,271.36
  expect(notes({}, BTC)).toEqual([
    '$78.89 too early: $78.50 is still to spare there, for it takes the maintenance of then, and the maintenance of now is charged.',
    '$50.25 too early: $50 is still to spare there, for it leaves out the $50 that its tier takes off.',
  ]);
  expect(notes({}, COIN)[1]).toBe(
    '$37.50 too late: $30 is missing by then, for it leaves out the fee for closing.',
  );
  expect(notes({}, LARGE)[1]).toMatch(
    /it leaves out that the table allows 20× at most, the \$16,300 that its tier takes off and the fee for closing\.$/,
  );
  // 49,000 short is in the first tier, and the second one begins on the way up.
  expect(notes({ side: 'short', coins: '0.816' }, BTC)[1]).toMatch(
    /the size is in another tier at that price\.$/,
  );
  expect(notes({ leverage: '1', contract: 'inverse', side: 'short' })).toEqual([
    'Nothing liquidates this position at any price.',
    'It gives no price.',
  ]);
});

test('without leverage, with too much of it, and with more than a table allows', () => {
  expect(said({ leverage: '1' })).toMatch(/^\[never] No price liquidates it\. The margin pays for all of it/);
  expect(said({ leverage: '1', contract: 'inverse', side: 'short' })).toMatch(
    /^\[never] .* its worth never moves\.$/,
  );
  expect(said({ leverage: '4' })).toMatch(
    /^\[at-once] Liquidated as soon as it is opened\. A margin of \$250 is no more /,
  );
  expect(said({}, LARGE)).toMatch(
    /^\[capped] At this size the table allows 20×, not 125×\. Liquidation at \$58,324\.27, a fall of 2\.8 %\. /,
  );
});

test('a short is told from the other side, and a coin-margined one goes sooner or later', () => {
  expect(said({ side: 'short', price: '119' })).toMatch(
    /^\[loss] Liquidation at \$120\.00, a rise of 20 %\. /,
  );
  expect(said({ side: 'short', price: '120.01' })).toMatch(/^\[too-late] /);
  expect(said({ contract: 'inverse' })).toMatch(/^\[open] Liquidation at \$83\.34, a fall of 16\.7 %\. /);
  expect(said({ contract: 'inverse', side: 'short' })).toMatch(
    /^\[open] Liquidation at \$150\.00, a rise of 50 %\. /,
  );
});

test('an older table of the same coin gives another price for a large position', () => {
  const exact = (rates: string): string | undefined =>
    at({ rates, coins: '200' }, BTC).moment.exact?.value.toFixed(2);
  // (1,200,000 + what the tier of 12 million takes off − 12,000,000) ÷ (200 × 5 % − 200)
  expect([exact('tiers'), exact('older')]).toEqual(['55769.47', '55440.53']);
});

test('sliders, pictures and the rule below them say it in words', () => {
  const { moment } = at({ price: '70' });
  expect(priceValueText(moment, '70')).toBe('$70.00, liquidation at $66.67');
  expect(priceValueText(at({ price: '60' }).moment, '60')).toBe('$60.00, liquidated');
  expect(priceValueText(at({ price: '49' }).moment, '49')).toBe('$49.00, nothing left, $10 missing');
  expect(leverageValueText(moment, '2').replaceAll('\u202f', ' ')).toBe(
    '2×, liquidation at $66.67, −33.3 % from the entry',
  );
  expect(linesTitle(moment)).toBe(
    'Equity and maintenance over the mark price. They meet at $66.67, and at $50.00 nothing is left. Now equity is $200 and maintenance $175.',
  );
  expect(rulerTitle(moment)).toMatch(
    /^The two formulas beside the exact price, \$66\.67\. Maintenance of then, \$75\.00: \$8\.33 too early: /,
  );
  expect(ruleLine(moment, 'one')).toMatch(
    /^Rule: Binance charges the value at the mark\. .* one rate for every size/,
  );
  expect(ruleLine(at({ charged: 'entry' }).moment, 'older')).toMatch(
    /Bybit .* on an earlier day, as a gist has it/,
  );
});
