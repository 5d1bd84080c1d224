/** How much of a position a liquidation closes at a time, and when it has closed enough. */
import { instrumentOf, type Position, positionValue } from './account.ts';
import { assess } from './assess.ts';
import { closingCrossing, untilLine } from './closing.ts';
import { type Decimal, decimal, toTick, ZERO } from './decimal.ts';
import type { LiquidationRule } from './liquidation-rule.ts';
import { compare, quotientOf, ratio } from './ratio.ts';
import type { Line, Rulebook } from './rulebook.ts';
import { bracketsIn, type TiersRule } from './rules/tiers.ts';
import type { View } from './rules/view.ts';
import { bracketAt } from './tiers.ts';

/** Whether a liquidation that has begun goes on: until the line's `until`, which may be farther. */
export function goesOn(view: View, book: Rulebook, line: Line): boolean {
  const { marginBalance, requirements } = assess(view, book);
  const required = requirements[line.of]?.value.times(decimal(untilLine(line).factor)) ?? ZERO;
  const left = marginBalance.value.cmp(required);
  return line.boundary === 'strict' ? left < 0 : left <= 0;
}

/** As much as brings the size down to the floor of its tier; everything in the lowest one. */
function byTier(view: View, position: Position, rule: TiersRule): Decimal {
  const all = position.quantity.abs();
  const value = positionValue(position, view.currency, view.market).value;
  if (value.isZero()) return all;
  const { floor } = bracketAt(bracketsIn(rule.tables, position.instrument), value, 'lower');
  return all.minus(all.times(floor).div(value));
}

function wanted(view: View, book: Rulebook, position: Position, line: Line, rule: LiquidationRule): Decimal {
  const all = position.quantity.abs();
  const maintenance = book.requirements[line.of];
  switch (rule.closes) {
    case 'everything':
      return all;
    case 'share':
      return all.times(decimal(rule.share ?? '1'));
    case 'tier':
      return maintenance?.kind === 'tiers' ? byTier(view, position, maintenance) : all;
    case 'enough': {
      const found = closingCrossing(view, book, line, position.id, rule.fee);
      if (found.kind !== 'at') return all;
      const { lot } = instrumentOf(view.market, position.instrument);
      const whole = toTick(quotientOf(found.t), lot, 'up');
      const enough = found.attained || compare(ratio(whole), found.t) > 0;
      return enough ? whole : whole.plus(lot);
    }
  }
}

/** How much of a position is closed in one step, in whole lots; all of it, where nothing would be left to spare. */
export function sizeToClose(
  view: View,
  book: Rulebook,
  position: Position,
  line: Line,
  rule: LiquidationRule,
): Decimal {
  const all = position.quantity.abs();
  const { lot } = instrumentOf(view.market, position.instrument);
  const whole = toTick(wanted(view, book, position, line, rule), lot, 'up');
  return whole.lt(all) && whole.gt(0) ? whole : all;
}
