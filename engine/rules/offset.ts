/** Long against short on one underlier: the larger side alone, the difference, or no offset at all. */
import { instrumentOf, type Position } from '../account.ts';
import type { Decimal } from '../decimal.ts';
import { type Citation, type Figure, greatest, type Spec, sum, together } from '../figure.ts';
import { crossing, linesOn, openStretches } from '../line.ts';
import type { Ratio } from '../ratio.ts';
import { kinksOf, type Requirement, requirementOf } from './index.ts';
import { heldIn } from './size.ts';
import { narrowed, only, type Ray, type RuleKind, type View } from './view.ts';

export interface OffsetRule {
  readonly kind: 'offset';
  readonly by: RuleKind<OffsetRule>;
  readonly name: string;
  readonly label: string;
  /** `larger`: the side that asks more. `net`: what one side asks beyond the other. `none`: both. */
  readonly offset: 'larger' | 'net' | 'none';
  /** What may offset: everything on one underlier, or only what also matures together. */
  readonly within: 'underlier' | 'maturity';
  /** What each position asks on its own. */
  readonly of: Requirement;
  readonly rule: Citation;
}

function groupOf(rule: OffsetRule, position: Position, view: View): string {
  const { underlier, maturity = 'perpetual' } = instrumentOf(view.market, position.instrument);
  return rule.within === 'underlier' ? underlier : `${underlier} ${maturity}`;
}

function groupsOf(rule: OffsetRule, view: View): Map<string, Position[]> {
  return Map.groupBy(heldIn(view), (item) => groupOf(rule, item, view));
}

/** What the positions of one side ask together. */
function sideOf(rule: OffsetRule, group: readonly Position[], side: 'long' | 'short', view: View): Figure {
  const chosen = group.filter((item) => item.quantity.isNegative() === (side === 'short'));
  const asked = chosen.map((item) => requirementOf(rule.of, only(view, item.id)));
  return sum(
    {
      name: `${rule.name}:${side}`,
      label: side === 'long' ? 'Asked of the longs' : 'Asked of the shorts',
      unit: { kind: 'money', asset: view.currency },
    },
    ...asked.map((figure) => [1, figure] as const),
  );
}

function charge(rule: OffsetRule, name: string, group: readonly Position[], view: View): Figure {
  const spec: Spec = {
    name: `${rule.name}:${name}`,
    label: `${rule.label} for ${name}`,
    unit: { kind: 'money', asset: view.currency },
    rounding: 'up',
    rule: rule.rule,
  };
  const long = sideOf(rule, group, 'long', view);
  const short = sideOf(rule, group, 'short', view);
  if (rule.offset === 'none') return sum(spec, [1, long], [1, short]);
  if (rule.offset === 'larger') return greatest(spec, long, short);
  return greatest(
    spec,
    sum({ ...spec, name: `${spec.name}:long`, label: 'Longs beyond shorts' }, [1, long], [-1, short]),
    sum({ ...spec, name: `${spec.name}:short`, label: 'Shorts beyond longs' }, [1, short], [-1, long]),
  );
}

/** Where the sides of a group ask the same: there another one binds. */
function balances(rule: OffsetRule, ray: Ray, own: readonly Ratio[]): Ratio[] {
  const names = [...groupsOf(rule, ray.at(ray.from)).keys()];
  return openStretches(ray, own).flatMap((stretch) =>
    names.flatMap((name) => {
      const asked = (side: 'long' | 'short') => (t: Decimal) => {
        const view = ray.at(t);
        return sideOf(rule, groupsOf(rule, view).get(name) ?? [], side, view).value;
      };
      const [long, short] = linesOn(stretch, [asked('long'), asked('short')]);
      return crossing(long, short) ?? [];
    }),
  );
}

export const offset: RuleKind<OffsetRule> = {
  requirement(rule, view) {
    const spec: Spec = {
      name: rule.name,
      label: rule.label,
      unit: { kind: 'money', asset: view.currency },
      rounding: 'up',
    };
    const charges = [...groupsOf(rule, view)].map(([name, group]) => charge(rule, name, group, view));
    return together(spec, charges);
  },
  kinks(rule, ray) {
    const ids = heldIn(ray.at(ray.from)).map((item) => item.id);
    const own = ids.flatMap((id) => kinksOf(rule.of, narrowed(ray, id)));
    return rule.offset === 'none' ? own : [...own, ...balances(rule, ray, own)];
  },
};
