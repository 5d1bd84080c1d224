/** A crowd of accounts after a shock, under each of three ways to pay for what their margins lack. */
import { type Cascade, cascadeOf } from '../../../engine/cascade.ts';
import {
  type CourseFigures,
  courseOf,
  type Gains,
  gainsOf,
  withoutFund,
} from '../../../engine/cascade-gains.ts';
import type { CascadeTerms, Cover } from '../../../engine/cascade-terms.ts';
import { crowdOf, type Trader } from '../../../engine/crowd.ts';
import { type Figure, given } from '../../../engine/figure.ts';
import { type Decimal, decimal, parseDecimal, round } from '../../../engine/index.ts';
import { isDue, liquidationOrder, liquidationRatio } from '../../../engine/liquidation-order.ts';
import { quotientOf } from '../../../engine/ratio.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';
import { lastFew } from '../last-few.ts';

/** What all of them opened at, and what the price is before the shock. */
export const PRICE = decimal(100);
export const LONGS = 240;
export const SHORTS = 60;
/** Made up, and the same throughout: maintenance, and two fees on what is sold. */
export const MAINTENANCE = decimal('0.005');
export const TRADING_FEE = decimal('0.0005');
export const LIQUIDATION_FEE = decimal('0.005');
export const COVERS = ['venue', 'fund', 'deleveraging'] as const satisfies readonly Cover[];

/** Longs with the same leverage: they are liquidated at the same price. */
export interface Step {
  readonly leverage: string;
  readonly accounts: number;
  readonly contracts: Decimal;
  readonly price: Decimal;
  readonly ids: ReadonlySet<string>;
}

interface Crowd {
  readonly key: string;
  readonly traders: readonly Trader[];
  readonly order: readonly Trader[];
  readonly steps: readonly Step[];
  readonly contracts: Decimal;
}

export interface Outcome {
  readonly cascade: Cascade;
  readonly gains: Gains;
}

export interface CascadeMoment extends Moment {
  readonly crowd: Crowd;
  readonly cover: Cover;
  readonly terms: CascadeTerms;
  readonly cascade: Cascade;
  readonly gains: Gains;
  readonly course: CourseFigures;
  /** Shorts that were closed against their will. */
  readonly deleveraged: Figure;
  readonly fundBefore: Figure;
  readonly outcomes: Readonly<Record<Cover, Outcome>>;
}

function stepsOf(order: readonly Trader[]): Step[] {
  const byLeverage = Map.groupBy(order, ({ quantity, entry, margin }) =>
    round(quantity.times(entry).div(margin), 0, 'half').toFixed(),
  );
  return [...byLeverage].map(([leverage, traders]) => {
    const prices = traders.map((trader) => quotientOf(liquidationRatio(trader, MAINTENANCE)));
    return {
      leverage,
      accounts: traders.length,
      contracts: traders.reduce((sum, { quantity }) => sum.plus(quantity), decimal(0)),
      // Margins are in whole cents, so the prices of a step are a hair apart: the first of them.
      price: prices.reduce((most, price) => (price.gt(most) ? price : most)),
      ids: new Set(traders.map(({ id }) => id)),
    };
  });
}

let last: Crowd | null = null;

/** The accounts change with two of the controls only; the others move more often. */
function crowdAt(seed: string, leverage: string): Crowd {
  const key = `${seed} ${leverage}`;
  if (last?.key === key) return last;
  const size = { longs: LONGS, shorts: SHORTS, leverage: Number(leverage), price: PRICE };
  const traders = crowdOf(Number(seed), size);
  const order = liquidationOrder(traders);
  const contracts = order.reduce((sum, { quantity }) => sum.plus(quantity), decimal(0));
  last = { key, traders, order, steps: stepsOf(order), contracts };
  return last;
}

type Outcomes = CascadeMoment['outcomes'];

function played(crowd: Crowd, terms: CascadeTerms): Outcomes {
  const of = (cover: Cover): Cascade => cascadeOf(crowd.traders, { ...terms, cover }, crowd.order);
  const [fund, deleveraging] = [of('fund'), of('deleveraging')];
  const [venue, gains] = [withoutFund(fund), gainsOf(fund)];
  return {
    venue: { cascade: venue, gains: gainsOf(venue, gains) },
    fund: { cascade: fund, gains },
    deleveraging: { cascade: deleveraging, gains: gainsOf(deleveraging) },
  };
}

const known = lastFew<Outcomes>(24);

/** @throws EngineError when a value is not a number, or not one that the engine takes */
export function momentOf(_preset: Preset, values: Values): CascadeMoment {
  const at = (key: string, usual: string): Decimal => parseDecimal(values[key] ?? usual, key);
  const crowd = crowdAt(at('crowd', '1').toFixed(), at('leverage', '50').toFixed());
  const cover = COVERS.find((item) => item === values.cover) ?? 'fund';
  const fund = at('fund', '10000');
  const terms: CascadeTerms = {
    price: PRICE,
    shock: at('shock', '0.05'),
    // One per cent of 100 is one: so many dollars of bids are a hundredth as many contracts in each dollar of price.
    depth: at('depth', '100000').div(PRICE),
    maintenance: MAINTENANCE,
    tradingFee: TRADING_FEE,
    liquidationFee: LIQUIDATION_FEE,
    fund,
    rebound: at('rebound', '0'),
    cover,
  };
  const key = [crowd.key, terms.shock, terms.depth, fund, terms.rebound].join(' ');
  const outcomes = known(key, () => played(crowd, terms));
  const { cascade, gains } = outcomes[cover];
  // They stand in the order in which they are due.
  const safe = crowd.order.findIndex((trader) => !isDue(trader, cascade.shocked, MAINTENANCE));
  const course = courseOf(cascade, safe === -1 ? crowd.order.length : safe);
  const closedShorts = cascade.journal
    .filter(({ reason }) => reason === 'deleveraging')
    .flatMap(({ legs }) => legs.map(({ pool }) => pool ?? ''))
    .filter((id) => id.startsWith('short'));
  const deleveraged = given(
    { name: 'deleveraged', label: 'Shorts closed for others', unit: { kind: 'quantity' } },
    decimal(new Set(closedShorts).size),
  );
  const fundBefore = given(
    { name: 'fundBefore', label: 'In the fund before', unit: { kind: 'money', asset: 'USD' } },
    cover === 'venue' ? decimal(0) : fund,
  );
  const figures = [...Object.values<Figure>({ ...course, ...gains }), deleveraged, fundBefore];
  return {
    crowd,
    cover,
    terms,
    cascade,
    gains,
    course,
    deleveraged,
    fundBefore,
    outcomes,
    figures: allFigures(figures),
  };
}
