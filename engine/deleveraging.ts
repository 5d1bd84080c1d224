/** Who pays for another's loss in a world of several accounts: in which order, how much, and no more than that. */
import { instrumentOf, positionValue } from './account.ts';
import { assess } from './assess.ts';
import { bankruptcyProceeds, deleveragingRank, effectiveLeverage } from './bankruptcy.ts';
import { entryNotional, unrealised } from './contracts.ts';
import { type Decimal, down, toTick, total, up, ZERO } from './decimal.ts';
import { type Figure, given, quotient } from './figure.ts';
import { groupsWith, judgedWith } from './groups.ts';
import type { Entry, Posting } from './ledger.ts';
import { rulebookIn, type State } from './state.ts';

/** The finest unit of a ledger line, to which payments are rounded. */
const FINEST = 18;

/** What a liquidation left for other customers of the venue to pay. */
export interface Loss {
  /** The account that lacked it, and the pool that was paid. */
  readonly who: string;
  readonly pool: string;
  readonly asset: string;
  readonly how: 'deleveraging' | 'socialised';
  /** What was missing in all, and what of it the fund did not pay. */
  readonly missing: Decimal;
  readonly left: Decimal;
  /** What was closed, by contract: its size, below zero for a short, and its value at the price of the fill. */
  readonly closed: readonly {
    readonly instrument: string;
    readonly quantity: Decimal;
    readonly value: Decimal;
  }[];
}

function postingsOf(entries: readonly Entry[], reasons: readonly string[]): Posting[] {
  return entries.filter((entry) => entry.kind === 'posting').filter(({ reason }) => reasons.includes(reason));
}

function closedBy(state: State, entries: readonly Entry[], pools: readonly string[]): Loss['closed'] {
  const legs = postingsOf(entries, ['liquidation', 'deleveraging'])
    .flatMap((posting) => posting.legs)
    .filter(({ owner, pool, kind }) => owner === 'pool' && kind === 'position' && pools.includes(pool ?? ''));
  // A contract may be held long and short at once.
  const sides = Map.groupBy(legs, ({ instrument, amount }) => `${instrument} ${amount.isNegative()}`);
  return [...sides.values()].map((closed) => {
    const [{ instrument = '' } = {}] = closed;
    const { multiplier } = instrumentOf(state.market, instrument);
    const values = closed.map(({ amount, price = ZERO }) => amount.abs().times(price).times(multiplier));
    return { instrument, quantity: total(closed.map(({ amount }) => amount)).neg(), value: total(values) };
  });
}

/** The losses that these entries of an account leave to others. */
export function lossesOf(who: string, state: State, entries: readonly Entry[]): Loss[] {
  return postingsOf(entries, ['deleveraging', 'socialised']).flatMap(({ reason, legs }) => {
    const asked = legs.find(({ owner, amount }) => owner === 'counterparty' && amount.lt(ZERO));
    const pool = legs.find(({ owner }) => owner === 'pool')?.pool;
    if (!asked || pool === undefined) return [];
    const insured = postingsOf(entries, ['insurance'])
      .flatMap((posting) => posting.legs)
      .filter((leg) => leg.owner === 'pool' && leg.pool === pool);
    const left = asked.amount.neg();
    return [
      {
        who,
        pool,
        asset: asked.asset,
        how: reason === 'deleveraging' ? reason : 'socialised',
        missing: left.plus(total(insured.map(({ amount }) => amount))),
        left,
        closed: closedBy(state, entries, judgedWith(state, pool)),
      },
    ];
  });
}

/** A part of a loss that falls on one contract: what is left to pay, for which size, and for each unit of it. */
export interface Share {
  readonly instrument: string;
  /** The side that was closed. */
  readonly short: boolean;
  readonly left: Decimal;
  /** How much of the other side is closed: the part of what was closed that the fund did not cover, in whole lots. */
  readonly size: Decimal;
  readonly each: Decimal;
}

/** A loss by contract, in proportion to the values closed. Each unit bears what price and price of bankruptcy are apart. */
export function sharesOf({ closed, left, missing }: Loss, { market }: State): Share[] {
  const all = total(closed.map(({ value }) => value));
  let rest = left;
  const shares = closed.map(({ instrument, quantity, value }, i) => {
    const whole = i === closed.length - 1;
    const part = whole ? rest : all.isZero() ? ZERO : down(left.times(value).div(all), FINEST);
    rest = rest.minus(part);
    const uncovered = quantity.abs().times(left).div(missing);
    const { lot } = instrumentOf(market, instrument);
    return {
      instrument,
      short: quantity.isNegative(),
      left: part,
      size: toTick(uncovered, lot, 'up'),
      each: part.div(uncovered),
    };
  });
  return shares.filter((share) => share.left.gt(ZERO));
}

