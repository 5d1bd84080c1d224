/** What a run of many paths is told, and what it counts. Counts are whole numbers, so parts of a run add up in any order. */
import type { Walk } from '../paths/walk.ts';

/** An account on the paths, in plain numbers. Levels and worth are of what is held over its worth at the start. */
export interface Run {
  readonly walk: Walk;
  /** Below it the line is crossed; zero where nothing leads there. */
  readonly level: number;
  /** The same had everything been put into the first of two assets. */
  readonly levelAlone: number;
  /** Days after which an account that is still called is sold out at the close; null where that is done at once. */
  readonly deadline: number | null;
  /** What is held at the start, in units of the owner’s own money. */
  readonly leverage: number;
  /** What the sale costs, as a part of what is sold, and whether anything beyond the own money is owed. */
  readonly sale: { readonly fee: number; readonly owed: boolean };
  /** Levels of other leverages, in rising order, for the curve. */
  readonly curve: readonly number[];
  readonly curveAlone: readonly number[];
}

/** A level as the kernel compares it: one that is itself over the line is taken a hair higher. */
export function levelFrom(value: number, inclusive: boolean): number {
  return inclusive ? value * (1 + Number.EPSILON) : value;
}

/** How finely what is left is counted: hundredths of the own money, from −100 % to 300 %. */
export const BINS = { low: -1, high: 3, each: 0.01, count: 401 } as const;

export interface Tally {
  readonly paths: number;
  /** Paths on which the line was crossed at least once, and those of them that were sold out. */
  readonly called: number;
  readonly sold: number;
  /** Paths at whose end something is owed. */
  readonly owing: number;
  /** Paths on which the first asset alone would have been called. */
  readonly alone: number;
  /** By the day of the first call. */
  readonly callDays: readonly number[];
  /** Paths by the first leverage of the curve that is called on them; the last is for none. */
  readonly curve: readonly number[];
  readonly curveAlone: readonly number[];
  /** Paths by what is left: of those that were sold out, and of those that were not. */
  readonly ended: readonly number[];
  readonly kept: readonly number[];
}

const plus = (a: readonly number[], b: readonly number[]): number[] =>
  a.map((value, i) => value + (b[i] ?? 0));

/** Two parts of one run together. */
export function added(a: Tally, b: Tally): Tally {
  return {
    paths: a.paths + b.paths,
    called: a.called + b.called,
    sold: a.sold + b.sold,
    owing: a.owing + b.owing,
    alone: a.alone + b.alone,
    callDays: plus(a.callDays, b.callDays),
    curve: plus(a.curve, b.curve),
    curveAlone: plus(a.curveAlone, b.curveAlone),
    ended: plus(a.ended, b.ended),
    kept: plus(a.kept, b.kept),
  };
}

/** The place in a list of counts at which half of them have come; null where nothing was counted. */
export function middle(counts: readonly number[]): number | null {
  const all = counts.reduce((sum, count) => sum + count, 0);
  let so = 0;
  const place = counts.findIndex((count) => {
    so += count;
    return so * 2 >= all;
  });
  return all === 0 ? null : place;
}

/** Counts up to each place. */
export function rising(counts: readonly number[]): number[] {
  let so = 0;
  return counts.map((count) => {
    so += count;
    return so;
  });
}
