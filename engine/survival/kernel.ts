/**
 * The kernel: walks paths and compares them with levels that the exact engine has found. It knows no rule; what it
 * decides on a path is held against the engine by tests/engine/survival-exact.test.ts.
 */
import { BLOCK, type Path, Walker } from '../paths/walk.ts';
import { BINS, type Run, type Tally } from './run.ts';

/** What became of the account on one path. */
export interface Fate {
  /** Day of the first call; null without one. */
  readonly called: number | null;
  /** Day on which it was sold out. */
  readonly sold: number | null;
  /** What is left of the own money, in units of it; below zero it is owed. */
  readonly left: number;
}

/** What is left at a level of what is held, the position still open. */
function worth({ leverage }: Run, level: number): number {
  return 1 + leverage * (level - 1);
}

function afterSale(run: Run, level: number): number {
  const { fee, owed } = run.sale;
  const left = worth(run, level) - fee * run.leverage * level;
  return owed ? left : Math.max(0, left);
}

/**
 * A call stands from the price that crosses the line until a price that does not, or until the close of the day on
 * which its time is over: then everything is sold. Without a deadline everything is sold at the level itself or, where
 * the price was first seen farther down, there.
 */
export function fateOf(run: Run, path: Path, level: number): Fate {
  const { days } = run.walk;
  const { opens, lows, closes } = path;
  let [called, due]: [number | null, number | null] = [null, null];
  for (let day = 0; day <= days; day += 1) {
    const close = closes[day] ?? 0;
    if ((lows[day] ?? 0) < level) {
      called ??= day;
      if (run.deadline === null)
        return { called, sold: day, left: afterSale(run, Math.exp(Math.min(level, opens[day] ?? 0))) };
      due ??= day + run.deadline;
    }
    if (close >= level) due = null;
    if (due !== null && day >= due) return { called, sold: day, left: afterSale(run, Math.exp(close)) };
  }
  return { called, sold: null, left: worth(run, Math.exp(closes[days] ?? 0)) };
}

/** The first leverage whose level lies above the lowest point of a path. */
function firstAbove(levels: readonly number[], lowest: number): number {
  let place = 0;
  while (place < levels.length && !((levels[place] ?? 0) > lowest)) place += 1;
  return place;
}

function binOf(left: number): number {
  const bin = Math.floor((left - BINS.low) / BINS.each);
  return Math.min(BINS.count - 1, Math.max(0, bin));
}

const zeros = (length: number): number[] => Array.from({ length }, () => 0);

function bump(counts: number[], place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}

/** What becomes of the account on the paths of the blocks from `from` up to but not `to`; `keep` as a walker has it. */
export function tallyOf(run: Run, from: number, to: number, keep = false): Tally {
  const walker = new Walker(run.walk, keep);
  const [level, alone] = [Math.log(run.level), Math.log(run.levelAlone)];
  const [levels, levelsAlone] = [run.curve.map(Math.log), run.curveAlone.map(Math.log)];
  const counts = { called: 0, sold: 0, owing: 0, alone: 0 };
  const callDays = zeros(run.walk.days + 1);
  const [curve, curveAlone] = [zeros(levels.length + 1), zeros(levelsAlone.length + 1)];
  const [ended, kept] = [zeros(BINS.count), zeros(BINS.count)];
  for (let block = from; block < to; block += 1) {
    walker.draw(block);
    for (let number = 0; number < BLOCK; number += 1) {
      const path = walker.go(number, level);
      const { called, sold, left } = fateOf(run, path, level);
      if (called !== null) {
        counts.called += 1;
        bump(callDays, called);
      }
      if (sold !== null) counts.sold += 1;
      if (left < 0) counts.owing += 1;
      if (path.lowestFirst < alone) counts.alone += 1;
      bump(curve, firstAbove(levels, path.lowest));
      bump(curveAlone, firstAbove(levelsAlone, path.lowestFirst));
      bump(sold === null ? kept : ended, binOf(left));
    }
  }
  return { paths: (to - from) * BLOCK, ...counts, callDays, curve, curveAlone, ended, kept };
}