/** What a position may be asked for. */
export interface Stake {
  readonly who: string;
  readonly pool: string;
  readonly position: string;
  readonly size: Decimal;
  /** The higher, the sooner. */
  readonly rank: Decimal;
}

const RATE = { kind: 'rate' } as const;

/** Profit on the value at the entry times effective leverage; for a loss, divided by it (BitMEX). */
function rankOf(state: State, pool: string, id: string): Decimal | null {
  const rulebook = rulebookIn(state);
  const [view] = groupsWith(state, [pool]);
  const position = view?.pool.positions.find((item) => item.id === id);
  if (!view || !position) return null;
  const { equity, requirements } = assess(view, rulebook);
  const entry = entryNotional(position, state.market);
  if (equity.value.lte(ZERO) || entry.isZero()) return null;
  const { currency, market } = view;
  const unit = { kind: 'money', asset: currency } as const;
  const value = positionValue(position, currency, market).value;
  const mark = (signed: Decimal): Figure =>
    given({ name: 'markValue', label: 'Value at the mark', unit }, signed);
  // Where nothing is required, all that is there stands behind the position.
  const leverage = requirements.maintenance?.value.gt(ZERO)
    ? effectiveLeverage(
        mark(position.quantity.isNegative() ? value.neg() : value),
        bankruptcyProceeds(view, rulebook, id, '1'),
      )
    : quotient(
        { name: 'effectiveLeverage', label: 'Effective leverage', unit: { kind: 'multiple' } },
        mark(value),
        equity,
      );
  const profit = quotient(
    { name: 'profitRate', label: 'Profit on the entry', unit: RATE },
    given({ name: 'profit', label: 'Profit', unit }, unrealised(position, currency, market)),
    given({ name: 'entryValue', label: 'Value at the entry', unit }, entry),
  );
  // A loss on what is worth nothing any more: there is no leverage to divide it by.
  if (value.isZero() && profit.value.lte(ZERO)) return null;
  return deleveragingRank(profit, leverage).value;
}

/** The positions on the other side of a contract, the first to be deleveraged first; ties keep their order. */
export function stakesAgainst(who: string, state: State, { instrument, short }: Share): Stake[] {
  return state.account.pools.flatMap((pool) =>
    pool.positions
      .filter((item) => item.instrument === instrument && item.quantity.isNegative() !== short)
      .flatMap(({ id, quantity }) => {
        const rank = rankOf(state, pool.id, id);
        return rank === null ? [] : [{ who, pool: pool.id, position: id, size: quantity.abs(), rank }];
      }),
  );
}

/** What a pool's group has: nobody is asked for more, so that one bankruptcy does not make the next. */
export function affordable(state: State, pool: string): Decimal {
  const [view] = groupsWith(state, [pool]);
  const equity = view ? assess(view, rulebookIn(state)).equity.value : ZERO;
  return equity.gt(ZERO) ? down(equity, FINEST) : ZERO;
}

/** How much of a position is closed for a share, in whole lots, and what it pays. */
export function deleveraged(
  { instrument, size, each, left }: Share,
  held: Decimal,
  most: Decimal,
  { market }: State,
): { readonly size: Decimal; readonly pays: Decimal } {
  const { lot } = instrumentOf(market, instrument);
  const bearable = each.gt(ZERO) ? toTick(most.div(each), lot, 'down') : size;
  const closed = [held, size, bearable].reduce((least, value) => (value.lt(least) ? value : least));
  const asked = up(closed.times(each), FINEST);
  return { size: closed, pays: asked.lt(left) ? asked : left };
}

/** A loss in proportion to what is held; what rounding leaves is paid by nobody twice. */
export function spread(
  left: Decimal,
  holders: readonly { readonly who: string; readonly pool: string; readonly size: Decimal }[],
): { readonly who: string; readonly pool: string; readonly pays: Decimal }[] {
  const all = total(holders.map(({ size }) => size));
  let rest = left;
  return holders.map(({ who, pool, size }) => {
    const share = up(left.times(size).div(all), FINEST);
    const pays = share.lt(rest) ? share : rest;
    rest = rest.minus(pays);
    return { who, pool, pays };
  });
}
