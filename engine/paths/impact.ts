/**
 * What selling does to a price, in the plainest book there is: as many contracts are bid in each unit of price as in
 * any other, and none below zero. So the price falls by `quantity ÷ depth`, a straight line, and what is sold meets
 * every bid on the way: it brings the mean of the prices before and after. Prices are whole cents, rounded down, and so is
 * money, to the nearest.
 */
import { cents, type Decimal, greater, lesser, ZERO } from '../decimal.ts';
import { EngineError } from '../errors.ts';

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
  const left = cents(price.minus(quantity.div(depth)), 'down');
  return left.lt(ZERO) ? ZERO : left;
}

/** What `quantity` contracts bring together when `before` have been sold already. */
export function proceedsOf(book: Book, before: Decimal, quantity: Decimal): Decimal {
  const all = before.plus(quantity);
  return broughtFrom(book, before, quantity, priceAfter(book, before), priceAfter(book, all));
}

/** The same where the prices before and after the sale are known. */
export function broughtFrom(
  { price, depth }: Book,
  before: Decimal,
  quantity: Decimal,
  from: Decimal,
  to: Decimal,
): Decimal {
  // Those beyond the last bid bring nothing.
  const bid = greater(price.times(depth).minus(before), ZERO);
  const sold = to.gt(ZERO) ? quantity : lesser(bid, quantity);
  return cents(from.plus(to).times(sold).div(2), 'half');
}
