/** How a number is written inside a line of arithmetic. */
import { describe, expect, it } from 'vitest';
import { decimal } from '../../engine/decimal.ts';
import { constant, given, product, type Unit } from '../../engine/figure.ts';
import { substituted } from '../../engine/format.ts';

const usd: Unit = { kind: 'money', asset: 'USD' };

describe('numbers inside a line of arithmetic', () => {
  const twice = (value: string, unit: Unit) => {
    const part = given({ name: 'part', label: 'Part', unit }, decimal(value));
    return substituted(product({ name: 'p', label: 'P', unit: usd }, part, constant(2))).split(' × ')[0];
  };

  it.each<[string, Unit, string]>([
    ['-5', usd, '(−$5)'],
    ['142.857142857', usd, '$142.857143…'],
    ['0.005', usd, '$0.005'],
    ['35.714285714', { kind: 'price', asset: 'USD' }, '$35.714286…'],
    ['-1234.5678', usd, '(−$1,234.5678)'],
    ['0.3125', { kind: 'rate' }, '31.25\u202f%'],
    ['0.12345678', { kind: 'rate' }, '12.345678\u202f%'],
    ['0.333333333333', { kind: 'rate' }, '33.333333…\u202f%'],
    ['0.2999999999', { kind: 'rate' }, '30…\u202f%'],
    ['9.52380952', { kind: 'quantity' }, '9.52381…'],
    ['0.00000001', usd, '$0…'],
  ])('%s', (value, unit, shown) => {
    expect(twice(value, unit)).toBe(shown);
  });
});

describe('the numbers of a formula', () => {
  const price: Unit = { kind: 'price', asset: 'USD' };
  const numbers = (value: string, unit: Unit) => {
    const part = given({ name: 'part', label: 'Part', unit }, decimal(value));
    const two = given({ name: 'two', label: 'Two', unit: { kind: 'quantity' } }, decimal('2'));
    return substituted(product({ name: 'whole', label: 'Whole', unit: usd }, part, two)).split(' × ')[0];
  };

  it('keep their cents, and say where there is more', () => {
    expect(numbers('2142.6', usd)).toBe('$2,142.60');
    expect(numbers('62.50000001', price)).toBe('$62.50…');
    expect(numbers('-62.50000001', price)).toBe('(−$62.50…)');
    expect(numbers('-62.5', price)).toBe('(−$62.50)');
  });
});
