/** A contract in other units tells the same: in tenths of a coin, ten times as many; in a currency worth two dollars. */
import { describe, expect, it } from 'vitest';
import {
  type Entry,
  type Figure,
  parseScenario,
  plain,
  report,
  round,
  rulebookIn,
  simulate,
  viewsOf,
} from '../../engine/index.ts';
import type { Json } from '../lib/engine.ts';

const DAY = '2026-11-02';

interface Story {
  readonly rulebook: string;
  readonly quantity: number;
  readonly prices: readonly number[];
  readonly cash?: number;
}

interface Units {
  /** Of a coin: 10 are tenths. */
  readonly parts: 1 | 10;
  /** What one unit of the quote asset is worth in dollars. */
  readonly worth: 1 | 2;
}

/** What is told of a story in these units. */
function told({ rulebook, quantity, prices, cash = 150 }: Story, { parts, worth }: Units): unknown[] {
  const quote = worth === 1 ? 'USD' : 'EUR';
  const contract = (id: string): Json => ({
    id,
    kind: 'linear',
    quote,
    price: `${100 / worth}`,
    lot: parts === 1 ? '0.1' : '1',
    multiplier: parts === 1 ? '1' : '0.1',
    underlier: 'BTC',
  });
  const trade = (instrument: string, size: number): Json => {
    return { on: DAY, do: 'trade', instrument, quantity: `${size * parts}` };
  };
  const scenario = parseScenario({
    format: 'margin-lab.scenario',
    version: 1,
    rulebook: `${rulebook}.2026-11`,
    settings: { venue: { currency: 'USD' } },
    instruments: [contract('A'), contract('B'), { id: 'EUR', quote: 'USD', price: '2' }],
    start: DAY,
    pools: [
      {
        id: 'p',
        amounts: [{ asset: quote, kind: 'cash', amount: `${cash / worth}` }],
        positions: [{ instrument: 'A', quantity: `${quantity * parts}`, entry: `${100 / worth}` }],
      },
    ],
    events: [
      trade('A', quantity / 2),
      { on: DAY, do: 'funding', instrument: 'A', rate: '0.0001' },
      trade('A', -quantity / 5),
      ...prices.map((price) => ({ on: DAY, do: 'price', instrument: 'A', price: `${price / worth}` })),
    ],
  });
  return simulate(scenario).flatMap(({ state, entries }) => [
    ...entries.map((entry) => money(entry, worth)),
    ...viewsOf(state).map((view) => {
      const found = Object.values(report(view, rulebookIn(state)).figures);
      const inPrices = ['price', 'slope'];
      return found
        .filter(({ unit }) => unit.kind !== 'quantity' && !(worth !== 1 && inPrices.includes(unit.kind)))
        .map(line);
    }),
  ]);
}

function line({ name, value, unit }: Figure): string {
  return `${name} ${unit.kind} ${plain(round(value, 12, 'half'))}`;
}

/** An entry with the money that it moves. */
function money(entry: Entry, worth: number): unknown {
  if (entry.kind === 'notice') return [entry.name, entry.line, entry.amount && plain(entry.amount)];
  const moved = entry.legs.filter(({ kind }) => kind !== 'position');
  return [
    entry.reason,
    ...moved.map(({ owner, kind, amount }) => `${owner} ${kind} ${plain(amount.times(worth))}`),
  ];
}

const FALL = [98, 95, 92, 89, 85];
const RISE = [102, 106, 110, 114, 120];

const STORIES = [
  ['a long that falls', 10, FALL],
  ['a short that rises', -10, RISE],
  ['a long that rises', 10, RISE],
] as const;

describe.each([
  'exchange-isolated',
  'exchange-cross',
  'binance-futures-isolated',
  'binance-futures-cross',
  'bybit-futures-cross',
  'okx-futures-isolated',
  'dydx-isolated',
  'hyperliquid-cross',
  'kraken-futures',
  'exchange-net',
  'deribit-portfolio',
])('in tenths of a coin, under %s', (rulebook) => {
  it.each(STORIES)('the same is told of %s', (_what, quantity, prices) => {
    const story = { rulebook, quantity, prices };
    expect(told(story, { parts: 10, worth: 1 })).toEqual(told(story, { parts: 1, worth: 1 }));
  });
});

function isPrice(text: unknown): boolean {
  return / (price|slope) /.test(`${text}`);
}

describe.each([
  'exchange-isolated',
  'exchange-cross',
  'okx-futures-isolated',
  'hyperliquid-cross',
  'kraken-futures',
  'deribit-portfolio',
])('in a currency worth two dollars, under %s', (rulebook) => {
  it.each(STORIES)('the same is told of %s, but for its prices', (_what, quantity, prices) => {
    const story = { rulebook, quantity, prices };
    const inDollars = told(story, { parts: 1, worth: 1 });
    const withoutPrices = inDollars.map((item) => {
      return Array.isArray(item) ? item.filter((text) => !isPrice(text)) : item;
    });
    expect(told(story, { parts: 1, worth: 2 })).toEqual(withoutPrices);
  });
});
