import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  daysValueText,
  pictureTitle,
  ruleLine,
  tierText,
  verdict,
} from '../../components/widgets/interest/describe.ts';
import { momentOf } from '../../components/widgets/interest/moment.ts';
import { WIDGET } from '../../components/widgets/interest/widget.ts';
import first from '../../content/scenarios/interest.1.yaml?raw';
import { showFigure } from '../../engine/index.ts';
import { presetFrom } from '../../src/lib/preset.ts';

const preset = presetFrom('interest.1', parse(first));
const at = (values: Readonly<Record<string, string>>) => momentOf(preset, { ...preset.values, ...values });
const said = (values: Readonly<Record<string, string>>): string => {
  const { kind, head, body } = verdict(at(values));
  expect(WIDGET.outcomes).toContain(kind);
  return `[${kind}] ${head} ${body}`;
};
const pct = '\u202f%';

/** 10,000 at 12 % for 30 days of 360: exactly 100, on a position of 20,000. */
const MONTH = { rate: '0.12', days: '30' };

test.each([
  [
    '0',
    `[costs] The loan has cost $100, and the shares’ rise of 0${pct} brings $0. The shares must rise 0.5${pct} to pay it: 1${pct} on your own money.`,
  ],
  [
    '0.0049',
    `[costs] The loan has cost $100, and the shares’ rise of 0.49${pct} brings $98. The shares must rise 0.5${pct} to pay it: 1${pct} on your own money.`,
  ],
  [
    '0.005',
    `[paid] The gain of $100 pays the interest of $100. Still, the $10,000 that you borrowed brought $50, less than they cost: only a rise above 1${pct} leaves more than your own money alone.`,
  ],
  [
    '0.01',
    `[paid] The gain of $200 pays the interest of $100. Still, the $10,000 that you borrowed brought $100, exactly what they cost: only a rise above 1${pct} leaves more than your own money alone.`,
  ],
  [
    '0.0101',
    `[worth] The loan has left $1 more than your own money alone. What you borrowed brought $101 and cost $100. At any rise below 1${pct} it would have left less.`,
  ],
])('after 30 days at 12 %%, with a rise of %s: %s', (earned, sentence) => {
  expect(said({ ...MONTH, earned })).toBe(sentence);
});

test('before the first close nothing has accrued, and after it a day has', () => {
  expect(said({ days: '0' })).toBe('[nothing-yet] Nothing has accrued. The first day counts at its close.');
  // 10,000 × 8 % ÷ 360 = 2.22
  expect(said({ days: '1', earned: '0' })).toMatch(/^\[costs] The loan has cost \$2\.22,/);
  expect(said({ days: '1', repay: '10000', after: '0' })).toMatch(/Nothing is owed any more\.$/);
});

test('over a year 8 % is 8.11 % by days and 8.42 % with postings: case int-12', () => {
  expect(said({ earned: '0.042' })).toMatch(/^\[costs] The loan has cost \$841\.95, /);
  expect(said({ earned: '0.0421' })).toMatch(/^\[paid] The gain of \$842 pays the interest of \$841\.95\./);
  expect(ruleLine(at({}))).toBe(
    `Rule: each day costs balance × rate ÷ 360, posted once a month; what is not paid joins the debit. 8${pct} quoted is 8.111${pct} over 365 days, and 8.42${pct} with a year’s postings.`,
  );
  expect(ruleLine(at({ basis: '365' }))).toMatch(
    /÷ 365, .* quoted is 8\u202f% over 365 days, and 8\.3\u202f% with/,
  );
  expect(ruleLine(at({ schedule: 'folio.2024-11' }))).toMatch(
    /^Folio’s rates from 8 November 2024; no rate of today\. /,
  );
});

