import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ScenarioState } from '../../components/notebook/scenario-state.svelte.ts';
import { CascadeState } from '../../components/widgets/cascade/cascade.svelte.ts';
import {
  inventedText,
  pictureTitle,
  shockValueText,
  signed,
  verdict,
} from '../../components/widgets/cascade/describe.ts';
import { momentOf } from '../../components/widgets/cascade/moment.ts';
import { PARAMS } from '../../components/widgets/cascade/params.ts';
import { WIDGET } from '../../components/widgets/cascade/widget.ts';
import first from '../../content/scenarios/cascade.1.yaml?raw';
import second from '../../content/scenarios/cascade.2.yaml?raw';
import { plain, round } from '../../engine/index.ts';
import { presetFrom } from '../../src/lib/preset.ts';

const preset = presetFrom('cascade.1', parse(first));
type Values = Readonly<Record<string, string>>;
const at = (values: Values) => momentOf(preset, { ...preset.values, ...values });
const said = (values: Values): string => {
  const { kind, head, body } = verdict(at(values));
  expect(WIDGET.outcomes).toContain(kind);
  return `[${kind}] ${head} ${body}`;
};

test.each([
  [
    { shock: '0.015' },
    '[calm] Nobody is closed by force. At $98.50 every account has more than maintenance asks. Those with 50× would be closed at $98.49.',
  ],
  [
    { shock: '0.0151', depth: '99000', fund: '99000', leverage: '40' },
    '[calm] Nobody is closed by force. At $98.49 every account has more than maintenance asks. Those with 40× would be closed at $97.99.',
  ],
  [{}, 'fund-empty'],
  [{ cover: 'venue' }, 'venue-pays'],
  [{ fund: '99000' }, 'fund-pays'],
  [{ cover: 'deleveraging' }, 'deleveraging'],
])('%o: %s', (values, sentence) => {
  expect(said(values)).toContain(sentence);
});

test('what each way to pay says, in full', () => {
  expect(said({})).toBe(
    '[fund-empty] The fund of $4,000 is empty, and the exchange pays $11,225.97 more. The shock to $96.00 reaches 67 accounts by itself; their sales drag 121 more along, down to $78.56. Had winners been closed against the bankrupt instead, the price would have stopped at $90.47.',
  );
  expect(said({ cover: 'deleveraging' })).toMatch(
    /^\[deleveraging] \d+ shorts that were winning are closed for others, and give up \$[\d,.]+\. The fund had paid \$3,999\.24 before\. The shock to \$96\.00 reaches 67 accounts by itself; their sales drag 57 more along, down to \$90\.47\. What is closed against winners never comes into the book: without that the price would have fallen to \$78\.56\.$/,
  );
});

test('where the fund is enough, nothing is said of winners', () => {
  expect(said({ cover: 'deleveraging', fund: '20000' })).toMatch(
    /^\[fund-pays] The fund pays \$[\d,.]+ that margins lack, and it is enough\. .* down to \$78\.56\.$/,
  );
});

test('a line is crossed at its cent: the account due first is closed on maintenance exactly', () => {
  // 50×: margin 2 of 100, and 0.5 % of the price: 98 ÷ 0.995 is 98.4925.
  expect(said({ shock: '0.015' })).toMatch(/^\[calm]/);
  expect(said({ shock: '0.0151' })).not.toMatch(/^\[calm]/);
});

test('margins are enough where a deep market takes a few, and their sales reach nobody else', () => {
  expect(said({ shock: '0.0151', depth: '99000', crowd: '7' })).toMatch(
    /^\[margins-enough] \d+ accounts are closed, and what they had put in pays for it\. The shock to \$98\.49 reaches \d+ accounts by itself, and their sales, down to \$98\.\d\d, nobody else\.$/,
  );
});

test('what is shown of gains and losses adds up to nothing, to the cent, under each way to pay', () => {
  for (const crowd of ['1', '7', '312', '999'])
    for (const shock of ['0.02', '0.04', '0.25']) {
      const { outcomes } = at({ crowd, shock });
      for (const { gains } of Object.values(outcomes)) {
        const { together, ...groups } = gains;
        const shown = Object.values(groups).map(({ value }) => round(value, 2, 'half'));
        expect(plain(shown.reduce((sum, value) => sum.plus(value)))).toBe('0');
        expect(signed(together)).toBe('$0');
      }
    }
});

test('one sentence for the picture, the slider and what is made up', () => {
  const moment = at({});
  expect(pictureTitle(moment)).toContain(
    'It falls from $96.00 to $78.56, where the next account is no longer due. It comes back to $83.79.',
  );
  expect(pictureTitle(at({ shock: '0' }))).toContain('nothing is sold.');
  expect(shockValueText(moment)).toBe('4\u202f%, 188 accounts closed, down to $78.56');
  expect(shockValueText(at({ shock: '0.01' }))).toBe('1\u202f%, to $99.00, nobody closed');
  expect(inventedText(moment)).toBe(
    '240 longs and 60 shorts that all opened at $100, their sizes and leverage (crowd 7), the shock, a book with $20,000 of bids for each 1 % of the first price, the fund, maintenance of 0.5\u202f%, and fees of 0.05\u202f% to the exchange and 0.5\u202f% to whoever insures.',
  );
});

test('the picture: a price that ends above what is due next, and steps that only fall', () => {
  for (const shock of ['0.02', '0.04', '0.1', '0.4'])
    for (const cover of ['venue', 'deleveraging']) {
      const state = new CascadeState(
        new ScenarioState(
          'main',
          { ...preset, values: { ...preset.values, shock, cover } },
          PARAMS,
          momentOf,
          true,
        ),
      );
      const [steps, price] = state.series;
      const ys = (steps?.points ?? []).map(({ y }) => y);
      expect(ys).toEqual(ys.toSorted((a, b) => b - a));
      expect(price?.points[0]).toEqual({ x: 0, y: 0 });
      expect(price?.points.length).toBeLessThan(60);
      expect(state.table).toHaveLength(state.moment.crowd.steps.length);
      const closed = state.table.reduce((sum, { cells }) => sum + Number(cells[4]), 0);
      expect(closed).toBe(state.moment.cascade.sales.length);
    }
});

test('the day retold names what is known, and each sentence its source', () => {
  const { facts = [] } = presetFrom('cascade.2', parse(second));
  expect(facts.length).toBeGreaterThan(2);
  for (const { says, source, name } of facts) {
    expect(says).toMatch(/\.$/);
    expect(source).toMatch(/^[a-z0-9-]+$/);
    expect(name).not.toBe('');
  }
});
