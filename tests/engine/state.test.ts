/** What a state finds: the rulebook that it names and the pool that is meant. */
import { describe, expect, it } from 'vitest';
import { rulebookIn } from '../../engine/index.ts';
import { poolFor } from '../../engine/state.ts';
import { start } from '../lib/engine.ts';

const STOCKS = ['A', 'B', 'C'].map((id) => ({ id, quote: 'USD', price: '10' }));

function held(id: string, ...instruments: readonly string[]) {
  const positions = instruments.map((instrument) => ({ instrument, quantity: '1', entry: '10' }));
  return { id, amounts: [], positions };
}

describe('the rulebook', () => {
  it('is that of the id, also where the same settings have served another', () => {
    const state = start({});
    expect(rulebookIn(state).id).toBe('us-broker.2026-11');
    expect(rulebookIn({ ...state, rulebookId: 'us-textbook.2026-11' }).id).toBe('us-textbook.2026-11');
    expect(rulebookIn(state).id).toBe('us-broker.2026-11');
  });
});

describe('the pool', () => {
  const { account } = start({ instruments: STOCKS, pools: [held('one', 'A'), held('two', 'B', 'C')] });

  it('is the one that holds the instrument, among others too', () => {
    expect(poolFor(account, 'A').id).toBe('one');
    expect(poolFor(account, 'B').id).toBe('two');
    expect(poolFor(account, 'C').id).toBe('two');
  });

  it('is the one that holds the position that is named', () => {
    expect(poolFor(account, 'A', 'C').id).toBe('two');
  });

  it('is the first where none does', () => {
    expect(poolFor(account, 'D').id).toBe('one');
    expect(poolFor(account, 'B', 'no such position').id).toBe('one');
  });
});