test('what is repaid bears no more interest from the posting on', () => {
  const half = { ...MONTH, repay: '5000' };
  expect(said({ ...half, after: '0' })).toBe(
    `[saved] Repaying $5,000 at once has saved $50. The interest until now is $50 instead of $100. The shares must rise 0.25${pct} to pay it: 0.5${pct} on your own money.`,
  );
  expect(said({ ...half, after: '1', days: '31' })).toMatch(/^\[worth] /);
  // One day of 5,000 × 12 % ÷ 360
  expect(said({ ...half, after: '1', days: '32' })).toMatch(
    /^\[saved] Repaying \$5,000 after 1 month has saved \$1\.67\./,
  );
  expect(said({ ...half, after: '2', days: '90' })).toMatch(
    /^\[saved] Repaying \$5,000 after 2 months has saved /,
  );
});

test('a repayment can cost more where the rest falls below the edge of a tier', () => {
  const folio = { schedule: 'folio.2024-11', debit: '50000', days: '31', after: '0' };
  // (49,999 × 8.33 % − 50,000 × 7.83 %) × 31 ÷ 360 = 21.52
  expect(said({ ...folio, repay: '1' })).toMatch(
    /^\[dearer] Repaying \$1 costs \$21\.52 more interest\. The \$49,999 that is left stands below the edge of a tier: all of it bears 8\.33.%, where all of the \$50,000 bore 7\.83.%\./,
  );
  expect(said({ ...folio, debit: '50001', repay: '1' })).toMatch(/^\[saved] /);
});

test.each([
  [
    'folio.2024-11',
    '24999.99',
    `Tier 1 of 6: the whole balance bears 8.58${pct}. From $25,000 it is 8.33${pct}.`,
  ],
  [
    'folio.2024-11',
    '25000',
    `Tier 2 of 6 from $25,000: the whole balance bears 8.33${pct}. From $50,000 it is 7.83${pct}.`,
  ],
  ['folio.2024-11', '1000000', `Tier 6 of 6 from $1,000,000: the whole balance bears 6.93${pct}.`],
  [
    'interactive-brokers.undated',
    '100000',
    `Tier 1 of 4: this slice bears 6.82${pct}. From $100,000 it is 6.32${pct}.`,
  ],
  // (100,000 × 6.82 % + 50,000 × 6.32 %) ÷ 150,000
  [
    'interactive-brokers.undated',
    '150000',
    `Tier 2 of 4 from $100,000: this slice bears 6.32${pct}, and all slices together 6.653${pct}. From $1,000,000 it is 6.07${pct}.`,
  ],
  ['alpaca.undated', '150000', `One rate for every balance: 3.75${pct}.`],
])('%s at %s: %s', (schedule, debit, sentence) => {
  expect(tierText(at({ schedule, debit }))).toBe(sentence);
});

test('the slider and the picture say what they show', () => {
  expect(daysValueText(at({ days: '1' }))).toBe('1 day, $2.22 of interest');
  // 10,000 × 12 % × 30 ÷ 365 = 98.63
  expect(pictureTitle(at({ ...MONTH, earned: '0.005' }))).toBe(
    'Interest on $10,000 over the days of a year, posted monthly. After 30 days it is $100; at the quoted rate over 365 days it would be $98.63, where the broker divides by 360. A rise of 0.5\u202f% brings $100.',
  );
});

test('the figures behind the texts are the engine’s', () => {
  const { figures } = at({});
  expect(
    ['interest', 'owed', 'dailyInterest', 'quotedRate', 'simpleRate', 'effectiveRate'].map((name) => {
      const figure = figures[name];
      return figure ? showFigure(figure) : name;
    }),
  ).toEqual(['$841.95', '$10,841.95', '$2.22', `8${pct}`, `8.111${pct}`, `8.42${pct}`]);
});

test('all that is owed may be repaid, with the interest that has joined it', () => {
  const { figures } = at({ repay: '20000', after: '3', days: '365' });
  const { left, repaid } = figures;
  expect(left && showFigure(left)).toBe('$0');
  expect(repaid?.value.gt(10_000)).toBe(true);
});
