/** What holds for every pooling and every offset, on random accounts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScenario, type Report, report, rulebookIn, startOf, viewsOf } from '../../../engine/index.ts';
import { check } from '../../lib/check.ts';
import type { Json } from '../../lib/engine.ts';
import { type RandomPool, random, randomPool, venueScenario } from '../../lib/venues.ts';

const seeds = fc.integer({ min: 1, max: 2_000_000_000 });

function reports(scenario: Json): Report[] {
  const state = startOf(parseScenario(scenario));
  return viewsOf(state).map((view) => report(view, rulebookIn(state)));
}

/** The same contracts with so much cash for each of them, apart or together. */
function pooled(given: RandomPool, rulebook: string, cash: readonly string[]): Report[] {
  const base = venueScenario(given, 'cross');
  const pools = given.pool.contracts.map(({ symbol, quantity, entry }, i) => ({
    id: `pool-${symbol}`,
    amounts: [{ asset: 'USD', kind: 'cash', amount: cash[i] ?? '0' }],
    positions: [{ instrument: symbol, quantity, entry }],
  }));
  return reports({ ...base, rulebook, pools });
}

function cashOf(draw: () => number, given: RandomPool): string[] {
  return given.pool.contracts.map(({ quantity, price }) =>
    (Math.abs(Number(quantity)) * Number(price) * draw() * 0.4).toFixed(2),
  );
}

/** `venue` says how much is asked of a symbol; `net` and the larger side ask less together than apart. */
const SUBADDITIVE = ['binance-futures-cross', 'bybit-futures-cross', 'dydx-cross'];

describe('one pool for all', () => {
  it.each(SUBADDITIVE)('%s: is liquidated only where a pool of one symbol would be too', (id) => {
    check(seeds, (seed) => {
      const draw = random(seed);
      const given = randomPool(draw);
      const cash = cashOf(draw, given);
      const [together] = pooled(given, `${id}.2026-11`, cash);
      const apart = pooled(given, `${id.replace('cross', 'isolated')}.2026-11`, cash);
      expect(apart.length).toBe(given.pool.contracts.length);
      if (together?.liquidatable) expect(apart.some((item) => item.liquidatable)).toBe(true);
    });
  });

  it('can fail it where two pools hold one symbol and its tiers grow with size', () => {
    const pool = (id: string) => ({
      id,
      amounts: [{ asset: 'USD', kind: 'cash', amount: '60' }],
      positions: [{ instrument: 'A', quantity: '10', entry: '100' }],
    });
    const at = (pooling: string) =>
      reports({
        format: 'margin-lab.scenario',
        version: 1,
        rulebook: `binance-futures-${pooling}.2026-11`,
        settings: {
          venue: {
            currency: 'USD',
            tables: [
              {
                tiers: [
                  { floor: '0', rate: '0.05' },
                  { floor: '1000', rate: '0.1' },
                ],
              },
            ],
          },
        },
        instruments: [{ id: 'A', kind: 'linear', quote: 'USD', price: '100' }],
        start: '2026-11-02',
        pools: [pool('one'), pool('two')],
        events: [],
      }).map((item) => item.liquidatable);
    // Each has 60 against 50; together 120 against 150.
    expect(at('isolated')).toEqual([false, false]);
    expect(at('cross')).toEqual([true]);
  });
});

