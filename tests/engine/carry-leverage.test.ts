import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closesOf,
  flat,
  interestOver,
  leverageOf,
  longReturn,
  money,
  multiple,
  nothingLeft,
  price,
  purchaseWith,
  rebalanced,
  sharesFor,
  worthAt,
} from '../../engine/carry/index.ts';
import { algebra, decimal, plain, round, showFigure, substituted } from '../../engine/index.ts';
import { expectSound } from '../lib/carry.ts';
import { check } from '../lib/check.ts';
import { refusal } from '../lib/engine.ts';

const dollars = (name: string, text: string) => money({ name, label: name }, text);
const times = (text: string) => multiple({ name: 'leverage', label: 'Leverage' }, text);
const at = (text: string) => price({ name: 'price', label: 'Price' }, text);
const levered = (own: string, cost: string) => purchaseWith(dollars('Cost', cost), dollars('Own money', own));

describe('leverageOf', () => {
  it('is 5 by exposure and 4 by what is borrowed, of the same position', () => {
    const { exposureToOwn, borrowedToOwn } = leverageOf(levered('1000', '5000'));
    expect([substituted(exposureToOwn), substituted(borrowedToOwn)]).toEqual([
      '$5,000 ÷ $1,000 = 5×',
      '$4,000 ÷ $1,000 = 4×',
    ]);
    expectSound(exposureToOwn);
  });
});

describe('nothingLeft', () => {
  it('is a fall of one part in the leverage, less what the interest has taken', () => {
    const purchase = levered('1000', '5000');
    const shares = sharesFor(purchase.cost, at('100'));
    const free = nothingLeft(purchase, shares, dollars('Interest', '0'));
    // 5,000 in 50 shares; 4,000 ÷ 50
    expect([showFigure(free.price), showFigure(free.move)]).toEqual(['$80.00', '−20\u202f%']);
    // 4,000 × 9 % × 90 ÷ 360 = 90
    const held = nothingLeft(purchase, shares, interestOver(purchase.debit, flat('0.09'), 90));
    expect([showFigure(held.price), showFigure(held.move)]).toEqual(['$81.80', '−18.2\u202f%']);
    // 1,000 ÷ 3 a share: a cent lower and something is owed
    const thirds = nothingLeft(
      levered('500', '1500'),
      sharesFor(dollars('Cost', '1500'), at('500')),
      dollars('Interest', '0'),
    );
    expect(showFigure(thirds.price)).toBe('$333.34');
    expect(algebra(held.price)).toBe('Price that leaves nothing = Owed with interest ÷ Shares');
    expectSound(held.price);
    expectSound(held.move);
  });

  it('is zero where nothing was borrowed', () => {
    const purchase = levered('1000', '1000');
    const { price: none, move } = nothingLeft(
      purchase,
      sharesFor(purchase.cost, at('100')),
      dollars('Interest', '0'),
    );
    expect([showFigure(none), showFigure(move)]).toEqual(['$0.00', '−100\u202f%']);
  });

  it('leaves an equity of zero at its exact price', () => {
    const cost = fc.integer({ min: 1, max: 125 });
    check(cost, fc.integer({ min: 0, max: 900 }), (leverage, interest) => {
      const purchase = levered('1000', String(leverage * 1000));
      const cash = dollars('Interest', String(interest));
      const shares = sharesFor(purchase.cost, at('100'));
      const { price: zero } = nothingLeft(purchase, shares, cash);
      const { equity } = longReturn(purchase, worthAt(shares, zero), cash);
      expect(round(equity.value, 20, 'half').isZero()).toBe(true);
    });
  });
});

describe('rebalanced', () => {
  const path = (leverage: string, closes: readonly string[], start = '100') =>
    rebalanced(
      dollars('Start', start),
      times(leverage),
      closes.map((close) => decimal(close)),
    );

  // Nasdaq, FAQ 1539 (29 May 2018): −1× from 100 over 90, 108, 86.4 and 103.68.
  it('follows Nasdaq’s published example to the cent', () => {
    const days = path('-1', ['100', '90', '108', '86.4', '103.68']);
    expect(days.map(({ token }) => plain(round(token.value, 6, 'half')))).toEqual([
      '100',
      '110',
      '88',
      '105.6',
      '84.48',
    ]);
    expect(plain(round(days.at(-1)?.whole.value ?? decimal(0), 6, 'half'))).toBe('96.32');
    for (const day of days) for (const figure of [day.asset, day.token, day.whole]) expectSound(figure);
  });

  it('is the asset itself at 1, whatever the path', () => {
    const closes = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 12 });
    const start = fc.integer({ min: 1, max: 1_000_000 }).map(String);
    check(closes, start, (cents, own) => {
      for (const { asset, token, whole } of path('1', cents.map(String), own)) {
        expect(round(token.value, 20, 'half').eq(round(asset.value, 20, 'half'))).toBe(true);
        expect(whole.value.eq(asset.value)).toBe(true);
      }
    });
  });

  it('on the first day is the multiple, and after a fall and a rise back has lost', () => {
    const days = path('2', ['100', '110', '100']);
    // 1.2 × (100 + 2 × −10 … of 110): 120 × 90 ÷ 110
    expect(days.map(({ token }) => showFigure(token))).toEqual(['$100', '$120', '$98.18']);
    expect(days.map(({ whole }) => showFigure(whole))).toEqual(['$100', '$120', '$100']);
    expect(algebra(days[2]?.token ?? dollars('x', '0'))).toBe(
      'Token on day 2 = Value after the day’s move, never below 0',
    );
  });

  it('is gone for good when one day takes all of it, exactly there', () => {
    // 3× falls by everything at a fall of a third: 150 to 100.
    expect(path('3', ['100', '150', '100', '150']).map(({ token }) => plain(token.value))).toEqual([
      '100',
      '250',
      '0',
      '0',
    ]);
    expect(path('3', ['100', '150', '100.01']).at(-1)?.token.value.gt(0)).toBe(true);
  });

  it('refuses a path without a beginning, and prices of nothing', () => {
    expect(refusal(() => path('2', []))).toMatchObject({ code: 'carry.path', field: 'closes' });
    expect(refusal(() => path('2', ['100', '0']))).toMatchObject({ code: 'carry.path' });
  });
});

describe('closesOf', () => {
  const closes = (path: Parameters<typeof closesOf>[0], swing: string) =>
    closesOf(path, decimal(swing)).map(plain).join(' ');

  it('makes ten days of a swing', () => {
    expect(closes('swings', '0.1')).toBe('100 110 100 110 100 110 100 110 100 110 100');
    expect(closes('hill', '0.1')).toBe('100 102 104 106 108 110 108 106 104 102 100');
    expect(closes('climb', '0.1')).toBe('100 101 102 103 104 105 106 107 108 109 110');
  });

  it('refuses a swing below zero', () => {
    expect(refusal(() => closes('hill', '-0.1'))).toMatchObject({ code: 'carry.swing', field: 'swing' });
  });
});
