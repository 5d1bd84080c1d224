/** Balances and schedules for tests of interest, and the same reckoned in whole-number fractions. */
import fc from 'fast-check';
import { expect } from 'vitest';
import { flat, money, type Schedule, type Tier } from '../../engine/carry/index.ts';
import { evaluate, type Figure, plain } from '../../engine/index.ts';
import { add, compare, type Fraction, fraction, min, mul, sub, ZERO } from '../oracle/fraction.ts';
import { decimalText } from './arbitraries.ts';

export function debit(text: string): Figure {
  return money({ name: 'debit', label: 'Debit' }, text);
}

/** The value as text, as long as it is. */
export function exactly(figure: Figure): string {
  return plain(figure.value);
}

/** Every figure in the tree is what its formula makes of its parts. */
export function expectSound(figure: Figure): void {
  const { formula, parts, value } = figure;
  if (formula.op !== 'given') {
    const again = evaluate(
      formula,
      parts.map((part) => part.value),
    );
    expect(plain(again)).toBe(plain(value));
  }
  for (const part of parts) expectSound(part);
}

/** Money of up to 15 digits before and 18 after the point, small and round ones as likely as long ones. */
export const balance: fc.Arbitrary<string> = fc.oneof(
  decimalText(0, 999_999_999_999_999, 18),
  decimalText(0, 2_000_000, 2),
  decimalText(0, 1, 18),
  fc.constantFrom(
    '0',
    '0.000000000000000001',
    '24999.99',
    '25000',
    '100000',
    '999999999999999.999999999999999999',
  ),
);

/** A yearly rate from 0 to 1, up to 18 decimals. */
export const rate: fc.Arbitrary<string> = fc.oneof(
  decimalText(0, 1, 18),
  fc.constantFrom('0', '1', '0.0825', '0.07', '0.12', '0.000000000000000001'),
);

export const basis = fc.constantFrom<360 | 365>(360, 365);
export const days = fc.integer({ min: 0, max: 800 });

function ascending(texts: readonly string[]): string[] {
  return texts.toSorted((a, b) => compare(fraction(a), fraction(b)));
}

/** Tiers from 0, sorted; edges within the reach of the balances. */
const tiers: fc.Arbitrary<Tier[]> = fc
  .uniqueArray(fc.oneof(decimalText(1, 2_000_000, 2), decimalText(1, 999_999_999_999_999, 18)), {
    maxLength: 5,
  })
  .chain((edges) => {
    const froms = ['0', ...ascending(edges)];
    return fc.tuple(...froms.map((from) => rate.map((text) => ({ from, rate: text }))));
  });

export const schedule: fc.Arbitrary<Schedule> = fc.record({
  kind: fc.constantFrom<'whole' | 'blended'>('whole', 'blended'),
  basis,
  tiers,
});

export const flatSchedule: fc.Arbitrary<Schedule> = fc
  .tuple(rate, basis)
  .map(([text, days]) => flat(text, days));

const rateIn = (tier: Tier): Fraction => fraction(tier.rate ?? '0');

/** A year's interest in fractions, written from the definition of the two kinds and of nothing else. */
export function oracleYear(size: string, { kind, tiers }: Schedule): Fraction {
  const whole = fraction(size);
  const reached = tiers.filter(({ from }) => compare(whole, fraction(from)) >= 0);
  if (kind === 'whole') return mul(whole, rateIn(reached.at(-1) ?? { from: '0', rate: '0' }));
  return tiers.reduce((sum, tier, i) => {
    const next = tiers[i + 1];
    const top = next ? min(whole, fraction(next.from)) : whole;
    const slice = sub(top, fraction(tier.from));
    return slice.n <= 0n ? sum : add(sum, mul(slice, rateIn(tier)));
  }, ZERO);
}

/** A count of days as a fraction. */
export function times(count: number): Fraction {
  return { n: BigInt(count), d: 1n };
}

/** One over a basis. */
export function over(count: number): Fraction {
  return { n: 1n, d: BigInt(count) };
}
