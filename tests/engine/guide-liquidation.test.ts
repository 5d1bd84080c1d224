/** The two formulas of guides against the engine: each is right where its own maintenance is what is charged. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ContractPlan, plannedContract } from '../../engine/contract-plan.ts';
import { type GuideTerms, guideLiquidationPrice } from '../../engine/guide-liquidation.ts';
import {
  algebra,
  type Figure,
  lastOf,
  parseScenario,
  plain,
  report,
  reportOf,
  round,
  simulate,
  substituted,
} from '../../engine/index.ts';
import { BTC_2024, flatRate } from '../../engine/rulebooks/exchange-tables.ts';
import { venueFigures } from '../../engine/venue-figures.ts';
import { check } from '../lib/check.ts';

const PLAN: ContractPlan = {
  side: 'long',
  kind: 'linear',
  entry: '100',
  coins: '10',
  leverage: '2',
  charged: 'mark',
  table: flatRate('0.25'),
  sized: 'quote',
  closingFee: '0',
};

function prices(changes: Partial<ContractPlan> = {}) {
  const plan = { ...PLAN, ...changes };
  const made = plannedContract(plan);
  const planned = { ...made, rulebook: { ...made.rulebook, shows: venueFigures } };
  const { view, rulebook, entry, leverage, rate } = planned;
  const terms: GuideTerms = { side: plan.side, kind: plan.kind, entry, leverage, rate };
  return {
    planned,
    exact: report(view, rulebook).figures.liquidationPrice,
    onEntry: guideLiquidationPrice(terms, 'entry'),
    onMark: guideLiquidationPrice(terms, 'mark'),
  };
}

const text = (figure: Figure | null | undefined, places = 2): string | null =>
  figure ? plain(round(figure.value, places, 'half')) : null;

describe('2× and 25 %', () => {
  test('75.00 with the maintenance of then, 66.67 with that of now', () => {
    const { onEntry, onMark } = prices();
    expect(text(onEntry)).toBe('75');
    expect(text(onMark)).toBe('66.67');
    expect(onEntry && substituted(onEntry)).toBe('$100.00 × 0.75 = $75.00');
    expect(onEntry && algebra(onEntry)).toBe(
      'Liquidation price with the maintenance of then = Entry × (1 − 1 ÷ leverage + rate)',
    );
    expect(onMark && substituted(onMark)).toBe('$50.00 ÷ 0.75 = $66.666667…, rounded up to $66.67');
  });

  test('the exact price is whichever is charged', () => {
    expect(text(prices({ charged: 'mark' }).exact)).toBe('66.67');
    expect(text(prices({ charged: 'entry' }).exact)).toBe('75');
  });

  test.each([
    ['short', 'linear', '125', '120'], // 100 × 1.25; 150 ÷ 1.25
    ['long', 'inverse', '80', '83.33'], // 100 ÷ 1.25; 125 ÷ 1.5
    ['short', 'inverse', '133.33', '150'], // 100 ÷ 0.75; 75 ÷ 0.5
  ] as const)('%s, %s: %s of then and %s of now', (side, kind, then, now) => {
    const found = prices({ side, kind });
    expect([text(found.onEntry), text(found.onMark)]).toEqual([then, now]);
  });

  test('a coin-margined short without leverage is liquidated at no price by the formula of now', () => {
    expect(prices({ side: 'short', kind: 'inverse', leverage: '1' }).onMark).toBeNull();
  });
});

const arbitrary = fc.record({
  side: fc.constantFrom('long', 'short'),
  kind: fc.constantFrom('linear', 'inverse'),
  charged: fc.constantFrom('entry', 'mark'),
  entry: fc.integer({ min: 100, max: 9_000_000 }).map((cents) => String(cents / 100)),
  coins: fc.integer({ min: 1, max: 100_000 }).map((count) => String(count / 1000)),
  leverage: fc.integer({ min: 1, max: 125 }).map(String),
  rate: fc.integer({ min: 1, max: 400 }).map((count) => String(count / 10_000)),
});

test('with one rate and no fee the formula of what is charged is the exact price', () => {
  check(arbitrary, ({ rate, ...changes }) => {
    const { exact, onEntry, onMark } = prices({ ...changes, table: flatRate(rate) });
    // A margin of less than the maintenance is no margin to open with.
    if (Number(changes.leverage) * Number(rate) >= 1) return;
    const guide = changes.charged === 'entry' ? onEntry : onMark;
    if (!guide || !exact) {
      // Without leverage a long is worth nothing at a price of nothing, and no formula gives that as a price.
      expect([text(guide), text(exact) ?? '0']).toEqual([null, '0']);
      return;
    }
    // Margin in coin is rounded up to the finest unit of the ledger.
    expect(plain(round(exact.value.minus(guide.value), 6, 'half'))).toBe('0');
  });
});

test('the maintenance of then gives the higher price of linear contracts, that of now of coin-margined ones', () => {
  check(arbitrary, ({ rate, ...changes }) => {
    const { onEntry, onMark } = prices({ ...changes, table: flatRate(rate) });
    if (!onEntry || !onMark || Number(changes.leverage) * Number(rate) >= 1) return;
    const [higher, lower] = changes.kind === 'linear' ? [onEntry, onMark] : [onMark, onEntry];
    expect(higher.value.gte(lower.value)).toBe(true);
  });
});

describe('a planned position', () => {
  /** The same through the scenario format and the rulebook by its id. */
  const played = (plan: Partial<ContractPlan>, rulebook: string) => {
    const { side, kind, entry, coins, leverage, closingFee } = { ...PLAN, ...plan };
    const inverse = kind === 'inverse';
    const size = inverse ? String(Number(coins) * Number(entry)) : coins;
    const scenario = parseScenario({
      format: 'margin-lab.scenario',
      version: 1,
      rulebook,
      settings: { venue: { currency: 'USD', closingFee, tables: [plan.table ?? PLAN.table] } },
      instruments: [{ id: 'COIN', kind, base: 'COIN', quote: 'USD', price: entry }],
      start: '2026-11-02',
      pools: [
        {
          id: 'own',
          fund: 'initial',
          amounts: [],
          positions: [{ instrument: 'COIN', quantity: side === 'long' ? size : `-${size}`, entry, leverage }],
        },
      ],
      events: [],
    });
    return reportOf(lastOf(simulate(scenario))).figures;
  };

  test.each([
    [{ table: BTC_2024, entry: '60000', coins: '1', leverage: '10' }, 'binance-futures-isolated.2026-11'],
    [{ table: BTC_2024, entry: '60000', coins: '90', leverage: '125' }, 'binance-futures-isolated.2026-11'],
    [{ side: 'short', closingFee: '0.0005', charged: 'entry' }, 'bybit-futures-isolated.2026-11'],
    [{ kind: 'inverse', side: 'short', leverage: '7', table: flatRate('0.05') }, 'coin-isolated.2026-11'],
  ] as const)('%o is what the scenario of it is', (plan, rulebook) => {
    const { planned, exact } = prices(plan);
    const figures = played(plan, rulebook);
    expect(text(exact, 8)).toBe(text(figures.liquidationPrice, 8));
    const now = report(planned.view, planned.rulebook).figures;
    for (const name of ['bankruptcyPrice', 'equity', 'requirement'] as const)
      expect([name, text(now[name], 8)]).toEqual([name, text(figures[name], 8)]);
  });

  test('of 5.4 million the table of 2024 allows 20×, whatever is chosen', () => {
    const { leverage, allowed, margin } = plannedContract({
      ...PLAN,
      table: BTC_2024,
      entry: '60000',
      coins: '90',
      leverage: '125',
    });
    expect([text(leverage), text(allowed), text(margin)]).toEqual(['125', '20', '270000']);
  });

  test('tiers take off an amount: 1 BTC at 60,000 and 10× is liquidated at 54,221.11', () => {
    // (6,000 + 50 − 60,000) ÷ (0.005 − 1)
    const { exact, onEntry, onMark, planned } = prices({
      table: BTC_2024,
      entry: '60000',
      coins: '1',
      leverage: '10',
    });
    expect([text(exact), text(onEntry), text(onMark)]).toEqual(['54221.11', '54300', '54271.36']);
    expect(text(planned.amount)).toBe('50');
  });

  test.each(['entry', 'coins', 'leverage'])('a plan without %s is refused', (field) => {
    expect(() => plannedContract({ ...PLAN, [field]: '0' })).toThrow(`${field} must be above 0; got "0"`);
  });
});
