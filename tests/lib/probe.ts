/** Asks the engine about states, not about solutions: is the account called if this were so? */

import { plain, round } from '../../engine/decimal.ts';
import {
  assess,
  type Decimal,
  decimal,
  markOf,
  type Rulebook,
  rulebookIn,
  type Standing,
  type State,
  type View,
  viewOf,
  withMark,
} from '../../engine/index.ts';
import { quotientOf, type Ratio, terminates } from '../../engine/ratio.ts';
import { div, type Fraction, fraction } from '../oracle/fraction.ts';

export const TICK = decimal('0.00000001');

export interface Probe {
  readonly view: View;
  readonly rulebook: Rulebook;
  readonly line: Rulebook['lines'][number];
  /** Whether the line is crossed in another view. */
  crossed(view: View): boolean;
  crossedAtPrice(instrument: string, price: Decimal): boolean;
}

export type Boundary = 'strict' | 'inclusive';

/** One line of a state's rulebook, with the boundary that is asked for. */
export function probe(state: State, lineName: string, boundary: Boundary = 'strict'): Probe {
  const own = rulebookIn(state);
  const rulebook = { ...own, lines: own.lines.map((line) => ({ ...line, boundary })) };
  const line = rulebook.lines.find((item) => item.name === lineName);
  if (!line) throw new Error(`no line ${lineName}`);
  const view = viewOf(state);
  const crossed = (other: View): boolean => standingOf(other, rulebook, lineName).crossed;
  return {
    view,
    rulebook,
    line,
    crossed,
    crossedAtPrice: (instrument, price) =>
      crossed({ ...view, market: withMark(view.market, instrument, price) }),
  };
}

export function standingOf(view: View, rulebook: Rulebook, lineName: string): Standing {
  const found = assess(view, rulebook).standings.find((item) => item.line.name === lineName);
  if (!found) throw new Error(`no line ${lineName}`);
  return found;
}

/** The neighbours of a solved price on the grid of ticks, and the price itself when it is on no grid but finite. */
export function around(t: Ratio): {
  readonly below: Decimal;
  readonly above: Decimal;
  readonly exact: Decimal | null;
} {
  const value = quotientOf(t);
  const exact = terminates(t) ? value : null;
  const [low, high] = [round(value, 8, 'down'), round(value, 8, 'up')];
  return {
    below: low.eq(value) ? low.minus(TICK) : low,
    above: high.eq(value) ? high.plus(TICK) : high,
    exact,
  };
}

/** Points strictly inside two prices, spread evenly, as short decimals. */
export function between(from: Decimal, to: Decimal, count: number): Decimal[] {
  const step = to.minus(from).div(count + 1);
  return Array.from({ length: count }, (_, i) => round(from.plus(step.times(i + 1)), 30, 'half'));
}

export function markIn(view: View, instrument: string): Decimal {
  return markOf(view.market, instrument);
}

/** A solved fraction in the arithmetic of the oracle. */
export function exactly(t: Ratio): Fraction {
  return div(fraction(plain(t.num)), fraction(plain(t.den)));
}
