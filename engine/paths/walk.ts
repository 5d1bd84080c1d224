/**
 * Seeded random paths of one price, or of what two prices are worth together. Each price is a geometric Brownian
 * motion: constant drift, constant volatility, no memory. Beside it, a day may open with a gap: a fall of a given size
 * that strikes everything held at once.
 *
 * Float64: for chances only. What is decided on these paths is held against the exact engine by
 * tests/engine/survival-exact.test.ts.
 */
import { Random, STREAMS } from './random.ts';

/** The second of two prices. */
export interface Second {
  /** Of a year, as the first one’s. */
  readonly volatility: number;
  /** With the first, from −1 to 1. */
  readonly correlation: number;
  /** Its part of what both are worth at the start. */
  readonly share: number;
}

/** What the prices do. Plain numbers, so that it can be sent to a worker. */
export interface Walk {
  readonly seed: number;
  readonly days: number;
  /** How many such days make a year: 365 where trading never stops, 252 at a stock exchange. */
  readonly perYear: number;
  /** Of a year: 0.05 is an expected price 5 % higher, continuously compounded, gaps left aside. */
  readonly drift: number;
  readonly volatility: number;
  readonly second: Second | null;
  /** How many days a year open with a gap, on average, and what part of the price it takes. */
  readonly gaps: { readonly perYear: number; readonly size: number };
  /** Whether the price is looked at when a day closes, or all the time. */
  readonly check: 'daily' | 'continuous';
}

/** Paths are drawn so many at a time; an even number. */
export const BLOCK = 500;

/**
 * One path, day by day from the start (day 0). Values are natural logarithms of what the first price, or both together,
 * are worth over the start. With a daily check nothing is seen but closes, and opens and lows are the closes.
 */
export interface Path {
  /** After a gap, before the day’s trading. */
  readonly opens: Float64Array;
  /** The lowest of the day. One that is neither a new lowest of the path nor below `floor` may be left out. */
  readonly lows: Float64Array;
  readonly closes: Float64Array;
  /** Logarithms of the single prices at the close. */
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** The lowest seen from the start on, and the same had everything been put into the first. */
  lowest: number;
  lowestFirst: number;
}

/** −ln of the least uniform number that is ever drawn. */
const FARTHEST = 32 * Math.LN2;

/**
 * The lowest point of a Brownian bridge from `a` to `c` with this variance, from a uniform number: exact in
 * distribution. `quiet` when the lowest lies above `floor` whatever the number.
 */
function lowOf(a: number, c: number, variance: number, floor: number, uniform: number): number {
  if (a > floor && c > floor && 2 * (a - floor) * (c - floor) > FARTHEST * variance) return Math.min(a, c);
  const apart = a - c;
  return (a + c - Math.sqrt(apart * apart - 2 * variance * Math.log(uniform))) / 2;
}

type Numbers = Readonly<Record<keyof typeof STREAMS, Float64Array>>;

/** Numbers that were drawn, for walks of one seed and as many days, by block and use; and room for how many more. */
interface Kept {
  readonly of: string;
  readonly numbers: Map<string, Float64Array>;
  room: number;
}

/** Of 8 bytes each. */
const ROOM = 2 ** 20;
let kept: Kept = { of: '', numbers: new Map(), room: 0 };

/**
 * Draws the paths of one walk, block by block, into memory that is used again. With `keep` the numbers of the first
 * blocks stay for the next walk of the same seed and days, which may differ in all else: drawing them is much of the work.
 */
export class Walker {
  readonly #walk: Walk;
  readonly #keep: boolean;
  /** Room for the numbers of one block, by use. */
  readonly #memory: Numbers;
  /** Those of the block that was drawn. */
  #numbers: Numbers;
  readonly path: Path;

