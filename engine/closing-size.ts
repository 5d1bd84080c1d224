/** How much of a position a liquidation closes at a time, and when it has closed enough. */
import { instrumentOf, type Position, positionValue } from './account.ts';
import { assess } from './assess.ts';
import { type Decimal, decimal, toTick, ZERO } from './decimal.ts';
import type { LiquidationRule } from './liquidation-rule.ts';
import type { Line, Rulebook } from './rulebook.ts';
import { bracketsIn, type TiersRule } from './rules/tiers.ts';
import type { View } from './rules/view.ts';
import { bracketAt } from './tiers.ts';

/** A liquidation ends where the line's `until` is met, which may be farther than where it began. */
export function untilLine(line: Line): Line {
  return line.until === undefined ? line : { ...line, factor: line.until };
}

/** Whether a liquidation that has begun goes on: until the line's `until`. */
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

/** What a rule closes in one step that is no question to the solver. */
export function stepSize(
  view: View,
  book: Rulebook,
  position: Position,
  line: Line,
  { closes, share = '1' }: LiquidationRule,
): Decimal {
  const all = position.quantity.abs();
  const maintenance = book.requirements[line.of];
  if (closes === 'share') return all.times(decimal(share));
  return closes === 'tier' && maintenance?.kind === 'tiers' ? byTier(view, position, maintenance) : all;
}

/** In whole lots; all of the position, where nothing would be left of it, or nothing closed. */
export function inLots(view: View, position: Position, size: Decimal): Decimal {
  const all = position.quantity.abs();
  const { lot } = instrumentOf(view.market, position.instrument);
  const whole = toTick(size, lot, 'up');
  return whole.lt(all) && whole.gt(0) ? whole : all;
}
