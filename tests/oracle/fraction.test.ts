import { describe, expect, it } from 'vitest';
import { amount, seeded } from './accounts.ts';
import {
  add,
  ceilTo,
  compare,
  div,
  exact,
  floorTo,
  fraction,
  halfUp,
  max,
  min,
  mul,
  neg,
  sub,
} from './fraction.ts';

const third = div(fraction('1'), fraction('3'));

describe('reading', () => {
  it.each(['0', '12', '-12.50', '0.000000000000000001', '999999999999999.999'])('reads %s', (text) => {
    expect(compare(fraction(text), fraction(exact(fraction(text))))).toBe(0);
  });

  it.each(['', '.5', '5.', '+1', '1e5', '1,000', '0x10', ' 1', 'NaN', '--1'])('refuses %j', (text) => {
    expect(() => fraction(text)).toThrow('not a plain decimal');
  });
});

describe('arithmetic', () => {
  it('adds what decimals in binary cannot', () => {
    expect(exact(add(fraction('0.1'), fraction('0.2')))).toBe('0.3');
  });

  it('divides exactly and refuses zero', () => {
    expect(exact(mul(third, fraction('3')))).toBe('1');
    expect(exact(div(fraction('1'), fraction('-8')))).toBe('-0.125');
    expect(() => div(third, fraction('0'))).toThrow('division by zero');
  });

  it('orders numbers of different denominators', () => {
    expect(compare(third, fraction('0.3333'))).toBe(1);
    expect(compare(neg(third), fraction('-0.3333'))).toBe(-1);
    expect(exact(max(fraction('2'), fraction('10'), fraction('9')))).toBe('10');
    expect(exact(min(fraction('2'), fraction('-10'), fraction('9')))).toBe('-10');
  });

  it('keeps its laws on random numbers, also once denominators are reduced', () => {
    const random = seeded(7);
    let running = fraction('0');
    for (let i = 0; i < 60; i += 1) {
      const [a, b] = [fraction(amount(random, 900, 6)), fraction(`-${amount(random, 90, 9)}1`)];
      expect(compare(sub(add(a, b), b), a)).toBe(0);
      expect(compare(mul(div(a, b), b), a)).toBe(0);
      running = add(running, div(a, b));
    }
    expect(running.d > 0n).toBe(true);
  });
});

describe('writing', () => {
  it('rounds down and up on both sides of zero', () => {
    expect([floorTo(third, 2), ceilTo(third, 2)]).toEqual(['0.33', '0.34']);
    expect([floorTo(neg(third), 2), ceilTo(neg(third), 2)]).toEqual(['-0.34', '-0.33']);
    expect([floorTo(fraction('-2'), 0), ceilTo(fraction('-2'), 1)]).toEqual(['-2', '-2.0']);
  });

  it('rounds half away from zero', () => {
    expect(halfUp(fraction('0.125'), 2)).toBe('0.13');
    expect(halfUp(fraction('-0.125'), 2)).toBe('-0.13');
    expect(halfUp(third, 10)).toBe('0.3333333333');
    expect(halfUp(fraction('2.00'), 10)).toBe('2');
  });

  it('writes finite decimals only', () => {
    expect(exact(fraction('-100.500'))).toBe('-100.5');
    expect(exact(fraction('-0'))).toBe('0');
    expect(() => exact(third)).toThrow('no finite decimal');
  });
});
