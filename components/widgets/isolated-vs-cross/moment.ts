/** The same positions on the same path twice: each with money of its own, and all with one pot behind them. */
import type { Instrument, Market, Pool } from '../../../engine/account.ts';
import { type Journey, type Marks, marketOn, playAlong, type Situation } from '../../../engine/along-path.ts';
import { callPrice, callPrices, crossingFigures } from '../../../engine/call-price.ts';
import { contractLeg, lotOf } from '../../../engine/contracts.ts';
import { type Figure, given, product, quotient, sum, type Unit } from '../../../engine/figure.ts';
import { assess, type Decimal, decimal, parseDecimal, type Rulebook } from '../../../engine/index.ts';
import { apart, BINANCE, together } from '../../../engine/rulebooks/exchange.ts';
import { heldIn } from '../../../engine/rules/size.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

export const COINS = ['BTC', 'ETH', 'BNB', 'ADA'] as const;
/** Of every coin, so that a price is a percentage of where it began. */
const START = decimal(100);
const CURRENCY = 'USD';
const WALLET = 'wallet';
const MONEY: Unit = { kind: 'money', asset: CURRENCY };
const PRICE: Unit = { kind: 'price', asset: CURRENCY };

const SETTINGS = { venue: { currency: CURRENCY } };
/** As the rulebooks `binance-futures-isolated` and `-cross` of 2026-11 are made: they differ in who shares alone. */
const BOOKS: Readonly<Record<Key, Rulebook>> = {
  isolated: apart(BINANCE)(SETTINGS),
  cross: together(BINANCE)(SETTINGS),
};

export type Key = 'isolated' | 'cross';

/** A position that was closed, or a part of it. */
export interface Closing {
  readonly coin: string;
  readonly whole: boolean;
  /** When: 1 is the lowest price, 2 the end. */
  readonly at: Decimal;
  /** How far BTC stood from its start by then. */
  readonly move: Figure;
}

export interface Pooled {
  readonly key: Key;
  readonly journey: Journey;
  readonly closings: readonly Closing[];
  /** Coins that are still held in the end. */
  readonly open: readonly string[];
  readonly lowest: Figure;
  readonly end: Figure;
  /** At which price of a coin the first pool was closed. */
  readonly price?: { readonly coin: string; readonly at: Figure } | undefined;
  /** Of each pool in the end: a position with its own money, the wallet, or all. */
  readonly pools: Readonly<Record<string, Figure>>;
  readonly worthAt: (at: Decimal) => Decimal;
}

export interface PoolingMoment extends Moment {
  readonly coins: readonly string[];
  /** What stood behind an isolated position, with what was added to it. */
  readonly behind: (coin: string) => Figure;
  readonly wallet: Figure;
  readonly putIn: Figure;
  readonly fall: Figure;
  readonly isolated: Pooled;
  readonly cross: Pooled;
  /** Cross less isolated, in the end. */
  readonly gap: Figure;
  /** What was moved by hand, to which position, and when. */
  readonly added?: { readonly coin: string; readonly at: Decimal; readonly move: Figure };
  /** How far BTC stands from its start. */
  readonly moveAt: (at: Decimal) => Figure;
}

const symbol = (coin: string): string => `${coin}USDT`;

function instrument(coin: string): Instrument {
  return {
    id: symbol(coin),
    kind: 'linear',
    base: coin,
    quote: CURRENCY,
    settle: CURRENCY,
    underlier: coin,
    multiplier: decimal(1),
    tick: decimal('0.01'),
    lot: decimal('0.0001'),
  };
}

function poolOf(coin: string, size: Decimal, own: Decimal): Pool {
  const kind = instrument(coin);
  const lot = lotOf(kind, size.div(START), START, '');
  return {
    id: coin,
    amounts: [{ asset: CURRENCY, kind: 'cash', amount: own }, contractLeg(kind, [lot])],
    positions: [{ id: coin, instrument: kind.id, quantity: lot.quantity, lots: [lot] }],
  };
}

