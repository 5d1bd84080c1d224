/**
 * Contracts on an exchange: an agreement to swap a quantity of coin for its price at the entry. Its two legs stand in
 * the ledger like any purchase, so that its worth is straight in its price, whether gains are paid in dollars
 * (linear) or in the coin itself (inverse).
 */
import {
  type Amount,
  type Instrument,
  instrumentOf,
  type Lot,
  type Market,
  markOf,
  type Position,
  worthOf,
} from './account.ts';
import { type Decimal, toTick, total, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';

/** Coin is counted in hundred-millionths, and a finite number of them: 1 ÷ entry is no finite decimal. */
const COIN_PLACES = 8;

/**
 * What is bought by so many contracts at a price. Of an inverse contract the coin is rounded to the instrument's lot,
 * to the nearest. @throws EngineError `contract.entry` for an inverse contract at a price of zero
 */
export function lotOf(instrument: Instrument, contracts: Decimal, entry: Decimal, opened: string): Lot {
  if (instrument.kind !== 'inverse') return { quantity: contracts, entry, opened };
  if (entry.lte(ZERO))
    throw new EngineError(
      'contract.entry',
      'entry',
      `of an inverse contract must be above 0; got ${entry.toFixed()}`,
    );
  const face = contracts.times(instrument.face ?? 1);
  return { quantity: toTick(face.div(entry), instrument.lot, 'half'), entry, face, opened };
}

/** What a lot takes from (a long) or brings to (a short) the ledger in the quote asset, signed like the quantity. */
export function entryValue(instrument: Instrument, lot: Lot): Decimal {
  return lot.face ?? lot.quantity.times(lot.entry).times(instrument.multiplier);
}

/** The ledger's other leg of lots that are opened: the quote asset owed for them. */
export function contractLeg(instrument: Instrument, lots: readonly Lot[]): Amount {
  const owed = total(lots.map((lot) => entryValue(instrument, lot)));
  return { asset: instrument.quote, kind: 'contracts', amount: owed.neg() };
}

/** A part of what the lots add up to, where a position is held in part, as along a sale. */
function share(position: Position, whole: Decimal): Decimal {
  const quantity = total(position.lots.map((lot) => lot.quantity));
  if (quantity.eq(position.quantity)) return whole;
  return quantity.isZero() ? ZERO : whole.times(position.quantity).div(quantity);
}

/** Value at the entry, above zero for a short as well, in the quote asset; for an inverse contract, its face. */
export function entryNotional(position: Position, market: Market): Decimal {
  const instrument = instrumentOf(market, position.instrument);
  return share(position, total(position.lots.map((lot) => entryValue(instrument, lot)))).abs();
}

/**
 * Value at the mark, above zero for a short as well, in the quote asset. An inverse contract is for its face, whatever
 * the price.
 */
export function markNotional(position: Position, market: Market): Decimal {
  const instrument = instrumentOf(market, position.instrument);
  if (instrument.kind === 'inverse') return entryNotional(position, market);
  return position.quantity.abs().times(markOf(market, instrument.id)).times(instrument.multiplier);
}

/** Gain (above zero) or loss of one position since its entry, in `currency`. */
export function unrealised(position: Position, currency: string, market: Market): Decimal {
  const instrument = instrumentOf(market, position.instrument);
  const worth = position.quantity.times(markOf(market, instrument.id)).times(instrument.multiplier);
  const cost = share(position, total(position.lots.map((lot) => entryValue(instrument, lot))));
  return worth.minus(cost).times(worthOf(instrument.quote, currency, market));
}

/** The coin step of an inverse contract where nothing else is said. */
export const COIN_STEP = `0.${'0'.repeat(COIN_PLACES - 1)}1`;
