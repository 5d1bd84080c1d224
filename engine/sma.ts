/**
 * The special memorandum account: a line of credit that grows with excess over Regulation T and that a fall
 * in prices does not take back (12 CFR 220.5). This is what one posting does to it.
 */
import { instrumentOf, worthOf } from './account.ts';
import { type Decimal, decimal, lesser, ONE, total, ZERO } from './decimal.ts';
import type { Leg, Posting } from './ledger.ts';
import type { RegTRule } from './rulebook.ts';
import { type DayLot, type Memory, rulebookIn, type State } from './state.ts';

interface Change {
  readonly sma: Decimal;
  readonly today: readonly DayLot[];
}

/** Closes today's lots of one instrument, oldest first: what they were, how much of `size` they took, what is left. */
function closeToday(today: readonly DayLot[], like: DayLot, size: Decimal) {
  let left = size;
  const closed: DayLot[] = [];
  const kept: DayLot[] = [];
  for (const lot of today) {
    const same = lot.pool === like.pool && lot.instrument === like.instrument;
    const part =
      same && lot.quantity.isNegative() !== like.quantity.isNegative()
        ? lesser(lot.quantity.abs(), left)
        : ZERO;
    const sign = lot.quantity.isNegative() ? ONE.neg() : ONE;
    const rest = lot.quantity.minus(part.times(sign));
    left = left.minus(part);
    if (part.gt(ZERO)) closed.push({ ...lot, quantity: part.times(sign) });
    if (!rest.isZero()) kept.push({ ...lot, quantity: rest });
  }
  return { closed, kept, left };
}

/**
 * Opening takes Regulation T's rate of its value, and closing frees the same rate of today's value. What was opened
 * on the same day gives back what it took and passes its whole gain or loss on, because the transactions of a day
 * are combined (12 CFR 220.4(c)(1)).
 */
function traded(leg: Leg, state: State, rate: Decimal, today: readonly DayLot[]): Change {
  const { currency } = rulebookIn(state);
  const id = leg.instrument ?? leg.asset;
  const instrument = instrumentOf(state.market, id);
  const price = (leg.price ?? ZERO)
    .times(instrument.multiplier)
    .times(worthOf(instrument.quote, currency, state.market));
  const lot: DayLot = { pool: leg.pool ?? '', instrument: id, quantity: leg.amount, price };
  const pool = state.account.pools.find((item) => item.id === lot.pool);
  const held = pool?.positions.find((item) => item.instrument === id)?.quantity ?? ZERO;
  const size = leg.amount.abs();
  const reduces = !held.isZero() && held.isNegative() !== leg.amount.isNegative();
  const closes = reduces ? lesser(held.abs(), size) : ZERO;
  const opens = size.minus(closes);
  const { closed, kept, left } = closeToday(today, lot, closes);
  const back = closed.map(({ quantity, price: then }) =>
    quantity
      .abs()
      .times(then)
      .times(rate)
      .plus(quantity.times(price.minus(then))),
  );
  const opened: DayLot = { ...lot, quantity: leg.amount.isNegative() ? opens.neg() : opens };
  return {
    sma: total(back).plus(left.minus(opens).times(price).times(rate)),
    today: opens.isZero() ? kept : [...kept, opened],
  };
}

/** What a leg brings by itself: cash that came in or left, securities that were delivered. */
function brought(leg: Leg, state: State): Decimal {
  const { currency } = rulebookIn(state);
  if (leg.kind !== 'position') return leg.amount.times(worthOf(leg.asset, currency, state.market));
  const { multiplier, quote } = instrumentOf(state.market, leg.instrument ?? leg.asset);
  return leg.amount
    .times(leg.price ?? ZERO)
    .times(multiplier)
    .times(worthOf(quote, currency, state.market));
}

function changeBy(posting: Posting, state: State, rule: RegTRule): Change {
  const { today } = state.memory;
  const own = posting.legs.filter((leg) => leg.owner === 'pool');
  const securities = own.filter((leg) => leg.kind === 'position');
  const trades = (): Change =>
    securities.reduce<Change>(
      (sum, leg) => {
        const change = traded(leg, state, decimal(rule.rate), sum.today);
        return { sma: sum.sma.plus(change.sma), today: change.today };
      },
      { sma: ZERO, today },
    );
  switch (posting.reason) {
    // Cash counts in full, whichever call it answers, and so do dividends (220.5(b)). What is charged takes nothing.
    case 'dividend':
    case 'deposit':
    case 'withdrawal':
      return { sma: total(own.map((leg) => brought(leg, state))), today };
    case 'depositSecurities': {
      // They add their worth and take what any position takes. Nothing was bought, so there is no day trade in them.
      const { sma } = trades();
      return { sma: sma.plus(total(securities.map((leg) => brought(leg, state)))), today };
    }
    case 'trade':
    case 'forcedSale':
      return trades();
    default:
      return { sma: ZERO, today };
  }
}

/**
 * What is remembered after a posting; `state` is the one before it. Nothing changes where Regulation T does not
 * apply. @throws EngineError `market.no-rate` for cash of an asset without a price
 */
export function remember(state: State, posting: Posting): Memory {
  const { regT } = rulebookIn(state);
  if (!regT) return state.memory;
  const { sma, today } = changeBy(posting, state, regT);
  return { ...state.memory, sma: state.memory.sma.plus(sma), today };
}