/** How far the others go for each step of BTC. */
const FOLLOW: Readonly<Record<string, string>> = { stay: '0', half: '0.5', all: '1', rise: '-0.5' };

/** Down to the lowest prices, and back by a part of the fall. */
function pathOf(coins: readonly string[], values: Values): Marks[] {
  const fall = parseDecimal(values.fall, 'fall');
  const back = parseDecimal(values.back, 'back');
  const follow = decimal(FOLLOW[values.others ?? ''] ?? '0');
  const moved = (part: Decimal): Marks =>
    Object.fromEntries(
      coins.map((coin, i) => {
        const down = (i === 0 ? fall : fall.times(follow)).times(part);
        return [symbol(coin), START.minus(START.times(down))];
      }),
    );
  return [moved(decimal(1)), moved(decimal(1).minus(back))];
}

/** What some pools are worth, as one figure. */
function worth({ pools, market }: Situation, book: Rulebook, name: string, label: string) {
  const each = pools.map((pool): readonly [string, Figure] => {
    const { equity } = assess({ pool, market, currency: CURRENCY }, book);
    const of =
      pool.id === 'all' ? 'Left in the pot' : pool.id === WALLET ? 'In the wallet' : `Left of ${pool.id}`;
    return [pool.id, { ...equity, name: `${name}:${pool.id}`, label: of }];
  });
  const spec = { name, label, unit: MONEY, rounding: 'down' } as const;
  return {
    total: sum(spec, ...each.map(([, figure]) => [1, figure] as const)),
    each: Object.fromEntries(each),
  };
}

/** BTC's price at a moment, and how far that is from its start. */
function moveOf(market: Market, name: string): Figure {
  const mark = market.quotes[symbol(COINS[0])]?.mark ?? START;
  const start = given({ name: 'start', label: 'Price at the start', unit: PRICE }, START);
  const now = given({ name: `${name}:price`, label: 'Price of BTC then', unit: PRICE }, mark);
  const way = sum({ name: `${name}:way`, label: 'Price less start', unit: PRICE }, [1, now], [-1, start]);
  return quotient({ name, label: 'BTC from its start', unit: { kind: 'rate', places: 2 } }, way, start);
}

function closingsOf({ stops }: Journey, key: Key): Closing[] {
  return stops
    .filter(({ kind }) => kind === 'liquidation')
    .flatMap(({ at, before, after }) => {
      const left = new Map(heldIn(after).map(({ id, quantity }) => [id, quantity]));
      return heldIn(before)
        .filter(({ id, quantity }) => !left.get(id)?.eq(quantity))
        .map(({ id }) => ({
          coin: id,
          whole: !left.has(id),
          at,
          move: moveOf(before.market, `${key}:move`),
        }));
    });
}

/** Where the first pool that was closed was so, in the price of a coin that it held: of BTC, if it held any. */
function priceOf({ stops }: Journey, key: Key): Pooled['price'] {
  const view = stops.find(({ kind }) => kind === 'liquidation')?.before;
  const [position] = view?.pool.positions ?? [];
  const line = BOOKS[key].lines.find(({ action }) => action === 'liquidate');
  if (!view || !position || !line) return undefined;
  const prices = callPrices(view, BOOKS[key], line, position.instrument);
  const found = callPrice(prices);
  if (!found) return undefined;
  const spec = {
    name: `${key}:liquidationPrice`,
    label: `Liquidation price in ${position.id}`,
    unit: PRICE,
    rounding: found.side === 'below' ? 'up' : 'down',
    rule: line.rule,
  } as const;
  return { coin: position.id, at: crossingFigures(prices.condition, found, spec, CURRENCY, `${key}:`).price };
}

