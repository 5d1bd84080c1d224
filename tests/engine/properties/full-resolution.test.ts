/** Inputs that use all of their 18 decimals: what 200 digits of working precision are for. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { callPrices, decimal, parseScenario, quotientOf, round, startOf } from '../../../engine/index.ts';
import { scenarioOf, worthOf } from '../../lib/arbitraries.ts';
import { checkShare, expectSeen } from '../../lib/check.ts';
import { type Boundary, markIn, probe } from '../../lib/probe.ts';
import { halfUp, mul } from '../../oracle/fraction.ts';
import type { OracleAccount, OracleHolding } from '../../oracle/us-broker.ts';

const UNIT = 10n ** 18n;
const SMALLEST = decimal('0.000000000000000001');

function full(high: number): fc.Arbitrary<string> {
  return fc
    .bigInt({ min: UNIT / 100n, max: BigInt(high) * UNIT - 1n })
    .map((n) => halfUp({ n, d: UNIT }, 18));
}

function holding(symbol: string): fc.Arbitrary<OracleHolding> {
  const sign = fc.constantFrom('', '-');
  return fc.tuple(sign, full(99_999_999), full(999_999)).map(([side, size, price]) => {
    return { symbol, quantity: side + size, price };
  });
}

const account: fc.Arbitrary<OracleAccount> = fc
  .tuple(holding('A'), holding('B'), holding('C'))
  .chain((holdings) => {
    const share = (side: 'long' | 'short') => (percent: number) =>
      halfUp(mul(worthOf(holdings, side), { n: BigInt(percent), d: 100n }), 18);
    return fc.record({
      cash: fc.constant('0'),
      interest: fc.constant('0'),
      loan: fc.integer({ min: 0, max: 120 }).map(share('long')),
      shortProceeds: fc.integer({ min: 100, max: 260 }).map(share('short')),
      holdings: fc.constant(holdings),
      houseLong: full(1),
      houseShort: full(1),
    });
  });

it('a price is the edge to its last possible digit', () => {
  const seen = { at: 0, already: 0, never: 0 };
  checkShare(0.2, account, fc.constantFrom<Boundary[]>('strict', 'inclusive'), (given, boundary) => {
    const at = probe(startOf(parseScenario(scenarioOf(given))), 'house', boundary);
    for (const { instrument } of at.view.pool.positions) {
      const { below, above } = callPrices(at.view, at.rulebook, at.line, instrument);
      for (const crossing of [below, above]) {
        seen[crossing.kind] += 1;
        if (crossing.kind !== 'at') continue;
        const price = quotientOf(crossing.t);
        const higher = round(price, 18, 'up').plus(SMALLEST);
        const lower = round(price, 18, 'down').minus(SMALLEST);
        const [safe, called] = crossing === below ? [higher, lower] : [lower, higher];
        const mark = markIn(at.view, instrument);
        const nearer = crossing === below ? safe.lte(mark) : safe.gte(mark);
        expect(at.crossedAtPrice(instrument, nearer ? safe : mark)).toBe(false);
        if (called.gte(0)) expect(at.crossedAtPrice(instrument, called)).toBe(true);
      }
    }
  });
  expectSeen(seen, 5);
});
