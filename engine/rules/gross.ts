/** All that is owed, or all that is held: what margin levels and debt ratios are measured by. */
import { amountOf, equityOf, sideValue } from '../account.ts';
import { type Citation, type Figure, given, type Spec, sum, type Unit } from '../figure.ts';
import type { RuleKind, View } from './view.ts';

export interface GrossRule {
  readonly kind: 'gross';
  readonly by: RuleKind<GrossRule>;
  readonly name: string;
  readonly label: string;
  /**
   * A margin level of k is crossed where equity is (k − 1) × the liabilities; a debt ratio of r, where it is (1 − r) ×
   * the assets. So a line's factor says the level.
   */
  readonly of: 'liabilities' | 'assets';
  readonly rule: Citation;
}

/** Loans with their interest, and securities sold short at their mark. */
export function liabilitiesOf(view: View): Figure {
  const { pool, currency, market } = view;
  const unit: Unit = { kind: 'money', asset: currency };
  const line = (kind: 'loan' | 'interest', label: string): Figure =>
    given({ name: kind, label, unit }, amountOf(pool, kind, currency, market));
  const parts = [
    line('loan', 'Loan'),
    line('interest', 'Interest owed'),
    sideValue(pool, 'short', currency, market),
  ].filter((part) => !part.value.isZero());
  return sum(
    { name: 'liabilities', label: 'Liabilities', unit, rounding: 'up' },
    ...parts.map((part) => [1, part] as const),
  );
}

/** All that is held: equity and what is owed. */
export function assetsOf(view: View): Figure {
  const unit: Unit = { kind: 'money', asset: view.currency };
  return sum(
    { name: 'assets', label: 'Assets', unit },
    [1, equityOf(view.pool, view.currency, view.market)],
    [1, liabilitiesOf(view)],
  );
}

export const gross: RuleKind<GrossRule> = {
  requirement(rule, view) {
    const figure = rule.of === 'assets' ? assetsOf(view) : liabilitiesOf(view);
    const spec: Spec = {
      name: rule.name,
      label: rule.label,
      unit: figure.unit,
      rounding: 'up',
      rule: rule.rule,
    };
    return { ...figure, ...spec };
  },
  /** Prices move both in straight lines. */
  kinks: () => [],
};