describe('a pool apart', () => {
  it('is the same whatever the price of another', () => {
    check(seeds, (seed) => {
      const draw = random(seed);
      const given = randomPool(draw);
      const cash = cashOf(draw, given);
      const [first, ...others] = given.pool.contracts;
      if (!first) return;
      const moved = {
        ...given,
        pool: { ...given.pool, contracts: [{ ...first, price: '0.01' }, ...others] },
      };
      const seen = (item: RandomPool) =>
        pooled(item, 'binance-futures-isolated.2026-11', cash)
          .slice(1)
          .map(({ equity, status, figures }) => [
            equity.value.toFixed(),
            status,
            figures.requirement?.value.toFixed(),
            figures.liquidationPrice?.value.toFixed(),
          ]);
      expect(seen(moved)).toEqual(seen(given));
    });
  });

  it('is liquidated the nearer to its entry, the higher its leverage', () => {
    const leverages = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }));
    check(seeds, leverages, (seed, [a, b]) => {
      const given = randomPool(random(seed));
      const [only] = given.pool.contracts;
      if (!only || a === b) return;
      const priceAt = (leverage: number) => {
        const base = venueScenario({ ...given, pool: { ...given.pool, contracts: [only] } }, 'isolated');
        const [found] = reports({
          ...base,
          instruments: [{ id: only.symbol, kind: 'linear', quote: 'USD', price: only.entry }],
          settings: { venue: { currency: 'USD', tables: [{ tiers: [{ floor: '0', rate: '0.01' }] }] } },
          pools: [
            {
              id: 'p',
              fund: 'initial',
              amounts: [],
              positions: [
                {
                  instrument: only.symbol,
                  quantity: only.quantity,
                  entry: only.entry,
                  leverage: String(leverage),
                },
              ],
            },
          ],
        });
        return found?.figures.liquidationPrice?.value;
      };
      const [low, high] = [priceAt(Math.min(a, b)), priceAt(Math.max(a, b))];
      if (!low || !high) return;
      expect(only.quantity.startsWith('-') ? high.lte(low) : high.gte(low)).toBe(true);
    });
  });
});

describe('an offset', () => {
  const parts = ['cryptocom-smart-cross', 'kraken-futures', 'exchange-net'];

  it.each(parts)('%s: asks nothing below zero and never more than the parts together', (id) => {
    check(seeds, (seed) => {
      const draw = random(seed);
      const given = randomPool(draw);
      const base = venueScenario(given, 'cross');
      const instruments = given.pool.contracts.map(({ symbol, price }) => ({
        id: symbol,
        kind: 'linear',
        base: draw() < 0.7 ? 'BTC' : 'ETH',
        quote: 'USD',
        price,
      }));
      const [one] = reports({ ...base, instruments, rulebook: `${id}.2026-11` });
      const [none] = reports({ ...base, instruments, rulebook: 'exchange-cross.2026-11' });
      for (const name of ['requirement', 'initialRequirement']) {
        const [less, all] = [one?.figures[name]?.value, none?.figures[name]?.value];
        expect(less?.gte(0)).toBe(true);
        expect(all && less?.lte(all)).toBe(true);
      }
    });
  });

  it('nets at most what the larger side asks', () => {
    check(seeds, (seed) => {
      const given = randomPool(random(seed));
      const base = venueScenario(given, 'cross');
      const instruments = given.pool.contracts.map(({ symbol, price }) => {
        return { id: symbol, kind: 'linear', base: 'BTC', quote: 'USD', price };
      });
      const [net] = reports({ ...base, instruments, rulebook: 'exchange-net.2026-11' });
      const [larger] = reports({ ...base, instruments, rulebook: 'cryptocom-smart-cross.2026-11' });
      const [a, b] = [net?.figures.requirement?.value, larger?.figures.requirement?.value];
      expect(a && b && a.lte(b)).toBe(true);
    });
  });
});

describe('a hedged pair', () => {
  it('is liquidated by its basis alone, even where it nets to nothing', () => {
    const at = (perpetual: string, future: string) =>
      reports({
        format: 'margin-lab.scenario',
        version: 1,
        rulebook: 'exchange-net.2026-11',
        instruments: [
          { id: 'PERP', kind: 'linear', base: 'BTC', quote: 'USD', price: perpetual },
          { id: 'FUTURE', kind: 'linear', base: 'BTC', quote: 'USD', price: future, maturity: '2027-03' },
        ],
        start: '2026-11-02',
        pools: [
          {
            id: 'p',
            amounts: [{ asset: 'USD', kind: 'cash', amount: '2000' }],
            positions: [
              { instrument: 'PERP', quantity: '1', entry: '35000' },
              { instrument: 'FUTURE', quantity: '-1', entry: '35000' },
            ],
          },
        ],
        events: [],
      }).map((item) => item.liquidatable);
    expect(at('35000', '35000')).toEqual([false]);
    expect(at('25000', '25000')).toEqual([false]);
    // The future at its farthest premium of 8.82 % (87 days): 3,087 lost against 2,000.
    expect(at('35000', '38087')).toEqual([true]);
  });
});
