/** Random histories of purchases and sales with awkward, full-resolution numbers. */
import fc from 'fast-check';
import { exact, fraction, mul } from '../oracle/fraction.ts';
import type { UnitDeal } from '../oracle/tax.ts';
import { type Deal, deal } from './tax.ts';

/** A decimal above zero with up to `places` decimals; short ones are as likely as long ones. */
export function amount(most: number, places: number): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max: places }).chain((digits) =>
    fc.bigInt({ min: 1n, max: BigInt(most) * 10n ** BigInt(digits) }).map((ticks) => {
      const text = ticks.toString().padStart(digits + 1, '0');
      return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
    }),
  );
}

export const price = fc.oneof(amount(300, 18), amount(20, 0), fc.constantFrom('9.99', '10', '10.01'));

interface Step {
  readonly gap: number;
  /** Share of what is held that is sold, in eighths; zero is a purchase. */
  readonly sells: number;
  readonly units: number;
  readonly price: string;
  readonly costs: string;
}

const step: fc.Arbitrary<Step> = fc.record({
  gap: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 9 }) },
    { weight: 2, arbitrary: fc.constantFrom(29, 30, 31) },
    { weight: 1, arbitrary: fc.constantFrom(60, 200, 365, 366) },
  ),
  sells: fc.constantFrom(0, 0, 0, 0, 1, 2, 3, 4, 5, 8),
  units: fc.integer({ min: 1, max: 9 }),
  price,
  costs: fc.oneof(fc.constant('0'), amount(3, 18)),
});

const START = '2023-11-01';

export function dayAfter(days: number): string {
  return new Date(Date.parse(START) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Units bought and sold, never more sold than held; `all` sells what is left half a year later. */
export function unitDeals(steps: readonly Step[], all: boolean): UnitDeal[] {
  let [day, held] = [0, 0];
  const deals = steps.flatMap(({ gap, sells, units, price: at }): UnitDeal[] => {
    day += gap;
    const change = sells === 0 ? units : -Math.ceil((held * sells) / 8);
    held += change;
    return change === 0 ? [] : [{ day, units: change, price: at }];
  });
  return all && held > 0 ? [...deals, { day: day + 180, units: -held, price: '7.77' }] : deals;
}

export function times(count: number, size: string): string {
  return exact(mul(fraction(String(count)), fraction(size)));
}

export function dealsOf(units: readonly UnitDeal[], size: string, costs: readonly string[] = []): Deal[] {
  return units.map((item, i) =>
    deal(dayAfter(item.day), times(item.units, size), item.price, { costs: costs[i] ?? '0' }),
  );
}

export const history = fc.tuple(fc.array(step, { minLength: 6, maxLength: 18, size: 'max' }), amount(4, 6));
