/** A long and a short beside each other, and what five rules ask of the two together. */
import type { Instrument, Position } from '../../../engine/account.ts';
import { contractLeg, lotOf } from '../../../engine/contracts.ts';
import { type Figure, given, product, quotient, sum, type Unit } from '../../../engine/figure.ts';
import {
  assess,
  callPrices,
  type Decimal,
  decimal,
  type Line,
  type Market,
  parseDecimal,
  premiumBounds,
  quotientOf,
  type Rulebook,
  type Settings,
  type View,
  withMark,
} from '../../../engine/index.ts';
import { together } from '../../../engine/rulebooks/exchange.ts';
import { deribitPortfolio, krakenFutures, netOffset, PLAIN } from '../../../engine/rulebooks/offsets.ts';
import { SCAN } from '../../../engine/rulebooks/portfolio-scan.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

export type RuleKey = 'apart' | 'larger' | 'net' | 'scan' | 'portfolio';

/** Both legs are opened at this price, and the long one stays there. */
export const PRICE = '50000';
const [LONG, SHORT] = ['LONG', 'SHORT'] as const;
const CURRENCY = 'USD';
const MONEY: Unit = { kind: 'money', asset: CURRENCY };

/** One rule, applied to the pair. */
export interface Applied {
  readonly key: RuleKey;
  readonly requirement: Figure;
  /** Asked less than without an offset; below zero it is asked more. */
  readonly saving: Figure;
  readonly savingRate?: Figure;
  readonly excess: Figure;
  readonly liquidated: boolean;
  /** Of the short leg: how far above the long one, and how far below, the pair is liquidated. */
  readonly above?: Figure;
  readonly below?: Figure;
  readonly drawnFrom: readonly [View, Rulebook, Line, string];
}

export interface OffsetsMoment extends Moment {
  readonly two: boolean;
  /** Whether both legs are there. */
  readonly paired: boolean;
  /** Whether both legs are of one size, so that a move of both together does nothing. */
  readonly even: boolean;
  readonly equity: Figure;
  readonly longValue: Figure;
  readonly shortValue: Figure;
  /** Of the short leg, at the basis. */
  readonly price: Figure;
  /** How far the exchange lets a future of that maturity stray. */
  readonly bound: Figure;
  /** Whether the basis is farther than that. */
  readonly strayed: boolean;
  readonly rules: readonly Applied[];
}

const RULES: readonly RuleKey[] = ['apart', 'larger', 'net', 'scan', 'portfolio'];

/** The rulebook of a rule; rates of the venues that have one rate are the reader’s. */
function bookOf(key: RuleKey, rate: string): Rulebook {
  const settings: Settings = { venue: { currency: CURRENCY, tables: [{ tiers: [{ floor: '0', rate }] }] } };
  const apart = together(PLAIN)(settings);
  switch (key) {
    case 'apart':
      return apart;
    case 'larger':
      return krakenFutures(settings);
    case 'net':
      return netOffset(settings);
    case 'scan':
      return deribitPortfolio({});
    case 'portfolio':
      return { ...apart, requirements: { ...apart.requirements, maintenance: SCAN } };
  }
}

/** A linear contract on a coin of its own, or on the same one. */
function instrument(id: string, underlier: string): Instrument {
  return {
    id,
    kind: 'linear',
    base: underlier,
    quote: CURRENCY,
    settle: CURRENCY,
    underlier,
    multiplier: decimal(1),
    tick: decimal('0.01'),
    lot: decimal('0.1'),
  };
}

/** The pair as it was opened. */
function pairOf(values: Values): View {
  const coins = [parseDecimal(values.long, 'long'), parseDecimal(values.short, 'short').neg()] as const;
  const kinds = [instrument(LONG, 'COIN'), instrument(SHORT, values.underliers === 'two' ? 'OTHER' : 'COIN')];
  const legs = kinds.map((kind, i) => {
    const lot = lotOf(kind, coins[i] ?? decimal(0), decimal(PRICE), '');
    const position: Position = { id: kind.id, instrument: kind.id, quantity: lot.quantity, lots: [lot] };
    return { kind, position, leg: contractLeg(kind, [lot]) };
  });
  const cash = { asset: CURRENCY, kind: 'cash', amount: parseDecimal(values.own, 'own') } as const;
  return {
    pool: {
      id: 'pair',
      amounts: [cash, ...legs.map(({ leg }) => leg)],
      positions: legs.map(({ position }) => position),
    },
    market: {
      instruments: Object.fromEntries(kinds.map((kind) => [kind.id, kind])),
      quotes: Object.fromEntries(kinds.map(({ id }) => [id, { mark: decimal(PRICE) }])),
    },
    currency: CURRENCY,
  };
}

