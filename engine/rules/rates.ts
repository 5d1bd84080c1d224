/** A fraction of market value, with an amount per share as a floor, by price band and side. */
import { type Instrument, instrumentOf, markOf, type Position, positionValue } from '../account.ts';
import { type Decimal, decimal } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import {
  type Citation,
  type Figure,
  given,
  greatest,
  least,
  product,
  type Spec,
  together,
  type Unit,
} from '../figure.ts';
import { type Ratio, ratio } from '../ratio.ts';
import type { RuleKind, View } from './view.ts';

/** What one band of prices asks. Decimal texts. */
export interface Band {
  /** Lowest price of the band, in the quote asset; the first band starts at 0. */
  readonly from: string;
  /** Fraction of market value. */
  readonly rate: string;
  /** Floor per share, in the quote asset. */
  readonly perUnit?: string;
  /** What a leveraged fund takes in this band; without it, what anything else does. */
  readonly leveraged?: Leveraged;
  readonly rule: Citation;
}

/** A fraction of market value that is taken as many times as a fund is leveraged. Decimal texts. */
export interface Leveraged {
  readonly rate: string;
  /** The most that it comes to. */
  readonly most?: string;
  readonly rule: Citation;
}

/** Bands of one security that take the place of the general ones, side by side. */
export interface SecurityBands {
  readonly instrument: string;
  readonly long?: readonly Band[];
  readonly short?: readonly Band[];
}

export interface RatesRule {
  readonly kind: 'rates';
  readonly by: RuleKind<RatesRule>;
  readonly name: string;
  readonly label: string;
  readonly long: readonly Band[];
  readonly short: readonly Band[];
  readonly securities?: readonly SecurityBands[];
}

function bandsFor(rule: RatesRule, position: Position): readonly Band[] {
  const side = position.quantity.isNegative() ? 'short' : 'long';
  const own = rule.securities?.find((item) => item.instrument === position.instrument);
  return own?.[side] ?? rule[side];
}

/** The rate of a band for one instrument: a leveraged fund's is a product, at most so much and at least the band's. */
function rateOf(rule: RatesRule, band: Band, instrument: Instrument): Figure {
  const unit: Unit = { kind: 'rate' };
  const spec: Spec = { name: `${rule.name}Rate`, label: `${rule.label} rate`, unit, rule: band.rule };
  const base = given(spec, decimal(band.rate));
  const { leveraged } = band;
  if (!leveraged || !instrument.leverage || instrument.leverage.eq(1)) return base;
  const lent: Spec = { ...spec, rule: leveraged.rule };
  const scaled = product(
    { ...lent, name: `${rule.name}LeveragedRate`, label: `${rule.label} rate × leverage` },
    given({ ...lent, name: `${rule.name}UnleveragedRate` }, decimal(leveraged.rate)),
    given(
      { name: 'leverage', label: `Leverage of ${instrument.id}`, unit: { kind: 'multiple' } },
      instrument.leverage,
    ),
  );
  const most: Spec = { ...lent, name: `${rule.name}MostRate`, label: `Most that ${rule.label} asks` };
  const held =
    leveraged.most === undefined ? scaled : least(lent, scaled, given(most, decimal(leveraged.most)));
  if (leveraged.rate === band.rate) return { ...held, name: spec.name, label: spec.label };
  return greatest(spec, { ...base, name: `${rule.name}BandRate` }, held);
}

function bandAt(bands: readonly Band[], price: Decimal): Band {
  const found = bands.findLast((band) => price.gte(decimal(band.from)));
  if (!found)
    throw new EngineError('rule.no-band', 'price', `of ${price.toFixed()} is below every band of the rule`);
  return found;
}

/** What one position needs: the rate on its value or the floor per share, whichever is greater. */
function charge(rule: RatesRule, position: Position, view: View): Figure {
  const { currency, market } = view;
  const band = bandAt(bandsFor(rule, position), markOf(market, position.instrument));
  const money: Unit = { kind: 'money', asset: currency };
  const value = positionValue(position, currency, market);
  const rate = rateOf(rule, band, instrumentOf(market, position.instrument));
  const spec = {
    name: `${rule.name}:${position.id}`,
    label: `${rule.label} for ${position.instrument}`,
    unit: money,
    rounding: 'up',
    rule: rate.rule ?? band.rule,
  } as const;
  const byRate = product(spec, rate, value);
  if (band.perUnit === undefined) return byRate;
  const shares = given(
    {
      name: `quantity:${position.id}`,
      label: `Shares of ${position.instrument}`,
      unit: { kind: 'quantity' },
    },
    position.quantity.abs(),
  );
  const floor = given(
    {
      name: `${rule.name}Floor`,
      label: 'Floor per share',
      unit: { kind: 'price', asset: currency },
      rule: band.rule,
    },
    decimal(band.perUnit),
  );
  const byShare = product(
    { ...spec, name: `${spec.name}:floor`, label: `${floor.label} × shares` },
    floor,
    shares,
  );
  return greatest(spec, { ...byRate, name: `${spec.name}:rate`, label: `${rate.label} × value` }, byShare);
}

export const rates: RuleKind<RatesRule> = {
  requirement(rule, view) {
    const charges = view.pool.positions
      .filter((item) => !item.quantity.isZero())
      .map((item) => charge(rule, item, view));
    const spec = {
      name: rule.name,
      label: rule.label,
      unit: { kind: 'money', asset: view.currency },
      rounding: 'up',
    } as const;
    return together(spec, charges);
  },
  /** Band edges, and within a band the price at which the rate overtakes the floor. */
  kinks(rule, ray) {
    const { pool, market } = ray.at(ray.from);
    return pool.positions.flatMap((position) => {
      const instrument = instrumentOf(market, position.instrument);
      const { start, slope } = ray.price(instrument.id);
      if (slope.isZero()) return [];
      const prices = bandsFor(rule, position).flatMap((band): Ratio[] => [
        ratio(decimal(band.from)),
        ...(band.perUnit === undefined
          ? []
          : [ratio(decimal(band.perUnit), rateOf(rule, band, instrument).value)]),
      ]);
      return prices.map(({ num, den }) => ratio(num.minus(start.times(den)), slope.times(den)));
    });
  },
};
