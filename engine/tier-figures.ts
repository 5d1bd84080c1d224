/** A table of maintenance rates, read: which tier a size is in, what it asks, what the printed amounts should be. */
import { parseDecimal } from './decimal.ts';
import { EngineError } from './errors.ts';
import { type Figure, given, type Unit } from './figure.ts';
import {
  amountsOf,
  bracketAt,
  bracketsOf,
  checkTiers,
  maximumLeverage,
  nextAmount,
  type Tier,
  type TierBoundary,
  type TierTable,
} from './tiers.ts';

const RATE: Unit = { kind: 'rate' };
const MONEY: Unit = { kind: 'money' };

/** Rate and maintenance amount of the tier that a size is in. @param size decimal text */
export function tierFigures(
  table: TierTable,
  size: string,
  boundary: TierBoundary,
): { rate: Figure; amount: Figure } {
  const { rate, amount } = bracketAt(bracketsOf(table), parseDecimal(size, 'size'), boundary);
  return {
    rate: given({ name: 'tierRate', label: 'Rate of the tier', unit: RATE }, rate),
    amount: given({ name: 'tierAmount', label: 'Maintenance amount of the tier', unit: MONEY }, amount),
  };
}

/** The amounts that make a table continuous. */
export function amountFigures(tiers: readonly Pick<Tier, 'floor' | 'rate'>[]): Figure[] {
  return amountsOf(tiers).map((amount, i) =>
    given({ name: `tierAmount${i + 1}`, label: `Maintenance amount of tier ${i + 1}`, unit: MONEY }, amount),
  );
}

/** The amount of a tier from the tier before it alone. */
export function amountAfter(
  before: { readonly rate: string; readonly amount: string },
  tier: Pick<Tier, 'floor' | 'rate'>,
): Figure {
  return given(
    { name: 'tierAmount', label: 'Maintenance amount of the tier', unit: MONEY },
    nextAmount(before, tier),
  );
}

/** The floor at which a printed table first jumps, or nothing where it never does. */
export function firstJump({ tiers }: TierTable): Figure | null {
  const count = tiers.findIndex((_, i) => jumps(tiers.slice(0, i + 1)));
  const tier = tiers[count];
  if (!tier) return null;
  return given(
    { name: 'jump', label: 'Size at which the table jumps', unit: MONEY },
    parseDecimal(tier.floor, 'floor'),
  );
}

function jumps(tiers: readonly Tier[]): boolean {
  try {
    checkTiers({ tiers }, 'table');
    return false;
  } catch (error) {
    if (error instanceof EngineError && error.code === 'tiers.discontinuous') return true;
    throw error;
  }
}

/** The most leverage that a stake may have. @param stake decimal text */
export function leverageFigure(table: TierTable, stake: string): Figure | null {
  const most = maximumLeverage(table, parseDecimal(stake, 'stake'));
  return most && given({ name: 'mostLeverage', label: 'Most leverage', unit: { kind: 'multiple' } }, most);
}
