import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ScenarioState } from '../../components/notebook/scenario-state.svelte.ts';
import { leverageValueText, pictureTitle, verdict } from '../../components/widgets/platforms/describe.ts';
import { momentOf } from '../../components/widgets/platforms/moment.ts';
import { PARAMS } from '../../components/widgets/platforms/params.ts';
import { PlatformsState } from '../../components/widgets/platforms/platforms.svelte.ts';
import { seenText } from '../../components/widgets/platforms/told.ts';
import { WIDGET } from '../../components/widgets/platforms/widget.ts';
import first from '../../content/scenarios/platforms.1.yaml?raw';
import { presetFrom } from '../../src/lib/preset.ts';

const preset = presetFrom('platforms.1', parse(first));
type Values = Readonly<Record<string, string>>;
const at = (values: Values) => momentOf(preset, { ...preset.values, ...values });
const said = (values: Values): string => {
  const { kind, head, body } = verdict(at(values));
  expect(WIDGET.outcomes).toContain(kind);
  return `[${kind}] ${head} ${body}`;
};
const UNKNOWN = 'What Phemex and Crypto.com ask is stated on no page that was read.';
const pct = '\u202f%';

test.each([
  [
    { leverage: '1' },
    '[no-loan] Nothing is borrowed, so nobody calls and nobody closes. $5,000 are paid for in full, and a fall costs what it costs.',
  ],
  [
    { leverage: '2' },
    `[all] All four platforms whose terms are known take 2×. First, Kraken closes after a fall of 30${pct}; last, KuCoin closes after a fall of 48.4${pct}. ${UNKNOWN}`,
  ],
  [
    { leverage: '2.1' },
    `[some] Three of the four whose terms are known take 2.1×: Binance, Kraken and KuCoin. First, Kraken closes after a fall of 28.5${pct}; last, KuCoin closes after a fall of 45.9${pct}. A US broker at most 2×. ${UNKNOWN}`,
  ],
  [
    { leverage: '2', own: '1999.99' },
    `[some] Three of the four whose terms are known take 2×: Binance, Kraken and KuCoin. First, Kraken closes after a fall of 30${pct}; last, KuCoin closes after a fall of 48.4${pct}. A US broker asks for a deposit of at least $2,000. ${UNKNOWN}`,
  ],
  [
    { leverage: '5.1' },
    `[some] Two of the four whose terms are known take 5.1×: Binance and KuCoin. First, Binance closes after a fall of 15.5${pct}; last, KuCoin closes after a fall of 17.1${pct}. Kraken at most 5× and a US broker at most 2×. ${UNKNOWN}`,
  ],
  [
    { leverage: '10.1' },
    `[none] None of the four whose terms are known lends for 10.1×. Binance at most 10×, Kraken at most 5×, KuCoin at most 10× and a US broker at most 2×. ${UNKNOWN}`,
  ],
])('%o: %s', (values, sentence) => {
  expect(said(values)).toBe(sentence);
});

const state = (values: Values) =>
  new PlatformsState(
    new ScenarioState('main', { ...preset, values: { ...preset.values, ...values } }, PARAMS, momentOf, true),
  );
const names = (values: Values): string[] => state(values).lines.map(({ name }) => name);

test('sorted by any column, either way, what has no number comes last', () => {
  expect(names({ sort: 'room', order: 'up' })).toEqual([
    'Kraken',
    'A US broker',
    'Binance',
    'KuCoin',
    'Crypto.com',
    'Phemex',
  ]);
  expect(names({ sort: 'room', order: 'down' })).toEqual([
    'KuCoin',
    'Binance',
    'A US broker',
    'Kraken',
    'Crypto.com',
    'Phemex',
  ]);
  expect(names({ sort: 'cost', order: 'down' }).slice(0, 2)).toEqual(['Kraken', 'Binance']);
  expect(names({ sort: 'cost', order: 'up' }).slice(0, 2)).toEqual(['Binance', 'Kraken']);
  expect(names({ sort: 'name', order: 'down' })[0]).toBe('Phemex');
  expect(names({ sort: 'leverage', order: 'up' }).slice(0, 2)).toEqual(['A US broker', 'Kraken']);
});

test('a press on a column sorts by it, and a second one turns it round', () => {
  const widget = state({});
  expect(widget.direction('room')).toBe('ascending');
  widget.sortBy('room');
  expect(widget.direction('room')).toBe('descending');
  widget.sortBy('cost');
  expect([widget.direction('cost'), widget.direction('room')]).toEqual(['ascending', 'none']);
});

test('filters keep those whose terms are known, and those that take it', () => {
  expect(names({ show: 'stated' })).toHaveLength(4);
  expect(names({ show: 'takes', leverage: '6' })).toEqual(['Binance', 'KuCoin']);
  expect(names({ show: 'takes', leverage: '12' })).toEqual([]);
});

test('where there is no number a word says why', () => {
  const cells = (leverage: string) =>
    Object.fromEntries(
      state({ leverage }).lines.map(({ name, cells }) => [name, cells.map(({ text }) => text)]),
    );
  expect(cells('2')['A US broker']).toEqual([
    '2×',
    '$33,333.34',
    'no price of its own',
    `33.3${pct}`,
    'not stated',
  ]);
  expect(cells('2').Phemex).toEqual(['not stated', 'not stated', 'not stated', '–', 'not stated']);
  expect(cells('6').Kraken).toEqual(['5×', 'not lent', 'not lent', '–', 'not lent']);
  expect(cells('1').Binance).toEqual(['10×', 'no loan', 'no loan', '–', 'no loan']);
  expect(state({ own: '100' }).lines.find(({ id }) => id === 'us-broker')?.cells[1]?.text).toBe(
    'deposit too small',
  );
});

test('one sentence for the picture, the slider and a day', () => {
  expect(pictureTitle(at({}))).toBe(
    `How far a price may fall from $50,000.00 before each platform closes, or calls where nothing is closed by itself: Kraken 30\u00a0%; A US broker 33.3\u00a0%; Binance 45\u00a0%; KuCoin 48.4\u00a0%.`,
  );
  expect(pictureTitle(at({ leverage: '12' }))).toContain('nothing can be shown');
  expect(leverageValueText(at({ leverage: '3' }))).toBe('3×, taken by Binance, Kraken and KuCoin');
  expect([seenText('2024-03-11'), seenText('2023-02')]).toEqual(['11 Mar 2024', 'Feb 2023']);
});
