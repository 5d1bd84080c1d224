/**
 * A higher rate for a position that is too large a part of the account. A position on its part exactly is not yet
 * too large.
 */
import { type Market, type Pool, type Position, positionValue } from '../account.ts';
import { type Decimal, decimal, ZERO } from '../decimal.ts';
import { type Citation, type Figure, given, product, together } from '../figure.ts';
import { linesOn, openStretches, root } from '../line.ts';
import type { Ray, RuleKind, View } from './view.ts';

export interface ConcentrationRule {
  readonly kind: 'concentration';
  readonly by: RuleKind<ConcentrationRule>;
  readonly name: string;
  readonly label: string;
  /** A position is concentrated when it is more than this part of all market values. Decimal text. */
  readonly over: string;
  /** Fraction of market value that it then takes. Decimal text. */
  readonly rate: string;
  readonly rule: Citation;
}

function sizeOf(position: Position, view: View): Decimal {
  return positionValue(position, view.currency, view.market).value;
}

/** Market values already added up: every position of an account asks for the same sum. */
const known = new WeakMap<Market, WeakMap<Pool, Decimal>>();

/** Long and short market values of the whole account, even where the view shows one position of it. */
function gross(view: View): Decimal {
  const whole = view.whole ?? view.pool;
  const sums = known.get(view.market) ?? new WeakMap<Pool, Decimal>();
  known.set(view.market, sums);
  const sum = sums.get(whole) ?? whole.positions.reduce((all, item) => all.plus(sizeOf(item, view)), ZERO);
  sums.set(whole, sum);
  return sum;
}

/** How far a position is above its allowed part: above zero means concentrated. */
function beyond(rule: ConcentrationRule, position: Position, view: View): Decimal {
  return sizeOf(position, view).minus(gross(view).times(decimal(rule.over)));
}

export const concentration: RuleKind<ConcentrationRule> = {
  requirement(rule, view) {
    const unit = { kind: 'money', asset: view.currency } as const;
    const spec = { name: rule.name, label: rule.label, unit, rounding: 'up', rule: rule.rule } as const;
    const rate = given(
      { name: `${rule.name}Rate`, label: `${rule.label} rate`, unit: { kind: 'rate' }, rule: rule.rule },
      decimal(rule.rate),
    );
    const charged = view.pool.positions
      .filter((position) => beyond(rule, position, view).gt(ZERO))
      .map(
        (position): Figure =>
          product(
            { ...spec, name: `${rule.name}:${position.id}` },
            rate,
            positionValue(position, view.currency, view.market),
          ),
      );
    return together(spec, charged);
  },
  /** The rule jumps where a position passes its part of the account. */
  kinks(rule, ray: Ray) {
    const ids = ray.at(ray.from).pool.positions.map((position) => position.id);
    return openStretches(ray, []).flatMap((stretch) =>
      ids.flatMap((id) => {
        const part = (t: Decimal): Decimal => {
          const view = ray.at(t);
          const position = view.pool.positions.find((item) => item.id === id);
          return position ? beyond(rule, position, view) : ZERO;
        };
        const [line] = linesOn(stretch, [part]);
        return root(line) ?? [];
      }),
    );
  },
};
