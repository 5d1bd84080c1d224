/** What the carry figure says of a holding, with sums made by hand. */
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { scenarioState } from '../../components/notebook/scenario-state.svelte.ts';
import { CarryState } from '../../components/widgets/carry/carry.svelte.ts';
import { verdict } from '../../components/widgets/carry/describe.ts';
import { momentOf } from '../../components/widgets/carry/moment.ts';
import { PARAMS } from '../../components/widgets/carry/params.ts';
import first from '../../content/scenarios/carry.1.yaml?raw';
import { showFigure } from '../../engine/index.ts';
import { presetFrom } from '../../src/lib/preset.ts';
import { freshName } from './lib/page.ts';

const preset = presetFrom('carry.1', parse(first));
type Changes = Readonly<Record<string, string>>;
const at = (changes: Changes = {}) => momentOf(preset, { ...preset.values, ...changes });
const said = (changes: Changes): string => {
  const { kind, head, body } = verdict(at(changes));
  return `[${kind}] ${head} ${body}`.trim();
};

// $2,000 at 0.001 % is 2 cents a charge; with 5 % of $3,000 kept, $850 are to spare.
test.each<[Changes, string]>([
  [
    {},
    '[twice] Held for 45 minutes, charged twice. From 10:20 to 11:05 the clock has struck a full hour, and borrowing was charged as an hour of its own.',
  ],
  // 850 less the 2 cents of opening, at 48 cents a day.
  [
    { minutes: '35' },
    '[charged] $0.02 after 35 minutes, charged once. At this price the cost alone closes it in 1,771 days.',
  ],
  [{ terms: 'startedHours', rate: '0.00024', minutes: '0' }, '[free] Nothing has been charged yet.'],
  [
    { terms: 'openingAndStarted', rate: '0.00025', minutes: '5' },
    '[twice] Held for 5 minutes, charged twice. From 10:20 to 10:25 a period has begun, and opening was charged as one of its own.',
  ],
  [
    { terms: 'funding', rate: '0.0001', minutes: '339' },
    '[free] Nothing has been charged yet. Funding is paid by who holds the position when the stamp comes, at 0:00, 8:00 and 16:00.',
  ],
  // 0.01 % of $3,000 at 16:00; 30 cents, and 90 cents a day.
  [
    { terms: 'funding', rate: '0.0001', minutes: '340' },
    '[charged] $0.30 after 5 hours 40 minutes, charged once. At this price the cost alone closes it in 945 days.',
  ],
  // 0.025 % of $2,000 is 50 cents, and 1 + 6 × 50 of them $150.50, beyond 5 % of $3,000.
  [
    { terms: 'openingAndCompleted', rate: '0.00025', view: 'days', days: '50' },
    '[gain-gone] The gain is gone. A rise brings $150, and holding it for 50 days costs $150.50.',
  ],
  [
    { terms: 'openingAndCompleted', rate: '0.00025', view: 'days', days: '284' },
    '[closed] Liquidated by its cost alone. After 284 days $852.50 is gone, more than the $850 that stood above what must be kept. The price has not moved.',
  ],
  [
    { terms: 'openingAndCompleted', rate: '0.00025', view: 'days', days: '334' },
    '[eaten] Holding it has eaten all of your money. $1,002.50 after 334 days, on $1,000 of your own, and the price has not moved.',
  ],
  [{ leverage: '1' }, '[free] Nothing has been charged yet.'],
])('%j: %s', (changes, text) => {
  expect(said(changes)).toBe(text);
});

test('a day more is enough, and a day less is not', () => {
  const terms = { terms: 'openingAndCompleted', rate: '0.00025', view: 'days' };
  const { until } = at(terms);
  // 849.50 ÷ 3
  expect(until && showFigure(until)).toBe('284');
  expect(verdict(at({ ...terms, days: '283' })).kind).not.toBe('closed');
  expect(verdict(at({ ...terms, days: '284' })).kind).toBe('closed');
});

test('published: 13:20 to 14:15 is charged for two hours, 74 hours for 18 rollovers and an opening', () => {
  const { charges, cost } = at({ own: '500', minutes: '55' });
  expect([showFigure(charges), showFigure(cost)]).toEqual(['2', '$0.02']);
  const kraken = at().costAfter(
    { minutes: 74 * 60, opened: 0, view: 'days' },
    'openingAndCompleted',
    '0.00025',
  );
  expect(showFigure(kraken.charges)).toBe('19');
});

test('another way of counting comes with the rate of its example', () => {
  const widget = new CarryState(scenarioState(freshName(), preset, PARAMS, momentOf));
  widget.change('terms', 'openingAndCompleted');
  expect([widget.get('rate'), widget.moment.terms]).toEqual(['0.00025', 'openingAndCompleted']);
  widget.change('rate', '0.001');
  expect(widget.get('rate')).toBe('0.001');
  // Charges stand as steps: the opening, and another after each four hours.
  expect(widget.series[0]?.points.filter(({ x }, i, all) => all[i - 1]?.x === x).map(({ x }) => x)).toEqual([
    4, 8, 12, 12,
  ]);
  expect(widget.table).toHaveLength(5);
});
