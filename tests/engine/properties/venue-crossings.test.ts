/** The one solver on exchange accounts, against an oracle that only asks itself yes-or-no questions. */
import { describe, expect, it } from 'vitest';
import { callPrices, parseScenario, plain, rulebookIn, startOf, viewsOf } from '../../../engine/index.ts';
import type { Crossing } from '../../../engine/solve.ts';
import { expectSeen, runs } from '../../lib/check.ts';
import { type RandomPool, random, randomPool, venueScenario } from '../../lib/venues.ts';
import { isLiquidated } from '../../oracle/exchange.ts';
import { ceilTo, type Fraction, floorTo, fraction } from '../../oracle/fraction.ts';

/** 5,000 at the usual 300 runs. */
const ACCOUNTS = runs(5000 / 300);
/** Shares of the price at which the oracle is asked, far and near, below and above. */
const ASKED = ['0', '0.1', '0.4', '0.7', '0.85', '0.93', '0.99', '1.01', '1.08', '1.2', '1.5', '2.5', '9'];
const TICKS = 8;

function asFraction(crossing: Crossing): Fraction | null {
  if (crossing.kind === 'never' || crossing.t === null) return null;
  const [num, den] = [fraction(plain(crossing.t.num)), fraction(plain(crossing.t.den))];
  return { n: num.n * den.d, d: num.d * den.n };
}

function less(a: Fraction, b: Fraction): boolean {
  return a.n * b.d < b.n * a.d;
}

/** What is wrong with the solver's two answers for one symbol, a sentence each. */
function missed(random: RandomPool, symbol: string, below: Crossing, above: Crossing): string[] {
  const { pool, venue } = random;
  const price = fraction(pool.contracts.find((item) => item.symbol === symbol)?.price ?? '0');
  const liquidated = (at: Fraction): boolean => isLiquidated(pool, venue, symbol, at);
  const now = liquidated(price);
  const problems: string[] = [];
  if (now !== (below.kind === 'already') || now !== (above.kind === 'already'))
    problems.push(`${symbol}: state now`);
  for (const share of ASKED) {
    const part = fraction(share);
    const at = { n: price.n * part.n, d: price.d * part.d };
    const down = less(at, price);
    const edge = asFraction(down ? below : above);
    const beyond = edge !== null && (down ? less(at, edge) : less(edge, at));
    // The requirement bends upwards only: past the edge a safe account stays liquidated. A liquidated one may change back.
    if (now && beyond) continue;
    if (liquidated(at) !== (now || beyond)) problems.push(`${symbol} at ${share} of its price`);
  }
  for (const [side, crossing] of [
    ['below', below],
    ['above', above],
  ] as const) {
    const edge = asFraction(crossing);
    if (crossing.kind !== 'at' || edge === null) continue;
    const [under, over] = [fraction(floorTo(edge, TICKS)), fraction(ceilTo(edge, TICKS))];
    const onTick = under.n * over.d === over.n * under.d;
    if (onTick) {
      if (liquidated(under) !== crossing.attained) problems.push(`${symbol}: on the tick ${side}`);
    } else if (liquidated(under) !== (side === 'below') || liquidated(over) !== (side === 'above')) {
      problems.push(`${symbol}: beside the edge ${side}`);
    }
  }
  return problems;
}

describe(`${ACCOUNTS} random accounts`, () => {
  it('are liquidated exactly where the solver says, to the tick, with three tiers and others in the pool', () => {
    const draw = random(20_261_122);
    const problems: string[] = [];
    const seen = { at: 0, already: 0, never: 0 };
    for (let i = 0; i < ACCOUNTS; i += 1) {
      const given = randomPool(draw);
      const state = startOf(parseScenario(venueScenario(given, 'cross')));
      const rulebook = rulebookIn(state);
      const [view] = viewsOf(state);
      const line = rulebook.lines.find(({ action }) => action === 'liquidate');
      const symbol = given.pool.contracts.at(-1)?.symbol;
      if (!view || !line || symbol === undefined)
        throw new Error('an account has a pool, a line and a contract');
      const { below, above } = callPrices(view, rulebook, line, symbol);
      seen[below.kind] += 1;
      seen[above.kind] += 1;
      problems.push(...missed(given, symbol, below, above).map((problem) => `account ${i}, ${problem}`));
    }
    expect(problems).toEqual([]);
    expectSeen(seen, 300);
  });
});
