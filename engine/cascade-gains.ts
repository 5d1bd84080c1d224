/** What each participant of a cascade has gained, by its valuations and by its journal, and the figures of who paid. */
import type { Pool } from './account.ts';
import { type Cascade, FUND, PROVIDER, VENUE } from './cascade.ts';
import { holdingOf, USD } from './crowd.ts';
import { type Decimal, decimal, ONE, total, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import { type Figure, given, greatest, product, quotient, sum, type Unit } from './figure.ts';

/** What pools of this contract are worth at a price: what `equityOf` finds, without its figures. */
function worthOf(pools: readonly Pool[], mark: Decimal): Decimal {
  const held = pools.map(holdingOf);
  const contracts = total(held.map((holding) => holding.contracts));
  return total(held.map(({ money }) => money)).plus(contracts.times(mark));
}

function poolIn(pools: ReadonlyMap<string, Pool>, id: string): Pool {
  const found = pools.get(id);
  if (!found) throw new EngineError('cascade.unknown', id, 'takes no part in this market');
  return found;
}

/** What participants have at the start, at the price before the shock. @throws EngineError `cascade.unknown` */
export function firstWorth({ before, terms }: Cascade, ...ids: readonly string[]): Decimal {
  return worthOf(
    ids.map((id) => poolIn(before, id)),
    terms.price,
  );
}

/** What they have in the end, at the last price. @throws EngineError `cascade.unknown` */
export function lastWorth({ after, last }: Cascade, ...ids: readonly string[]): Decimal {
  return worthOf(
    ids.map((id) => poolIn(after, id)),
    last,
  );
}

/**
 * The same gain, read off the journal: everything that came in and went out, at the last price, and what the price did
 * to what was held at the start. @throws EngineError `cascade.unknown`
 */
export function gainByJournal(cascade: Cascade, id: string): Decimal {
  const { journal, before, last, terms } = cascade;
  const legs = journal.flatMap((posting) => posting.legs).filter(({ pool }) => pool === id);
  const moved = legs.map(({ kind, amount }) => (kind === 'position' ? amount.times(last) : amount));
  const held = total(poolIn(before, id).positions.map(({ quantity }) => quantity));
  return total(moved).plus(held.times(last.minus(terms.price)));
}

/**
 * The same cascade had the venue itself paid what its fund did, and taken what the fund took: no sale and no price is
 * another one, so none is played again.
 */
export function withoutFund({ terms, before, after, journal, sales, ...course }: Cascade): Cascade {
  const cash = (pools: Cascade['after'], id: string): Decimal => holdingOf(poolIn(pools, id)).cash;
  const holding = (pools: Cascade['after'], amount: Decimal): Cascade['after'] =>
    new Map(pools)
      .set(FUND, { id: FUND, amounts: [], positions: [] })
      .set(VENUE, { id: VENUE, amounts: [{ asset: USD, kind: 'cash', amount }], positions: [] });
  const gained = cash(after, FUND).minus(cash(before, FUND));
  return {
    ...course,
    terms: { ...terms, cover: 'venue' },
    before: holding(before, ZERO),
    after: holding(after, cash(after, VENUE).plus(gained)),
    journal: journal.map((posting) => {
      if (posting.legs.every(({ pool }) => pool !== FUND)) return posting;
      const legs = posting.legs.map((leg) => (leg.pool === FUND ? { ...leg, pool: VENUE } : leg));
      return { ...posting, legs };
    }),
    sales: sales.map((sale) => ({
      ...sale,
      fromFund: ZERO,
      fromVenue: sale.fromFund.plus(sale.fromVenue),
    })),
  };
}

const MONEY: Unit = { kind: 'money', asset: USD };
const PRICE: Unit = { kind: 'price', asset: USD };
const COUNT: Unit = { kind: 'quantity' };

/** Who takes part, by kind; each gain is above zero for a profit. */
export interface Gains {
  readonly longsClosed: Figure;
  readonly longsOpen: Figure;
  readonly shorts: Figure;
  readonly provider: Figure;
  readonly fund: Figure;
  readonly venue: Figure;
  /** Of all of them: nothing. */
  readonly together: Figure;
}

function ofAccounts(cascade: Cascade, name: string, label: string, ids: readonly string[]): Figure {
  const worth = (at: string, when: string, of: typeof firstWorth): Figure =>
    given({ name: `${name}${at}`, label: `${label}: worth ${when}`, unit: MONEY }, of(cascade, ...ids));
  return sum(
    { name, label, unit: MONEY },
    [1, worth('Last', 'at the last price', lastWorth)],
    [-1, worth('First', 'before the shock', firstWorth)],
  );
}

/** The provider holds what it bought; what it paid stands in its journal. */
function ofProvider(cascade: Cascade): Figure {
  const { quantity, paid } = cascade.sales.reduce(
    (sums, { sold, proceeds }) => ({ quantity: sums.quantity.plus(sold), paid: sums.paid.plus(proceeds) }),
    { quantity: ZERO, paid: ZERO },
  );
  const worth = product(
    { name: 'providerHeld', label: 'What it bought, at the last price', unit: MONEY },
    given({ name: 'providerBought', label: 'Contracts bought', unit: COUNT }, quantity),
    given({ name: 'lastPrice', label: 'Last price', unit: PRICE }, cascade.last),
  );
  return sum(
    { name: 'provider', label: 'Liquidity provider', unit: MONEY },
    [1, worth],
    [-1, given({ name: 'providerPaid', label: 'Paid for it', unit: MONEY }, paid)],
  );
}

/** Of the fund and the venue: what came in and what went out, off the journal. */
function ofPayer({ journal }: Cascade, id: string, label: string): Figure {
  const amounts = journal.flatMap(({ legs }) =>
    legs.some(({ pool }) => pool === id)
      ? legs.filter(({ pool }) => pool === id).map(({ amount }) => amount)
      : [],
  );
  const part = (name: string, text: string, values: readonly Decimal[]): Figure =>
    given({ name: `${id}${name}`, label: `${text} (${label.toLowerCase()})`, unit: MONEY }, total(values));
  return sum(
    { name: id, label, unit: MONEY },
    [
      1,
      part(
        'Fees',
        'Fees taken',
        amounts.filter((amount) => amount.gt(ZERO)),
      ),
    ],
    [
      -1,
      part(
        'Paid',
        'Paid for others',
        amounts.filter((amount) => amount.lt(ZERO)).map((amount) => amount.neg()),
      ),
    ],
  );
}

/** Of all that no payer is: the accounts, and who bought of them. */
function ofMarket(cascade: Cascade): Pick<Gains, 'longsClosed' | 'longsOpen' | 'shorts' | 'provider'> {
  const closed = new Set(cascade.sales.map(({ who }) => who));
  const accounts = [...cascade.before].filter(([id]) => id !== PROVIDER && id !== FUND && id !== VENUE);
  const isShort = (pool: Pool): boolean => pool.positions.some(({ quantity }) => quantity.isNegative());
  const of = (name: string, label: string, meant: (id: string, pool: Pool) => boolean): Figure =>
    ofAccounts(
      cascade,
      name,
      label,
      accounts.filter(([id, pool]) => meant(id, pool)).map(([id]) => id),
    );
  return {
    longsClosed: of('longsClosed', 'Longs closed by force', (id) => closed.has(id)),
    longsOpen: of('longsOpen', 'Longs still open', (id, pool) => !closed.has(id) && !isShort(pool)),
    shorts: of('shorts', 'Shorts', (_id, pool) => isShort(pool)),
    provider: ofProvider(cascade),
  };
}

/** @param market what the market gained where that is known: of a cascade that differs in who paid alone */
export function gainsOf(cascade: Cascade, market: ReturnType<typeof ofMarket> = ofMarket(cascade)): Gains {
  const { longsClosed, longsOpen, shorts, provider } = market;
  const groups = {
    longsClosed,
    longsOpen,
    shorts,
    provider,
    fund: ofPayer(cascade, FUND, 'Insurance fund'),
    venue: ofPayer(cascade, VENUE, 'Exchange'),
  };
  const together = sum(
    { name: 'together', label: 'All together', unit: MONEY },
    ...Object.values(groups).map((figure) => [1, figure] as const),
  );
  return { ...groups, together };
}

/** How far the price went, and who was closed. */
export interface CourseFigures {
  readonly shockedPrice: Figure;
  readonly lowestPrice: Figure;
  /** Accounts closed: in all, by the shock alone, and by the sales of others. */
  readonly closed: Figure;
  readonly reached: Figure;
  readonly dragged: Figure;
  readonly sold: Figure;
  /** What accounts lost beyond what they had, by who bore it, and in all. */
  readonly fromFund: Figure;
  readonly fromVenue: Figure;
  readonly givenUp: Figure;
  readonly beyond: Figure;
}

/** @param reached how many accounts the shock alone would have closed */
export function courseOf({ terms, sales }: Cascade, reached: number): CourseFigures {
  const add = (key: 'proceeds' | 'fromFund' | 'fromVenue' | 'givenUp' | 'sold'): Decimal =>
    total(sales.map((sale) => sale[key]));
  const price = given({ name: 'price', label: 'Price before', unit: PRICE }, terms.price);
  const kept = given(
    { name: 'keptOfPrice', label: '(1 − shock)', unit: { kind: 'rate' } },
    ONE.minus(terms.shock),
  );
  const shockedPrice = product(
    { name: 'shockedPrice', label: 'Price after the shock', unit: PRICE },
    price,
    kept,
  );
  const contracts = given(
    { name: 'contractsSold', label: 'Contracts sold into the book', unit: COUNT },
    add('sold'),
  );
  const depth = given({ name: 'depth', label: 'Contracts bid for each $1', unit: COUNT }, terms.depth);
  const impact = quotient({ name: 'impact', label: 'Fall by the sales', unit: PRICE }, contracts, depth);
  const without = sum(
    { name: 'bidsReached', label: 'Price after the sales', unit: PRICE },
    [1, shockedPrice],
    [-1, impact],
  );
  const lowestPrice = greatest(
    { name: 'lowestPrice', label: 'Lowest price', unit: PRICE, rounding: 'down' },
    without,
    given({ name: 'noBids', label: 'nothing', unit: PRICE }, ZERO),
  );
  const count = (name: string, label: string, value: number): Figure =>
    given({ name, label, unit: COUNT }, decimal(value));
  const closed = count('closed', 'Accounts closed', sales.length);
  const first = count('reached', 'Reached by the shock alone', Math.min(reached, sales.length));
  const fromFund = given({ name: 'fromFund', label: 'Paid by the fund', unit: MONEY }, add('fromFund'));
  const fromVenue = given(
    { name: 'fromVenue', label: 'Paid by the exchange', unit: MONEY },
    add('fromVenue'),
  );
  const givenUp = given({ name: 'givenUp', label: 'Given up by shorts', unit: MONEY }, add('givenUp'));
  return {
    shockedPrice,
    lowestPrice,
    closed,
    reached: first,
    dragged: sum({ name: 'dragged', label: 'Dragged along', unit: COUNT }, [1, closed], [-1, first]),
    sold: given({ name: 'sold', label: 'Brought by forced sales', unit: MONEY }, add('proceeds')),
    fromFund,
    fromVenue,
    givenUp,
    beyond: sum(
      { name: 'beyond', label: 'Lost beyond the margins', unit: MONEY },
      [1, fromFund],
      [1, fromVenue],
      [1, givenUp],
    ),
  };
}
