/** A rate by size less the amount that makes it continuous, on each position or on each symbol: exchange brackets. */
import type { Position } from '../account.ts';
import { type Decimal, decimal, total, ZERO } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import {
  type Citation,
  type Figure,
  given,
  product,
  type Spec,
  sum,
  together,
  type Unit,
} from '../figure.ts';
import { crossing, linesOn, openStretches } from '../line.ts';
import { once } from '../once.ts';
import type { Ratio } from '../ratio.ts';
import { type Bracket, bracketAt, bracketsOf, type TierBoundary, type TierTable } from '../tiers.ts';
import { type Charged, heldIn, rateOf, sizeFigure, sizeOf, unitOf } from './size.ts';
import type { Ray, RuleKind, View } from './view.ts';

export interface TiersRule {
  readonly kind: 'tiers';
  readonly by: RuleKind<TiersRule>;
  readonly name: string;
  readonly label: string;
  readonly tables: readonly TierTable[];
  readonly charged: Charged;
  /** What floors and amounts are written in: the quote asset, or coin. */
  readonly sized: 'quote' | 'base';
  readonly boundary: TierBoundary;
  /** Whether two positions of one symbol are in a tier together. */
  readonly scope: 'position' | 'symbol';
  /** The fee for closing at the mark, where it is part of the requirement: a fraction of the value at the mark. */
  readonly closingFee?: string;
  readonly rule: Citation;
}

/** The table of an instrument: its own, or the one for all. @throws EngineError `tiers.no-table` */
export function tableOf(tables: readonly TierTable[], instrument: string): TierTable {
  const own = tables.find((table) => table.instrument === instrument);
  const found = own ?? tables.find((table) => table.instrument === undefined);
  if (!found) throw new EngineError('tiers.no-table', instrument, 'has no table of maintenance rates here');
  return found;
}

const read = once(bracketsOf);

/** The numbers of a table, read once. */
export function bracketsIn(tables: readonly TierTable[], instrument: string): readonly Bracket[] {
  return read(tableOf(tables, instrument));
}

/** Positions that are in a tier together. */
function groupsOf(rule: TiersRule, view: View): Position[][] {
  const held = heldIn(view);
  if (rule.scope === 'position') return held.map((item) => [item]);
  return [...Map.groupBy(held, (item) => item.instrument).values()];
}

function groupSize(rule: TiersRule, group: readonly Position[], view: View): Decimal {
  return total(group.map((item) => sizeOf(item, rule.charged, view)));
}

function charge(rule: TiersRule, group: readonly Position[], view: View): Figure {
  const [first] = group;
  if (!first) throw new Error('A group holds at least one position.');
  const money: Unit = { kind: 'money', asset: view.currency };
  const unit = unitOf(first, rule.sized, view);
  const brackets = bracketsIn(rule.tables, first.instrument);
  const tier = bracketAt(brackets, groupSize(rule, group, view), rule.boundary, unit);
  const spec: Spec = {
    name: `${rule.name}:${first.id}`,
    label: `${rule.label} for ${first.instrument}`,
    unit: money,
    rounding: 'up',
    rule: rule.rule,
  };
  const sizes = group.map((item) => sizeFigure(item, rule.charged, view));
  const [only] = sizes;
  const size =
    sizes.length === 1 && only
      ? only
      : sum(
          { name: `size:${first.instrument}`, label: `Size of ${first.instrument}`, unit: money },
          ...sizes.map((part) => [1, part] as const),
        );
  const rate = given(
    { name: `${rule.name}Rate`, label: `${rule.label} rate`, unit: { kind: 'rate' }, rule: rule.rule },
    tier.rate,
  );
  const byRate = product(spec, rate, size);
  const { closingFee } = rule;
  const fees = closingFee === undefined ? [] : group.map((item) => closing(rule, closingFee, item, view));
  if (tier.amount.isZero() && fees.length === 0) return byRate;
  const amount = given(
    { name: `${rule.name}Amount`, label: 'Maintenance amount of the tier', unit: money, rule: rule.rule },
    tier.amount.times(unit).times(rateOf(first, view)),
  );
  const whole = { ...byRate, name: `${spec.name}:rate`, label: `${rate.label} × size` };
  return sum(
    spec,
    [1, whole],
    ...(tier.amount.isZero() ? [] : [[-1, amount] as const]),
    ...fees.map((fee) => [1, fee] as const),
  );
}

function closing(rule: TiersRule, closingFee: string, position: Position, view: View): Figure {
  const fee = given(
    { name: 'closingFeeRate', label: 'Rate of the closing fee', unit: { kind: 'rate' }, rule: rule.rule },
    decimal(closingFee),
  );
  return product(
    {
      name: `${rule.name}Fee:${position.id}`,
      label: `Fee for closing ${position.instrument}`,
      unit: { kind: 'money', asset: view.currency },
    },
    fee,
    sizeFigure(position, 'mark', view),
  );
}

export const tiers: RuleKind<TiersRule> = {
  requirement(rule, view) {
    const spec: Spec = {
      name: rule.name,
      label: rule.label,
      unit: { kind: 'money', asset: view.currency },
      rounding: 'up',
    };
    const charges = groupsOf(rule, view).map((group) => charge(rule, group, view));
    return together(spec, charges);
  },
  /** Where a size passes a floor. The requirement is continuous there and bends. */
  kinks(rule, ray) {
    return floorsOn(ray, (view) => groupsOf(rule, view), rule);
  },
};

/** Where the sizes of groups of positions pass the floors of their tables along a ray. */
export function floorsOn(
  ray: Ray,
  groups: (view: View) => readonly (readonly Position[])[],
  { tables, charged, sized }: Pick<TiersRule, 'tables' | 'charged' | 'sized'>,
): Ratio[] {
  const count = groups(ray.at(ray.from)).length;
  return openStretches(ray, []).flatMap((stretch) =>
    Array.from({ length: count }, (_, i) => i).flatMap((i) => {
      const group = (t: Decimal): readonly [readonly Position[], View] => {
        const view = ray.at(t);
        return [groups(view)[i] ?? [], view];
      };
      const size = (t: Decimal): Decimal => {
        const [items, view] = group(t);
        return total(items.map((item) => sizeOf(item, charged, view)));
      };
      const unit = (t: Decimal): Decimal => {
        const [[first] = [], view] = group(t);
        return first ? unitOf(first, sized, view) : ZERO;
      };
      const [first] = groups(ray.at(ray.from))[i] ?? [];
      const floors = first ? bracketsIn(tables, first.instrument).map(({ floor }) => floor) : [];
      const [sizes, units] = linesOn(stretch, [size, unit]);
      // The first floor is zero, and no size passes it.
      return floors.slice(1).flatMap((floor) => {
        const at = { ...units, y1: units.y1.times(floor), y2: units.y2.times(floor) };
        return crossing(sizes, at) ?? [];
      });
    }),
  );
}
