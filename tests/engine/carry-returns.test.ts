import { describe, expect, it } from 'vitest';
import {
  breakEven,
  flat,
  fraction,
  leveredReturn,
  longReturn,
  money,
  moved,
  multiple,
  price,
  purchaseFrom,
  purchaseWith,
  shares,
  sharesFor,
  shortReturn,
  worthAt,
  yearlyInterest,
} from '../../engine/carry/index.ts';
import { algebra, type Figure, showFigure } from '../../engine/index.ts';
import { exactly, expectSound } from '../lib/carry.ts';
import { refusal } from '../lib/engine.ts';

const dollars = (name: string, text: string, asset = 'USD') => money({ name, label: name }, text, asset);
const at = (text: string, asset = 'USD') => price({ name: 'price', label: 'Price' }, text, asset);
const count = (text: string) => shares({ name: 'shares', label: 'Shares' }, text);
const part = (text: string) => fraction({ name: 'move', label: 'Move' }, text);

describe('longReturn', () => {
  const purchase = purchaseWith(dollars('cost', '10000'), dollars('own', '4000'));
  const interest = yearlyInterest(purchase.debit, flat('0.05'));
  const held = longReturn(purchase, dollars('worth', '11500'), interest);

  it('pays the interest before anything is earned', () => {
    const values = Object.entries(held).map(([name, figure]) => [name, exactly(figure)]);
    expect(Object.fromEntries(values)).toEqual({
      gain: '1500',
      owed: '6300',
      equity: '5200',
      returnOnOwn: '0.3',
      returnUnlevered: '0.15',
    });
    for (const figure of Object.values<Figure>({ ...held })) expectSound(figure);
  });

  it('is explained', () => {
    expect(Object.values<Figure>({ ...held }).map(algebra)).toEqual([
      'Gain = worth − cost',
      'Owed with interest = Debit + Interest a year',
      'Equity = worth − Owed with interest',
      'Return on own money = Gain less interest ÷ own',
      'Return without a loan = Gain ÷ cost',
    ]);
    expect(held.equity.rounding).toBe('down');
    expect(held.returnOnOwn.unit).toEqual({ kind: 'rate' });
    expect(Object.values<Figure>({ ...held }).map(({ name }) => name)).toEqual(Object.keys(held));
  });

  it('can lose more than there was', () => {
    const lost = longReturn(purchase, dollars('worth', '5000'), interest);
    expect([exactly(lost.equity), exactly(lost.returnOnOwn)]).toEqual(['-1300', '-1.325']);
  });

  it('takes what is known of the purchase', () => {
    expect(exactly(purchase.debit)).toBe('6000');
    const other = purchaseFrom(dollars('own', '4000'), dollars('debit', '6000'));
    expect(exactly(other.cost)).toBe('10000');
    expect(algebra(other.cost)).toBe('Cost = own + debit');
    expect(algebra(purchase.debit)).toBe('Debit = cost − own');
  });

  it.each([
    ['cost', () => purchaseWith(dollars('cost', '0'), dollars('own', '1'))],
    ['own', () => purchaseWith(dollars('cost', '1'), dollars('own', '0'))],
    ['own', () => purchaseFrom(dollars('own', '-1'), dollars('debit', '5'))],
    ['own', () => longReturn({ ...purchase, own: dollars('own', '0') }, dollars('worth', '1'), interest)],
    ['cost', () => longReturn({ ...purchase, cost: dollars('cost', '0') }, dollars('worth', '1'), interest)],
    ['price', () => sharesFor(dollars('cost', '1'), at('0'))],
  ])('refuses a %s of nothing', (field, work) => {
    expect(refusal(work)).toMatchObject({ code: 'carry.not-positive', field });
  });
});

describe('shares and worth', () => {
  it('turn into each other', () => {
    const bought = sharesFor(dollars('cost', '10000', 'EUR'), at('50', 'EUR'));
    expect([bought.name, exactly(bought), bought.unit.kind]).toEqual(['shares', '200', 'quantity']);
    const worth = worthAt(bought, at('60', 'EUR'));
    expect([exactly(worth), worth.unit]).toEqual(['12000', { kind: 'money', asset: 'EUR' }]);
  });

  it('move by a fraction', () => {
    expect(exactly(moved(dollars('worth', '200'), part('0.1')))).toBe('220');
    expect(exactly(moved(dollars('worth', '200'), part('-1')))).toBe('0');
    expect(algebra(moved(dollars('worth', '200'), part('0.1')))).toBe('Market value = worth × (1 + move)');
    expectSound(moved(dollars('worth', '200'), part('0.1')));
  });
});

