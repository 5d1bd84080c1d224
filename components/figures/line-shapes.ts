/** The shapes of lines between their points: how high one is at a place, and what lies below one. */
import type { Series } from './marks.ts';

type Scale = (value: number) => number;

/** The height of a line at a place between its points. */
export function heightAt({ points }: Series, x: number): number | null {
  const after = points.findIndex((point) => point.x >= x);
  const [a, b] = [points[after - 1], points[after]];
  if (!b) return null;
  if (!a || b.x === a.x) return b.x === x ? b.y : null;
  return a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);
}

/**
 * What lies between a line and the one of the same places that it must stay above, or zero: a polygon in the unit
 * square, from scales in percent; nothing where it stays above.
 */
export function below(line: Series | undefined, floor: Series | undefined, toX: Scale, toY: Scale): string {
  const at = (x: number, y: number): string => `${toX(x) / 100},${toY(y) / 100}`;
  const under: { x: number; y: number; floor: number }[] = [];
  let before: (typeof under)[number] | undefined;
  for (const [i, { x, y }] of line?.points.entries() ?? []) {
    const here = { x, y, floor: floor?.points[i]?.y ?? 0 };
    if (before && before.y < before.floor !== here.y < here.floor) {
      const share = (before.y - before.floor) / (before.y - before.floor - y + here.floor);
      const height = before.y + share * (y - before.y);
      under.push({ x: before.x + share * (x - before.x), y: height, floor: height });
    }
    if (y < here.floor) under.push(here);
    before = here;
  }
  if (under.length < 2) return '';
  return [
    ...under.map((point) => at(point.x, point.y)),
    ...under.toReversed().map((point) => at(point.x, point.floor)),
  ].join(' ');
}
