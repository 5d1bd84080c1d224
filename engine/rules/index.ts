/** Every kind of requirement, and the two questions that all of them answer. */
import type { Figure } from '../figure.ts';
import type { Ratio } from '../ratio.ts';
import { type ConcentrationRule, concentration } from './concentration.ts';
import { type GreatestRule, greatestOf } from './greatest.ts';
import { type GrossRule, gross } from './gross.ts';
import { type LeverageRule, leverage } from './leverage.ts';
import { type MinimumEquityRule, minimumEquity } from './minimum-equity.ts';
import { type OffsetRule, offset } from './offset.ts';
import { type RatesRule, rates } from './rates.ts';
import { type StressScanRule, stressScan } from './stress-scan.ts';
import { type TiersRule, tiers } from './tiers.ts';
import { type TotalRule, totalOf } from './total.ts';
import type { Ray, View } from './view.ts';

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
    case 'tiers':
      return tiers.requirement(rule, view);
    case 'leverage':
      return leverage.requirement(rule, view);
    case 'gross':
      return gross.requirement(rule, view);
    case 'offset':
      return offset.requirement(rule, view);
    case 'total':
      return totalOf.requirement(rule, view);
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
    case 'tiers':
      return tiers.kinks(rule, ray);
    case 'leverage':
      return leverage.kinks(rule, ray);
    case 'gross':
      return gross.kinks(rule, ray);
    case 'offset':
      return offset.kinks(rule, ray);
    case 'total':
      return totalOf.kinks(rule, ray);
  }
}
