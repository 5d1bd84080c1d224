/** The numbers of the intraday margin rule, each as a figure with its formula. */
import { type Decimal, decimal, ZERO } from './decimal.ts';
import { constant, type Figure, given, greatest, least, product, sum, type Unit } from './figure.ts';
import type { IntradayRule } from './intraday-rule.ts';

function money(rule: IntradayRule): Unit {
  return { kind: 'money', asset: rule.currency };
}

/** A level of a named moment, in the rule's currency. Below zero it is what would have to be deposited. */
export function levelAt(name: string, label: string, value: Decimal, rule: IntradayRule): Figure {
  return given({ name, label, unit: money(rule), rounding: 'down', rule: rule.sources.level }, value);
}

/**
 * The intraday margin level: the cash that could be withdrawn with maintenance margin still met, or, below zero,
 * what would have to be deposited. Takes equity and the maintenance requirement that the firm applies.
 */
export function intradayLevel(equity: Figure, requirement: Figure, rule: IntradayRule): Figure {
  return sum(
    {
      name: 'intradayLevel',
      label: 'Intraday margin level',
      unit: equity.unit,
      rounding: 'down',
      rule: rule.sources.level,
    },
    [1, equity],
    [-1, requirement],
  );
}

/** The deficit of a day whose lowest level that counts is `lowest`; never below zero. */
export function intradayDeficit(lowest: Decimal, rule: IntradayRule): Figure {
  const unit = money(rule);
  const level = levelAt('lowestIntradayLevel', 'Lowest intraday margin level', lowest, rule);
  return greatest(
    {
      name: 'intradayDeficit',
      label: 'Intraday margin deficit',
      unit,
      rounding: 'up',
      rule: rule.sources.deficit,
    },
    sum({ name: 'intradayLack', label: 'What the level lacked', unit, rounding: 'up' }, [-1, level]),
    constant(0),
  );
}

/**
 * How far the level must still rise, from a close at `level`, to satisfy a deficit of `amount` on a day that closed
 * at `then`. One rise serves every open deficit. More than the amount when the level has fallen since.
 */
export function intradayRemaining(
  deficit: { readonly amount: Decimal; readonly closedAt: Decimal },
  level: Decimal,
  rule: IntradayRule,
): Figure {
  const unit = money(rule);
  const amount = given(
    { name: 'intradayDeficit', label: 'Intraday margin deficit', unit, rounding: 'up' },
    deficit.amount,
  );
  const rise = sum(
    { name: 'intradayRise', label: 'Rise of the level since that day’s close', unit, rounding: 'down' },
    [1, levelAt('intradayLevel', 'Intraday margin level', level, rule)],
    [-1, levelAt('closingIntradayLevel', 'Level at that day’s close', deficit.closedAt, rule)],
  );
  return greatest(
    {
      name: 'intradayRemaining',
      label: 'Still to be satisfied',
      unit,
      rounding: 'up',
      rule: rule.sources.cure,
    },
    sum(
      { name: 'intradayUnmet', label: 'Deficit not yet made up', unit, rounding: 'up' },
      [1, amount],
      [-1, rise],
    ),
    constant(0),
  );
}

/** The largest deficit that makes no practice: the lesser of a share of equity and an amount. */
export function deMinimis(equity: Decimal, rule: IntradayRule): Figure {
  const unit = money(rule);
  return least(
    {
      name: 'deMinimis',
      label: 'Deficit too small to count',
      unit,
      rounding: 'down',
      rule: rule.sources.deMinimis,
    },
    product(
      { name: 'deMinimisOfEquity', label: 'Share of equity', unit, rounding: 'down' },
      given(
        { name: 'deMinimisShare', label: 'Share', unit: { kind: 'rate' }, rule: rule.sources.deMinimis },
        decimal(rule.deMinimis.share),
      ),
      given({ name: 'equity', label: 'Equity', unit, rounding: 'down' }, equity),
    ),
    given(
      { name: 'deMinimisAmount', label: 'Fixed amount', unit, rule: rule.sources.deMinimis },
      decimal(rule.deMinimis.amount),
    ),
  );
}

/** What one rise of the level must reach to satisfy every one of these: the greatest, not the sum. */
export function intradayDue(remaining: readonly Figure[], rule: IntradayRule): Figure {
  const spec = {
    name: 'intradayDue',
    label: 'Intraday margin due',
    unit: money(rule),
    rounding: 'up' as const,
    rule: rule.sources.cure,
  };
  return remaining.length === 0 ? given(spec, ZERO) : greatest(spec, ...remaining);
}
