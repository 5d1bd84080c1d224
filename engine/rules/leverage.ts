/** Value over the leverage that was chosen: what an exchange asks to open, and what Kraken calls used margin. */
import type { Position } from '../account.ts';
import { type Decimal, decimal, lesser } from '../decimal.ts';
import { type Citation, type Figure, given, product, quotient, type Spec, together } from '../figure.ts';
import type { TierTable } from '../tiers.ts';
import { bracketAt } from '../tiers.ts';
import { type Charged, heldIn, sizeFigure, sizeOf, unitOf } from './size.ts';
import { bracketsIn, floorsOn, type TiersRule } from './tiers.ts';
import type { RuleKind, View } from './view.ts';

export interface LeverageRule {
  readonly kind: 'leverage';
  readonly by: RuleKind<LeverageRule>;
  readonly name: string;
  readonly label: string;
  readonly long: Charged;
  /** Kraken keeps a short's used margin in coin, so that it grows with the price. */
  readonly short: Charged;
  /** Of a position that names none. Decimal text, above 0. */
  readonly leverage: string;
  /** A fraction of the value that is divided by the leverage; the whole unless said. */
  readonly rate?: string;
  /** Tables whose tiers limit the leverage by size. */
  readonly tables?: readonly TierTable[];
  readonly sized: TiersRule['sized'];
  readonly rule: Citation;
}

function chargedOn(rule: LeverageRule, position: Position): Charged {
  return position.quantity.isNegative() ? rule.short : rule.long;
}

/** What was chosen, or as much of it as the tier allows. A size on a floor may have what the tier below allows. */
function leverageOf(rule: LeverageRule, position: Position, view: View): Decimal {
  const chosen = position.leverage ?? decimal(rule.leverage);
  if (!rule.tables) return chosen;
  const brackets = bracketsIn(rule.tables, position.instrument);
  const size = sizeOf(position, chargedOn(rule, position), view);
  const { leverage } = bracketAt(brackets, size, 'lower', unitOf(position, rule.sized, view));
  return leverage ? lesser(leverage, chosen) : chosen;
}

function charge(rule: LeverageRule, position: Position, view: View): Figure {
  const spec: Spec = {
    name: `${rule.name}:${position.id}`,
    label: `${rule.label} for ${position.instrument}`,
    unit: { kind: 'money', asset: view.currency },
    rounding: 'up',
    rule: rule.rule,
  };
  const size = sizeFigure(position, chargedOn(rule, position), view);
  const leverage = given(
    {
      name: `leverage:${position.id}`,
      label: `Leverage of ${position.instrument}`,
      unit: { kind: 'multiple' },
    },
    leverageOf(rule, position, view),
  );
  if (rule.rate === undefined) return quotient(spec, size, leverage);
  const rate = given(
    { name: `${rule.name}Rate`, label: `${rule.label} rate`, unit: { kind: 'rate' }, rule: rule.rule },
    decimal(rule.rate),
  );
  const part = product({ ...spec, name: `${spec.name}:rate`, label: `${rate.label} × value` }, rate, size);
  return quotient(spec, part, leverage);
}

export const leverage: RuleKind<LeverageRule> = {
  requirement(rule, view) {
    const charges = heldIn(view).map((item) => charge(rule, item, view));
    const spec: Spec = {
      name: rule.name,
      label: rule.label,
      unit: { kind: 'money', asset: view.currency },
      rounding: 'up',
    };
    return together(spec, charges);
  },
  /** Where a tier lowers the leverage the requirement jumps; without tables it is straight. */
  kinks(rule, ray) {
    const { tables, sized } = rule;
    if (!tables) return [];
    const on = (charged: Charged) =>
      floorsOn(
        ray,
        (view) =>
          heldIn(view)
            .filter((item) => chargedOn(rule, item) === charged)
            .map((item) => [item]),
        { tables, charged, sized },
      );
    return [...on('mark'), ...on('entry')];
  },
};
