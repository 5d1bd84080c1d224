import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { pictureTitle, priceValueText, sizeText, verdict } from '../../components/widgets/stops/describe.ts';
import { momentOf } from '../../components/widgets/stops/moment.ts';
import { WIDGET } from '../../components/widgets/stops/widget.ts';
import { figureText } from '../../components/widgets/text.ts';
import first from '../../content/scenarios/stops.1.yaml?raw';
import { showFigure } from '../../engine/index.ts';
import { presetFrom } from '../../src/lib/preset.ts';

const preset = presetFrom('stops.1', parse(first));
const at = (values: Readonly<Record<string, string>>) => momentOf(preset, { ...preset.values, ...values });
const said = (values: Readonly<Record<string, string>>): string => {
  const { kind, head, body } = verdict(at(values));
  expect(WIDGET.outcomes).toContain(kind);
  return `[${kind}] ${head} ${body}`;
};
const pct = '\u202f%';
const MEANT = `At 1${pct} a time it takes 69 losses in a row to halve the account.`;
const GAP =
  'Nobody traded in between. A stop becomes a market order, and is filled at the price that stands.';

/** 1 % of 10,000 is 100, and 5 a share down to the stop at 95: 20 shares bought at 100. */
test.each([
  ['gap', '100', '[holding] Nothing is sold. You hold 20 shares. The stop sells at $95.00 or below.'],
  [
    'gap',
    '95.01',
    '[holding] Nothing is sold. You lose $99.80 so far. You hold 20 shares. The stop sells at $95.00 or below.',
  ],
  ['gap', '95', `[stopped] The stop sold 20 shares at $95.00: you lose $100, as you meant to. ${MEANT}`],
  [
    'gap',
    '94.99',
    `[gapped] The stop sold 20 shares at $94.99, not at $95.00: you lose $100.20 instead of $100. ${GAP}`,
  ],
  [
    'gap',
    '80',
    `[gapped] The stop sold 20 shares at $80.00, not at $95.00: you lose $400 instead of $100. ${GAP}`,
  ],
  [
    'steps',
    '95.01',
    '[holding] Nothing is sold. You lose $99.80 so far. You hold 20 shares. The stop sells at $95.00 or below.',
  ],
  ['steps', '94.99', `[stopped] The stop sold 20 shares at $95.00: you lose $100, as you meant to. ${MEANT}`],
  ['steps', '40', `[stopped] The stop sold 20 shares at $95.00: you lose $100, as you meant to. ${MEANT}`],
])('%s to $%s: %s', (way, price, sentence) => {
  expect(said({ way, price })).toBe(sentence);
});

test('a stop close to the price makes a position that a gap can take the account with', () => {
  // 100 ÷ 0.50 = 200 shares, worth 20,000 on an account of 10,000: gone at 100 − 50
  const tight = { stop: '99.5', way: 'gap' };
  expect(sizeText(at(tight))).toBe(
    `1${pct} of $10,000 is $100. Each share can lose $0.50 down to the stop: 200 shares, worth $20,000. That is more than the account; $10,000 of it would be borrowed.`,
  );
  expect(said({ ...tight, price: '50.01' })).toMatch(/^\[gapped] .* you lose \$9,998 instead of \$100\./);
  const why = 'A stop close to the price made the position $20,000, on $10,000 of your own.';
  expect(said({ ...tight, price: '50' })).toBe(
    `[wiped-out] The stop sold 200 shares at $50.00, not at $99.50, and the account is gone. You meant to lose $100 and lost $10,000. Nothing of it is left. ${why}`,
  );
  expect(said({ ...tight, price: '49.99' })).toBe(
    `[wiped-out] The stop sold 200 shares at $49.99, not at $99.50, and the account is gone. You meant to lose $100 and lost $10,002. $2 is owed. ${why}`,
  );
  // Half of a purchase is the most that a broker lends: 20,000 on 10,000 is just that.
  expect(sizeText(at({ ...tight, stop: '99.75' }))).toMatch(
    /400 shares, worth \$40,000\. .* \$30,000 of it would be borrowed\. So much a broker does not lend under Regulation T/,
  );
  const { goneAt } = at(tight);
  expect(goneAt && showFigure(goneAt)).toBe('$50.00');
  expect(at({}).goneAt).toBeNull();
});

