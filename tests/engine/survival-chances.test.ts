/** Chances against what is known exactly: the closed form where one exists, an exact recursion where the price is looked at once a day. */
import { expect, it } from 'vitest';
import { Random } from '../../engine/paths/random.ts';
import { BLOCK, type Walk } from '../../engine/paths/walk.ts';
import { chanceOfFall } from '../../engine/survival/closed-form.ts';
import { tallyOf } from '../../engine/survival/kernel.ts';
import { added, type Tally } from '../../engine/survival/run.ts';
import { levelRun, WALK } from '../lib/survival.ts';
import { chanceOfDailyFall } from '../oracle/daily-fall.ts';

/** A million paths. */
const BLOCKS = 1_000_000 / BLOCK;
const FEWER = BLOCKS / 4;

/** How many standard errors the share of called paths lies from a chance. */
function errors({ called, paths }: Tally, chance: number): number {
  return Math.abs(called / paths - chance) / Math.sqrt((chance * (1 - chance)) / paths);
}

interface Setting {
  readonly level: number;
  readonly walk: Walk;
}

/** Settings of every sort whose chance is neither nothing nor all, as uniform numbers decide. */
function settings(count: number, seed: number): Setting[] {
  const numbers = new Float64Array(6 * count);
  new Random(seed, 0, 9).uniforms(numbers);
  return Array.from({ length: count }, (_, i) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = numbers.slice(6 * i);
    const volatility = 0.1 + 1.1 * a;
    const [days, perYear] = [1 + Math.floor(3 * b), 12 + 350 * c];
    const spread = volatility * Math.sqrt(days / perYear);
    return {
      level: Math.exp(-(0.05 + 2.2 * d) * spread),
      walk: { ...WALK, seed: i + 1, days, perYear, volatility, drift: 0.6 * (e - 0.5) },
    };
  });
}

it('looked at all the time: at least 49 of 50 settings within 3 standard errors of the closed form', () => {
  const near = settings(50, 20261122).filter(({ level, walk }) => {
    const years = walk.days / walk.perYear;
    const chance = chanceOfFall({ level, drift: walk.drift, volatility: walk.volatility, years });
    expect(chance).toBeGreaterThan(0.005);
    return errors(tallyOf(levelRun(level, walk), 0, BLOCKS), chance) <= 3;
  });
  console.info(`${near.length} of 50 settings within 3 standard errors`);
  expect(near.length).toBeGreaterThanOrEqual(49);
}, 600_000);

it('looked at once a day: at least 19 of 20 settings within 3 standard errors of the exact recursion, half of them with gaps', () => {
  const near = settings(20, 7).filter(({ level, walk }, i) => {
    const gaps = i % 2 === 0 ? { perYear: walk.perYear / 5, size: 0.08 } : { perYear: 0, size: 0 };
    const run = levelRun(level, { ...walk, gaps, check: 'daily' });
    return errors(tallyOf(run, 0, FEWER), chanceOfDailyFall({ level, ...walk, gaps })) <= 3;
  });
  expect(near.length).toBeGreaterThanOrEqual(19);
});

it('tells a daily look from a continuous one: 10 % down in 30 days at 60 % volatility', () => {
  const level = 0.9;
  const { days, perYear, drift, volatility } = WALK;
  const always = chanceOfFall({ level, drift, volatility, years: days / perYear });
  const daily = chanceOfDailyFall({ level, ...WALK });
  expect(always).toBeCloseTo(0.5686, 4);
  expect(daily).toBeCloseTo(0.5035, 4);
  expect(errors(tallyOf(levelRun(level), 0, FEWER), always)).toBeLessThan(3);
  const closes = tallyOf(levelRun(level, { check: 'daily' }), 0, FEWER);
  expect(errors(closes, daily)).toBeLessThan(3);
  expect(errors(closes, always)).toBeGreaterThan(3);
});

it('takes two assets that move as one for one, and finds less danger in two that do not', () => {
  const two = (correlation: number): Tally =>
    tallyOf(levelRun(0.9, { second: { volatility: 0.6, correlation, share: 0.5 } }), 0, 20);
  const together = two(1);
  expect(together.called).toBe(together.alone);
  expect(two(0).called).toBeLessThan(together.called * 0.9);
  expect(two(-0.9).called).toBeLessThan(two(0).called);
});

it('takes the chance of two assets, looked at all the time, as looking thirty times as often finds it', () => {
  const second = { volatility: 0.6, correlation: 0.2, share: 0.5 };
  const walk: Partial<Walk> = { second, days: 20, perYear: 365 };
  const coarse = tallyOf(levelRun(0.88, walk), 0, 100);
  const fine = tallyOf(levelRun(0.88, { ...walk, days: 600, perYear: 30 * 365 }), 0, 40);
  const [a, b] = [coarse.called / coarse.paths, fine.called / fine.paths];
  const error = Math.sqrt((a * (1 - a)) / coarse.paths + (b * (1 - b)) / fine.paths);
  expect(Math.abs(a - b)).toBeLessThan(3 * error);
});

it('is the same whoever reckons which part of it', () => {
  const run = levelRun(0.93, { gaps: { perYear: 12, size: 0.1 } });
  const whole = tallyOf(run, 0, 7);
  expect(added(tallyOf(run, 3, 7), tallyOf(run, 0, 3))).toEqual(whole);
  expect([2, 0, 4, 1, 6, 3, 5].map((block) => tallyOf(run, block, block + 1)).reduce(added)).toEqual(whole);
  expect(tallyOf({ ...run, walk: { ...run.walk, seed: 8 } }, 0, 7)).not.toEqual(whole);
});

it('is the same with numbers that were kept, of few days and of more than there is room for', () => {
  const settings: Partial<Walk>[] = [
    { volatility: 0.6 },
    { volatility: 0.3, check: 'daily' },
    { second: { volatility: 0.6, correlation: 0.2, share: 0.5 } },
    { gaps: { perYear: 12, size: 0.1 } },
    { days: 400 },
    { days: 400, volatility: 0.2 },
    { seed: 8 },
  ];
  for (const walk of [...settings, ...settings]) {
    const run = levelRun(0.93, walk);
    expect(tallyOf(run, 0, 5, true)).toEqual(tallyOf(run, 0, 5));
  }
});

it('begins a longer walk as a shorter one: more days are never less danger', () => {
  const called = [5, 10, 20, 40].map((days) => tallyOf(levelRun(0.9, { days }), 0, 10).callDays);
  const upTo = (counts: readonly number[], days: number): number =>
    counts.slice(0, days + 1).reduce((sum, count) => sum + count, 0);
  for (const counts of called) expect(upTo(counts, 5)).toBe(upTo(called[0] ?? [], 5));
});
