/**
 * Forced sales that move the price which forces the next, in a falling market of limited depth. Whoever's margin no
 * longer covers maintenance is sold out into the book; a liquidity provider buys at what the book bids. Money moves
 * from one participant to another by postings, and by nothing else: nobody outside takes part.
 */
import type { Pool } from './account.ts';
import { type CascadeTerms, checkTerms } from './cascade-terms.ts';
import { holdingOf, ID, ON, poolOf, type Trader, USD } from './crowd.ts';
import { cents, type Decimal, down, lesser, ONE, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import { type Leg, type Posting, post, type Reason } from './ledger.ts';
import { bankruptcyRatio, isDue, liquidationOrder } from './liquidation-order.ts';
import { type Book, broughtFrom, checkBook, priceAfter, proceedsOf } from './paths/impact.ts';
import { compare, type Ratio, ratio } from './ratio.ts';

/** The participants beside the accounts. */
export const PROVIDER = 'provider';
export const FUND = 'fund';
export const VENUE = 'venue';

/** One account that was closed by force. */
export interface ForcedSale {
  readonly who: string;
  readonly quantity: Decimal;
  /** The mark at which it was due, and the one that its sale left. */
  readonly before: Decimal;
  readonly after: Decimal;
  /** Contracts that went into the book, and those that were closed against accounts on the other side. */
  readonly sold: Decimal;
  readonly deleveraged: Decimal;
  /** What the sale brought, and what the deleveraged gave up against the mark. */
  readonly proceeds: Decimal;
  readonly givenUp: Decimal;
  /** What the account lacked after it, and who paid. */
  readonly fromFund: Decimal;
  readonly fromVenue: Decimal;
}

export interface Cascade {
  readonly terms: CascadeTerms;
  readonly sales: readonly ForcedSale[];
  /** The price that the shock left, the one that the sales left, and the one of the last valuation. */
  readonly shocked: Decimal;
  readonly lowest: Decimal;
  readonly last: Decimal;
  /** What each participant holds before and after, by name. */
  readonly before: ReadonlyMap<string, Pool>;
  readonly after: ReadonlyMap<string, Pool>;
  readonly journal: readonly Posting[];
}

/** Decimals of a price in the journal. */
const PLACES = 8;

function cashOf(pool: Pool): Decimal {
  return holdingOf(pool).cash;
}

/** Somebody on the other side who gains. */
interface Winner {
  readonly id: string;
  readonly entry: Decimal;
  readonly held: Decimal;
  /** The higher, the sooner it is closed. */
  readonly rank: Ratio;
}

/** What of a size is left when all of them have been closed against it. */
function beyond(winners: readonly Winner[], size: Decimal): Decimal {
  let left = size;
  for (const { held } of winners) {
    if (left.lte(held)) return ZERO;
    left = left.minus(held);
  }
  return left;
}

/** What is written as the price falls. */
class Fall {
  readonly journal: Posting[] = [];
  readonly pools: Map<string, Pool>;
  readonly book: Book;
  private readonly terms: CascadeTerms;
  private readonly shorts: readonly Trader[];
  mark: Decimal;
  private sold = ZERO;

  constructor(traders: readonly Trader[], terms: CascadeTerms, book: Book) {
    this.terms = terms;
    this.book = book;
    this.mark = book.price;
    this.shorts = traders.filter(({ quantity }) => quantity.lt(ZERO));
    const held = terms.cover === 'venue' ? ZERO : terms.fund;
    const empty = { amounts: [], positions: [] };
    this.pools = new Map([
      ...traders.map((trader) => [trader.id, poolOf(trader)] as const),
      [PROVIDER, { id: PROVIDER, ...empty }],
      [FUND, { id: FUND, ...empty, amounts: [{ asset: USD, kind: 'cash', amount: held }] }],
      [VENUE, { id: VENUE, ...empty }],
    ]);
  }

  private pool(id: string): Pool {
    const found = this.pools.get(id);
    if (!found) throw new EngineError('cascade.unknown', id, 'takes no part in this market');
    return found;
  }

  private write(reason: Reason, legs: readonly Leg[]): void {
    const posting: Posting = {
      kind: 'posting',
      on: ON,
      reason,
      legs: legs.filter(({ amount }) => !amount.isZero()),
    };
    if (posting.legs.length === 0) return;
    const names = [...new Set(posting.legs.map(({ pool }) => pool ?? ''))];
    const { pools } = post({ wallet: [], pools: names.map((id) => this.pool(id)) }, posting);
    for (const pool of pools) this.pools.set(pool.id, pool);
    this.journal.push(posting);
  }

  /**
   * Contracts that change hands for so much money, from a long that is closed to whoever takes them: a short that is
   * closed with it, or the provider, who owes for them from now on.
   */
  private hand(
    reason: Reason,
    { id, entry }: Trader,
    size: Decimal,
    value: Decimal,
    to: Winner | null,
  ): void {
    const price = size.isZero() ? ZERO : down(value.div(size), PLACES);
    const usd = { owner: 'pool', asset: USD } as const;
    const contract = { owner: 'pool', asset: ID, kind: 'position', instrument: ID, price } as const;
    const settled = (pool: string, opened: Decimal, cash: Decimal): Leg[] => [
      { ...usd, pool, kind: 'contracts', amount: opened },
      { ...usd, pool, kind: 'cash', amount: cash },
    ];
    const cost = size.times(entry);
    const owed = to && size.times(to.entry);
    this.write(reason, [
      { ...contract, pool: id, amount: size.neg() },
      { ...contract, pool: to?.id ?? PROVIDER, amount: size },
      ...settled(id, cost, value.minus(cost)),
      ...(to && owed ? settled(to.id, owed.neg(), owed.minus(value)) : settled(PROVIDER, value.neg(), ZERO)),
    ]);
  }

  private pay(reason: Reason, from: string, to: string, amount: Decimal): void {
    const leg = { owner: 'pool', asset: USD, kind: 'cash' } as const;
    this.write(reason, [
      { ...leg, pool: from, amount: amount.neg() },
      { ...leg, pool: to, amount },
    ]);
  }

  /**
   * How much of a position is sold: all of it; but where others are closed instead, no more than its own margin and
   * the fund make up for. `x × (bankruptcy price − mean price) ≤ fund`, in whole contracts.
   */
  private sellable({ quantity, entry, margin }: Trader): Decimal {
    if (this.terms.cover !== 'deleveraging') return quantity;
    const fund = cashOf(this.pool(FUND));
    const bearable = (size: Decimal): boolean => {
      const lost = size.times(entry).minus(proceedsOf(this.book, this.sold, size));
      return lost.minus(fund).times(quantity).lte(margin.times(size));
    };
    if (bearable(quantity)) return quantity;
    let [low, high] = [ZERO, quantity];
    while (high.minus(low).gt(ONE)) {
      const middle = low.plus(high).div(2).floor();
      if (bearable(middle)) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Shorts that gain at a price, each with what it still holds. */
  private winners(price: Decimal): Winner[] {
    // What a contract has gained, by entry: a crowd has one.
    const gains = new Map<Decimal, Decimal | null>();
    return this.shorts.flatMap(({ id, entry }) => {
      const known = gains.get(entry);
      const gain = known === undefined ? (entry.gt(price) ? entry.minus(this.mark) : null) : known;
      gains.set(entry, gain);
      const { cash, short: held } = holdingOf(this.pool(id));
      if (gain === null || held.isZero()) return [];
      // By profit on the entry times effective leverage, as BitMEX has it. Both are over the mark, which is the same for
      // all, so it is left out.
      const profit = held.times(gain);
      return [{ id, entry, held, rank: ratio(profit, entry.times(cash.plus(profit))) }];
    });
  }

  /** Closes so much against those who gain, the highest rank first. */
  private deleverage(trader: Trader, size: Decimal, price: Decimal, winners: Winner[]): void {
    let [open, left] = [size, winners];
    while (open.gt(ZERO)) {
      const [first, ...others] = left;
      if (!first) return;
      const next = others.reduce((best, item) => (compare(item.rank, best.rank) > 0 ? item : best), first);
      const closed = lesser(open, next.held);
      this.hand('deleveraging', trader, closed, closed.times(price), next);
      open = open.minus(closed);
      left = left.filter((item) => item !== next);
    }
  }

  /** Closes one account, and everything that must be paid for it. */
  liquidate(trader: Trader): ForcedSale {
    const { id, quantity } = trader;
    const before = this.mark;
    const { num, den } = bankruptcyRatio(trader);
    // A price in whole cents, rounded up: what rounding leaves is the account's own.
    const bankruptcy = cents(num.div(den), 'up');
    const wanted = quantity.minus(this.sellable(trader));
    const winners = wanted.isZero() ? [] : this.winners(bankruptcy);
    const deleveraged = wanted.minus(beyond(winners, wanted));
    const sold = quantity.minus(deleveraged);
    const all = this.sold.plus(sold);
    this.mark = priceAfter(this.book, all);
    const proceeds = broughtFrom(this.book, this.sold, sold, before, this.mark);
    this.sold = all;
    this.hand('liquidation', trader, sold, proceeds, null);
    this.deleverage(trader, deleveraged, bankruptcy, winners);
    const paid = this.settle(id, proceeds);
    const givenUp = deleveraged.times(bankruptcy.minus(this.mark));
    return { who: id, quantity, before, after: this.mark, sold, deleveraged, proceeds, givenUp, ...paid };
  }

  /** Fees from what is left; or what is missing, from whoever covers it. */
  private settle(id: string, proceeds: Decimal): Pick<ForcedSale, 'fromFund' | 'fromVenue'> {
    const { tradingFee, liquidationFee, cover } = this.terms;
    const insured = cover === 'venue' ? VENUE : FUND;
    for (const [reason, rate, to] of [
      ['commission', tradingFee, VENUE],
      ['liquidationFee', liquidationFee, insured],
    ] as const) {
      const left = cashOf(this.pool(id));
      if (left.gt(ZERO)) this.pay(reason, id, to, lesser(cents(proceeds.times(rate), 'up'), left));
    }
    const missing = cashOf(this.pool(id)).neg();
    if (missing.lte(ZERO)) return { fromFund: ZERO, fromVenue: ZERO };
    const fromFund = lesser(missing, cashOf(this.pool(FUND)));
    const fromVenue = missing.minus(fromFund);
    this.pay('insurance', FUND, id, fromFund);
    this.pay('insurance', VENUE, id, fromVenue);
    return { fromFund, fromVenue };
  }
}

/**
 * Lets the price fall, and closes one account after the other until none is due. `order`, which
 * `liquidationOrder` makes, depends on the accounts alone.
 * @throws EngineError `cascade.shock` and so on where a term is out of range, `cascade.quantity`, `book.depth`
 */
export function cascadeOf(
  traders: readonly Trader[],
  terms: CascadeTerms,
  order: readonly Trader[] = liquidationOrder(traders),
): Cascade {
  checkTerms(traders, terms);
  const shocked = cents(terms.price.times(ONE.minus(terms.shock)), 'down');
  const book: Book = { price: shocked, depth: terms.depth };
  checkBook(book);
  const fall = new Fall(traders, terms, book);
  const before = new Map(fall.pools);
  const sales: ForcedSale[] = [];
  for (const trader of order) {
    if (!isDue(trader, fall.mark, terms.maintenance)) break;
    sales.push(fall.liquidate(trader));
  }
  const lowest = fall.mark;
  const last = lowest.plus(cents(shocked.minus(lowest).times(terms.rebound), 'down'));
  return { terms, sales, shocked, lowest, last, before, after: fall.pools, journal: fall.journal };
}
