import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decimal, decimal, plain, total, ZERO } from '../../engine/decimal.ts';
import { highestDeficit, lowestInAnyOrder } from '../../engine/intraday-order.ts';
import type { IntradayRule } from '../../engine/intraday-rule.ts';
import { usIntraday } from '../../engine/rulebooks/us-intraday.ts';
import { check } from '../lib/check.ts';
import { amount, moment, OPENING, play } from '../lib/intraday-arbitraries.ts';

describe('an unknown order', () => {
  const opening = amount(-2000, 3000);
  const changes = fc.array(amount(-3000, 3000), { minLength: 1, maxLength: 7 });

  it('is assumed to be at least as bad as any real one', () => {
    check(opening, changes, fc.infiniteStream(fc.nat()), (start, list, random) => {
      const worst = lowestInAnyOrder(start, list);
      const shuffled = list
        .map((change) => ({ change, key: random.next().value ?? 0 }))
        .toSorted((a, b) => a.key - b.key);
      let level = start;
      for (const { change } of shuffled) {
        level = level.plus(change);
        expect(worst.lte(level)).toBe(true);
      }
      const falls = list.filter((change) => change.lt(ZERO));
      expect(plain(worst)).toBe(plain(start.plus(total(falls))));
    });
  });

  it('makes a deficit no smaller than the order shown', () => {
    const [shown, unknown] = [usIntraday(), usIntraday({ order: 'unknown' })];
    check(fc.array(moment, { minLength: 1, maxLength: 6 }), (moments) => {
      const deficit = (chosen: IntradayRule) =>
        play([{ moments, equity: OPENING }], chosen)[0]?.memory.deficits[0]?.amount ?? ZERO;
      expect(deficit(unknown).gte(deficit(shown))).toBe(true);
    });
  });

  it('is the same by trying all orders, where effects only add up', () => {
    check(opening, changes, (start, list) => {
      const after = (done: ReadonlySet<number>) => start.plus(total(list.filter((_, i) => done.has(i))));
      const falls = list.some((change) => change.lt(ZERO));
      const worst = lowestInAnyOrder(start, list);
      const expected = falls && worst.lt(ZERO) ? worst.neg() : ZERO;
      expect(plain(highestDeficit(list.length, after))).toBe(plain(expected));
    });
  });

  /** Long at 25 %, short at 30 %: what trades in one stock at one price do to the level depends on what came before. */
  const sizes = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 5 });

  it('tries what would have opened a short first', () => {
    check(amount(0, 2000), sizes, fc.infiniteStream(fc.nat()), (equity, quantities, random) => {
      const level = (held: number): Decimal =>
        equity.minus(decimal(Math.abs(held) * 100).times(held < 0 ? '0.3' : '0.25'));
      const sum = (list: readonly number[]) => list.reduce((all, one) => all + one, 0);
      const worst = highestDeficit(quantities.length, (done) =>
        level(sum(quantities.filter((_, i) => done.has(i)))),
      );
      const shuffled = quantities
        .map((size) => ({ size, key: random.next().value ?? 0 }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ size }) => size);
      for (const [i] of shuffled.entries()) {
        const [before, after] = [level(sum(shuffled.slice(0, i))), level(sum(shuffled.slice(0, i + 1)))];
        if (after.lt(before)) expect(worst.gte(after.neg())).toBe(true);
      }
    });
  });

  it('is tried for twelve transactions at most', () => {
    const flat = (done: ReadonlySet<number>) => decimal(done.size === 12 ? -1 : 0);
    expect(plain(highestDeficit(12, flat))).toBe('1');
    expect(plain(highestDeficit(0, flat))).toBe('0');
    expect(() => highestDeficit(13, flat)).toThrow(expect.objectContaining({ code: 'intraday.too-many' }));
  });
});

describe('a transaction that changes nothing', () => {
  it('makes no deficit of one that was there before', () => {
    expect(plain(highestDeficit(1, () => decimal('-10')))).toBe('0');
    expect(plain(highestDeficit(1, (done) => decimal(done.has(0) ? '-11' : '-10')))).toBe('11');
  });
});
