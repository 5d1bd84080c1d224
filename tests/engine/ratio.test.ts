import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, plain } from '../../engine/decimal.ts';
import { between, compare, NIL, quotientOf, ratio, terminates } from '../../engine/ratio.ts';
import { check } from '../lib/check.ts';

const r = (num: string | number, den: string | number = 1) => ratio(decimal(num), decimal(den));

describe('ratio', () => {
  it('keeps its denominator above zero', () => {
    const half = ratio(decimal(1), decimal(-2));
    expect([plain(half.num), plain(half.den)]).toEqual(['-1', '2']);
    expect(plain(quotientOf(half))).toBe('-0.5');
    expect(plain(quotientOf(ratio(decimal(3))))).toBe('3');
    expect(compare(NIL, r(0, 5))).toBe(0);
  });

  it.each([
    [r(1, 3), r(2, 6), 0],
    [r(1, 3), r('0.3333333333333333333333333333'), 1],
    [r(-1, 3), r('-0.3333333333333333333333333333'), -1],
    [r(2), r(10), -1],
    [r(-2), r(-10), 1],
  ])('compares by cross-multiplication (%#)', (a, b, sign) => {
    expect(Math.sign(compare(a, b))).toBe(sign);
    expect(Math.sign(compare(b, a))).toBe(sign === 0 ? 0 : -sign);
  });

  it.each([
    [1, 2, true],
    [25000, 700, false],
    [1, 3, false],
    [2, 3, false],
    [5, '0.3', false],
    [6, '0.3', true],
    [0, 7, true],
    [-7, '3.5', true],
    ['1', '1024', true],
    ['2', '11', false],
    [19, 21, false],
    [16, 23, false],
  ])('knows whether %s / %s is a finite decimal', (num, den, finite) => {
    expect(terminates(r(num, den))).toBe(finite);
  });
});

describe('between', () => {
  it('gives the shortest step above the low end that stays below the high one', () => {
    expect(plain(between(r(0), null))).toBe('1');
    expect(plain(between(r('7.3'), null))).toBe('8');
    expect(plain(between(r(0), r(1)))).toBe('0.1');
    expect(plain(between(r('0.1'), r('0.11')))).toBe('0.101');
    expect(plain(between(r(50, 3), r(17)))).toBe('16.7');
    expect(plain(between(r(5), r(6)))).toBe('5.1');
  });

  it('always lies strictly inside', () => {
    const size = fc.bigInt({ min: 0n, max: 10n ** 20n });
    const part = fc.bigInt({ min: 1n, max: 10n ** 12n });
    check(size, part, part, (num, den, gap) => {
      const low = r(String(num), String(den));
      const high = ratio(
        low.num.times(decimal(String(gap))).plus(low.den),
        low.den.times(decimal(String(gap))),
      );
      const inside = ratio(between(low, high));
      expect(compare(low, inside)).toBeLessThan(0);
      expect(compare(inside, high)).toBeLessThan(0);
    });
  });
});
