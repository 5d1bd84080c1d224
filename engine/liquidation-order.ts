/** Which of many longs is liquidated first. All entered at their own price with their own margin, under one rate. */
import type { Trader } from './crowd.ts';
import { type Decimal, ONE, ZERO } from './decimal.ts';
import { compare, type Ratio, ratio } from './ratio.ts';

/** What a long owes beyond its margin, for each contract: the price at which nothing is left of it. */
export function bankruptcyRatio({ quantity, entry, margin }: Trader): Ratio {
  return ratio(quantity.times(entry).minus(margin), quantity);
}

/** Where the margin of a long meets maintenance: margin + quantity × (price − entry) = maintenance × quantity × price. */
export function liquidationRatio(trader: Trader, maintenance: Decimal): Ratio {
  const { num, den } = bankruptcyRatio(trader);
  return ratio(num, den.times(ONE.minus(maintenance)));
}

/** The longs, the first to be liquidated first. */
export function liquidationOrder(traders: readonly Trader[]): Trader[] {
  return traders
    .filter(({ quantity }) => quantity.gt(ZERO))
    .toSorted((a, b) => compare(bankruptcyRatio(b), bankruptcyRatio(a)));
}

/** Whether a long is due at a price: what it has is no more than maintenance asks. */
export function isDue({ quantity, entry, margin }: Trader, mark: Decimal, maintenance: Decimal): boolean {
  const value = quantity.times(mark);
  return margin.plus(value).minus(quantity.times(entry)).lte(value.times(maintenance));
}
