/**
 * Exact rational numbers on bigint: the arithmetic of the oracle. It shares nothing with the engine, so that
 * a fault in the engine's arithmetic cannot be repeated here.
 */
export interface Fraction {
  readonly n: bigint;
  /** Always above zero. Not reduced: almost all money here is decimal and shares a power of ten. */
  readonly d: bigint;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;
const REDUCE_ABOVE = 10n ** 60n;

export const ZERO: Fraction = { n: 0n, d: 1n };

/** Reads a plain decimal such as `-12.50`; anything else (exponents, signs, blanks) is a mistake of the test. */
export function fraction(text: string): Fraction {
  const match = DECIMAL.exec(text);
  if (!match) throw new Error(`not a plain decimal: ${text}`);
  const [, sign = '', whole = '', decimals = ''] = match;
  const n = BigInt(whole + decimals);
  return { n: sign === '-' ? -n : n, d: 10n ** BigInt(decimals.length) };
}

/** The number `ticks × 10^-decimals`. */
export function fromTicks(ticks: bigint, decimals: number): Fraction {
  return { n: ticks, d: 10n ** BigInt(decimals) };
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

/** Lowest terms only once the denominator has grown beyond use: reducing each time costs more than it saves. */
function tidy(n: bigint, d: bigint): Fraction {
  if (d <= REDUCE_ABOVE) return { n, d };
  const common = gcd(n, d);
  return { n: n / common, d: d / common };
}

/** Numerators over one denominator; powers of ten meet at the larger instead of at their product. */
function align(a: Fraction, b: Fraction): [bigint, bigint, bigint] {
  if (a.d === b.d) return [a.n, b.n, a.d];
  if (a.d % b.d === 0n) return [a.n, b.n * (a.d / b.d), a.d];
  if (b.d % a.d === 0n) return [a.n * (b.d / a.d), b.n, b.d];
  return [a.n * b.d, b.n * a.d, a.d * b.d];
}

export function add(a: Fraction, b: Fraction): Fraction {
  const [x, y, d] = align(a, b);
  return tidy(x + y, d);
}

export function sub(a: Fraction, b: Fraction): Fraction {
  const [x, y, d] = align(a, b);
  return tidy(x - y, d);
}

export function mul(a: Fraction, b: Fraction): Fraction {
  return tidy(a.n * b.n, a.d * b.d);
}

export function div(a: Fraction, b: Fraction): Fraction {
  if (b.n === 0n) throw new Error('division by zero');
  return b.n < 0n ? tidy(-a.n * b.d, a.d * -b.n) : tidy(a.n * b.d, a.d * b.n);
}

export function neg(a: Fraction): Fraction {
  return { n: -a.n, d: a.d };
}

export function abs(a: Fraction): Fraction {
  return a.n < 0n ? neg(a) : a;
}

/** Below zero, zero or above zero, as a is below, equal to or above b. */
export function compare(a: Fraction, b: Fraction): number {
  const [x, y] = align(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

export function max(first: Fraction, ...rest: readonly Fraction[]): Fraction {
  return rest.reduce((best, next) => (compare(next, best) > 0 ? next : best), first);
}

export function min(first: Fraction, ...rest: readonly Fraction[]): Fraction {
  return rest.reduce((best, next) => (compare(next, best) < 0 ? next : best), first);
}

/** The greatest whole number of `10^-decimals` that is not above the fraction. */
export function floorTicks(a: Fraction, decimals: number): bigint {
  const scaled = a.n * 10n ** BigInt(decimals);
  const quotient = scaled / a.d;
  // bigint division truncates toward zero, which for a negative remainder is one too high
  return scaled % a.d < 0n ? quotient - 1n : quotient;
}

/** The least whole number of `10^-decimals` that is not below the fraction. */
export function ceilTicks(a: Fraction, decimals: number): bigint {
  return -floorTicks(neg(a), decimals);
}

function spell(ticks: bigint, decimals: number): string {
  const digits = (ticks < 0n ? -ticks : ticks).toString().padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  const sign = ticks < 0n ? '-' : '';
  return sign + digits.slice(0, cut) + (decimals > 0 ? `.${digits.slice(cut)}` : '');
}

/** Rounded toward minus infinity, with all decimals written: `floorTo(2/3, 2)` is `0.66`. */
export function floorTo(a: Fraction, decimals: number): string {
  return spell(floorTicks(a, decimals), decimals);
}

/** Rounded toward plus infinity, with all decimals written: `ceilTo(2/3, 2)` is `0.67`. */
export function ceilTo(a: Fraction, decimals: number): string {
  return spell(ceilTicks(a, decimals), decimals);
}

/** Rounded half away from zero and without trailing zeros, as the published cases write their values. */
export function halfUp(a: Fraction, decimals: number): string {
  const half = { n: 1n, d: 2n * 10n ** BigInt(decimals) };
  const size = floorTicks(add(abs(a), half), decimals);
  return trim(spell(a.n < 0n ? -size : size, decimals));
}

/** The fraction as a finite decimal without trailing zeros, as `Decimal.toFixed()` writes it; throws if it is none. */
export function exact(a: Fraction): string {
  const common = gcd(a.n, a.d);
  let [rest, twos, fives] = [a.d / common, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  if (rest !== 1n) throw new Error(`no finite decimal: ${a.n}/${a.d}`);
  return trim(floorTo(a, Math.max(twos, fives)));
}

function trim(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
