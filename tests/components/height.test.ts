import { expect, test, vi } from 'vitest';
import { heightTeller } from '../../src/embed/height.ts';

function told(heights: readonly number[]): number[] {
  const said: number[] = [];
  const tell = heightTeller((height) => said.push(height));
  for (const height of heights) tell(height);
  return said;
}

test('whole pixels, rounded up, and only what is new', () => {
  expect(told([700.2, 700.9, 701, 640, 640])).toEqual([701, 640]);
});

test('a host whose answer changes the height again is told the greater one at last', () => {
  const forever = Array.from({ length: 200 }, (_, i) => (i % 2 ? 715 : 700));
  const said = told(forever);
  expect(said.length).toBeLessThan(12);
  expect(said.at(-1)).toBe(715);
});

test('a reader who opens and closes something is followed, however often', () => {
  const clock = vi.spyOn(performance, 'now');
  let now = 1000;
  clock.mockImplementation(() => {
    now += 500;
    return now;
  });
  const heights = Array.from({ length: 50 }, (_, i) => (i % 2 ? 900 : 700));
  expect(told(heights)).toEqual(heights);
  clock.mockRestore();
});
