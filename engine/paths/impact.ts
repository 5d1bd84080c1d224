/**
 * What selling does to a price, in the plainest book there is: as many contracts are bid in each unit of price as in
 * any other, and none below zero. So the price falls by `quantity ÷ depth`, a straight line, and what is sold meets
 * every bid on the way: it brings the mean of the prices before and after.
 */
import { type Decimal, down, ZERO } from '../decimal.ts';
import { EngineError } from '../errors.ts';

/** Prices of the book are kept to so many decimals, rounded down. */
const PLACES = 8;

export interface Book {
  /** Where the bids begin. */
  readonly price: Decimal;
  /** Contracts that are bid in each unit of price. */
  readonly depth: Decimal;
}

/** @throws EngineError `book.price` below 0, `book.depth` unless above 0 */
export function checkBook({ price, depth }: Book): void {
  if (price.lt(ZERO))
    throw new EngineError('book.price', 'price', `must be at least 0; got ${price.toFixed()}`);
  if (depth.lte(ZERO))
    throw new EngineError('book.depth', 'depth', `must be above 0; got ${depth.toFixed()}`);
}

/** The price after so many contracts have been sold into the book. */
export function priceAfter({ price, depth }: Book, quantity: Decimal): Decimal {
  const left = down(price.minus(quantity.div(depth)), PLACES);
  return left.lt(ZERO) ? ZERO : left;
}

/** What each contract brings on the mean when `quantity` more are sold after `before`; above zero both. */
export function averagePrice(book: Book, before: Decimal, quantity: Decimal): Decimal {
  const { price, depth } = book;
  const [from, to] = [priceAfter(book, before), priceAfter(book, before.plus(quantity))];
  if (to.gt(ZERO)) return from.plus(to).div(2);
  // Those beyond the last bid bring nothing.
  const bid = price.times(depth).minus(before);
  return bid.lte(ZERO) ? ZERO : down(from.times(bid).div(quantity.times(2)), PLACES);
}
