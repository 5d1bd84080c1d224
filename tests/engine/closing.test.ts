/** How much is closed or taken over to cure: what a sale repays, and where debt or collateral ends. */
import { describe, expect, it } from 'vitest';
import {
  closingThatCures,
  type Figure,
  plain,
  round,
  rulebookIn,
  takeoverThatCures,
  viewsOf,
} from '../../engine/index.ts';
import { type Json, start } from '../lib/engine.ts';

function account(venue: Json, instrument: Json, amounts: readonly Json[], positions: readonly Json[] = []) {
  const state = start({
    rulebook: 'binance-margin-cross-3x.2026-11',
    settings: { venue: { currency: 'USD', ...venue } },
    instruments: [instrument],
    pools: [{ id: 'p', amounts, positions }],
  });
  const [view] = viewsOf(state);
  const rulebook = rulebookIn(state);
  const line = rulebook.lines.find(({ action }) => action === 'liquidate');
  if (!view || !line) throw new Error('there is a pool, and a line at which it is liquidated');
  return { view, rulebook, line };
}

function text(figure: Figure | null): string | null {
  return figure && plain(round(figure.value, 6, 'half'));
}

function dollars(kind: string, amount: string): Json {
  return { asset: 'USD', kind, amount };
}

describe('a sale', () => {
  const BTC = { id: 'BTC', quote: 'USD', price: '105' };
  const held = [{ instrument: 'BTC', quantity: '1', entry: '100' }];
  const closed = (venue: Json, ...amounts: readonly Json[]) => {
    const { view, rulebook, line } = account(venue, BTC, amounts, held);
    return closingThatCures(view, rulebook, line, 'BTC', '0');
  };

  it('repays the loan where what comes in does so at once', () => {
    // 105 against 100 is 1.05. With 95 repaid 10 are left against 5; 1.5 is reached with 90: 15 against 10.
    const found = closed({ repaying: 'atOnce' }, dollars('loan', '100'));
    expect(text(found)).toBe('0.857143');
    expect(found?.rounding).toBe('up');
  });

  it('leaves the loan where one repays by hand, and cures nothing', () => {
    expect(text(closed({ repaying: 'byHand' }, dollars('loan', '100')))).toBeNull();
  });

  it('repays no interest', () => {
    expect(text(closed({ repaying: 'atOnce' }, dollars('interest', '100')))).toBeNull();
    expect(text(closed({ repaying: 'atOnce' }, dollars('loan', '0'), dollars('interest', '100')))).toBeNull();
  });
});

describe('a takeover', () => {
  const SOL = { id: 'SOL', quote: 'USD', price: '100' };
  const weights = [
    { asset: 'USD', held: '0.8', owed: '1' },
    { asset: 'SOL', held: '1', owed: '1.2' },
  ];
  const terms = { owed: 'SOL', given: 'USD', price: '100', assetMultiplier: '1', liabilityMultiplier: '1' };

  /** One coin at 100 is owed, and four fifths of what is taken over are paid off. */
  const taken = (...amounts: readonly Json[]) => {
    const owed = { asset: 'SOL', kind: 'loan', amount: '1' };
    const { view, rulebook, line } = account({ weights }, SOL, [owed, ...amounts]);
    const bankrupt = { ...line, of: 'bankruptcy', factor: '1', boundary: 'strict' } as const;
    const { until: _, ...whole } = bankrupt;
    return text(takeoverThatCures(view, rulebook, whole, { ...terms, fee: '0.2' }));
  };

  it('may be of more than is owed, by the fee', () => {
    // 0.8 × (C − 100 t) = 1.2 × 100 × (1 − 0.8 t): 16 t = 120 − 0.8 C.
    expect(taken(dollars('collateral', '134'))).toBe('0.8');
    expect(taken(dollars('collateral', '132'))).toBe('0.9');
  });

  it('ends where nothing is left to give, whatever stands beside it', () => {
    expect(taken(dollars('collateral', '90'), dollars('cash', '42'))).toBe('0.9');
    expect(taken(dollars('collateral', '50'), dollars('cash', '82'))).toBeNull();
  });
});
