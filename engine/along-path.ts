/**
 * Pools while all prices move straight from where they stand to others: which of them are liquidated on the way, each
 * at the exact moment at which its line is reached. It closes what `liquidate` closes, without a ledger.
 */
import {
  type Amount,
  instrumentOf,
  type Market,
  markOf,
  type Pool,
  type Position,
  withMark,
} from './account.ts';
import { assess } from './assess.ts';
import { conditionOn } from './call-price.ts';
import { goesOn, inLots, stepSize } from './closing-size.ts';
import { type Decimal, decimal, greater, lesser, ONE, toTick, total, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import type { LiquidationRule } from './liquidation-rule.ts';
import { quotientOf } from './ratio.ts';
import type { Line, Rulebook } from './rulebook.ts';
import { heldIn } from './rules/size.ts';
import type { Ray, View } from './rules/view.ts';
import { largestFirst } from './sale.ts';
import { firstChange } from './solve.ts';

/** Mark prices by instrument. */
export type Marks = Readonly<Record<string, Decimal>>;

/** Pools that are judged each on its own, with their prices. */
export interface Situation {
  readonly pools: readonly Pool[];
  readonly market: Market;
}

/** A moment on the way at which something was done to one pool. */
export interface Stop {
  /** How far along: 1 is the end of the first stretch, 1.5 half-way through the second. */
  readonly at: Decimal;
  /** `rescue` is what its owner did, `liquidation` what the exchange did. */
  readonly kind: 'rescue' | 'liquidation';
  readonly before: View;
  readonly after: View;
  /** All pools afterwards. */
  readonly situation: Situation;
}

export interface Journey {
  readonly stops: readonly Stop[];
  /** As each stretch ended. */
  readonly ends: readonly Situation[];
}

/** The part of a stretch to which a moment is rounded, towards the far side of its line. */
const MOMENT = decimal('0.000000001');

/** All prices along a straight stretch: `t` is the part of the way, from 0 to 1. */
function wayRay(view: View, from: Market, to: Marks): Ray {
  const slope = (id: string): Decimal => to[id]?.minus(markOf(from, id)) ?? ZERO;
  return {
    from: ZERO,
    to: ONE,
    at: (t) => ({ ...view, market: marketAt(from, to, t) }),
    price: (id) => ({ start: markOf(from, id), slope: slope(id) }),
  };
}

function marketAt(from: Market, to: Marks, t: Decimal): Market {
  return Object.entries(to).reduce((market, [id, end]) => {
    const start = markOf(from, id);
    return withMark(market, id, start.plus(end.minus(start).times(t)));
  }, from);
}

function ruleOf({ lines, liquidation, name }: Rulebook): readonly [Line, LiquidationRule] {
  const line = lines.find(({ action }) => action === 'liquidate');
  if (line && liquidation && liquidation.closes !== 'enough') return [line, liquidation];
  throw new EngineError(
    'path.liquidation',
    'rulebook',
    `must liquidate everything, a share or a tier at a time; got ${name}`,
  );
}

/** The prices at a moment of a path that begins with these; whole numbers are the ends of its stretches. */
export function marketOn(start: Market, path: readonly Marks[], at: Decimal): Market {
  let market = start;
  for (const [i, to] of path.entries()) {
    if (at.lte(i)) break;
    market = marketAt(market, to, lesser(ONE, at.minus(i)));
  }
  return market;
}

/** A part of a contract closed at the mark: what it brings meets what it was opened at. */
function without(view: View, { id, instrument, quantity }: Position, size: Decimal): View {
  const { multiplier, quote } = instrumentOf(view.market, instrument);
  const closed = quantity.isNegative() ? size.neg() : size;
  const amount = closed.times(markOf(view.market, instrument)).times(multiplier);
  const brought: Amount = { asset: quote, kind: 'contracts', amount };
  const positions = view.pool.positions.map((item) =>
    item.id === id ? { ...item, quantity: quantity.minus(closed) } : item,
  );
  return { ...view, pool: { ...view.pool, positions, amounts: [...view.pool.amounts, brought] } };
}

/** The pool after the exchange has closed what its rule says, filled at the mark. */
function liquidated(view: View, book: Rulebook, line: Line, rule: LiquidationRule): View {
  let now = view;
  for (;;) {
    const [position] = largestFirst(now);
    if (!position || (now !== view && !goesOn(now, book, line))) return now;
    const broke = assess(now, book).equity.value.lte(0);
    const wanted = broke ? position.quantity.abs() : stepSize(now, book, position, line, rule);
    const size = inLots(now, position, wanted);
    const closed = without(now, position, size);
    // The fee is taken from what is left: it never makes a debt.
    const left = greater(ZERO, assess(closed, book).equity.value);
    const asked = size.times(markOf(now.market, position.instrument)).times(decimal(rule.fee));
    const fee: Amount = { asset: view.currency, kind: 'cash', amount: lesser(asked, left).neg() };
    now = { ...closed, pool: { ...closed.pool, amounts: [...closed.pool.amounts, fee] } };
  }
}

/** Moves all the cash of one pool to another. */
function moved(pools: readonly Pool[], from: string, to: string, asset: string): Pool[] {
  const cash = pools
    .filter(({ id }) => id === from)
    .flatMap(({ amounts }) => amounts.filter((line) => line.kind === 'cash'));
  const amount = total(cash.map((line) => line.amount));
  return pools.map((pool) => {
    if (pool.id === from) return { ...pool, amounts: pool.amounts.filter((line) => !cash.includes(line)) };
    if (pool.id !== to) return pool;
    return { ...pool, amounts: [...pool.amounts, { asset, kind: 'cash', amount }] };
  });
}

/**
 * Plays pools of linear contracts along stretches of a path, each given by the prices at its end. Prices do not jump and
 * nothing is paid for holding. Where `wallet` names a pool without positions, all its cash goes, once, to the pool that
 * is the first to come to be liquidated, a moment before it would be.
 * @throws EngineError `path.liquidation`, `market.no-price`
 */
export function playAlong(
  { pools, market }: Situation,
  book: Rulebook,
  path: readonly Marks[],
  wallet?: string,
): Journey {
  const [line, rule] = ruleOf(book);
  const { currency } = book;
  const stops: Stop[] = [];
  const ends: Situation[] = [];
  let situation: Situation = { pools, market };
  let saved = !pools.some(({ id, amounts }) => id === wallet && amounts.some(({ amount }) => amount.gt(0)));

  for (const [i, to] of path.entries()) {
    const { market: from } = situation;
    const viewAt = (pool: Pool, t: Decimal): View => ({ pool, market: marketAt(from, to, t), currency });
    /** The moment from `now` on at which a pool is liquidated. */
    const dueAt = (pool: Pool, now: Decimal): Decimal | null => {
      const view = viewAt(pool, now);
      if (heldIn(view).length === 0) return null;
      const change = firstChange(conditionOn(wayRay(view, from, to), book, line), now, 1, 'unsafe');
      if (change.kind === 'never') return null;
      const t = change.kind === 'already' ? now : toTick(quotientOf(change.t), MOMENT, 'up');
      const there = assess(viewAt(pool, t), book).liquidatable ? t : t.plus(MOMENT);
      return there.gt(ONE) ? null : there;
    };
    for (let now = ZERO; ; ) {
      const [next] = situation.pools
        .flatMap((pool) => {
          const t = dueAt(pool, now);
          return t ? [{ pool, t }] : [];
        })
        .toSorted((a, b) => a.t.cmp(b.t));
      if (!next) break;
      const rescue = !saved && wallet !== undefined;
      saved = true;
      // What is moved at the last moment must come before it.
      now = rescue ? greater(now, next.t.minus(MOMENT)) : next.t;
      const before = viewAt(next.pool, now);
      const after = rescue ? before : liquidated(before, book, line, rule);
      const all = rescue
        ? moved(situation.pools, wallet, next.pool.id, currency)
        : situation.pools.map((pool) => (pool === next.pool ? after.pool : pool));
      const pool = all.find(({ id }) => id === next.pool.id) ?? next.pool;
      situation = { pools: all, market: before.market };
      stops.push({
        at: now.plus(i),
        kind: rescue ? 'rescue' : 'liquidation',
        before,
        after: { ...after, pool },
        situation,
      });
    }
    situation = { pools: situation.pools, market: marketAt(from, to, ONE) };
    ends.push(situation);
  }
  return { stops, ends };
}