test('where one share risks more than is meant, nothing is bought', () => {
  expect(said({ risk: '0.0004' })).toBe(
    '[nothing-bought] Nothing is bought. One share can lose $5.00 down to the stop, more than the $4 that you would lose. Zero is a size too.',
  );
  expect(at({ risk: '0.0004' }).inARow).toBeUndefined();
  expect(said({ risk: '0.0005', price: '100' })).toMatch(/^\[holding] Nothing is sold\. You hold 1 share\./);
});

test('what whole shares risk counts, and not what was meant', () => {
  // 100 ÷ 60 is one share, and 60 is 0.6 % of 10,000: ln 0.5 ÷ ln 0.994 = 115.2
  expect(said({ stop: '40', way: 'steps', price: '40' })).toBe(
    `[stopped] The stop sold 1 share at $40.00: you lose $60, as you meant to. At 0.6${pct} a time it takes 116 losses in a row to halve the account.`,
  );
  // 1 % of a million ÷ 0.50
  expect(said({ account: '1000000', stop: '99.5', way: 'gap', price: '100' })).toContain(
    'You hold 20,000 shares.',
  );
});

test('a ladder sells at its limits, or better over a gap', () => {
  const ladder = { ladder: 'halves', way: 'steps' };
  expect(said({ ...ladder, price: '109.99' })).toMatch(
    /^\[holding] Nothing is sold\. You gain \$199\.80 so far\./,
  );
  expect(said({ ...ladder, price: '110' })).toBe(
    '[half-sold] The first step of the ladder has sold 10 at $110.00. You gain $200 in all; 10 shares and the stop remain.',
  );
  expect(said({ ...ladder, price: '119.99' })).toMatch(/^\[half-sold] .* You gain \$299\.90 in all/);
  expect(said({ ...ladder, price: '160' })).toBe(
    '[all-sold] The ladder has sold everything: you gain $300. Sold: 10 at $110.00, 10 at $120.00. What the price does next is no longer yours.',
  );
  expect(said({ ...ladder, way: 'gap', price: '115' })).toBe(
    '[half-sold] The first step of the ladder has sold 10 at $115.00. You gain $300 in all; 10 shares and the stop remain. A limit is filled at its price or better: a gap upward helps it.',
  );
  expect(said({ ...ladder, way: 'gap', price: '130' })).toMatch(
    /^\[all-sold] .* you gain \$600\. Sold: 10 at \$130\.00, 10 at \$130\.00\./,
  );
  // With one share there is nothing to halve: it goes at the second limit.
  expect(said({ ...ladder, risk: '0.0005', price: '115' })).toMatch(/^\[holding] /);
  expect(said({ ...ladder, risk: '0.0005', price: '120' })).toMatch(/^\[all-sold] /);
});

test('the slider and the picture say what they show', () => {
  expect(['100', '85', '110'].map((price) => priceValueText(at({ price })))).toEqual([
    '$100.00',
    '$85.00, $300 lost',
    '$110.00, $200 gained',
  ]);
  expect(pictureTitle(at({ price: '85', ladder: 'halves' }))).toBe(
    'What is gained or lost over the next price, with a stop at $95.00 and a ladder at $110.00 and $120.00: where the price is traded all the way, and where it opens there. At $85.00 it is $100 lost and $300 lost.',
  );
});

test('starting small: the same trade at a quarter of a percent and at ten percent', () => {
  const row = (rate: string): string => {
    const { size, outcome, inARow } = at({ price: '85' }).sizedAt(rate);
    return [size.quantity, size.value, outcome.result, inARow].map((figure) => figureText(figure)).join(' ');
  };
  // ln 0.5 ÷ ln 0.9975 = 276.9
  expect([row('0.0025'), row('0.1')]).toEqual(['5 $500 −$75 277', '200 $20,000 −$3,000 7']);
});
