/** Whatever happens, in whatever order, with all decimals: ten thousand sequences in `npm run test:long`. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Decimal,
  decimal,
  type Frame,
  imbalance,
  lastOf,
  parseScenario,
  plain,
  play,
  reportOf,
  type Scenario,
  type State,
  serialise,
  simulate,
} from '../../../engine/index.ts';
import { expectCarried } from '../../lib/carried.ts';
import { checkTimes, expectSeen, expectShares, runs } from '../../lib/check.ts';
import { sequence } from '../../lib/sequences.ts';

const TEN_THOUSAND = 10_000;
const text = (value: unknown): string => JSON.stringify(value);

/** What lies in the pools, by asset and line of the ledger. */
function contents(state: State): Map<string, Decimal> {
  const sums = new Map<string, Decimal>();
  const add = (key: string, amount: Decimal) => sums.set(key, (sums.get(key) ?? decimal(0)).plus(amount));
  for (const { amounts, positions } of state.account.pools) {
    for (const { asset, kind, amount } of amounts) add(`${asset} ${kind}`, amount);
    for (const { instrument, quantity } of positions) add(`${instrument} position`, quantity);
  }
  return sums;
}

function written(sums: Map<string, Decimal>): string[] {
  return [...sums]
    .filter(([, sum]) => !sum.isZero())
    .map(([key, sum]) => `${key} ${plain(sum)}`)
    .sort();
}

/** Every posting sums to zero, and what lay in the pools, with all legs, is what lies there, to the last digit. */
function expectConserved(frames: readonly Frame[]): void {
  const [first] = frames;
  if (!first) throw new Error('there is no first moment');
  const sums = contents(first.state);
  for (const frame of frames.slice(1)) {
    for (const entry of frame.entries) {
      if (entry.kind !== 'posting') continue;
      expect(imbalance(entry)).toEqual({});
      for (const { owner, asset, kind, amount } of entry.legs) {
        const key = `${asset} ${kind}`;
        if (owner === 'pool') sums.set(key, (sums.get(key) ?? decimal(0)).plus(amount));
      }
    }
    expect(written(contents(frame.state))).toEqual(written(sums));
  }
}

/** Nothing that is no number, and no cash below zero. */
function expectNumbers(frames: readonly Frame[]): void {
  for (const { state } of frames) {
    expect(state.memory.sma.isFinite()).toBe(true);
    for (const amount of contents(state).values()) expect(amount.isFinite()).toBe(true);
  }
  const { figures, status } = reportOf(lastOf(frames));
  const wrong = Object.values(figures).filter(({ value }) => !value.isFinite());
  expect(wrong.map(({ name }) => name)).toEqual([]);
  // Less than nothing is a state with a name.
  expect(figures.equity?.value.isNegative()).toBe(status === 'shortfall');
}

/** From the moment after an event on, the rest is the same as in the whole. */
function expectTail(frames: readonly Frame[], scenario: Scenario, from: number): void {
  const at = frames.findIndex((_, i) => frames.slice(0, i + 1).filter((f) => f.at === 'event').length > from);
  const snapshot = frames[at]?.state;
  const until = frames.at(-1)?.on;
  if (!snapshot || !until) throw new Error(`there is no event ${from}`);
  const tail = play(snapshot, scenario.events.slice(from + 1), until);
  expect(text(tail)).toBe(text(frames.slice(at + 1)));
}

describe('an event sequence', () => {
  it('keeps all money, makes no NaN, and is the same when replayed or taken up in the middle', () => {
    const carried = { interest: 0, borrowFee: 0, posted: 0 };
    const seen = { all: 0, call: 0, 'forced sale': 0, shortfall: 0 };
    checkTimes(Math.min(TEN_THOUSAND, runs(0.5)), sequence(), fc.nat(), (file, cut) => {
      const scenario = parseScenario(file);
      const frames = simulate(scenario);
      const entries = frames.flatMap((frame) => frame.entries);
      const happened = (name: string) =>
        entries.some((entry) => entry.kind === 'notice' && entry.name === name);
      const sold = entries.some((entry) => entry.kind === 'posting' && entry.reason === 'forcedSale');
      seen.all += 1;
      seen.call += happened('callOpened') ? 1 : 0;
      seen['forced sale'] += sold ? 1 : 0;
      seen.shortfall += happened('shortfall') ? 1 : 0;

      expectConserved(frames);
      expectCarried(frames, carried);
      expectNumbers(frames);
      const again = parseScenario(JSON.parse(text(serialise(scenario))));
      expect(text(simulate(again))).toBe(text(frames));
      expectTail(frames, scenario, cut % scenario.events.length);
    });
    expectSeen(carried, 20);
    expectShares(seen, { call: 0.4, 'forced sale': 0.15, shortfall: 0.03 });
  });
});
