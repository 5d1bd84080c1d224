/** A least amount of equity, which may be limited to what the securities bought have cost. */
import { decimal, total } from '../decimal.ts';
import { type Citation, type Figure, given, least } from '../figure.ts';
import type { RuleKind, View } from './view.ts';

export interface MinimumEquityRule {
  readonly kind: 'minimumEquity';
  readonly by: RuleKind<MinimumEquityRule>;
  readonly name: string;
  readonly label: string;
  /** Decimal text, in the account's currency. */
  readonly amount: string;
  /** Whether it is never more than the cost of what is held: then an account with a short owes the whole. */
  readonly atMost?: 'cost';
  readonly rule: Citation;
}

function costOf(view: View): Figure {
  const lots = view.pool.positions.flatMap((position) => position.lots);
  const cost = total(lots.map((lot) => lot.quantity.times(lot.entry)));
  return given(
    { name: 'cost', label: 'Cost of the purchase', unit: { kind: 'money', asset: view.currency } },
    cost,
  );
}

export const minimumEquity: RuleKind<MinimumEquityRule> = {
  requirement(rule, view) {
    const unit = { kind: 'money', asset: view.currency } as const;
    const spec = { name: rule.name, label: rule.label, unit, rule: rule.rule, rounding: 'up' } as const;
    const floor = given(
      { ...spec, name: `${rule.name}Floor`, label: `${rule.label} in the rule` },
      decimal(rule.amount),
    );
    const held = view.pool.positions.filter((item) => !item.quantity.isZero());
    // The limit to the cost speaks of securities purchased, so an account with a short owes the whole amount.
    if (rule.atMost === undefined || held.some((item) => item.quantity.isNegative()))
      return { ...floor, ...spec };
    return least(spec, floor, costOf(view));
  },
  /** It depends on cost, not on prices, and nothing solves along a purchase. */
  kinks: () => [],
};
