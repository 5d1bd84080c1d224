/** Straight lines on stretches of a ray, all exact. */
import { type Decimal, ZERO } from './decimal.ts';
import { between, compare, type Ratio, ratio } from './ratio.ts';

/** An open stretch of a ray; `high` null is without end. */
export interface Stretch {
  readonly low: Ratio;
  readonly high: Ratio | null;
}

/** A line through two points with short, exact coordinates. */
export interface Line {
  readonly x1: Decimal;
  readonly y1: Decimal;
  readonly x2: Decimal;
  readonly y2: Decimal;
}

/** Strictly between the ends of a stretch. */
export function inside(t: Ratio, { low, high }: Stretch): boolean {
  return compare(t, low) > 0 && (high === null || compare(t, high) < 0);
}

/** The ray cut at the kinks that lie inside it, in order. */
export function openStretches(
  ray: { readonly from: Decimal; readonly to: Decimal | null },
  kinks: readonly Ratio[],
): Stretch[] {
  const low = ratio(ray.from);
  const high = ray.to === null ? null : ratio(ray.to);
  const cuts = kinks.filter((t) => inside(t, { low, high })).sort(compare);
  return (
    [low, ...cuts]
      .map((start, i) => ({ low: start, high: cuts[i] ?? high }))
      // Nothing lies between a kink and the same one again.
      .filter(({ low: a, high: b }) => b === null || compare(a, b) < 0)
  );
}

/** The lines that some functions, linear on the open stretch, follow there. */
export function linesOn<const F extends readonly ((t: Decimal) => Decimal)[]>(
  stretch: Stretch,
  functions: F,
): { [K in keyof F]: Line } {
  const x1 = between(stretch.low, stretch.high);
  const x2 = between(ratio(x1), stretch.high);
  const lines = functions.map((f): Line => ({ x1, y1: f(x1), x2, y2: f(x2) }));
  return lines as { [K in keyof F]: Line };
}

/** Value of the line at `t`, as a fraction. */
export function valueAt(line: Line, t: Ratio): Ratio {
  const { x1, y1, x2, y2 } = line;
  const run = x2.minus(x1);
  const rise = y2.minus(y1);
  return ratio(
    y1.times(run).times(t.den).plus(rise.times(t.num)).minus(rise.times(x1).times(t.den)),
    run.times(t.den),
  );
}

/** Where the line is zero, by one division of exact numbers; null when it is level. */
export function root(line: Line): Ratio | null {
  const { x1, y1, x2, y2 } = line;
  const rise = y2.minus(y1);
  return rise.isZero() ? null : ratio(x1.times(y2).minus(x2.times(y1)), rise);
}

/** The difference of two lines that share their coordinates. */
export function minus(a: Line, b: Line): Line {
  return { x1: a.x1, y1: a.y1.minus(b.y1), x2: a.x2, y2: a.y2.minus(b.y2) };
}

/** Where two lines on the same coordinates meet. */
export function crossing(a: Line, b: Line): Ratio | null {
  return root(minus(a, b));
}

/** Rise for each unit of `t`, and height at `t` = 0. Both exact fractions. */
export function slopeAndHeight(line: Line): { readonly slope: Ratio; readonly height: Ratio } {
  return { slope: ratio(line.y2.minus(line.y1), line.x2.minus(line.x1)), height: valueAt(line, ratio(ZERO)) };
}
