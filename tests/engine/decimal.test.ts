import { describe, expect, it } from 'vitest';
import {
  cents,
  decimal,
  down,
  ONE,
  parseDecimal,
  plain,
  round,
  toTick,
  total,
  up,
  ZERO,
} from '../../engine/decimal.ts';
import { refusal } from '../lib/engine.ts';

const d = decimal;

describe('parseDecimal', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['−0.00', '0'],
    ['35.50', '35.5'],
    ['-12.5', '-12.5'],
    ['−12.5', '-12.5'],
    ['007', '7'],
    ['999999999999999.999999999999999999', '999999999999999.999999999999999999'],
    ['0.000000000000000001', '0.000000000000000001'],
  ])('reads %s as %s', (text, value) => {
    expect(plain(parseDecimal(text, 'f'))).toBe(value);
  });

  it('has no negative zero', () => {
    expect(parseDecimal('-0', 'f').isNegative()).toBe(false);
  });

  it.each([
    ...[
      '',
      ' ',
      ' 5',
      '5 ',
      '\n5',
      '5\n',
      '.5',
      '5.',
      '+5',
      '--5',
      '1,000',
      '1_000',
      '1e5',
      '1E5',
      '0x10',
      '0b1',
    ],
    ...['0o7', 'Infinity', '-Infinity', 'NaN', 'abc', '1.2.3', '٣', '5%', '$5', '1/3', '−-5'],
    ...['1234567890123456', '0.1234567890123456789', '1e400', '9'.repeat(400)],
    ...[5, 0, Number.NaN, null, undefined, true, {}, [], ['5'], decimal('5')],
  ])('refuses %j', (value) => {
    expect(refusal(() => parseDecimal(value, 'a.b'))).toMatchObject({ code: 'decimal.syntax', field: 'a.b' });
  });

  it('says what is allowed and what came', () => {
    expect(refusal(() => parseDecimal('1e5', 'price'))?.message).toBe(
      'price must be a decimal number in quotes with at most 15 digits before and 18 after the point, such as "35.50"; got "1e5"',
    );
    expect(refusal(() => parseDecimal(undefined, 'price'))?.message).toMatch(/got undefined$/);
  });
});

describe('exactness', () => {
  it('adds what binary numbers cannot', () => {
    expect(plain(d('0.1').plus(d('0.2')))).toBe('0.3');
  });

  it('multiplies three full-size inputs without rounding', () => {
    const full = d('999999999999999.999999999999999999');
    const cube = full.times(full).times(full);
    const text = BigInt(`${'9'.repeat(33)}`) ** 3n;
    expect(plain(cube.times(d('1e54')))).toBe(String(text));
  });

  it('throws where a comparison of texts would pass unnoticed', () => {
    expect(() => d(9) < d(10)).toThrow('compare with lt');
    expect(() => `${Number(d(9))}`).toThrow(TypeError);
    expect(d(9).lt(d(10))).toBe(true);
  });
});

describe('rounding', () => {
  it.each([
    ['1.005', 2, '1.01', '1', '1.01'],
    ['1.004', 2, '1.01', '1', '1'],
    ['-1.005', 2, '-1', '-1.01', '-1.01'],
    ['-1.001', 2, '-1', '-1.01', '-1'],
    ['2', 2, '2', '2', '2'],
    ['0.0000001', 6, '0.000001', '0', '0'],
    ['-0.0000001', 6, '0', '-0.000001', '0'],
    ['1234.5', 0, '1235', '1234', '1235'],
  ])('%s to %i places: up %s, down %s, half %s', (value, places, high, low, half) => {
    expect([up, down].map((f) => plain(f(d(value), places)))).toEqual([high, low]);
    expect(plain(round(d(value), places, 'up'))).toBe(high);
    expect(plain(round(d(value), places, 'down'))).toBe(low);
    expect(plain(round(d(value), places, 'half'))).toBe(half);
  });

  it('is to whole cents', () => {
    expect(
      [cents(d('0.001'), 'up'), cents(d('0.019'), 'down'), cents(d('0.015'), 'half')].map(plain),
    ).toEqual(['0.01', '0.01', '0.02']);
  });

  it.each([
    ['9.5238', '1', '10', '9', '10'],
    ['9.2', '0.25', '9.25', '9', '9.25'],
    ['10', '0.25', '10', '10', '10'],
    ['100', '0.07', '100.03', '99.96', '100.03'],
    ['-0.1', '1', '0', '-1', '0'],
  ])('%s to ticks of %s', (value, tick, high, low, half) => {
    const rounded = (['up', 'down', 'half'] as const).map((way) => plain(toTick(d(value), d(tick), way)));
    expect(rounded).toEqual([high, low, half]);
  });

  it('does not lift a round number that a quotient missed by its last digit', () => {
    const sale = d(150).div(d(5).div(d('14.67')));
    expect(sale.eq(d('440.1'))).toBe(false);
    expect(plain(up(sale, 6))).toBe('440.1');
    expect(plain(toTick(sale.div(d('14.67')), ONE, 'up'))).toBe('30');
    expect(plain(down(d(2).div(3).times(-300), 2))).toBe('-200');
  });

  it('still lifts what is truly above, however little', () => {
    expect(plain(up(d('440.100000000000000000000000000000000000000000000000000000000001'), 6))).toBe(
      '440.100001',
    );
  });
});

describe('total and plain', () => {
  it('adds a list, and none to zero', () => {
    expect(plain(total([]))).toBe('0');
    expect(plain(total([d('1.5'), d('-2'), d('0.25')]))).toBe('-0.25');
  });

  it('never writes an exponent or a negative zero', () => {
    expect(plain(d('1e-18'))).toBe('0.000000000000000001');
    expect(plain(d('1e30'))).toBe(`1${'0'.repeat(30)}`);
    expect([plain(ZERO.neg()), plain(d('-0'))]).toEqual(['0', '0']);
  });
});
