/** At which price a line is crossed, and how that price is found. */
import { markOf } from './account.ts';
import { marginBalanceOf, ruleOf } from './assess.ts';
import { type Decimal, decimal } from './decimal.ts';
import { type Figure, given, quotient, type Spec, sum, type Unit } from './figure.ts';
import { slopeAndHeight } from './line.ts';
import { quotientOf, type Ratio } from './ratio.ts';
import { priceRay } from './rays.ts';
import type { Line, Rulebook } from './rulebook.ts';
import { requirementOf } from './rules/index.ts';
import type { Ray, View } from './rules/view.ts';
import { type Condition, type Crossing, firstChange, sidesAt } from './solve.ts';

/** One line of the rulebook along one ray. */
export function conditionOn(ray: Ray, rulebook: Rulebook, line: Line): Condition {
  const requirement = ruleOf(rulebook, line.of);
  const factor = decimal(line.factor);
  return {
    ray,
    requirement,
    balanceAt: (t) => marginBalanceOf(ray.at(t), rulebook).value,
    requirementAt: (t) => requirementOf(requirement, ray.at(t)).value.times(factor),
    boundary: line.boundary,
  };
}

/** Where a line is crossed as one price falls, and as it rises, from where it stands. */
export interface CallPrices {
  /** What was asked along that price, for showing how an answer was found. */
  readonly condition: Condition;
  readonly below: Crossing;
  readonly above: Crossing;
}

export function callPrices(view: View, rulebook: Rulebook, line: Line, instrument: string): CallPrices {
  const condition = conditionOn(priceRay(view, instrument), rulebook, line);
  const mark = markOf(view.market, instrument);
  return {
    condition,
    below: firstChange(condition, mark, -1, 'unsafe'),
    above: firstChange(condition, mark, 1, 'unsafe'),
  };
}

/**
 * The price that matters: where the call comes if the price moves against the account, or, under a call,
 * where it came. `side` says which way danger lies.
 */
export function callPrice(
  prices: CallPrices,
): { readonly t: Ratio; readonly side: 'below' | 'above' } | null {
  const { below, above } = prices;
  if (below.kind === 'at') return { t: below.t, side: 'below' };
  if (above.kind === 'at') return { t: above.t, side: 'above' };
  // Under a call the account would be safe again above (a long) or below (a short).
  if (above.kind === 'already' && above.t) return { t: above.t, side: 'below' };
  if (below.kind === 'already' && below.t) return { t: below.t, side: 'above' };
  return null;
}

const SLOPE: Unit = { kind: 'slope' };

/** A crossing with its derivation, which is absent where a rule jumps there. */
export interface CrossingFigures {
  readonly price: Figure;
  readonly derived?: { readonly gain: Figure; readonly fixed: Figure };
}

/** How a crossing on a price ray was found: what must be covered over the pace at which the lines close in. */
export function crossingFigures(
  condition: Condition,
  found: { readonly t: Ratio; readonly side: 'below' | 'above' },
  spec: Spec,
  asset: string,
  prefix: string,
): CrossingFigures {
  const money: Unit = { kind: 'money', asset };
  const lines = sidesAt(condition, found.t);
  if (!lines) return { price: given(spec, quotientOf(found.t)) };
  const [balance, requirement] = [slopeAndHeight(lines[0]), slopeAndHeight(lines[1])] as const;
  const long = found.side === 'below';
  const size = (value: Ratio): Decimal => (long ? quotientOf(value) : quotientOf(value).neg());
  const fixed = given(
    {
      name: `${prefix}fixed`,
      label: long ? 'Owed whatever the price' : 'Held whatever the price',
      unit: money,
    },
    size(balance.height).neg(),
  );
  const floor = given(
    { name: `${prefix}requirementAtZero`, label: 'Required whatever the price', unit: money },
    quotientOf(requirement.height),
  );
  const gain = given(
    {
      name: `${prefix}equitySlope`,
      label: long ? 'Equity gained with each $1 of price' : 'Equity lost with each $1 of price',
      unit: SLOPE,
    },
    size(balance.slope),
  );
  const need = given(
    { name: `${prefix}requirementSlope`, label: 'Requirement added by each $1 of price', unit: SLOPE },
    // Below zero where a rise makes up a difference that is netted.
    quotientOf(requirement.slope),
  );
  const cover = floor.value.isZero()
    ? fixed
    : sum(
        { name: `${prefix}cover`, label: 'To be covered', unit: money },
        [1, fixed],
        [long ? 1 : -1, floor],
      );
  const pace = sum(
    { name: `${prefix}pace`, label: 'Pace at which equity nears the requirement', unit: SLOPE },
    [1, gain],
    [long ? -1 : 1, need],
  );
  return { price: quotient(spec, cover, pace), derived: { gain, fixed } };
}
