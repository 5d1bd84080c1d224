/**
 * The only door to decimal.js.
 *
 * Inputs have at most 15 integer and 18 decimal digits and the working precision is 200 digits, so sums,
 * differences and products of them are exact. Division happens only in the solver and at the edge.
 */
import { Decimal as Base } from 'decimal.js';
import { EngineError } from './errors.ts';

const Exact = Base.clone({ precision: 200, rounding: Base.ROUND_HALF_UP, toExpNeg: -1000, toExpPos: 1000 });

// `new Decimal(9) < new Decimal(10)` compiles and is false, because it compares texts. Make it loud.
Exact.prototype.valueOf = () => {
  throw new TypeError('A Decimal has no primitive value: compare with lt, lte, gt, gte or eq.');
};

export type Decimal = Base;

/** How a value leaves the exact world: toward plus infinity, toward minus infinity, or to the nearest. */
export type Rounding = 'up' | 'down' | 'half';

const LITERAL = /^[-−]?\d{1,15}(\.\d{1,18})?$/;

/** A number written in the project's own code or already checked: `decimal('0.25')`, `decimal(200)`. */
export function decimal(value: string | number): Decimal {
  return new Exact(value);
}

/**
 * Reads a decimal from outside. Refuses what decimal.js accepts and no one means: `0x10`, `1_000`, `1e5`,
 * `Infinity`, `NaN`, and more than 15 integer or 18 decimal digits.
 * @throws EngineError `decimal.syntax`, naming the field
 */
export function parseDecimal(text: unknown, field: string): Decimal {
  if (typeof text !== 'string' || !LITERAL.test(text)) {
    throw new EngineError(
      'decimal.syntax',
      field,
      `must be a decimal number in quotes with at most 15 digits before and 18 after the point, such as "35.50"; got ${JSON.stringify(text) ?? String(text)}`,
    );
  }
  const value = new Exact(text.replace('−', '-'));
  return value.isZero() ? ZERO : value;
}

export const ZERO = decimal(0);
export const ONE = decimal(1);

const MODES = { up: Base.ROUND_CEIL, down: Base.ROUND_FLOOR, half: Base.ROUND_HALF_UP } as const;

/**
 * `value` rounded to `places` decimals in the named direction. What was computed from a quotient may be off in
 * the last of its 200 digits (100 ÷ 3 × 3), so the last ten do not count: no admissible input gives a true
 * value that close to a round number without being it.
 */
export function round(value: Decimal, places: number, rounding: Rounding): Decimal {
  return value.toSignificantDigits(190).toDecimalPlaces(places, MODES[rounding]);
}

/** Toward plus infinity: requirements, deposits needed, quantities to sell, a long's call price. */
export function up(value: Decimal, places: number): Decimal {
  return round(value, places, 'up');
}

/** Toward minus infinity: equity, buying power, what may be withdrawn, a short's call price. */
export function down(value: Decimal, places: number): Decimal {
  return round(value, places, 'down');
}

/** To a whole number of ticks (or lots). A terminating quotient: ticks are powers of ten times an integer. */
export function toTick(value: Decimal, tick: Decimal, rounding: Rounding): Decimal {
  return round(value.div(tick), 0, rounding).times(tick);
}

/** To whole cents. */
export function cents(value: Decimal, rounding: Rounding): Decimal {
  return round(value, 2, rounding);
}

/** The sum of a list; zero for an empty one. */
export function total(values: readonly Decimal[]): Decimal {
  return values.reduce((sum, value) => sum.plus(value), ZERO);
}

/** The smaller of two; either where they are equal. */
export function lesser(a: Decimal, b: Decimal): Decimal {
  return a.lt(b) ? a : b;
}

/** The larger of two; either where they are equal. */
export function greater(a: Decimal, b: Decimal): Decimal {
  return a.gt(b) ? a : b;
}

/** The plain text of a decimal, never in exponent notation and never "-0". */
export function plain(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed();
}
