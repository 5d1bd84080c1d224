import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  inShort,
  pictureTitle,
  stepName,
  tradesValueText,
  verdict,
} from '../../components/widgets/day-trading/describe.ts';
import { momentOf } from '../../components/widgets/day-trading/moment.ts';
import { WIDGET } from '../../components/widgets/day-trading/widget.ts';
import first from '../../content/scenarios/day-trading.1.yaml?raw';
import third from '../../content/scenarios/day-trading.3.yaml?raw';
import { showFigure } from '../../engine/index.ts';
import { presetFrom } from '../../src/lib/preset.ts';

const preset = presetFrom('day-trading.1', parse(first));
const at = (values: Readonly<Record<string, string>> = {}) =>
  momentOf(preset, { ...preset.values, ...values });
const said = (values: Readonly<Record<string, string>> = {}): string => {
  const { kind, head, body } = verdict(at(values));
  expect(WIDGET.outcomes).toContain(kind);
  return `[${kind}] ${head} ${body}`;
};

test('four day trades in turns were a pattern, and leave no deficit', () => {
  // 10,000 − 25 % of 8,000; 25,000 − 10,000
  expect(said()).toBe(
    '[old-only] No deficit. Only the old rule would have asked for money. At the lowest moment $8,000 is held, $2,000 is required, and $8,000 is to spare. The old rule would have counted 4 day trades in five days: a pattern day trader, who had to hold $25,000. It would have called for $15,000.',
  );
  expect(inShort(at())).toEqual({ since: 'No deficit', until: 'Call $15,000' });
  expect(tradesValueText(at())).toBe('4 day trades: no deficit; old rule: call $15,000');
});

test('three are no pattern, and a fourth of the days before makes one', () => {
  expect(said({ trades: '3' })).toBe(
    '[neither] No deficit, and no call by the old rule. At the lowest moment $8,000 is held, $2,000 is required, and $8,000 is to spare. The old rule would have counted 3 day trades in five days, too few for a pattern.',
  );
  expect(verdict(at({ trades: '3', earlier: '1' })).kind).toBe('old-only');
  expect(verdict(at({ trades: '4', own: '25000' })).body).toMatch(
    /a pattern day trader, with money enough\.$/,
  );
});

test('nothing bought is nothing to say', () => {
  expect(said({ trades: '0' })).toBe(
    '[no-trade] Nothing is bought today, so neither rule asks for anything. ',
  );
  expect(inShort(at({ trades: '0' }))).toEqual({ since: 'Nothing to say', until: 'Nothing to say' });
});

test('what is held at once makes the deficit, to the dollar', () => {
  // 25 % of 3 × 13,333 is 9,999.75; of 3 × 13,334 it is 10,000.50, rounded up to the cent
  const together = { trades: '3', held: 'together' };
  expect(verdict(at({ ...together, size: '13333' })).kind).toBe('neither');
  expect(said({ ...together, size: '13334' })).toBe(
    '[minor] A small deficit of $0.50. With $40,002 held, $10,000.50 is required, and only $10,000 is there. It is too small to count toward a freeze, but it must be met all the same. The old rule would have counted 3 day trades in five days, too few for a pattern. It asked for 25 % of what was held all the same, and would have called for $0.50.',
  );
  // The lesser of 5 % of 10,000 and 1,000 is 500: 14,000 × 3 × 25 % is 10,500
  expect(verdict(at({ ...together, size: '14000' })).kind).toBe('minor');
  expect(verdict(at({ ...together, size: '14001' })).kind).toBe('both');
  expect(inShort(at({ ...together, size: '14001' })).until).toBe('Call $500.75');
  expect(verdict(at({ ...together, size: '14001', earlier: '1' })).kind).toBe('both');
});

test('a pattern day trader could buy for four times the money', () => {
  // 25 % of 4 × 35,000 is 35,000, and 30,000 is there
  expect(said({ own: '30000', size: '35000', trades: '4', held: 'together' })).toBe(
    '[both] A deficit of $5,000, and a call by the old rule. With $140,000 held, $35,000 is required, and only $30,000 is there. It must be met as soon as possible. The old rule would have counted 4 day trades in five days: a pattern day trader, who could buy for $120,000. It would have called for $5,000.',
  );
});

test('losses lower the level from trade to trade, and can end below nothing', () => {
  const lossy = presetFrom('day-trading.3', parse(third));
  const moment = momentOf(lossy, lossy.values);
  // After 2 × 4,500 lost, 21,000 − 25 % of 90,000
  expect(showFigure(moment.lowest.level)).toBe('−$1,500');
  expect(moment.lowest.at).toBe(4);
  expect(moment.steps.map(({ after }) => after.toFixed())).toEqual([
    '7500',
    '25500',
    '3000',
    '21000',
    '-1500',
    '16500',
  ]);
  expect(verdict(momentOf(lossy, { ...lossy.values, fall: '0.2' })).head).toBe(
    'At the close you owe $24,000 more than you have.',
  );
});

test('who had the minimum in the morning and not at the close was called on the next day', () => {
  const lossy = presetFrom('day-trading.3', parse(third));
  const moment = momentOf(lossy, lossy.values);
  expect(verdict(moment)).toMatchObject({
    kind: 'new-only',
    head: 'A deficit of $1,500, and no call by the old rule until the next day.',
  });
  expect(verdict(moment).body).toMatch(
    /a pattern day trader, with money enough in the morning\. At the close less than \$25,000 is left, so it would have called on the next day\.$/,
  );
  expect(inShort(moment)).toEqual({ since: 'Deficit $1,500', until: 'Call next day' });
  // 5,000 lost of 30,000 leaves the minimum itself
  const exactly = { own: '30000', size: '20000', trades: '5', fall: '0.05' };
  expect(verdict(at(exactly)).head).toBe('No deficit, and no call by the old rule.');
  expect(verdict(at({ ...exactly, own: '29999' })).head).toBe(
    'No deficit, and no call by the old rule until the next day.',
  );
});

test('what the broker asks above FINRA’s quarter leaves less', () => {
  expect(verdict(at({ rate: '0.5', trades: '3', size: '10000', held: 'together' })).kind).toBe('new-only');
  expect(showFigure(at({ rate: '0.5' }).most)).toBe('$20,000');
  expect(showFigure(at({ rate: '0.5', held: 'together' }).lowest.level)).toBe('−$6,000');
});

test('the picture is said in one sentence, and trades have names', () => {
  expect(pictureTitle(at())).toBe(
    'The margin level over the trades of one day. It starts at $10,000, its lowest that counts is $8,000 after buy 1, and ends at $10,000.',
  );
  expect(pictureTitle(at({ trades: '0' }))).toMatch(/starts at \$10,000 and stays there\.$/);
  expect([0, 1].map((i) => stepName(at({ trades: '1' }), i))).toEqual(['buy', 'sell']);
  expect([0, 3].map((i) => stepName(at({ trades: '2', held: 'together' }), i))).toEqual(['buy 1', 'sell 2']);
});
