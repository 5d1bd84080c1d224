/**
 * Properties. The seed is fixed so that a run can be repeated; look further with `npm run test:long`, or with
 * `FAST_CHECK_SEED=random FAST_CHECK_RUNS=5000 npm run test:engine`.
 */
import fc from 'fast-check';
import { expect, vi } from 'vitest';

// Many cases take long on a busy machine, and more so when more are asked for.
vi.setConfig({ testTimeout: 3_600_000 });

const { FAST_CHECK_RUNS, FAST_CHECK_SEED, FAST_CHECK_SHRINK } = process.env;
const RUNS = Number(FAST_CHECK_RUNS ?? 500);
/** From here on nobody is in a hurry. */
const LONG = 20_000;
const SEED = FAST_CHECK_SEED === 'random' ? Date.now() : Number(FAST_CHECK_SEED ?? 20261122);

/** Runs per property; `share` is for one that takes long, and is not taken off in a long run. */
export function runs(share = 1): number {
  return RUNS >= LONG ? RUNS : Math.max(1, Math.round(RUNS * share));
}

type Arbitraries<T extends unknown[]> = { [K in keyof T]: fc.Arbitrary<T[K]> };

/** `check(a, b, (a, b) => …)`: the last argument must not throw for any values of the others. */
export function check<T extends [unknown, ...unknown[]]>(
  ...args: [...Arbitraries<T>, (...values: T) => void]
): void {
  checkShare(1, ...args);
}

/** As `check`, with a share of the usual runs. */
export function checkShare<T extends [unknown, ...unknown[]]>(
  share: number,
  ...args: [...Arbitraries<T>, (...values: T) => void]
): void {
  checkTimes(runs(share), ...args);
}

/** As `check`, so many times. */
export function checkTimes<T extends [unknown, ...unknown[]]>(
  numRuns: number,
  ...args: [...Arbitraries<T>, (...values: T) => void]
): void {
  const endOnFailure = FAST_CHECK_SHRINK === 'off';
  fc.assert(fc.property(...args), { numRuns, seed: SEED, endOnFailure });
}

/** Prints which share of all cases was of each sort, and asks for so much of each. */
export function expectShares(
  { all, ...counts }: Readonly<Record<string, number>>,
  least: Readonly<Record<string, number>>,
): void {
  const shares = Object.entries(counts).map(([name, count]) => [name, count / (all ?? 1)] as const);
  const words = shares.map(([name, share]) => `${(100 * share).toFixed(1)} % ${name}`);
  console.info(`${all} cases: ${words.join(', ')}`);
  if (RUNS < 300) return;
  expect(shares.filter(([name, share]) => share < (least[name] ?? 0))).toEqual([]);
}

/** That random cases were of every sort; with fewer runs than usual there may be none of some. */
export function expectSeen(counts: Readonly<Record<string, number>>, least: number): void {
  if (RUNS < 300) return;
  const rare = Object.entries(counts).filter(([, count]) => count < least);
  expect(rare).toEqual([]);
}
