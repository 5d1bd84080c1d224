/** A balance by weights: cash, coin, shorts and contracts, each as much as it counts. */
import { describe, expect, it } from 'vitest';
import { weightedBalance } from '../../engine/balance.ts';
import { plain, viewOf } from '../../engine/index.ts';
import { type Json, start } from '../lib/engine.ts';

const WEIGHTS = [
  { asset: 'USD', held: '1', owed: '1' },
  { asset: 'EUR', held: '0.9', owed: '1.1' },
  { asset: 'BTC', held: '0.8', owed: '1.2' },
];
const EUR = { id: 'EUR', quote: 'USD', price: '2' };
const BTC = { id: 'BTC', quote: 'USD', price: '100' };
const FUTURE = { id: 'F', kind: 'linear', base: 'BTC', quote: 'EUR', price: '60' };

function counted(amounts: readonly Json[], positions: readonly Json[]): string[] {
  const state = start({
    rulebook: 'exchange-cross.2026-11',
    settings: { venue: { currency: 'USD' } },
    instruments: [BTC, EUR, FUTURE],
    pools: [{ id: 'p', amounts, positions }],
  });
  const { parts, value } = weightedBalance(WEIGHTS)(viewOf(state));
  return [...parts.map((part) => `${part.label} ${plain(part.value)}`), plain(value)];
}

describe('counts', () => {
  it('what is held less, and what is owed more than once', () => {
    const cash = { asset: 'EUR', kind: 'cash', amount: '50' };
    const loan = { asset: 'EUR', kind: 'loan', amount: '10' };
    expect(counted([cash, loan], [])).toEqual(['EUR as it counts 90', 'EUR as it counts -22', '68']);
  });

  it('coin that is held less, and coin that is short more than once', () => {
    expect(counted([], [{ instrument: 'BTC', quantity: '2', entry: '100' }])).toEqual([
      'BTC as it counts 160',
      '160',
    ]);
    expect(counted([], [{ instrument: 'BTC', quantity: '-2', entry: '100' }])).toEqual([
      'BTC as it counts -240',
      '-240',
    ]);
  });

  it('the profit of a contract in full, in the currency of the account', () => {
    // 10 from 50 to 60 are € 100, long; short as much is lost.
    const held = (quantity: string) => [{ instrument: 'F', quantity, entry: '50' }];
    expect(counted([], held('10'))).toEqual(['Unrealised profit 200', '200']);
    expect(counted([], held('-10'))).toEqual(['Unrealised profit -200', '-200']);
  });

  it('a contract by no weight of its coin', () => {
    const positions = [
      { instrument: 'BTC', quantity: '1', entry: '100' },
      { instrument: 'F', quantity: '10', entry: '50' },
    ];
    expect(counted([], positions)).toEqual(['BTC as it counts 80', 'Unrealised profit 200', '280']);
  });
});
