/**
 * What exchanges, their documents and their open-source tests print about crypto margin, against the engine, within
 * each case's own tolerance. Cases whose inputs were fitted to their answer are reported, not claimed.
 */
import { describe, expect, it } from 'vitest';
import { differences } from '../lib/venue-expected.ts';
import { inputOf } from './adapters/account.ts';
import { bracketAdapters } from './adapters/brackets.ts';
import { liquidationAdapters } from './adapters/liquidation.ts';
import { liquidationPriceAdapters } from './adapters/liquidation-price.ts';
import { spotMarginAdapters } from './adapters/spot-margin.ts';
import type { VenueAnswers } from './adapters/venue.ts';
import { venueCostAdapters } from './adapters/venue-costs.ts';
import { vibeAdapters } from './adapters/vibe.ts';
import published from './crypto-margin.json' with { type: 'json' };
import excepted from './crypto-margin-excepted.json' with { type: 'json' };

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly source: string;
  readonly strength: string;
  readonly status: string;
  readonly tolerance: string;
  readonly inputs: object;
  readonly expected: object;
}

const cases: readonly Case[] = published;
const adapters = new Map(
  Object.entries({
    ...bracketAdapters,
    ...liquidationAdapters,
    ...liquidationPriceAdapters,
    ...spotMarginAdapters,
    ...venueCostAdapters,
    ...vibeAdapters,
  }),
);
const exceptions = new Map(excepted.map(({ id, reason }) => [id, reason]));

function answersOf({ id, kind, inputs }: Case): VenueAnswers {
  const adapter = adapters.get(id) ?? adapters.get(kind);
  if (!adapter) throw new Error(`no adapter builds ${id} of kind ${kind}`);
  return adapter(inputOf(inputs, id), id);
}

const claimed = cases.filter(({ id, strength }) => strength !== 'fitted' && !exceptions.has(id));

describe.each(claimed)('$id ($kind, $strength)', (item) => {
  it('gives what is printed, within its tolerance', () => {
    expect(differences(answersOf(item), item.expected, item.tolerance)).toEqual([]);
  });
});

describe('the list of cases', () => {
  const byId = new Map(cases.map((item) => [item.id, item]));
  /** No lesson uses these kinds; any case whose own check says that it agrees in part may be excepted as well. */
  const SPARE = ['fillable-price', 'liq-buffer', 'funding-cap', 'excess-capital', 'liquidation-fee-ramp'];

  it('is complete', () => {
    expect(cases.length).toBe(203);
    expect(byId.size).toBe(203);
  });

  it('excepts at most 14, each for a reason, and only of kinds that no lesson uses', () => {
    expect(excepted.length).toBeLessThanOrEqual(14);
    expect(exceptions.size).toBe(excepted.length);
    for (const { id, reason } of excepted) {
      const item = byId.get(id);
      expect(item, id).toBeDefined();
      expect(SPARE.includes(item?.kind ?? '') || item?.status === 'partial-match', id).toBe(true);
      expect(reason.length).toBeGreaterThan(30);
    }
  });

  it('reports the fitted ones and does not claim them', () => {
    const fitted = cases.filter(({ strength }) => strength === 'fitted').map(({ id }) => id);
    expect(fitted).toEqual([
      'hl-account-2023-03-27',
      'binance-coinm-ui',
      'binance-coinm-cum-live',
      'nt-bybit-ws-2025-11',
      'nsc-ecp-gamestop',
      'okx-calculator-btcusdt',
    ]);
    // 203 less 6 fitted and 14 excepted.
    expect(claimed.length).toBe(183);
  });

  it('has no adapter left over', () => {
    const used = claimed.map(({ id, kind }) => (adapters.has(id) ? id : kind));
    expect([...adapters.keys()].filter((key) => !used.includes(key))).toEqual([]);
  });
});