  constructor(walk: Walk, keep = false) {
    const { days, second, check, gaps } = walk;
    const room = (wanted: boolean): Float64Array => new Float64Array(wanted ? days * BLOCK : 0);
    const line = (): Float64Array => new Float64Array(days + 1);
    this.#walk = walk;
    this.#keep = keep;
    this.#memory = {
      first: room(true),
      second: room(second !== null),
      low: room(check === 'continuous'),
      gap: room(gaps.perYear > 0 && gaps.size > 0),
    };
    this.#numbers = this.#memory;
    this.path = {
      opens: line(),
      lows: line(),
      closes: line(),
      first: line(),
      second: line(),
      lowest: 0,
      lowestFirst: 0,
    };
  }

  /** Draws the numbers of one block: those of a day stand together, so that a longer walk begins as a shorter one. */
  draw(block: number): void {
    this.#numbers = {
      first: this.#drawn(block, 'first'),
      second: this.#drawn(block, 'second'),
      low: this.#drawn(block, 'low'),
      gap: this.#drawn(block, 'gap'),
    };
  }

  #drawn(block: number, use: keyof Numbers): Float64Array {
    const { seed, days } = this.#walk;
    const memory = this.#memory[use];
    const into = (out: Float64Array): Float64Array => {
      const random = new Random(seed, block, STREAMS[use]);
      if (use === 'low' || use === 'gap') random.uniforms(out);
      else random.normals(out);
      return out;
    };
    if (!this.#keep || memory.length === 0) return into(memory);
    const of = `${seed} ${days}`;
    if (kept.of !== of) kept = { of, numbers: new Map(), room: ROOM };
    const name = `${block} ${use}`;
    const known = kept.numbers.get(name);
    if (known) return known;
    if (memory.length > kept.room) return into(memory);
    const fresh = into(new Float64Array(memory.length));
    kept.numbers.set(name, fresh);
    kept.room -= fresh.length;
    return fresh;
  }

  /** Walks one path of the block that was drawn; `floor` is a level that matters to whoever looks. */
  go(number: number, floor: number): Path {
    const { days, perYear, drift, volatility, second, gaps, check } = this.#walk;
    const { path } = this;
    const { first: normals, second: others, low: uniforms, gap: gapDraws } = this.#numbers;
    const continuous = check === 'continuous';
    const dt = 1 / perYear;
    const root = Math.sqrt(dt);
    const [trend, sway] = [(drift - volatility ** 2 / 2) * dt, volatility * root];
    const { volatility: other = 0, correlation = 0, share = 0 } = second ?? {};
    const [trend2, sway2] = [(drift - other ** 2 / 2) * dt, other * root];
    const apart = Math.sqrt(Math.max(0, 1 - correlation ** 2));
    const gapping = gapDraws.length > 0;
    const chance = 1 - Math.exp(-gaps.perYear * dt);
    const fall = Math.log(1 - gaps.size);
    let [x, y, before, lowest, lowestFirst] = [0, 0, 0, 0, 0];
    // What each of two is worth of both at the start.
    let [one, two] = [1 - share, share];
    for (let day = 1; day <= days; day += 1) {
      const i = (day - 1) * BLOCK + number;
      const drop = gapping && (gapDraws[i] ?? 1) <= chance ? fall : 0;
      const z = normals[i] ?? 0;
      const from = x + drop;
      x = from + trend + sway * z;
      let close = x;
      let variance = sway * sway;
      if (second) {
        // Between two closes both together are taken for one Brownian motion, as volatile as they are then.
        const part = two / (one + two);
        const a = (1 - part) * sway;
        const b = part * sway2;
        variance = a * a + b * b + 2 * correlation * a * b;
        y += drop + trend2 + sway2 * (correlation * z + apart * (others[i] ?? 0));
        one = (1 - share) * Math.exp(x);
        two = share * Math.exp(y);
        close = Math.log(one + two);
      }
      const open = continuous ? before + drop : close;
      const uniform = uniforms[i] ?? 1;
      const low = continuous ? lowOf(open, close, variance, Math.max(lowest, floor), uniform) : close;
      if (low < lowest) lowest = low;
      if (second) {
        const alone = continuous ? lowOf(from, x, sway * sway, lowestFirst, uniform) : x;
        if (alone < lowestFirst) lowestFirst = alone;
      }
      path.opens[day] = open;
      path.lows[day] = low;
      path.closes[day] = close;
      path.first[day] = x;
      path.second[day] = y;
      before = close;
    }
    path.lowest = lowest;
    path.lowestFirst = second ? lowestFirst : lowest;
    return path;
  }
}
