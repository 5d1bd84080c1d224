/**
 * The one solver. Margin balance and requirement are straight between the kinks of a ray, so where they
 * meet is one exact division. "At what price, how much to deposit, how much to sell" are all this question.
 */
import type { Decimal } from './decimal.ts';
import {
  inside,
  linesOn,
  minus,
  openStretches,
  root,
  type Line as Straight,
  type Stretch,
  valueAt,
} from './line.ts';
import { once } from './once.ts';
import { compare, quotientOf, type Ratio, ratio, terminates } from './ratio.ts';
import { kinksOf, type Requirement } from './rules/index.ts';
import type { Ray } from './rules/view.ts';

/** What the solver compares along a ray. */
export interface Condition {
  readonly ray: Ray;
  readonly requirement: Requirement;
  /** Balance and requirement (times the line's factor) at one point of the ray. */
  readonly balanceAt: (t: Decimal) => Decimal;
  readonly requirementAt: (t: Decimal) => Decimal;
  readonly boundary: 'strict' | 'inclusive';
}

/** A piece of the ray on which the answer is the same: one point, or an open stretch. */
interface Cell {
  readonly low: Ratio;
  readonly high: Ratio | null;
  readonly point: boolean;
  readonly safe: boolean;
}

/**
 * `at`: the state changes at `t`; `attained` says whether `t` itself is already on the far side.
 * `already`: it has changed before we start; `t` is where it would change back, null when nowhere.
 * `never`: it does not change on this ray.
 */
export type Crossing =
  | { readonly kind: 'never' }
  | { readonly kind: 'already'; readonly t: Ratio | null }
  | { readonly kind: 'at'; readonly t: Ratio; readonly attained: boolean };

function isSafe(excess: Decimal, boundary: Condition['boundary']): boolean {
  return boundary === 'strict' ? excess.gte(0) : excess.gt(0);
}

function excessAt(condition: Condition, t: Decimal): Decimal {
  return condition.balanceAt(t).minus(condition.requirementAt(t));
}

/** Balance and requirement on one stretch, and what the one exceeds the other by. */
interface Piece {
  readonly stretch: Stretch;
  readonly sides: readonly [balance: Straight, requirement: Straight];
  readonly excess: Straight;
}

/** The stretches between the kinks of a condition's ray. */
export function stretchesOf(condition: Condition): Stretch[] {
  return openStretches(condition.ray, kinksOf(condition.requirement, condition.ray));
}

/**
 * A kink itself. A finite decimal can occur, so there the rules are asked. Any other point lies between all prices
 * and quantities that can occur, and no state can be built on it; where a rule jumps at such a point (a position
 * passes a third of the account) the lesser of the two limits decides. It warns early and cures late: whoever rounds
 * to the safe side of the point is safe. Without a jump both limits are the value.
 */
function pointCell(condition: Condition, t: Ratio, limits: readonly Ratio[]): Cell {
  const [worst] = limits.toSorted(compare);
  const excess = worst === undefined || terminates(t) ? excessAt(condition, quotientOf(t)) : worst.num;
  return { low: t, high: t, point: true, safe: isSafe(excess, condition.boundary) };
}

function openCells(condition: Condition, stretch: Stretch, excess: Straight): Cell[] {
  const zero = root(excess);
  if (zero === null || !inside(zero, stretch))
    return [{ ...stretch, point: false, safe: isSafe(excess.y1, condition.boundary) }];
  const rising = excess.y2.gt(excess.y1);
  return [
    { low: stretch.low, high: zero, point: false, safe: !rising },
    { low: zero, high: zero, point: true, safe: condition.boundary === 'strict' },
    { low: zero, high: stretch.high, point: false, safe: rising },
  ];
}

interface Cut {
  readonly pieces: readonly Piece[];
  readonly cells: readonly Cell[];
}

/**
 * The ray cut into pieces that are safe or not, in order. A condition is asked downward and upward, and again for how
 * an answer was found.
 */
const cutOf = once((condition: Condition): Cut => {
  const pieces = stretchesOf(condition).map((stretch) => {
    const sides = linesOn(stretch, [condition.balanceAt, condition.requirementAt]);
    return { stretch, sides, excess: minus(...sides) };
  });
  const cells: Cell[] = [pointCell(condition, ratio(condition.ray.from), [])];
  pieces.forEach(({ stretch, excess }, i) => {
    cells.push(...openCells(condition, stretch, excess));
    const { high } = stretch;
    if (high === null) return;
    const beside = pieces.slice(i, i + 2).map((piece) => valueAt(piece.excess, high));
    cells.push(pointCell(condition, high, beside));
  });
  return { pieces, cells };
});

function holds(cell: Cell, t: Ratio): boolean {
  if (cell.point) return compare(cell.low, t) === 0;
  return compare(t, cell.low) > 0 && (cell.high === null || compare(t, cell.high) < 0);
}

function edgeOf(cell: Cell, step: 1 | -1): Ratio {
  return step === 1 || cell.high === null ? cell.low : cell.high;
}

/**
 * Walks from `start` up (1) or down (−1) the ray until the state is no longer what it was at the start.
 * `wanted` is the state looked for: the first unsafe point for a call, the first safe one for a cure.
 */
export function firstChange(
  condition: Condition,
  start: Decimal,
  step: 1 | -1,
  wanted: 'safe' | 'unsafe',
): Crossing {
  const { cells } = cutOf(condition);
  const ordered = step === 1 ? cells : cells.toReversed();
  const from = ordered.findIndex((cell) => holds(cell, ratio(start)));
  const ahead = ordered.slice(from);
  const here = ahead[0];
  if (!here) return { kind: 'never' };
  const target = wanted === 'safe';
  const next = ahead.find((cell) => cell.safe !== here.safe);
  if (here.safe === target) return { kind: 'already', t: next ? edgeOf(next, step) : null };
  if (!next) return { kind: 'never' };
  return { kind: 'at', t: edgeOf(next, step), attained: next.point };
}

/** Balance and requirement about the point where they meet, for showing how it was found; null at a jump. */
export function sidesAt(condition: Condition, t: Ratio): Piece['sides'] | null {
  const meets = ({ stretch, excess }: Piece): boolean => {
    const zero = root(excess);
    const within = compare(t, stretch.low) >= 0 && (stretch.high === null || compare(t, stretch.high) <= 0);
    return within && zero !== null && compare(zero, t) === 0;
  };
  return cutOf(condition).pieces.find(meets)?.sides ?? null;
}
