/**
 * The levels of a preset's account, for each leverage that its figure can show: found by the exact solver while the
 * site is built, so that the page carries neither the rulebook nor the solver.
 */
import type { Citation } from '../../../engine/figure.ts';
import {
  assess,
  type Decimal,
  decimal,
  plain,
  type Rulebook,
  rulebookIn,
  rulebookMade,
  type State,
  type View,
  viewOf,
} from '../../../engine/index.ts';
import { accountOf, firstLine } from '../../../engine/survival/compile.ts';
import { leveraged, ownMoney } from '../../../engine/survival/position.ts';
import type { Run } from '../../../engine/survival/run.ts';
import { HOUSE, LEVERAGE } from './params.ts';

/** What is owed at a line whatever the price, and how fast a price covers it; null where no fall leads there. */
export type Level = readonly [owed: string, pace: string] | null;

/** The account under one house rate; at an exchange there is but one. */
export interface Terms {
  readonly house: string;
  /** Highest leverage that is shown. */
  readonly high: number;
  /** By tenths of leverage from 1 up; of all in one asset the price is owed ÷ pace, of two their common level. */
  readonly one: readonly Level[];
  readonly two: readonly Level[];
}

export interface Compiled {
  /** Whether a broker calls first, or an exchange liquidates at once. */
  readonly venue: 'broker' | 'exchange';
  readonly currency: string;
  readonly own: string;
  readonly price: string;
  /** What the line is called, its rule, and whether one that stands on it exactly has crossed it. */
  readonly line: string;
  readonly rule: Citation;
  readonly inclusive: boolean;
  readonly sale: Run['sale'];
  readonly deadline: number | null;
  readonly terms: readonly Terms[];
}

/** The leverage at which the requirement takes all of the own money, or the highest of the control. */
function highest(view: View, rulebook: Rulebook): number {
  const alone = assess(leveraged(view, rulebook, decimal(1)), rulebook);
  const need = alone.requirements.maintenance?.value;
  const most = Number(LEVERAGE.max);
  if (!need || need.isZero()) return most;
  return Math.min(most, Math.ceil(Number(alone.equity.value.div(need).toFixed(6))));
}

function levelAt(view: View, rulebook: Rulebook, leverage: Decimal, assets: number): Level {
  const bought = leveraged(view, rulebook, leverage, assets);
  const found = firstLine(bought, rulebook)?.level;
  const [owed, pace] = (assets === 1 ? found?.parts[0] : found)?.parts ?? [];
  return owed && pace && owed.value.gt(0) ? [plain(owed.value), plain(pace.value)] : null;
}

function termsOf(view: View, rulebook: Rulebook, house: string): Terms {
  const high = highest(view, rulebook);
  const places = Array.from({ length: 10 * (high - 1) + 1 }, (_, place) =>
    decimal((1 + place / 10).toFixed(1)),
  );
  const levels = (assets: number): Level[] =>
    view.pool.positions.length < assets
      ? []
      : places.map((leverage) => levelAt(view, rulebook, leverage, assets));
  return { house, high, one: levels(1), two: levels(2) };
}

/** @throws EngineError where the account is none that the kernel can follow */
export function compiled(state: State): Compiled {
  const view = viewOf(state);
  const book = rulebookIn(state);
  const broker = book.liquidation === undefined;
  const bought = leveraged(view, book, decimal(2), view.pool.positions.length);
  const { sale, deadline } = accountOf(bought, book);
  const found = firstLine(bought, book);
  const [position] = view.pool.positions;
  const mark = position && view.market.quotes[position.instrument]?.mark;
  if (!found || !mark) throw new RangeError(`${book.name} has no line that a fall crosses.`);
  const { label, rule, boundary } = found.standing.line;
  const terms = broker
    ? HOUSE.options.map((house) =>
        termsOf(view, rulebookMade(state.rulebookId, { ...state.settings, houseLong: house }), house),
      )
    : [termsOf(view, book, '')];
  return {
    venue: broker ? 'broker' : 'exchange',
    currency: view.currency,
    own: plain(ownMoney(view, book)),
    price: plain(mark),
    line: label,
    rule,
    inclusive: boundary === 'inclusive',
    sale,
    deadline,
    terms,
  };
}
