/** A contract for a tenth of a coin, ten times as many of them: nothing but their number is different. */
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
  readonly prices: readonly string[];
  readonly cash?: string;
}

/** What is told of a story in whole coins (`parts` of 1) or in tenths of them (10). */
function told({ rulebook, quantity, prices, cash = '150' }: Story, parts: 1 | 10): unknown[] {
  const contract = (id: string): Json => ({
    id,
    kind: 'linear',
    quote: 'USD',
    price: '100',
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
    instruments: [contract('A'), contract('B')],
    start: DAY,
    pools: [
      {
        id: 'p',
        amounts: [{ asset: 'USD', kind: 'cash', amount: cash }],
        positions: [{ instrument: 'A', quantity: `${quantity * parts}`, entry: '100' }],
      },
    ],
    events: [
      trade('A', quantity / 2),
      { on: DAY, do: 'funding', instrument: 'A', rate: '0.0001' },
      trade('A', -quantity / 5),
      ...prices.map((price) => ({ on: DAY, do: 'price', instrument: 'A', price })),
    ],
  });
  return simulate(scenario).flatMap(({ state, entries }) => [
    ...entries.map(money),
    ...viewsOf(state).map((view) => {
      const found = Object.values(report(view, rulebookIn(state)).figures);
      return found.filter(({ unit }) => unit.kind !== 'quantity').map(line);
    }),
  ]);
}

function line({ name, value, unit }: Figure): string {
  return `${name} ${unit.kind} ${plain(round(value, 12, 'half'))}`;
}

/** An entry with the money that it moves. */
function money(entry: Entry): unknown {
  if (entry.kind === 'notice') return [entry.name, entry.line, entry.amount && plain(entry.amount)];
  const moved = entry.legs.filter(({ kind }) => kind !== 'position');
  return [entry.reason, ...moved.map(({ owner, kind, amount }) => `${owner} ${kind} ${plain(amount)}`)];
}

const FALL = ['98', '95', '92', '89', '85'];
const RISE = ['102', '106', '110', '114', '120'];

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
])('%s', (rulebook) => {
  it.each([
    ['a long that falls', 10, FALL],
    ['a short that rises', -10, RISE],
    ['a long that rises', 10, RISE],
  ])('tells the same of %s', (_what, quantity, prices) => {
    expect(told({ rulebook, quantity, prices }, 10)).toEqual(told({ rulebook, quantity, prices }, 1));
  });
});
