/** The two lines of the picture: margin balance and requirement over the price of one instrument. */
import { conditionOn } from './call-price.ts';
import type { Decimal } from './decimal.ts';
import { inside } from './line.ts';
import { quotientOf, ratio } from './ratio.ts';
import { priceRay } from './rays.ts';
import type { Line, Rulebook } from './rulebook.ts';
import type { View } from './rules/view.ts';
import { stretchesOf } from './solve.ts';

export interface ProfilePoint {
  readonly price: Decimal;
  readonly balance: Decimal;
  readonly requirement: Decimal;
  /** Balance less requirement. */
  readonly excess: Decimal;
}

/** Balance and requirement at given prices of one instrument, in its quote asset. */
export function profileAt(
  view: View,
  rulebook: Rulebook,
  line: Line,
  instrument: string,
  prices: readonly Decimal[],
): ProfilePoint[] {
  const condition = conditionOn(priceRay(view, instrument), rulebook, line);
  return prices.map((price) => {
    const balance = condition.balanceAt(price);
    const requirement = condition.requirementAt(price);
    return { price, balance, requirement, excess: balance.minus(requirement) };
  });
}

/**
 * The same at both ends of a range of prices, `low` below `high`, and at every kink between them; straight
 * in between.
 */
export function profile(
  view: View,
  rulebook: Rulebook,
  line: Line,
  instrument: string,
  low: Decimal,
  high: Decimal,
): ProfilePoint[] {
  const shown = { low: ratio(low), high: ratio(high) };
  const kinks = stretchesOf(conditionOn(priceRay(view, instrument), rulebook, line))
    .map((stretch) => stretch.low)
    .filter((t) => inside(t, shown))
    .map(quotientOf);
  return profileAt(view, rulebook, line, instrument, [low, ...kinks, high]);
}
