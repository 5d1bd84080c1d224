/** Random worlds under random prices: nothing is lost, the fund ends at nothing, and nobody pays more than the rule says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimal,
  plain,
  profitsOf,
  stepWorld,
  type World,
  type WorldEntry,
  type WorldOutcome,
} from '../../../engine/index.ts';
import { checkShare, expectSeen } from '../../lib/check.ts';
import { type Holder, moved, postingsOf, world } from '../../lib/worlds.ts';

const RULES = ['owed', 'deleverage', 'overOpen', 'overDeposits'] as const;

const holder: fc.Arbitrary<Holder> = fc.record({
  cash: fc.integer({ min: 1, max: 4000 }).map((cents) => (cents / 100).toFixed(2)),
  quantity: fc.integer({ min: -300, max: 300 }).map((tenths) => (tenths / 10).toFixed(1)),
  entry: fc.integer({ min: 80, max: 120 }).map((hundredths) => (hundredths / 100).toFixed(2)),
});
const price = fc.integer({ min: 10, max: 300 }).map((hundredths) => (hundredths / 100).toFixed(2));
const ticks = fc.array(fc.tuple(price, fc.option(price)), { minLength: 1, maxLength: 3 });

const worlds = fc.record({
  holders: fc.array(holder, { minLength: 2, maxLength: 8 }),
  fund: fc.integer({ min: 0, max: 2000 }).map((cents) => (cents / 100).toFixed(2)),
  rule: fc.constantFrom(...RULES),
  rulebook: fc.constantFrom('dydx-cross', 'dydx-isolated', 'binance-futures-cross', 'hyperliquid-cross'),
  fee: fc.constantFrom('0', '0.01'),
  lot: fc.constantFrom('0.001', '1'),
  ticks,
});

type Given = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

function started({ holders, fund, rule, rulebook, fee, lot }: Given): World {
  const named = Object.fromEntries(holders.map((item, i) => [`m${i}`, item]));
  return world(named, fund, { beyondFund: rule, liquidationFee: fee }, { rulebook, lot });
}

function played(given: Given): { before: World; steps: WorldOutcome[]; journal: WorldEntry[] } {
  const before = started(given);
  const steps: WorldOutcome[] = [];
  for (const [mark, last] of given.ticks)
    steps.push(moved(steps.at(-1)?.world ?? before, mark, last ?? undefined));
  return { before, steps, journal: steps.flatMap(({ entries }) => entries) };
}

describe('a random world', () => {
  it('keeps all money to the last digit, and its fund from falling below nothing', () => {
    const seen = { insurance: 0, deleveraging: 0, socialised: 0, debt: 0 };
    checkShare(0.4, worlds, (given) => {
      const { before, steps, journal } = played(given);
      const after = steps.at(-1)?.world ?? before;
      const { accounts, others } = profitsOf(before, after, journal);
      const all = [...Object.values(accounts), ...Object.values(others)];
      expect(plain(all.reduce((sum, value) => sum.plus(value)))).toBe('0');
      expect(plain(others.counterparty)).toBe('0');
      expect(plain(after.fund.minus(before.fund))).toBe(plain(others.fund));
      for (const { world: then } of steps) {
        expect(then.fund.gte(0)).toBe(true);
        expect(then.members.every(({ state }) => state.memory.fund?.eq(then.fund))).toBe(true);
      }
      for (const { reason } of postingsOf(journal))
        if (reason in seen) seen[reason as keyof typeof seen] += 1;
    });
    expectSeen(seen, 5);
  });

  it('leaves no pool that holds nothing below nothing, but for what it owes', () => {
    checkShare(0.4, worlds, (given) => {
      for (const { world: then } of played(given).steps)
        for (const { state } of then.members)
          for (const { amounts, positions } of state.account.pools)
            if (positions.length === 0)
              expect(amounts.filter(({ kind, amount }) => kind === 'cash' && amount.lt(0))).toEqual([]);
    });
  });

  it('asks of nobody more than price and price of bankruptcy are apart, or than its share', () => {
    const seen = { paid: 0 };
    checkShare(0.4, worlds, (given) => {
      // One loser, so that its loss is the one that is paid.
      const { before, steps } = played({ ...given, ticks: given.ticks.slice(0, 1) });
      const [first] = steps;
      if (!first) return;
      const postings = first.entries.flatMap(({ who, entry }) =>
        entry.kind === 'posting' ? [{ who, entry }] : [],
      );
      const asked = postings.filter(({ entry }) =>
        entry.legs.some(({ owner, amount }) => owner === 'counterparty' && amount.lt(0)),
      );
      const [loss] = asked;
      if (asked.length !== 1 || !loss) return;
      const sum = (who: string, reasons: readonly string[], kind: string) =>
        postings
          .filter((posting) => posting.who === who && reasons.includes(posting.entry.reason))
          .flatMap(({ entry }) => entry.legs.filter((leg) => leg.owner === 'pool' && leg.kind === kind))
          .reduce((total, leg) => total.plus(leg.amount), decimal(0))
          .abs();
      const closed = sum(loss.who, ['liquidation'], 'position');
      const missing = sum(loss.who, ['insurance', 'deleveraging', 'socialised'], 'cash');
      const dust = decimal('0.000000000000000001');
      const sizes = before.members.map(({ id, state }) => {
        const held = state.account.pools.flatMap(({ positions }) =>
          positions.map(({ quantity }) => quantity.abs()),
        );
        return { id, size: held.reduce((total, size) => total.plus(size), decimal(0)) };
      });
      for (const { id, size } of sizes.filter((item) => item.id !== loss.who)) {
        const paying = postings.filter(
          ({ who, entry }) =>
            who === id && entry.legs.some(({ owner, amount }) => owner === 'counterparty' && amount.gt(0)),
        );
        const paid = paying
          .flatMap(({ entry }) => entry.legs.filter(({ owner }) => owner === 'counterparty'))
          .reduce((total, leg) => total.plus(leg.amount), decimal(0));
        seen.paid += paying.length;
        if (given.rule === 'deleverage') {
          const taken = sum(id, ['deleveraging'], 'position');
          expect(taken.lte(size)).toBe(true);
          expect(paid.lte(taken.times(missing).div(closed).plus(dust))).toBe(true);
        }
        expect(paid.lte(missing)).toBe(true);
      }
    });
    expectSeen(seen, 5);
  });

  it('is the same when it is played again, and when an account sees the price in its turn', () => {
    checkShare(0.1, worlds, (given) => {
      expect(JSON.stringify(played(given))).toBe(JSON.stringify(played(given)));
      const [[mark] = ['1']] = given.ticks;
      const event = { do: 'price', instrument: 'A', price: decimal(mark) } as const;
      const owed = started({ ...given, rule: 'owed', rulebook: 'hyperliquid-cross' });
      const together = stepWorld(owed, event).world;
      const apart = owed.members.reduce((now, { id }) => stepWorld(now, event, id).world, owed);
      expect(JSON.stringify(apart)).toBe(JSON.stringify(together));
    });
  });
});
