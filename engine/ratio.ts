/**
 * Exact fractions for the solver. A call price is a quotient (25000 / 700), so it is compared by
 * cross-multiplication and divided once, at the edge.
 */
import { type Decimal, ONE, ZERO } from './decimal.ts';

/** `num / den`, with `den` above zero. Both are finite decimals. */
export interface Ratio {
  readonly num: Decimal;
  readonly den: Decimal;
}

/** The quotient of two decimals. `den` must not be zero. */
export function ratio(num: Decimal, den: Decimal = ONE): Ratio {
  return den.isNegative() ? { num: num.neg(), den: den.neg() } : { num, den };
}

export const NIL = ratio(ZERO);

/** Below zero when a < b, zero when equal, above zero when a > b. */
export function compare(a: Ratio, b: Ratio): number {
  return a.num.times(b.den).cmp(b.num.times(a.den));
}

/** To 200 significant digits; exact when the quotient terminates. */
export function quotientOf(value: Ratio): Decimal {
  return value.num.div(value.den);
}

/** Whether the fraction is a finite decimal, so that a state can be built at it without rounding. */
export function terminates(value: Ratio): boolean {
  const quotient = quotientOf(value);
  // A quotient cut at 200 digits may round back when multiplied (2 ÷ 3 × 3 is 2), but then has nearly all of them.
  return quotient.precision() <= 150 && quotient.times(value.den).eq(value.num);
}

/**
 * A short decimal strictly between `low` and `high` (null is infinity): short, so that what is computed
 * from it stays exact.
 */
export function between(low: Ratio, high: Ratio | null): Decimal {
  let scale = ONE;
  for (;;) {
    const candidate = low.num.times(scale).div(low.den).floor().plus(1).div(scale);
    if (high === null || compare(ratio(candidate), high) < 0) return candidate;
    scale = scale.times(10);
  }
}
