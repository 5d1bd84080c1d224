/** Money that moves between pools: what is left must be enough for what the pool risks. */
import { describe, expect, it } from 'vitest';
import { decimal, plain, type State } from '../../engine/index.ts';
import { transfer } from '../../engine/transfer.ts';
import { type Json, refusal, start } from '../lib/engine.ts';

function dollars(kind: string, amount: string): Json {
  return { asset: 'USD', kind, amount };
}

function state(rulebook: string, amounts: readonly Json[], positions: readonly Json[] = []): State {
  return start({
    rulebook: `${rulebook}.2026-11`,
    settings: { venue: { currency: 'USD' } },
    instruments: [{ id: 'A', kind: 'linear', quote: 'USD', price: '100' }],
    pools: [
      { id: 'a', amounts, positions },
      { id: 'b', amounts: [dollars('cash', '1')], positions: [] },
    ],
  });
}

/** What the first pool has left, or what was refused. */
function moved(from: State, amount: string): string {
  const { state: after, entries } = transfer(from, { from: 'a', to: 'b', amount: decimal(amount) });
  const [entry] = entries;
  if (entry?.kind === 'notice') return `${entry.name} ${entry.amount && plain(entry.amount)}`;
  const left = after.account.pools[0]?.amounts ?? [];
  return left
    .map((line) => `${line.kind} ${plain(line.amount)}`)
    .sort()
    .join();
}

describe('a pool that risks nothing', () => {
  it('may give all that it has, and not more', () => {
    const from = state('exchange-isolated', [dollars('cash', '100')]);
    expect(moved(from, '100')).toBe('');
    expect(moved(from, '100.01')).toBe('withdrawalRefused 100.01');
  });

  it('may do so at a line that only a debt or a position would cross', () => {
    // A level at or below 2 forbids it; without a debt there is no level.
    expect(moved(state('binance-margin-isolated-10x', [dollars('cash', '100')]), '100')).toBe('');
  });
});

describe('a pool that owes', () => {
  it('keeps what the line asks of it, though it holds no position', () => {
    // Equity of 60 on liabilities of 1,000 is 1.06; at 1.05 the venue liquidates.
    const owing = [dollars('cash', '1060'), dollars('loan', '1000')];
    const from = state('binance-margin-isolated-10x', owing);
    expect(moved(from, '10')).toBe('cash 1050,loan -1000');
    expect(moved(from, '10.01')).toBe('withdrawalRefused 10.01');
  });
});

describe('a pool with a position', () => {
  it('keeps the margin to open', () => {
    const held = [{ instrument: 'A', quantity: '10', entry: '100', leverage: '10' }];
    const from = state('exchange-isolated', [dollars('cash', '150')], held);
    expect(moved(from, '50')).toBe('cash 100,contracts -1000');
    expect(moved(from, '50.01')).toBe('withdrawalRefused 50.01');
  });
});

it.each(['0', '-1'])('of %s is none', (amount) => {
  const from = state('exchange-isolated', [dollars('cash', '100')]);
  expect(refusal(() => moved(from, amount))).toMatchObject({ code: 'transfer.amount', field: 'amount' });
});
