/**
 * An account while all prices move straight from where they stand to others: what is liquidated on the way, each at the
 * exact moment at which its line is reached, by the rule of its rulebook.
 */
import { type Market, markOf, withMark } from './account.ts';
import { assess } from './assess.ts';
import { conditionOn } from './call-price.ts';
import { type Decimal, decimal, greater, lesser, ONE, toTick, ZERO } from './decimal.ts';
import { membersOf } from './groups.ts';
import type { Entry } from './ledger.ts';
import { liquidate } from './liquidation.ts';
import { quotientOf } from './ratio.ts';
import type { Ray, View } from './rules/view.ts';
import { firstChange } from './solve.ts';
import { rulebookIn, type State, viewsOf } from './state.ts';
import { transfer } from './transfer.ts';

/** Mark prices by instrument. */
export type Marks = Readonly<Record<string, Decimal>>;

/** A moment on the way at which something was done. */
export interface Stop {
  /** How far along: 1 is the end of the first stretch, 1.5 half-way through the second. */
  readonly at: Decimal;
  /** `transfer` is what its owner did to save a pool, `liquidation` what the exchange did. */
  readonly kind: 'transfer' | 'liquidation';
  /** Ids of the pools whose line was reached; all of them where one pool stands behind all. */
  readonly pools: readonly string[];
  readonly before: State;
  readonly after: State;
  readonly entries: readonly Entry[];
}

export interface Journey {
  readonly start: State;
  readonly stops: readonly Stop[];
  /** As each stretch ended. */
  readonly ends: readonly State[];
}

/** Money that is moved, once, to the pool that first comes to be liquidated, a moment before it would be. */
export interface Rescue {
  /** The pool that it comes from. */
  readonly from: string;
  readonly amount: Decimal;
}

/** The part of a stretch to which a moment is rounded, towards the far side of its line. */
const MOMENT = decimal('0.000000001');

/** All prices along a straight stretch: `t` is the part of the way, from 0 to 1. */
export function wayRay(view: View, from: Market, to: Marks): Ray {
  const moves = Object.entries(to).map(([id, end]) => {
    const start = markOf(from, id);
    return { id, start, slope: end.minus(start) };
  });
  return {
    from: ZERO,
    to: ONE,
    at: (t) => ({
      ...view,
      market: moves.reduce(
        (market, { id, start, slope }) => withMark(market, id, start.plus(t.times(slope))),
        view.market,
      ),
    }),
    price: (id) => moves.find((move) => move.id === id) ?? { start: markOf(from, id), slope: ZERO },
  };
}

/** The first moment after `now` at which any group reaches a line where it is liquidated; null where none does. */
function reached(state: State, from: Market, to: Marks, now: Decimal): Decimal | null {
  const book = rulebookIn(state);
  const lines = book.lines.filter(({ action }) => action === 'liquidate');
  const found = viewsOf(state)
    .filter(({ pool }) => pool.positions.length > 0)
    .flatMap((view) =>
      lines.flatMap((line) => {
        const change = firstChange(conditionOn(wayRay(view, from, to), book, line), now, 1, 'unsafe');
        if (change.kind === 'never') return [];
        return change.kind === 'already' ? [now] : [toTick(quotientOf(change.t), MOMENT, 'up')];
      }),
    );
  return found.length === 0 ? null : found.reduce(lesser);
}

/** Ids of the pools of every group that would be liquidated as things stand. */
function inDanger(state: State): string[] {
  const book = rulebookIn(state);
  return viewsOf(state)
    .filter((view) => view.pool.positions.length > 0 && assess(view, book).liquidatable)
    .flatMap((view) => membersOf(state, view.pool).map(({ id }) => id));
}

/**
 * Plays an account along stretches of a path, each given by the prices at its end. Prices do not jump, nothing is paid
 * for holding, and a liquidation is filled at the mark of its moment.
 * @throws EngineError `market.no-price`, `transfer.pool`, `transfer.same`
 */
export function playAlong(start: State, path: readonly Marks[], rescue?: Rescue): Journey {
  const stops: Stop[] = [];
  const ends: State[] = [];
  let state = start;
  let spent = rescue === undefined || rescue.amount.isZero();
  for (const [i, to] of path.entries()) {
    const { market: from } = state;
    const at = (t: Decimal): State => ({
      ...state,
      market: Object.entries(to).reduce(
        (market, [id, end]) => withMark(market, id, markOf(from, id).times(ONE.minus(t)).plus(end.times(t))),
        from,
      ),
    });
    const stop = (kind: Stop['kind'], t: Decimal, before: State, pools: readonly string[]): Stop => {
      const { state: after, entries } =
        kind === 'transfer' && rescue
          ? transfer(before, { ...rescue, to: pools[0] ?? '' })
          : liquidate(before);
      return { kind, at: t.plus(i), pools, before, after, entries };
    };
    for (let now = ZERO; ; ) {
      const found = reached(state, from, to, now);
      if (found === null) break;
      const then = inDanger(at(found)).length > 0 ? found : found.plus(MOMENT);
      if (then.gt(ONE)) break;
      const pools = inDanger(at(then));
      const saving = !spent;
      spent = true;
      // What is moved at the last moment must come before it.
      now = saving ? greater(now, then.minus(MOMENT)) : then;
      const done = stop(saving ? 'transfer' : 'liquidation', now, at(now), pools);
      stops.push(done);
      state = done.after;
    }
    state = at(ONE);
    ends.push(state);
  }
  return { start, stops, ends };
}
