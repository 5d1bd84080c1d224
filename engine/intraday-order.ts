/** The order of a day that nobody can show: the rule then assumes the one with the highest deficit. */
import { type Decimal, lesser, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';

/** The most transactions of which every order is tried. */
const MOST_TRANSACTIONS = 12;

/** The lowest level when every fall comes before every rise. Each change keeps its size, whatever came before. */
export function lowestInAnyOrder(opening: Decimal, changes: readonly Decimal[]): Decimal {
  return changes.reduce((level, change) => (change.isNegative() ? level.plus(change) : level), opening);
}

/**
 * The highest deficit in any order of `count` transactions whose effects depend on each other: a sale opens a short
 * when the purchase has not come yet. `levelAfter` tells the level once exactly the numbered ones (from 0) are done.
 * Only a level that a transaction has just reduced counts. Zero when there is no deficit.
 * @throws EngineError `intraday.too-many`
 */
export function highestDeficit(count: number, levelAfter: (done: ReadonlySet<number>) => Decimal): Decimal {
  if (count > MOST_TRANSACTIONS)
    throw new EngineError(
      'intraday.too-many',
      'transactions',
      `of one day must be at most ${MOST_TRANSACTIONS} when their order is unknown; got ${count}`,
    );
  const numbers = Array.from({ length: count }, (_, i) => i);
  const levels = Array.from({ length: 2 ** count }, (_, mask) =>
    levelAfter(new Set(numbers.filter((i) => (mask & (2 ** i)) !== 0))),
  );
  const level = (mask: number): Decimal => levels[mask] ?? ZERO;
  const lowest = levels.reduce((low, now, mask) => {
    const reduced = numbers.some((i) => (mask & (2 ** i)) !== 0 && now.lt(level(mask - 2 ** i)));
    return reduced ? lesser(now, low) : low;
  }, ZERO);
  return ZERO.minus(lowest);
}
