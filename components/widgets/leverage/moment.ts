/** One purchase with leverage at one price, and one token along a path of closes. */
import {
  breakEven,
  closesOf,
  flat,
  fraction,
  interestOver,
  leverageOf,
  longReturn,
  money,
  multiple,
  nothingLeft,
  type PathName,
  price,
  purchaseWith,
  type RebalancedDay,
  rebalanced,
  sharesFor,
  worthAt,
} from '../../../engine/carry/index.ts';
import { constant, type Figure, greatest, product, quotient, sum } from '../../../engine/figure.ts';
import { parseDecimal } from '../../../engine/index.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

/** What was paid for one share; the reader moves what it is worth now. */
export const ENTRY = '100';

export type Terms = 'broker' | 'isolated';

/** The trade at one price. */
export interface Trade {
  readonly own: Figure;
  readonly leverage: Figure;
  readonly borrowed: Figure;
  readonly position: Figure;
  readonly interest: Figure;
  readonly price: Figure;
  /** From the price paid to the price now; below zero is a fall. */
  readonly move: Figure;
  /** Rise of the position, before interest. */
  readonly gain: Figure;
  /** What is left of the own money: below zero it is owed, unless the terms end at nothing. */
  readonly left: Figure;
  /** What the own money has gained, interest paid. */
  readonly result: Figure;
  readonly returnOnOwn: Figure;
  /** The same own money without a loan. */
  readonly resultUnlevered: Figure;
  readonly leftUnlevered: Figure;
  readonly exposureToOwn: Figure;
  readonly borrowedToOwn: Figure;
  readonly zeroPrice: Figure;
  readonly zeroMove: Figure;
  readonly breakEvenPrice: Figure;
}

export interface LeverageMoment extends Moment {
  readonly shows: 'trade' | 'token';
  readonly terms: Terms;
  readonly trade: Trade;
  /** What is left at another price, for drawing and for the table. */
  readonly leftAt: (price: string) => Pick<Trade, 'left' | 'leftUnlevered' | 'move'>;
  readonly path: PathName;
  readonly token: {
    readonly leverage: Figure;
    readonly day: number;
    readonly days: readonly RebalancedDay[];
  };
}

const given = (values: Values, key: string, usual: string): string => values[key] ?? usual;

function purchaseIn(values: Values) {
  const own = money({ name: 'own', label: 'Own money' }, given(values, 'own', '1000'));
  const leverage = multiple({ name: 'leverage', label: 'Leverage' }, given(values, 'leverage', '1'));
  const cost = product({ name: 'position', label: 'Position', unit: own.unit }, own, leverage);
  const purchase = purchaseWith(cost, own);
  const borrowed: Figure = { ...purchase.debit, name: 'borrowed', label: 'Borrowed' };
  const terms = { ...purchase, debit: borrowed };
  const rate = flat(given(values, 'rate', '0'));
  const interest = interestOver(borrowed, rate, Number(given(values, 'days', '0')));
  const paid = price({ name: 'entryPrice', label: 'Price paid' }, ENTRY);
  return { leverage, purchase: terms, interest, paid, shares: sharesFor(cost, paid) };
}

type Bought = ReturnType<typeof purchaseIn>;

function at({ leverage, purchase, interest, paid, shares }: Bought, text: string, terms: Terms): Trade {
  const { own, cost } = purchase;
  const { unit } = own;
  const now = price({ name: 'price', label: 'Price now' }, text);
  const change = sum(
    { name: 'priceChange', label: 'Change of the price', unit: now.unit },
    [1, now],
    [-1, paid],
  );
  const move = quotient({ name: 'move', label: 'Move of the price', unit: { kind: 'rate' } }, change, paid);
  const { gain, equity, returnUnlevered } = longReturn(purchase, worthAt(shares, now), interest);
  const left: Figure =
    terms === 'broker'
      ? { ...equity, name: 'left', label: 'Yours now' }
      : greatest(
          { name: 'left', label: 'Yours now', unit, rounding: 'down' },
          { ...equity, label: 'Position less what is owed' },
          constant(0),
        );
  const result = sum({ name: 'result', label: 'Gained or lost', unit }, [1, left], [-1, own]);
  const rate = { kind: 'rate' } as const;
  const resultUnlevered = product(
    { name: 'resultUnlevered', label: 'Gained or lost without a loan', unit },
    own,
    returnUnlevered,
  );
  const zero = nothingLeft(purchase, shares, interest);
  return {
    own,
    leverage,
    borrowed: purchase.debit,
    position: cost,
    interest,
    price: now,
    move,
    gain,
    left,
    result,
    returnOnOwn: quotient({ name: 'returnOnOwn', label: 'Return on own money', unit: rate }, result, own),
    resultUnlevered,
    leftUnlevered: sum(
      { name: 'leftUnlevered', label: 'Yours without a loan', unit },
      [1, own],
      [1, resultUnlevered],
    ),
    ...leverageOf(purchase),
    zeroPrice: zero.price,
    zeroMove: zero.move,
    breakEvenPrice: breakEven('long', cost, own, shares, interest).price,
  };
}

/** @throws EngineError when a value is not a number, or not one that the engine takes */
export function momentOf(_preset: Preset, values: Values): LeverageMoment {
  const terms: Terms = values.terms === 'isolated' ? 'isolated' : 'broker';
  const path = given(values, 'path', 'swings') as PathName;
  const bought = purchaseIn(values);
  const trade = at(bought, given(values, 'price', ENTRY), terms);
  const daily = multiple(
    { name: 'tokenLeverage', label: 'Leverage of the token' },
    given(values, 'token', '2'),
  );
  const swing = fraction({ name: 'swing', label: 'Swing' }, given(values, 'swing', '0'));
  const days = rebalanced(trade.own, daily, closesOf(path, swing.value));
  const day = Math.min(days.length - 1, Number(parseDecimal(given(values, 'day', '0'), 'day').toFixed(0)));
  const { asset, token, whole } = days[day] ??
    days[0] ?? { asset: trade.own, token: trade.own, whole: trade.own };
  const named = [
    ...Object.values(trade),
    swing,
    daily,
    { ...asset, name: 'asset' },
    { ...token, name: 'token' },
    { ...whole, name: 'whole' },
  ];
  return {
    shows: values.shows === 'token' ? 'token' : 'trade',
    terms,
    trade,
    leftAt: (text) => at(bought, text, terms),
    path,
    token: { leverage: daily, day, days },
    figures: allFigures(named),
  };
}
