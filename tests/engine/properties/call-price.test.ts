import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callPrices, decimal, parseScenario, quotientOf, startOf } from '../../../engine/index.ts';
import type { Crossing } from '../../../engine/solve.ts';
import { account, type Sides, scenarioOf } from '../../lib/arbitraries.ts';
import { check, checkShare, expectSeen } from '../../lib/check.ts';
import { around, type Boundary, between, exactly, markIn, type Probe, probe } from '../../lib/probe.ts';
import { callPriceLower, callPriceUpper, HIGHEST_PRICE } from '../../oracle/call-price.ts';
import { compare, fraction } from '../../oracle/fraction.ts';
import { type MaintenanceRule, type OracleAccount, read } from '../../oracle/us-broker.ts';

const lines = fc.constantFrom('house', 'exchange', 'restricted');
const boundaries = fc.constantFrom<Boundary[]>('strict', 'inclusive');
const sides: readonly Sides[] = ['long', 'short', 'mixed'];

function probeOf(given: OracleAccount, line = 'house', boundary: Boundary = 'strict'): Probe {
  return probe(startOf(parseScenario(scenarioOf(given))), line, boundary);
}

/** Both crossings of every instrument, with the side on which the account is safe: +1 above, −1 below. */
function eachCrossing(at: Probe, ask: (id: string, crossing: Crossing, safeSide: 1 | -1) => void): void {
  for (const { instrument } of at.view.pool.positions) {
    const { below, above } = callPrices(at.view, at.rulebook, at.line, instrument);
    ask(instrument, below, 1);
    ask(instrument, above, -1);
  }
}

describe.each(sides)('the solved price of a %s account', (side) => {
  it('is the edge: a tick to the safe side is safe, a tick beyond is called, on it the boundary decides', () => {
    const seen = { at: 0, already: 0, never: 0, exact: 0 };
    check(account(side), lines, boundaries, (given, line, boundary) => {
      const at = probeOf(given, line, boundary);
      eachCrossing(at, (id, crossing, safeSide) => {
        seen[crossing.kind] += 1;
        if (crossing.kind !== 'at') return;
        const mark = markIn(at.view, id);
        const { below, above, exact } = around(crossing.t);
        const [safe, called] = safeSide === 1 ? [above, below] : [below, above];
        // The mark is safe; between it and the price there may be less than a tick.
        const nearer = safeSide === 1 ? safe.lte(mark) : safe.gte(mark);
        expect(at.crossedAtPrice(id, nearer ? safe : mark)).toBe(false);
        if (called.gte(0)) expect(at.crossedAtPrice(id, called)).toBe(true);
        if (exact === null) return;
        seen.exact += 1;
        expect(at.crossedAtPrice(id, exact)).toBe(crossing.attained);
      });
    });
    expectSeen(seen, 5);
  });

  it('misses no crossing on the way, and none where it says never', () => {
    checkShare(0.25, account(side), lines, boundaries, (given, line, boundary) => {
      const at = probeOf(given, line, boundary);
      eachCrossing(at, (id, crossing, safeSide) => {
        const mark = markIn(at.view, id);
        expect(at.crossedAtPrice(id, mark)).toBe(crossing.kind === 'already');
        if (crossing.kind === 'already') return;
        const far = safeSide === 1 ? decimal(0) : mark.plus(1).times(1000);
        const end = crossing.kind === 'at' ? quotientOf(crossing.t) : far;
        for (const price of between(mark, end, 20)) expect(at.crossedAtPrice(id, price)).toBe(false);
        if (crossing.kind === 'never') expect(at.crossedAtPrice(id, far)).toBe(false);
      });
    });
  });
});

/** Where `already` says that the account would be safe again, it is, and not before. */
it('under a call the way back is the first safe price', () => {
  const seen = { found: 0 };
  check(account(), lines, boundaries, (given, line, boundary) => {
    const at = probeOf(given, line, boundary);
    eachCrossing(at, (id, crossing, safeSide) => {
      if (crossing.kind !== 'already' || crossing.t === null) return;
      seen.found += 1;
      const mark = markIn(at.view, id);
      const { below, above, exact } = around(crossing.t);
      const [nearer, beyond] = safeSide === 1 ? [above, below] : [below, above];
      const between = safeSide === 1 ? nearer.lte(mark) : nearer.gte(mark);
      expect(at.crossedAtPrice(id, between ? nearer : mark)).toBe(true);
      if (beyond.gte(0)) expect(at.crossedAtPrice(id, beyond)).toBe(false);
      if (exact) expect(at.crossedAtPrice(id, exact)).toBe(boundary === 'inclusive');
    });
  });
  expectSeen(seen, 20);
});

/** Bisection on fractions brackets the price that the solver divides out. */
describe.each(sides)('the oracle on a %s account', (side) => {
  it('finds the same price for every instrument, on both sides and both lines', () => {
    const seen = { at: 0, never: 0, already: 0 };
    check(account(side), fc.constantFrom<MaintenanceRule[]>('house', 'finra'), (given, rule) => {
      const book = read(given);
      const at = probeOf(given, rule === 'finra' ? 'exchange' : 'house');
      eachCrossing(at, (id, crossing, safeSide) => {
        const search = safeSide === 1 ? callPriceLower : callPriceUpper;
        const found = search(book, id, rule);
        const beyond = crossing.kind === 'at' && quotientOf(crossing.t).gt(HIGHEST_PRICE);
        expect(found.kind).toBe(beyond ? 'never' : crossing.kind);
        seen[crossing.kind] += 1;
        if (found.kind !== 'at' || crossing.kind !== 'at') return;
        // The price lies in the one tick that bisection leaves; itself it is safe, and may be the last that is.
        const price = exactly(crossing.t);
        expect(compare(price, fraction(found.lastSafe)) * safeSide).toBeLessThanOrEqual(0);
        expect(compare(price, fraction(found.firstCalled)) * safeSide).toBe(1);
      });
    });
    expectSeen(seen, 5);
  });
});
