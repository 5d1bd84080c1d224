/**
 * Tables of maintenance rates by size ("brackets"). Each tier has a rate and an amount that is taken off again, which
 * makes the requirement continuous: amount = the tier's before + floor × (its rate − the rate before).
 */
import { type Decimal, decimal, greater, lesser, parseDecimal, plain, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';

/** Decimal texts. */
export interface Tier {
  /** Smallest size of the tier; the first one starts at 0. */
  readonly floor: string;
  /** Maintenance rate, a fraction. */
  readonly rate: string;
  /** What is taken off: the "maintenance amount". Computed from floors and rates where it is not printed. */
  readonly amount?: string | undefined;
  /** The most leverage that may be chosen for a size in the tier. */
  readonly leverage?: string | undefined;
  /** Largest size; of the last tier alone it says something that no floor says. */
  readonly cap?: string | undefined;
}

export interface TierTable {
  /** Whose table it is; without it, that of every instrument that has none. */
  readonly instrument?: string | undefined;
  readonly tiers: readonly Tier[];
}

/** Whether a size exactly on a floor belongs to the tier above it or below it. */
export type TierBoundary = 'upper' | 'lower';

/** A tier as numbers. */
export interface Bracket {
  readonly floor: Decimal;
  readonly rate: Decimal;
  readonly amount: Decimal;
  readonly leverage: Decimal | null;
  readonly cap: Decimal | null;
}

/** The amount of a tier from that of the tier before it. Decimal texts. */
export function nextAmount(
  before: { readonly rate: string; readonly amount: string },
  { floor, rate }: Pick<Tier, 'floor' | 'rate'>,
): Decimal {
  return decimal(before.amount).plus(decimal(floor).times(decimal(rate).minus(decimal(before.rate))));
}

/** The amounts that make the rates continuous at every floor. */
export function amountsOf(tiers: readonly Pick<Tier, 'floor' | 'rate'>[]): Decimal[] {
  const amounts: Decimal[] = [];
  tiers.forEach((tier, i) => {
    const before = tiers[i - 1];
    const amount = plain(amounts[i - 1] ?? ZERO);
    amounts.push(before ? nextAmount({ rate: before.rate, amount }, tier) : ZERO);
  });
  return amounts;
}

/** Numbers of a table whose texts are checked. */
export function bracketsOf({ tiers }: TierTable): Bracket[] {
  const amounts = amountsOf(tiers);
  return tiers.map(({ floor, rate, leverage, cap }, i) => {
    const end = tiers[i + 1]?.floor ?? cap;
    return {
      floor: decimal(floor),
      rate: decimal(rate),
      amount: amounts[i] ?? ZERO,
      leverage: leverage === undefined ? null : decimal(leverage),
      cap: end === undefined ? null : decimal(end),
    };
  });
}

function refuse(code: string, field: string, problem: string): never {
  throw new EngineError(`tiers.${code}`, field, problem);
}

function checkTier(tier: Tier, before: Tier | undefined, amount: Decimal, at: string): void {
  const floor = parseDecimal(tier.floor, `${at}.floor`);
  const rate = parseDecimal(tier.rate, `${at}.rate`);
  if (rate.lt(0) || rate.gt(1))
    refuse('rate', `${at}.rate`, `must be a fraction from 0 to 1; got "${tier.rate}"`);
  if (!before && !floor.isZero())
    refuse('floor', `${at}.floor`, `of the first tier must be "0"; got "${tier.floor}"`);
  if (before && floor.lte(decimal(before.floor)))
    refuse('floor', `${at}.floor`, `must be above ${before.floor}, that of the tier before it`);
  if (before?.leverage !== undefined && tier.leverage !== undefined)
    if (parseDecimal(tier.leverage, `${at}.leverage`).gt(decimal(before.leverage)))
      refuse(
        'leverage',
        `${at}.leverage`,
        `must not be above ${before.leverage}, that of the tier before it`,
      );
  if (tier.amount === undefined || parseDecimal(tier.amount, `${at}.amount`).eq(amount)) return;
  const printed = decimal(tier.amount);
  const above = floor.times(rate).minus(printed);
  refuse(
    'discontinuous',
    at,
    `asks ${plain(floor.times(rate).minus(amount))} just below a size of ${tier.floor} and ${plain(above)} just above it: with a rate of ${tier.rate} its amount must be ${plain(amount)}, not ${tier.amount}`,
  );
}

/**
 * Refuses a table that jumps, naming the tier. The amounts that follow an error are compared with the printed ones
 * before it, so that the first wrong tier is the one that is named.
 * @throws EngineError `tiers.empty`, `tiers.floor`, `tiers.rate`, `tiers.leverage`, `tiers.discontinuous`
 */
export function checkTiers({ tiers }: TierTable, path: string): void {
  if (tiers.length === 0) refuse('empty', `${path}.tiers`, 'must have at least one tier');
  tiers.forEach((tier, i) => {
    parseDecimal(tier.floor, `${path}.tiers[${i}].floor`);
    parseDecimal(tier.rate, `${path}.tiers[${i}].rate`);
  });
  const amounts = amountsOf(tiers);
  tiers.forEach((tier, i) => {
    checkTier(tier, tiers[i - 1], amounts[i] ?? ZERO, `${path}.tiers[${i}]`);
  });
}

/** The tier of a size: `size` and the floors times `unit` (1, or the price of the coin that floors are written in). */
export function bracketAt(
  brackets: readonly Bracket[],
  size: Decimal,
  boundary: TierBoundary,
  unit: Decimal = decimal(1),
): Bracket {
  const reached = (floor: Decimal): boolean =>
    boundary === 'upper' || floor.isZero() ? size.gte(floor.times(unit)) : size.gt(floor.times(unit));
  const found = brackets.findLast(({ floor }) => reached(floor));
  if (!found) return refuse('size', 'size', `must be at least 0; got ${plain(size)}`);
  return found;
}

/**
 * The most leverage that a stake can have: the greatest size in any tier that its leverage and its cap allow, over the
 * stake. Null where no tier says. @param stake own money, above zero
 */
export function maximumLeverage(table: TierTable, stake: Decimal): Decimal | null {
  const sizes = bracketsOf(table).flatMap(({ floor, leverage, cap }) => {
    if (leverage === null) return [];
    const size = stake.times(leverage);
    if (size.lt(floor)) return [];
    return [cap ? lesser(cap, size) : size];
  });
  const [first, ...rest] = sizes;
  if (!first) return null;
  return rest.reduce(greater, first).div(stake);
}