describe('leveredReturn', () => {
  const levered = (leverage: string, earned: string, rate: string) =>
    leveredReturn(multiple({ name: 'leverage', label: 'Leverage' }, leverage), part(earned), part(rate));

  it.each([
    ['2', '0.1', '0.02', '0.18'],
    ['2', '-0.1', '0.02', '-0.22'],
    ['1', '0.1', '0.02', '0.1'],
    ['4', '0.05', '0.08', '-0.04'],
  ])('%s × at %s with a loan at %s is %s', (leverage, earned, rate, expected) => {
    const figure = levered(leverage, earned, rate);
    expect(exactly(figure)).toBe(expected);
    expectSound(figure);
  });

  it('reads L r − (L − 1) i', () => {
    const figure = levered('2', '0.1', '0.02');
    expect(algebra(figure)).toBe('Return on own money = Earned on the position − Interest on own money');
    expect(figure.parts.map(algebra)).toEqual([
      'Earned on the position = Leverage × Move',
      'Interest on own money = Borrowed per $1 of own money × Move',
    ]);
  });
});

describe('breakEven', () => {
  const numbers = ['100', '5000', '4000', '50'] as const;
  const solve = (
    side: 'long' | 'short',
    [cost, value, own, held]: readonly [string, string, string, string],
  ) => breakEven(side, dollars('value', value), dollars('own', own), count(held), dollars('cost', cost));

  it('is where the gain pays the cost: a rise for a long', () => {
    const { move, onOwn, price: even } = solve('long', numbers);
    expect([move, onOwn, even].map(exactly)).toEqual(['0.02', '0.025', '102']);
    expect([move, onOwn, even].map(algebra)).toEqual([
      'Rise that pays the cost = cost ÷ value',
      'Return on own money that pays the cost = cost ÷ own',
      'Break-even price = (value + cost) ÷ Shares',
    ]);
    expect([move, onOwn, even].map(({ name }) => name)).toEqual([
      'breakEvenMove',
      'breakEvenOnOwn',
      'breakEvenPrice',
    ]);
    expect([move, onOwn, even].map(({ unit }) => unit.kind)).toEqual(['rate', 'rate', 'price']);
    expectSound(even);
  });

  it('is a fall for a short', () => {
    const { move, onOwn, price: even } = solve('short', numbers);
    expect([move, onOwn, even].map(exactly)).toEqual(['0.02', '0.025', '98']);
    expect([move, even].map(algebra)).toEqual([
      'Fall that pays the cost = cost ÷ value',
      'Break-even price = (value − cost) ÷ Shares',
    ]);
  });

  it('is shown so that it does pay: a long’s price up, a short’s down', () => {
    const awkward = ['100', '5000', '4000', '30'] as const;
    expect(showFigure(solve('long', awkward).price)).toBe('$170.00');
    expect(showFigure(solve('long', ['100', '5000', '4000', '70']).price)).toBe('$72.86');
    expect(showFigure(solve('short', awkward).price)).toBe('$163.33');
    expect(showFigure(solve('short', ['100', '5000', '4000', '49']).price)).toBe('$100.00');
    expect(showFigure(solve('short', ['100', '5000', '4000', '60']).price)).toBe('$81.66');
  });

  it.each([
    ['value', ['1', '0', '1', '1']],
    ['own', ['1', '1', '0', '1']],
    ['shares', ['1', '1', '1', '0']],
  ] as const)('needs a %s', (field, given) => {
    expect(refusal(() => solve('long', given))).toMatchObject({ code: 'carry.not-positive', field });
  });
});

describe('shortReturn', () => {
  const back = (worth: string) =>
    shortReturn(
      dollars('proceeds', '22500'),
      dollars('deposit', '11250'),
      dollars('worth', worth),
      dollars('costs', '1000'),
    );

  it('takes the costs from the gain', () => {
    const { profit, returnOnOwn } = back('17000');
    expect([exactly(profit), exactly(returnOnOwn)]).toEqual(['4500', '0.4']);
    expect(algebra(profit)).toBe('Gain less costs = proceeds − worth − costs');
    expect(exactly(back('33875').returnOnOwn)).toBe('-1.1');
  });

  it('needs a deposit', () => {
    const none = dollars('deposit', '0');
    expect(refusal(() => shortReturn(none, none, none, none))).toMatchObject({
      code: 'carry.not-positive',
      field: 'deposit',
    });
  });
});
