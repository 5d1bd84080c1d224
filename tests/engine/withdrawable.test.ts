/** What may be withdrawn where a debt is left, and where none is. */
import { describe, expect, it } from 'vitest';
import { decimal, plain, reportOf } from '../../engine/index.ts';
import { withdrawable } from '../../engine/withdrawable.ts';
import { figureOf, type Json, start, stock } from '../lib/engine.ts';

const EUR = { id: 'EUR', quote: 'USD', price: '1' };

/** Where the special memorandum account leaves room. */
function may(...amounts: readonly Json[]): string {
  const begun = start({
    instruments: [stock('50'), EUR],
    pools: [{ id: 'main', amounts, positions: [] }],
  });
  const state = { ...begun, memory: { ...begun.memory, sma: decimal('10000') } };
  expect(plain(figureOf(reportOf(state), 'withdrawable').value)).toBe(plain(withdrawable(state).value));
  return plain(withdrawable(state).value);
}

function line(kind: string, amount: string, asset = 'USD'): Json {
  return { asset, kind, amount };
}

describe('with nothing borrowed', () => {
  it('all cash may leave, though less than the minimum equity stays', () => {
    expect(may(line('cash', '1500'))).toBe('1500');
  });

  it('cash in another currency is none of it', () => {
    expect(may(line('cash', '1500'), line('cash', '700', 'EUR'))).toBe('1500');
  });
});

describe('while something is owed', () => {
  it('the minimum equity stays: for a loan, and for interest alone as well', () => {
    expect(may(line('cash', '2500'), line('loan', '100'))).toBe('400');
    expect(may(line('cash', '2500'), line('interest', '100'))).toBe('400');
    expect(may(line('cash', '2600'), line('loan', '100'), line('interest', '100'))).toBe('400');
  });
});
