/** Several requirements added up: the largest loss of a scan and an amount on top of it. */
import { type Spec, sum } from '../figure.ts';
import { kinksOf, type Requirement, requirementOf } from './index.ts';
import type { RuleKind } from './view.ts';

export interface TotalRule {
  readonly kind: 'total';
  readonly by: RuleKind<TotalRule>;
  readonly name: string;
  readonly label: string;
  /** Of none it asks nothing. */
  readonly of: readonly Requirement[];
}

export const totalOf: RuleKind<TotalRule> = {
  requirement(rule, view) {
    const spec: Spec = {
      name: rule.name,
      label: rule.label,
      unit: { kind: 'money', asset: view.currency },
      rounding: 'up',
    };
    return sum(spec, ...rule.of.map((part) => [1, requirementOf(part, view)] as const));
  },
  kinks: (rule, ray) => rule.of.flatMap((part) => kinksOf(part, ray)),
};
