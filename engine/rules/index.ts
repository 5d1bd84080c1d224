/** Every kind of requirement, and the two questions that all of them answer. */
import type { Figure } from '../figure.ts';
import type { Ratio } from '../ratio.ts';
import { type ConcentrationRule, concentration } from './concentration.ts';
import { type GreatestRule, greatestOf } from './greatest.ts';
import type { GrossRule } from './gross.ts';
import type { LeverageRule } from './leverage.ts';
import { type MinimumEquityRule, minimumEquity } from './minimum-equity.ts';
import type { OffsetRule } from './offset.ts';
import { type RatesRule, rates } from './rates.ts';
import type { StressScanRule } from './stress-scan.ts';
import type { TiersRule } from './tiers.ts';
import type { TotalRule } from './total.ts';
import type { Ray, RuleKind, View } from './view.ts';

/** Kinds that few rulebooks use. They bring their own answers, so that other pages need not carry them. */
type Brought = StressScanRule | TiersRule | LeverageRule | GrossRule | OffsetRule | TotalRule;

export type Requirement = RatesRule | GreatestRule | MinimumEquityRule | ConcentrationRule | Brought;

/** The answers that a rule brings are for its own kind. */
function broughtBy(rule: Brought): RuleKind<Brought> {
  return rule.by as RuleKind<Brought>;
}

/** What the rule asks of this pool now. */
export function requirementOf(rule: Requirement, view: View): Figure {
  switch (rule.kind) {
    case 'rates':
      return rates.requirement(rule, view);
    case 'greatest':
      return greatestOf.requirement(rule, view);
    case 'minimumEquity':
      return minimumEquity.requirement(rule, view);
    case 'concentration':
      return concentration.requirement(rule, view);
    default:
      return broughtBy(rule).requirement(rule, view);
  }
}

/** The values of `t` at which the rule's slope along the ray changes, or at which it jumps. */
export function kinksOf(rule: Requirement, ray: Ray): readonly Ratio[] {
  switch (rule.kind) {
    case 'rates':
      return rates.kinks(rule, ray);
    case 'greatest':
      return greatestOf.kinks(rule, ray);
    case 'minimumEquity':
      return minimumEquity.kinks(rule, ray);
    case 'concentration':
      return concentration.kinks(rule, ray);
    default:
      return broughtBy(rule).kinks(rule, ray);
  }
}
