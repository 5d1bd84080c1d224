/** Every kind of requirement, and the two questions that all of them answer. */
import type { Figure } from '../figure.ts';
import type { Ratio } from '../ratio.ts';
import { type ConcentrationRule, concentration } from './concentration.ts';
import { type GreatestRule, greatestOf } from './greatest.ts';
import { type MinimumEquityRule, minimumEquity } from './minimum-equity.ts';
import { type RatesRule, rates } from './rates.ts';
import { type StressScanRule, stressScan } from './stress-scan.ts';
import type { Ray, View } from './view.ts';

export type Requirement = RatesRule | GreatestRule | MinimumEquityRule | ConcentrationRule | StressScanRule;

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
    case 'stressScan':
      return stressScan.requirement(rule, view);
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
    case 'stressScan':
      return stressScan.kinks(rule, ray);
  }
}
