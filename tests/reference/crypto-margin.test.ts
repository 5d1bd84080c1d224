/**
 * What exchanges, their documents and their open-source tests print about crypto margin, against the engine, within
 * each case's own tolerance. Cases whose inputs were fitted to their answer are reported, not claimed.
 */
import { describe, expect, it } from 'vitest';
import { differences } from '../lib/venue-expected.ts';
import { CLAIMED, CRYPTO, CRYPTO_ADAPTERS, cryptoAnswers, EXCEPTED, isFitted } from './published.ts';

describe.each(CLAIMED)('$id ($kind, $strength)', (item) => {
  it('gives what is printed, within its tolerance', () => {
    expect(differences(cryptoAnswers(item), item.expected, item.tolerance)).toEqual([]);
  });
});

describe('the list of cases', () => {
  const byId = new Map(CRYPTO.map((item) => [item.id, item]));
  /** No lesson uses these kinds; any case whose own check says that it agrees in part may be excepted as well. */
  const SPARE = ['fillable-price', 'liq-buffer', 'funding-cap', 'excess-capital', 'liquidation-fee-ramp'];

  it('is complete', () => {
    expect(CRYPTO.length).toBe(203);
    expect(byId.size).toBe(203);
  });

  it('excepts at most 14, each for a reason, and only of kinds that no lesson uses', () => {
    expect(EXCEPTED.size).toBeLessThanOrEqual(14);
    for (const [id, reason] of EXCEPTED) {
      const item = byId.get(id);
      expect(item, id).toBeDefined();
      expect(SPARE.includes(item?.kind ?? '') || item?.status === 'partial-match', id).toBe(true);
      expect(reason.length).toBeGreaterThan(30);
    }
  });

  it('reports the fitted ones and does not claim them', () => {
    const fitted = CRYPTO.filter(isFitted).map(({ id }) => id);
    expect(fitted).toEqual([
      'hl-account-2023-03-27',
      'binance-coinm-ui',
      'binance-coinm-cum-live',
      'nt-bybit-ws-2025-11',
      'nsc-ecp-gamestop',
      'okx-calculator-btcusdt',
    ]);
    // 203 less 6 fitted and 14 excepted.
    expect(CLAIMED.length).toBe(183);
  });

  it('has no adapter left over', () => {
    const used = CLAIMED.map(({ id, kind }) => (id in CRYPTO_ADAPTERS ? id : kind));
    expect(Object.keys(CRYPTO_ADAPTERS).filter((key) => !used.includes(key))).toEqual([]);
  });
});