function pooled(key: Key, start: Situation, path: readonly Marks[], rescue: boolean): Pooled {
  const book = BOOKS[key];
  const journey = playAlong(start, book, path, rescue ? WALLET : undefined);
  const [low = start, last = low] = journey.ends;
  const closings = closingsOf(journey, key);
  const name = key === 'cross' ? 'Cross' : 'Isolated';
  const end = worth(last, book, `${key}:end`, `${name}: left in the end`);
  const price = priceOf(journey, key);
  return {
    key,
    journey,
    closings,
    open: last.pools.flatMap((pool) =>
      pool.positions.filter((item) => !item.quantity.isZero()).map(({ id }) => id),
    ),
    lowest: worth(low, book, `${key}:lowest`, `${name}: left at the lowest price`).total,
    end: end.total,
    price,
    pools: end.each,
    worthAt: (at) => {
      const stop = journey.stops.findLast((item) => item.at.lte(at));
      const { pools } = stop?.situation ?? start;
      return worth({ pools, market: marketOn(start.market, path, at) }, book, '', '').total.value;
    },
  };
}

/**
 * `fall` is how far BTC falls and `back` how much of that is made up again, both fractions; `own` stands behind each
 * position, and what is in the `wallet` behind none of them until it is added by hand, save in cross.
 * @throws EngineError when a value is not a number
 */
export function momentOf(_preset: Preset, values: Values): PoolingMoment {
  const number = (key: string): Decimal => parseDecimal(values[key], key);
  const money = (name: string, label: string): Figure => given({ name, label, unit: MONEY }, number(name));
  const coins = COINS.slice(0, Number(number('count').toFixed(0)));
  const own = money('own', 'Money behind each');
  const wallet = money('wallet', 'In the wallet');
  const leverage = given(
    { name: 'leverage', label: 'Leverage', unit: { kind: 'multiple' } },
    number('leverage'),
  );
  const size = product({ name: 'size', label: 'Size of each position', unit: MONEY }, own, leverage);
  const count = given(
    { name: 'count', label: 'Positions', unit: { kind: 'quantity' } },
    decimal(coins.length),
  );
  const behind = product({ name: 'behind', label: 'Behind the positions', unit: MONEY }, own, count);
  const putIn = sum(
    { name: 'putIn', label: 'Your money at the start', unit: MONEY },
    [1, behind],
    [1, wallet],
  );
  const fall = given(
    { name: 'fall', label: 'Fall of BTC', unit: { kind: 'rate', places: 2 } },
    number('fall'),
  );

  const path = pathOf(coins, values);
  const market: Market = {
    instruments: Object.fromEntries(coins.map((coin) => [symbol(coin), instrument(coin)])),
    quotes: Object.fromEntries(coins.map((coin) => [symbol(coin), { mark: START }])),
  };
  const pools = coins.map((coin) => poolOf(coin, size.value, own.value));
  const aside: Pool = {
    id: WALLET,
    amounts: [{ asset: CURRENCY, kind: 'cash', amount: wallet.value }],
    positions: [],
  };
  const pot: Pool = {
    id: 'all',
    amounts: [...pools, aside].flatMap(({ amounts }) => amounts),
    positions: pools.flatMap(({ positions }) => positions),
  };
  const isolated = pooled('isolated', { pools: [...pools, aside], market }, path, values.topup === 'add');
  const cross = pooled('cross', { pools: [pot], market }, path, false);
  const gap = sum(
    { name: 'gap', label: 'Cross less isolated', unit: MONEY },
    [1, cross.end],
    [-1, isolated.end],
  );
  const rescue = isolated.journey.stops.find(({ kind }) => kind === 'rescue');
  const named = [isolated, cross].flatMap(({ end, lowest, price, closings }) => [
    end,
    lowest,
    ...(price ? [price.at] : []),
    ...closings.slice(0, 1).map(({ move }) => move),
  ]);
  return {
    coins,
    behind: (coin) =>
      coin === rescue?.before.pool.id
        ? sum({ name: 'withAdded', label: 'With what was added', unit: MONEY }, [1, own], [1, wallet])
        : own,
    wallet,
    putIn,
    fall,
    isolated,
    cross,
    gap,
    ...(rescue && {
      added: {
        coin: rescue.before.pool.id,
        at: rescue.at,
        move: moveOf(rescue.before.market, 'added:move'),
      },
    }),
    moveAt: (at) => moveOf(marketOn(market, path, at), 'move'),
    figures: allFigures([own, wallet, putIn, size, fall, gap, ...named]),
  };
}
