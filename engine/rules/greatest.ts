/** The greatest of several requirements, for each position on its own or for the pool as a whole. */
import { type Figure, greatest, sum } from '../figure.ts';
import { crossing, inside, linesOn, openStretches } from '../line.ts';
import type { Ratio } from '../ratio.ts';
import { kinksOf, type Requirement, requirementOf } from './index.ts';
import { narrowed, only, type Ray, type RuleKind, type View } from './view.ts';

export interface GreatestRule {
  readonly kind: 'greatest';
  readonly by: RuleKind<GreatestRule>;
  readonly name: string;
  readonly label: string;
  readonly scope: 'position' | 'pool';
  readonly of: readonly Requirement[];
}

function pooled(rule: GreatestRule, view: View): Figure {
  const spec = {
    name: rule.name,
    label: rule.label,
    unit: { kind: 'money', asset: view.currency },
    rounding: 'up',
  } as const;
  return greatest(spec, ...rule.of.map((part) => requirementOf(part, view)));
}

/** Where one alternative overtakes another: each is linear between its own kinks, so pairs meet at most once there. */
function overtakings(rule: GreatestRule, ray: Ray): Ratio[] {
  const own = rule.of.flatMap((part) => kinksOf(part, ray));
  const found = openStretches(ray, own).flatMap((stretch) => {
    const lines = linesOn(
      stretch,
      rule.of.map((part) => (t) => requirementOf(part, ray.at(t)).value),
    );
    const meetings = lines.flatMap((a, i) => lines.slice(i + 1).map((b) => crossing(a, b)));
    return meetings.filter((t) => t !== null && inside(t, stretch));
  });
  return [...own, ...found.filter((t) => t !== null)];
}

export const greatestOf: RuleKind<GreatestRule> = {
  requirement(rule, view) {
    if (rule.scope === 'pool') return pooled(rule, view);
    const held = view.pool.positions.filter((item) => !item.quantity.isZero());
    const each = held.map((item) => pooled(rule, only(view, item.id)));
    const [first] = each;
    if (each.length === 1 && first) return first;
    const named = each.map((figure, i) => ({
      ...figure,
      name: `${rule.name}:${held[i]?.id}`,
      label: `${rule.label} for ${held[i]?.instrument}`,
    }));
    const spec = {
      name: rule.name,
      label: rule.label,
      unit: { kind: 'money', asset: view.currency },
      rounding: 'up',
    } as const;
    return sum(spec, ...named.map((figure) => [1, figure] as const));
  },
  kinks(rule, ray) {
    if (rule.scope === 'pool') return overtakings(rule, ray);
    return ray.at(ray.from).pool.positions.flatMap((item) => overtakings(rule, narrowed(ray, item.id)));
  },
};
