import { describe, expect, it } from 'vitest';
import { algebra } from '../../engine/format.ts';
import { decimal, plain, profile, profileAt, rulebookIn, viewOf } from '../../engine/index.ts';
import { figureOf, finish, type Json, pool, read, start, stock } from '../lib/engine.ts';

/** 200 shares that cost $50 each, on a loan of $5,000. */
function bought(mark: string, fields: Json = {}): Json {
  return { instruments: [stock(mark)], pools: [pool({ loan: '5000' }, { XYZ: '200' }, '50')], ...fields };
}

const NAMES = [
  'entryValue',
  'entryPrice',
  'entryEquity',
  'entryLoss',
  'callGain',
  'callChange',
  'callOwnChange',
] as const;
const NONE = Object.fromEntries(NAMES.map((name) => [name, null]));

describe('what has happened since the purchase', () => {
  it('is read off cost, loan and call price', () => {
    expect(read(finish(bought('35')), ...NAMES)).toEqual({
      entryValue: '10000',
      entryPrice: '50',
      entryEquity: '5000',
      entryLoss: '3000',
      callGain: '-2857.142857',
      callChange: '-0.285714',
      callOwnChange: '-0.571429',
    });
  });

  it('counts every lot at its own price', () => {
    const events = [
      { on: '2026-11-03', do: 'deposit', amount: '4000' },
      { on: '2026-11-03', do: 'price', instrument: 'XYZ', price: '40' },
      { on: '2026-11-03', do: 'trade', instrument: 'XYZ', quantity: '100' },
    ];
    expect(
      read(finish(bought('50', { events })), 'entryValue', 'entryPrice', 'entryEquity', 'entryLoss'),
    ).toEqual({
      entryValue: '14000',
      entryPrice: '46.666667',
      entryEquity: '9000',
      entryLoss: '2000',
    });
  });

  it('knows the price at which nothing is left, and the rate that is asked', () => {
    const report = finish(bought('35'));
    expect(read(report, 'bankruptcyPrice', 'requirementPercent')).toEqual({
      bankruptcyPrice: '25',
      requirementPercent: '0.3',
    });
    expect(algebra(figureOf(report, 'callOwnChange'))).toBe(
      'Change of the own money to the call = Gained or lost at the call ÷ Own money at the purchase',
    );
  });

  it('has no call to look at when nothing is borrowed', () => {
    const paid = { instruments: [stock('35')], pools: [pool({}, { XYZ: '200' }, '50')] };
    expect(read(finish(paid), ...NAMES)).toEqual({
      ...NONE,
      entryValue: '10000',
      entryPrice: '50',
      entryEquity: '10000',
      entryLoss: '3000',
    });
  });

  it('does not divide by own money that there never was', () => {
    const all = { instruments: [stock('60')], pools: [pool({ loan: '10000' }, { XYZ: '200' }, '50')] };
    expect(read(finish(all), 'entryEquity', 'callOwnChange', 'callChange')).toEqual({
      entryEquity: '0',
      callOwnChange: null,
      callChange: '0.428571',
    });
  });

  it.each([
    ['nothing held', { pools: [pool({ cash: '100' })] }],
    ['a short', { pools: [pool({ shortProceeds: '15000' }, { XYZ: '-200' }, '50')] }],
    [
      'two positions',
      {
        instruments: [stock('35'), stock('10', 'ABC')],
        pools: [pool({ loan: '5000' }, { XYZ: '200', ABC: '10' }, '50')],
      },
    ],
    ['shares that cost nothing', { pools: [pool({ loan: '500' }, { XYZ: '200' }, '0')] }],
  ])('is not spoken of for %s', (_, fields) => {
    expect(read(finish(fields), ...NAMES)).toEqual(NONE);
  });

  it('gives no rate of an empty account', () => {
    expect(read(finish({ pools: [pool({ cash: '100' })] }), 'requirementPercent')).toEqual({
      requirementPercent: null,
    });
  });
});

describe('the two lines of the picture', () => {
  const state = start({
    instruments: [stock('10')],
    pools: [pool({ shortProceeds: '3000' }, { XYZ: '-100' }, '20')],
  });
  const rulebook = rulebookIn(state);
  const [line] = rulebook.lines.filter((item) => item.of === 'maintenance');

  it('have a point at both ends and at every kink between', () => {
    if (!line) throw new Error('no maintenance line');
    const points = profile(viewOf(state), rulebook, line, 'XYZ', decimal(1), decimal(30));
    // $2.50 a share up to a price of 2.50, the whole value up to 5, $5 a share up to 16.67, then 30 %.
    const seen = points.map((point) =>
      [point.price, point.requirement].map((value) => value.toFixed(2)).join(' → '),
    );
    expect(seen).toEqual([
      '1.00 → 250.00',
      '2.50 → 250.00',
      '5.00 → 500.00',
      '16.67 → 500.00',
      '30.00 → 900.00',
    ]);
  });

  it('are balance, requirement and what lies between', () => {
    if (!line) throw new Error('no maintenance line');
    const [point] = profileAt(viewOf(state), rulebook, line, 'XYZ', [decimal(28)]);
    expect([point?.balance, point?.requirement, point?.excess].map((value) => value && plain(value))).toEqual(
      ['200', '840', '-640'],
    );
  });
});
