/** What the kernel decides on a path, the exact engine decides too: paths are drawn and played through it. */
import { expect, it } from 'vitest';
import { addBusinessDays } from '../../engine/holidays.ts';
import {
  assess,
  callPrices,
  decimal,
  nextDay,
  rulebookIn,
  type State,
  viewOf,
  withMark,
} from '../../engine/index.ts';
import { type Path, type Second, type Walk, Walker } from '../../engine/paths/walk.ts';
import { openDay } from '../../engine/reg-t.ts';
import { closeDay, review } from '../../engine/remedy.ts';
import { type Fate, fateOf } from '../../engine/survival/kernel.ts';
import type { Run } from '../../engine/survival/run.ts';
import type { Outcome } from '../../engine/write.ts';
import { BROKER, EXCHANGE, runOf, stateAt } from '../lib/survival.ts';

/** The worth of all that is held over the start, or rather its logarithm, as the prices of one moment. */
function priced(state: State, path: Path, day: number, worth: number): State {
  const shift = worth - (path.closes[day] ?? 0);
  const logs = [path.first[day] ?? 0, path.second[day] ?? 0];
  const { positions } = viewOf(state).pool;
  const market = positions.reduce(
    (so, { instrument }, i) =>
      withMark(so, instrument, decimal((100 * Math.exp((logs[i] ?? 0) + shift)).toFixed(12))),
    state.market,
  );
  return { ...state, market };
}

/** Each worth that somebody sees on a day. An exchange that never looks away sees the level itself first. */
function seen({ walk, deadline }: Run, path: Path, day: number, level: number): number[] {
  const [open = 0, low = 0, close = 0] = [path.opens[day], path.lows[day], path.closes[day]];
  if (day === 0 || walk.check === 'daily') return [close];
  const first = deadline === null && low < level ? [Math.min(open, level - 1e-13)] : [];
  return [...first, low, close];
}

/** The same path in the exact engine, every moment reviewed and every day closed. */
function played(start: State, run: Run, path: Path, level: number): Fate {
  let state = start;
  let [called, sold]: [number | null, number | null] = [null, null];
  for (let day = 0; day <= run.walk.days; day += 1) {
    const on =
      day === 0 ? start.on : run.deadline === null ? nextDay(state.on) : addBusinessDays(state.on, 1);
    state = openDay({ ...state, on });
    const note = ({ state: next, entries }: Outcome): void => {
      for (const entry of entries) {
        if (entry.kind !== 'notice') continue;
        if (entry.name === 'callOpened' || entry.name === 'liquidation') called ??= day;
        if (entry.name === 'brokerSells' || entry.name === 'liquidation') sold ??= day;
      }
      state = next;
    };
    for (const worth of seen(run, path, day, level)) note(review(priced(state, path, day, worth)));
    note(closeDay(state));
  }
  const own = assess(viewOf(start), rulebookIn(start)).equity.value;
  return {
    called,
    sold,
    left: Number(assess(viewOf(state), rulebookIn(state)).equity.value.div(own).toFixed(12)),
  };
}

const second = (correlation: number): Second => ({ volatility: 0.6, correlation, share: 0.5 });
const crash = { perYear: 24, size: 0.2 };
const stocks = { perYear: 252, volatility: 0.6, days: 40 };

const CASES: readonly (readonly [string, State, Partial<Walk>])[] = [
  ['an exchange, all the time', stateAt(EXCHANGE, '8'), {}],
  ['an exchange, once a day', stateAt(EXCHANGE, '8'), { check: 'daily' }],
  ['an exchange under gaps', stateAt(EXCHANGE, '4'), { gaps: crash }],
  ['an exchange, already over the line', stateAt(EXCHANGE, '40'), {}],
  ['a broker, once a day', stateAt(BROKER, '2.5'), { ...stocks, check: 'daily' }],
  [
    'a broker, all the time, under gaps',
    stateAt(BROKER, '2'),
    { ...stocks, volatility: 0.4, gaps: { perYear: 6, size: 0.2 } },
  ],
  ['a broker, two stocks', stateAt(BROKER, '2.8', 2), { ...stocks, second: second(0.2), check: 'daily' }],
  [
    'a broker, two stocks, all the time, under gaps',
    stateAt(BROKER, '2.2', 2),
    { ...stocks, second: second(-0.4), gaps: crash },
  ],
  ['a broker, called at once', stateAt(BROKER, '3.5'), { ...stocks, check: 'daily' }],
];
const PATHS = 60;

it.each(CASES)('%s: no disagreement on sampled paths', (name, state, walk) => {
  const run = runOf(state, walk);
  const level = Math.log(run.level);
  const walker = new Walker(run.walk);
  walker.draw(3);
  const counts = { paths: PATHS, called: 0, sold: 0, met: 0, owing: 0 };
  for (let number = 0; number < PATHS; number += 1) {
    const path = walker.go(number, level);
    const [here, there] = [fateOf(run, path, level), played(state, run, path, level)];
    expect({ ...there, left: 0 }, `${name}, path ${number}`).toEqual({ ...here, left: 0 });
    expect(there.left, `${name}, path ${number}`).toBeCloseTo(here.left, 8);
    if (here.called !== null) counts.called += 1;
    if (here.sold !== null) counts.sold += 1;
    if (here.called !== null && here.sold === null) counts.met += 1;
    if (here.left < 0) counts.owing += 1;
  }
  // Not a test of one side only.
  expect(counts.called).toBeGreaterThan(PATHS / 10);
  if (!name.includes('already') && !name.includes('at once')) expect(counts.called).toBeLessThan(PATHS);
});

it('takes the level of one asset from the solver', () => {
  const state = stateAt(EXCHANGE, '10');
  const book = rulebookIn(state);
  const line = book.lines.find(({ action }) => action === 'liquidate');
  if (!line) throw new Error('no line');
  const { below } = callPrices(viewOf(state), book, line, 'COIN');
  if (below.kind !== 'at') throw new Error('no crossing');
  expect(runOf(state).level).toBeCloseTo(Number(below.t.num.div(below.t.den).toFixed(15)) / 100, 15);
});

it('finds the same level for two stocks together as for one', () => {
  for (const leverage of ['1.3', '2', '3.1'])
    expect(runOf(stateAt(BROKER, leverage, 2)).level).toBe(runOf(stateAt(BROKER, leverage)).level);
});

it('refuses what the kernel cannot compare', () => {
  const short = { ...stateAt(EXCHANGE, '10') };
  const [pool] = short.account.pools;
  if (!pool) throw new Error('no pool');
  const sold = pool.positions.map((item) => ({ ...item, quantity: item.quantity.neg() }));
  const state = { ...short, account: { wallet: [], pools: [{ ...pool, positions: sold }] } };
  expect(() => stateAt(state, '2')).toThrow(/^coin must hold 1 bought position for this leverage/);
  expect(() => stateAt(EXCHANGE, '2', 2)).toThrow(/^coin must hold 2 bought positions for this leverage/);
  const settings = { securities: [{ instrument: 'XYZ', houseLong: '0.5' }] };
  expect(() => runOf(stateAt({ ...BROKER, settings }, '2', 2))).toThrow(
    /must ask the same of each of several assets/,
  );
});