/** How far a price is above the long leg, as a part of it. */
function basisAt(price: Figure, long: Figure, name: string, label: string): Figure {
  const apart = sum(
    { name: `${name}:apart`, label: 'Price less price', unit: price.unit },
    [1, price],
    [-1, long],
  );
  return quotient({ name, label, unit: { kind: 'rate', places: 2 } }, apart, long);
}

const priceFigure = (name: string, label: string, value: Decimal): Figure =>
  given({ name, label, unit: { kind: 'price', asset: CURRENCY } }, value);

const long = priceFigure('longPrice', 'Price of the long leg', decimal(PRICE));

function applied(key: RuleKey, view: View, rate: string, apart: Figure): Applied {
  const rulebook = bookOf(key, rate);
  const standing = assess(view, rulebook).standings.find(({ line }) => line.action === 'liquidate');
  if (!standing) throw new RangeError(`${rulebook.name} has no line at which it liquidates.`);
  const named = (figure: Figure, name: string, label: string): Figure => ({
    ...figure,
    name: `${key}:${name}`,
    label,
  });
  const requirement = named(standing.requirement, 'requirement', standing.requirement.label);
  const saving = sum(
    { name: `${key}:saving`, label: 'Asked less', unit: MONEY },
    [1, apart],
    [-1, requirement],
  );
  const rates = { name: `${key}:savingRate`, label: 'Saved', unit: { kind: 'rate' } } as const;
  const found = callPrices(view, rulebook, standing.line, SHORT);
  const side = (which: 'above' | 'below'): Figure | undefined => {
    const at = found[which];
    if (at.kind !== 'at') return undefined;
    const price = priceFigure(`${key}:${which}Price`, 'Price of the liquidation', quotientOf(at.t));
    return basisAt(price, long, `${key}:${which}`, 'Basis of the liquidation');
  };
  const [above, below] = [side('above'), side('below')];
  return {
    key,
    requirement,
    saving,
    ...(apart.value.gt(0) && { savingRate: quotient(rates, saving, apart) }),
    excess: named(standing.excess, 'excess', standing.excess.label),
    liquidated: standing.crossed,
    ...(above && { above }),
    ...(below && { below }),
    drawnFrom: [view, rulebook, standing.line, SHORT],
  };
}

function marketAt(market: Market, basis: Figure): { readonly price: Figure; readonly market: Market } {
  const away = product({ name: 'away', label: 'Basis in price', unit: long.unit }, long, basis);
  const price = sum(
    { name: 'price', label: 'Price of the short leg', unit: long.unit },
    [1, long],
    [1, away],
  );
  return { price, market: withMark(market, SHORT, price.value) };
}

/**
 * `basis` is how far the short leg stands above the long one, as a fraction; `rate` is what a venue with one rate asks
 * of each leg; `days` is how long the future runs, which limits how far its exchange lets it stray.
 * @throws EngineError when a value is not a number, or `basis.days`
 */
export function momentOf(_preset: Preset, values: Values): OffsetsMoment {
  const opened = pairOf(values);
  const basis = given(
    { name: 'basis', label: 'Basis', unit: { kind: 'rate', places: 2 } },
    parseDecimal(values.basis, 'basis'),
  );
  const { price, market } = marketAt(opened.market, basis);
  const view: View = { ...opened, market };
  const rate = values.rate ?? '';
  const plain = assess(view, bookOf('apart', rate));
  const apart = { ...(plain.requirements.maintenance ?? plain.equity), name: 'apart' };
  const { bound: exact } = premiumBounds(PRICE, Number(parseDecimal(values.days, 'days').toFixed(0)));
  const bound: Figure = { ...exact, unit: { kind: 'rate', places: 2 } };
  const rules = RULES.filter((key) => values[key] === 'on').map((key) => applied(key, view, rate, apart));
  const size = (name: string, label: string, coins: string | undefined, at: Figure): Figure =>
    product(
      { name, label, unit: MONEY },
      given({ name: `${name}:coins`, label: 'Coins', unit: { kind: 'quantity' } }, parseDecimal(coins, name)),
      at,
    );
  const longValue = size('longValue', 'Value of the long leg', values.long, long);
  const shortValue = size('shortValue', 'Value of the short leg', values.short, price);
  const all = rules.flatMap(({ requirement, saving, savingRate, excess, above, below }) =>
    [requirement, saving, savingRate, excess, above, below].flatMap((figure) => figure ?? []),
  );
  const [a, b] = opened.pool.positions.map(({ quantity }) => quantity.abs());
  return {
    two: values.underliers === 'two',
    paired: (a?.gt(0) && b?.gt(0)) ?? false,
    even: (a && b && a.eq(b)) ?? false,
    equity: plain.equity,
    longValue,
    shortValue,
    price,
    bound,
    strayed: basis.value.abs().gt(bound.value),
    rules,
    figures: allFigures([plain.equity, longValue, shortValue, price, basis, bound, apart, ...all]),
  };
}
