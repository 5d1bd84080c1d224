/** A line is crossed by an account that risks something: without a position or a debt nothing follows from it. */
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../engine/index.ts';
import { figureOf, type Json, start, stock } from '../lib/engine.ts';

/** $10,000 of equity are asked, whatever is held. */
function account(amounts: readonly Json[], positions: readonly Json[] = []) {
  return reportOf(
    start({
      rulebook: 'fixed-minimum.2026-11',
      settings: { minimumMargin: '10000' },
      instruments: [stock('50'), stock('20', 'ABC')],
      pools: [{ id: 'main', amounts, positions }],
    }),
  );
}

const dollars = (kind: string, amount: string): Json => ({ asset: 'USD', kind, amount });
const held = (instrument: string, quantity: string): Json => ({ instrument, quantity, entry: '50' });

describe('an account below the least equity', () => {
  it('is called with a position, or with a debt', () => {
    expect(account([dollars('cash', '5000')], [held('XYZ', '10')]).status).toBe('called');
    expect(account([dollars('cash', '5000'), dollars('loan', '1000')]).status).toBe('called');
  });

  it('is not called with nothing but cash, and with a loan that is paid off', () => {
    expect(account([dollars('cash', '5000')]).status).toBe('empty');
    expect(account([dollars('cash', '5000'), dollars('loan', '0')]).status).toBe('empty');
  });

  it('is called for one of two positions, where the other is closed', () => {
    expect(account([dollars('cash', '5000')], [held('XYZ', '0'), held('ABC', '10')]).status).toBe('called');
  });
});

it('what is missing is rounded up, as the call is', () => {
  const report = account([dollars('cash', '5000')], [held('XYZ', '10')]);
  const { parts, rounding } = figureOf(report, 'call');
  expect([rounding, ...parts.map((part) => [part.label, part.rounding])]).toContainEqual([
    'Missing equity',
    'up',
  ]);
});
