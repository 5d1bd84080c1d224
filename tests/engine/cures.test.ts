import { describe, expect, it } from 'vitest';
import { substituted } from '../../engine/index.ts';
import { figureOf, finish, type Json, pool, read, stock } from '../lib/engine.ts';

const NAMES = ['cureCash', 'cureSecurities', 'cureSale', 'cureSaleShares', 'cureSaleWholeShares'] as const;

function cures(mark: string, amounts: Json, quantity: string, settings: Json = {}, lot = '1') {
  const instruments = [stock(mark, 'XYZ', { lot })];
  return finish({ settings, instruments, pools: [pool(amounts, { XYZ: quantity })] });
}

function texts(...values: readonly (string | null)[]): Record<string, string | null> {
  return Object.fromEntries(NAMES.map((name, i) => [name, values[i] ?? null]));
}

describe('cures of a long', () => {
  it.each([
    [
      'the numbers of the issue',
      '35',
      '5000',
      '200',
      {},
      ['100', '142.857143', '333.333334', '9.523810', '10'],
    ],
    [
      '25 %',
      '12',
      '10000',
      '1000',
      { houseLong: '0.25' },
      ['1000', '1333.333334', '4000', '333.333334', '334'],
    ],
    [
      'an awkward rate',
      '35',
      '5000',
      '200',
      { houseLong: '0.3173' },
      ['221.1', '323.861140', '696.816893', '19.909055', '20'],
    ],
    [
      'a fraction of a cent',
      '35',
      '4900.000001',
      '200',
      {},
      ['0.000001', '0.000002', '0.000004', '0.000001', '1'],
    ],
  ])('%s', (_, mark, loan, quantity, settings, [cash, securities, sale, shares, whole]) => {
    const short = (text: string | undefined) => text?.replace(/\.?0+$/, '') ?? null;
    const found = read(cures(mark, { loan }, quantity, settings), ...NAMES);
    expect(found).toEqual(texts(cash ?? null, short(securities), sale ?? null, short(shares), whole ?? null));
  });

  it('are none where no call is', () => {
    expect(read(cures('35', { loan: '4900' }, '200'), ...NAMES)).toEqual(texts());
  });

  it('no sale brings back negative equity, and a sale of all just brings none', () => {
    expect(read(cures('35', { loan: '7000.01' }, '200'), ...NAMES)).toMatchObject({
      cureSale: null,
      cureCash: '2100.01',
    });
    expect(read(cures('35', { loan: '7000' }, '200'), ...NAMES)).toMatchObject({
      cureSale: '7000',
      cureSaleWholeShares: '200',
    });
    expect(read(cures('0', { loan: '7000' }, '200'), ...NAMES)).toMatchObject({
      cureSale: null,
      cureCash: '7000',
    });
  });

  it('no securities help that need all of their own worth', () => {
    const full = cures('50', { loan: '9' }, '2', { houseLong: '1' });
    expect(read(full, ...NAMES)).toEqual(texts('9', null, '9', '0.18', '1'));
  });

  it('come in whole lots', () => {
    const lots = (lot: string) => read(cures('35', { loan: '5000' }, '200', {}, lot), 'cureSaleWholeShares');
    expect([lots('0.01'), lots('5'), lots('0.000001')].map((item) => item.cureSaleWholeShares)).toEqual([
      '9.53',
      '10',
      '9.52381',
    ]);
  });

  it('have a set of their own for the exchange call', () => {
    const deep = cures('30', { loan: '5000' }, '200');
    expect(
      read(deep, 'cureCash', 'exchange:cureCash', 'exchange:cureSale', 'exchange:cureSecurities'),
    ).toEqual({
      cureCash: '800',
      'exchange:cureCash': '500',
      'exchange:cureSale': '2000',
      'exchange:cureSecurities': '666.666667',
    });
  });
});

describe('cures of a short', () => {
  it('buys back', () => {
    const short = cures('115', { cash: '14000' }, '-100');
    expect(read(short, ...NAMES)).toEqual(texts('950', '1357.142858', '3166.666667', '27.536232', '28'));
    expect(figureOf(short, 'cureSale').label).toBe('Buying back that cures');
    expect(figureOf(short, 'cureSaleShares').label).toBe('Shares to buy back');
  });

  it.each([
    // $5.00 a share below $16.67: a share bought back lifts $5, whatever it costs.
    ['14.67', '1817', '150', '440.1', '30', '30'],
    ['7', '1100', '100', '140', '20', '20'],
    ['12', '1600', '100', '240', '20', '20'],
    // $2.50 a share below $2.50.
    ['1', '340', '10', '4', '4', '4'],
    ['0', '240', '10', '0', '4', '4'],
    // 100 % between.
    ['4', '790', '10', '10', '2.5', '3'],
  ])('by shares where the floor decides: at $%s with $%s', (mark, cash, call, sale, shares, whole) => {
    const found = read(
      cures(mark, { cash }, '-100'),
      'call',
      'cureSale',
      'cureSaleShares',
      'cureSaleWholeShares',
    );
    expect(found).toEqual({ call, cureSale: sale, cureSaleShares: shares, cureSaleWholeShares: whole });
  });

  it('is explained, also where the shares are worthless', () => {
    const shares = (mark: string, cash: string) =>
      substituted(figureOf(cures(mark, { cash }, '-100'), 'cureSaleShares'));
    expect(shares('7', '1100')).toBe('$140 ÷ $7.00 = 20');
    expect(shares('0', '240')).toBe('$10 ÷ $2.50 = 4');
  });
});

describe('cures of several positions', () => {
  const two = (loan: string) =>
    finish({
      instruments: [stock('10', 'A'), stock('7', 'B')],
      pools: [pool({ loan }, { A: '100', B: '200' })],
    });

  it('sell the largest', () => {
    // B: 1,400 of 2,400; equity 700 against 720.
    expect(read(two('1700'), 'cureSale', 'cureSaleWholeShares')).toEqual({
      cureSale: '66.666667',
      cureSaleWholeShares: '10',
    });
  });

  it('and say nothing of a sale where the largest alone is not enough', () => {
    expect(read(two('2200'), 'cureCash', 'cureSale')).toEqual({ cureCash: '520', cureSale: null });
  });
});
