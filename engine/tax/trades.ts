/** Purchases and sales as the journal tells them. */
import type { Instrument, Pool } from '../account.ts';
import { daysBetween } from '../calendar.ts';
import { type Decimal, total, ZERO } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import type { Entry, Leg, Posting } from '../ledger.ts';
import type { TaxLot } from './lots.ts';

export type Instruments = Readonly<Record<string, Instrument>>;

/** One change of one position. Amounts in US dollars. */
export interface TaxTrade {
  readonly on: string;
  readonly pool: string;
  readonly instrument: string;
  /** Signed: what is sold is below zero. */
  readonly quantity: Decimal;
  /** For one unit. */
  readonly price: Decimal;
  /** What the pool paid beyond the price, or received below it. */
  readonly costs: Decimal;
  /** With the market, or brought in from elsewhere. */
  readonly with: 'market' | 'outside';
  /** Sold or bought back by the broker. */
  readonly forced: boolean;
}

/** @throws EngineError `tax.instrument`, `tax.currency` */
function termsOf(instruments: Instruments, id: string): Instrument {
  const found = instruments[id];
  if (found?.kind !== 'spot')
    throw new EngineError(
      'tax.instrument',
      id,
      'must be a spot instrument: other contracts are not modelled',
    );
  if (found.quote !== 'USD')
    throw new EngineError('tax.currency', id, `must be quoted in USD; got ${found.quote}`);
  return found;
}

/** What the pool received for the trade, all ledger lines together; null when no money moved with it. */
function moneyOf(posting: Posting, pool: string | undefined, asset: string): Decimal | null {
  const money = posting.legs.filter(
    (leg) => leg.owner === 'pool' && leg.pool === pool && leg.kind !== 'position' && leg.asset === asset,
  );
  return money.length === 0 ? null : total(money.map((leg) => leg.amount));
}

function tradeOf(posting: Posting, leg: Leg, instruments: Instruments): TaxTrade {
  const id = leg.instrument ?? leg.asset;
  const { multiplier, quote } = termsOf(instruments, id);
  const price = (leg.price ?? ZERO).times(multiplier);
  const bought = posting.legs.some(
    (other) => other.owner === 'market' && other.kind === 'position' && other.instrument === leg.instrument,
  );
  const money = bought ? moneyOf(posting, leg.pool, quote) : null;
  return {
    on: posting.on,
    pool: leg.pool ?? '',
    instrument: id,
    quantity: leg.amount,
    price,
    costs: money === null ? ZERO : leg.amount.times(price).plus(money).neg(),
    with: bought ? 'market' : 'outside',
    forced: posting.reason === 'forcedSale',
  };
}

/**
 * Every change of a position, in the journal's order. Money that moved in the same posting tells the costs.
 * @throws EngineError `tax.order`, `tax.posting`, `tax.instrument`, `tax.currency`
 */
export function tradesIn(journal: readonly Entry[], instruments: Instruments): TaxTrade[] {
  const postings = journal.filter((entry) => entry.kind === 'posting');
  return postings.flatMap((posting, i) => {
    if (posting.on < (postings[i - 1]?.on ?? posting.on))
      throw new EngineError('tax.order', `journal ${posting.on}`, 'must not stand after a later day');
    const legs = posting.legs.filter((leg) => leg.owner === 'pool' && leg.kind === 'position');
    if (new Set(legs.map((leg) => leg.pool)).size < legs.length)
      throw new EngineError(
        'tax.posting',
        `journal ${posting.on}`,
        'must change at most one position of a pool in each posting',
      );
    return legs.map((leg) => tradeOf(posting, leg, instruments));
  });
}

/** What was held before the journal begins, the earliest first. What a trade would be refused for is left out. */
export function openingLots(pools: readonly Pool[], instruments: Instruments): Omit<TaxLot, 'id'>[] {
  const lots = pools.flatMap((pool) =>
    pool.positions.flatMap((position) => {
      const terms = instruments[position.instrument];
      if (terms?.kind !== 'spot' || terms.quote !== 'USD') return [];
      const { multiplier } = terms;
      return position.lots.map(
        (lot): Omit<TaxLot, 'id'> => ({
          pool: pool.id,
          instrument: position.instrument,
          side: lot.quantity.isNegative() ? 'short' : 'long',
          quantity: lot.quantity.abs(),
          price: lot.entry.times(multiplier),
          costs: ZERO,
          deferred: ZERO,
          acquired: lot.opened,
          heldFrom: lot.opened,
          origin: 'opening',
          replaces: false,
        }),
      );
    }),
  );
  return lots.toSorted((a, b) => daysBetween(b.acquired, a.acquired));
}
