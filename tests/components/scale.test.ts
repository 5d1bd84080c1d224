import { tickStep } from 'd3-array';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dollars, niceTicks, pct, percentScale, spread } from '../../components/figures/scale.ts';

test('a scale maps a domain to percent, also the other way round', () => {
  const x = percentScale(15, 60);
  expect([15, 37.5, 60].map(x)).toEqual([0, 50, 100]);
  const y = percentScale(-2000, 8000, true);
  expect([-2000, 0, 8000].map(y)).toEqual([100, 80, 0]);
  expect(percentScale(0, 3)(1)).toBe(33.33);
  expect(pct(33.33)).toBe('33.33%');
});

test.each([
  [0, '$0'],
  [500, '$500'],
  [1000, '$1k'],
  [1500, '$1.5k'],
  [1200, '$1.2k'],
  [1250, '$1.25k'],
  [-2000, '−$2k'],
  [-400, '−$400'],
  [35.5, '$35.5'],
])('%s stands on an axis as %s', (value, text) => {
  expect(dollars(value)).toBe(text);
});

test('ticks are round and reach beyond both ends', () => {
  expect(niceTicks(-2000, 7000, 5)).toEqual({
    low: -2000,
    high: 8000,
    values: [-2000, 0, 2000, 4000, 6000, 8000],
  });
  expect(niceTicks(32, 50, 4)).toEqual({ low: 30, high: 50, values: [30, 35, 40, 45, 50] });
  expect(niceTicks(20, 62.5, 4).values).toEqual([20, 30, 40, 50, 60, 70]);
  expect(niceTicks(34.9, 35.05, 4).values).toEqual([34.9, 34.95, 35, 35.05]);
});

test('a range of nothing still has room to draw in', () => {
  const { low, high } = niceTicks(35, 35, 4);
  expect(low).toBeLessThanOrEqual(35);
  expect(high).toBeGreaterThan(low);
});

test('ticks hold the whole range, end to end and evenly', () => {
  const ends = fc
    .tuple(fc.integer({ min: -9000, max: 12_000 }), fc.integer({ min: 1, max: 12_000 }))
    .map(([low, width]) => [low, low + width] as const);
  fc.assert(
    fc.property(ends, fc.integer({ min: 3, max: 6 }), ([low, high], count) => {
      const { low: from, high: to, values } = niceTicks(low, high, count);
      expect(from).toBeLessThanOrEqual(low);
      expect(to).toBeGreaterThanOrEqual(high);
      expect([values[0], values.at(-1)]).toEqual([from, to]);
      expect(values.length).toBeGreaterThan(1);
      expect(values.length).toBeLessThanOrEqual(2 * count + 2);
      const steps = values.slice(1).map((value, i) => value - (values[i] ?? 0));
      for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 6);
    }),
    { numRuns: 1000 },
  );
});

test('the step between them is the one that d3 takes', () => {
  const low = fc.double({ min: -9000, max: 12_000, noNaN: true });
  const width = fc.double({ min: 0.01, max: 12_000, noNaN: true });
  fc.assert(
    fc.property(low, width, fc.integer({ min: 2, max: 8 }), (from, wide, count) => {
      const [first = 0, second = 0] = niceTicks(from, from + wide, count).values;
      const step = tickStep(from, from + wide, count);
      expect(Math.abs(second - first - step) / step).toBeLessThan(1e-3);
    }),
    { numRuns: 1000 },
  );
});

test('labels that are far enough apart stay where they are', () => {
  expect(spread([10, 30, 90], 7)).toEqual([10, 30, 90]);
  expect(spread([], 7)).toEqual([]);
  expect(spread([42], 7)).toEqual([42]);
});

test('labels that would touch move apart, each half of the way', () => {
  expect(spread([50, 52], 8)).toEqual([47, 55]);
  expect(spread([52, 50], 8)).toEqual([55, 47]);
  expect(spread([50, 50], 8)).toEqual([46, 54]);
});

test('labels keep their order and their distance, and move no further than they must', () => {
  const positions = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 6 });
  fc.assert(
    fc.property(positions, fc.integer({ min: 1, max: 12 }), (list, gap) => {
      const placed = spread(list, gap);
      const order = list.map((_, i) => i).sort((a, b) => (list[a] ?? 0) - (list[b] ?? 0));
      const inOrder = order.map((i) => placed[i] ?? 0);
      for (const [i, value] of inOrder.slice(1).entries())
        expect(value - (inOrder[i] ?? 0)).toBeGreaterThanOrEqual(gap - 0.011);
      const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / (values.length || 1);
      expect(mean(placed)).toBeCloseTo(mean(list), 1);
    }),
  );
});
