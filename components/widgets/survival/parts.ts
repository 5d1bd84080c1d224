/** A run in parts, so that whoever waits for it sees how far it has come. */
import { BLOCK } from '../../../engine/paths/walk.ts';
import { tallyOf } from '../../../engine/survival/kernel.ts';
import { added, type Run, type Tally } from '../../../engine/survival/run.ts';

/** Which blocks of which run to reckon. */
export interface Order {
  readonly run: Run;
  readonly from: number;
  readonly to: number;
}

/** Paths times days that are reckoned between two looks at the clock. */
const BETWEEN = 150_000;

/** Gives what has been counted since the last time, about every `every` milliseconds. */
export function* parts({ run, from, to }: Order, every: number): Generator<Tally> {
  const step = Math.max(1, Math.floor(BETWEEN / (BLOCK * run.walk.days)));
  let block = from;
  while (block < to) {
    const until = performance.now() + every;
    let part: Tally | null = null;
    while (block < to && (part === null || performance.now() < until)) {
      const end = Math.min(to, block + step);
      const more = tallyOf(run, block, end);
      part = part === null ? more : added(part, more);
      block = end;
    }
    if (part) yield part;
  }
}
