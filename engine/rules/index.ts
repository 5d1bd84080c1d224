/** Every kind of requirement, and the two questions that all of them answer. */
import type { Figure } from '../figure.ts';
import type { Ratio } from '../ratio.ts';
import type { ConcentrationRule } from './concentration.ts';
import type { GreatestRule } from './greatest.ts';
import type { GrossRule } from './gross.ts';
import type { LeverageRule } from './leverage.ts';
import type { MinimumEquityRule } from './minimum-equity.ts';
import type { OffsetRule } from './offset.ts';
import type { RatesRule } from './rates.ts';
import type { StressScanRule } from './stress-scan.ts';
import type { TiersRule } from './tiers.ts';
import type { TotalRule } from './total.ts';
import type { Ray, RuleKind, View } from './view.ts';

/** Each rule brings its own answers, so that a page carries those kinds alone that its rulebooks use. */
export type Requirement =
  | RatesRule
  | GreatestRule
  | MinimumEquityRule
  | ConcentrationRule
  | StressScanRule
  | TiersRule
  | LeverageRule
  | GrossRule
  | OffsetRule
  | TotalRule;

/** The answers that a rule brings are for its own kind. */
function broughtBy(rule: Requirement): RuleKind<Requirement> {
  return rule.by as RuleKind<Requirement>;
}

/** What the rule asks of this pool now. */
export function requirementOf(rule: Requirement, view: View): Figure {
  return broughtBy(rule).requirement(rule, view);
}

/** The values of `t` at which the rule's slope along the ray changes, or at which it jumps. */
export function kinksOf(rule: Requirement, ray: Ray): readonly Ratio[] {
  return broughtBy(rule).kinks(rule, ray);
}
