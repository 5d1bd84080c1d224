/**
 * What ends a call, each found by trying amounts on the account until it is no longer called. The formulas of the
 * rule notes (cash C, securities C / (1 − m), sale C / m) are what comes out; none of them stands in here.
 */
import {
  abs,
  add,
  ceilTicks,
  compare,
  div,
  exact,
  type Fraction,
  fraction,
  fromTicks,
  min,
  sub,
  ZERO,
} from './fraction.ts';
import { least } from './search.ts';
import { type Book, holdingOf, isCalled, marketValue, type Rule, withHolding } from './us-broker.ts';

export type Cure =
  /** There is no call to end. */
  | { readonly kind: 'unneeded' }
  /** The least amount that ends the call, on the grid, and the amount one tick below, which does not. */
  | { readonly kind: 'at'; readonly least: string; readonly tooLittle: string }
  /** Nothing of this kind ends the call, not even all of it. */
  | { readonly kind: 'impossible' };

/** Sales and purchases are counted in dollars of market value, to six decimals, or in whole shares. */
export type Unit = 'value' | 'shares';

const DECIMALS = 6;
/** Nobody deposits more: 10^30 dollars. Beyond it a deposit that never suffices is called impossible. */
const MOST = 10n ** 36n;

function cure(
  book: Book,
  rule: Rule,
  after: (amount: Fraction) => Book,
  decimals: number,
  most: bigint,
): Cure {
  if (!isCalled(book, rule)) return { kind: 'unneeded' };
  const ticks = least((tick) => !isCalled(after(fromTicks(tick, decimals)), rule), most);
  if (ticks === undefined) return { kind: 'impossible' };
  const spell = (count: bigint) => exact(fromTicks(count, decimals));
  return { kind: 'at', least: spell(ticks), tooLittle: spell(ticks - 1n) };
}

/** Cash paid in raises equity and leaves the requirement alone. */
export function cashCure(book: Book, rule: Rule): Cure {
  return cure(book, rule, (amount) => ({ ...book, cash: add(book.cash, amount) }), DECIMALS, MOST);
}

/** Marginable securities paid in raise equity by their value and carry a requirement of their own, as any long. */
export function securitiesCure(book: Book, rule: Rule): Cure {
  const price = fraction('1');
  const after = (quantity: Fraction): Book => {
    return { ...book, holdings: [...book.holdings, { symbol: 'securities paid in', quantity, price }] };
  };
  return cure(book, rule, after, DECIMALS, MOST);
}

/** A sale: the money repays the loan, and what is left of it becomes cash. */
function sell(book: Book, symbol: string, shares: Fraction): Book {
  const { quantity, price } = holdingOf(book, symbol);
  const sold = min(shares, quantity);
  const money = marketValue({ symbol, quantity: sold, price });
  const repaid = min(money, book.loan);
  const rest = withHolding(book, symbol, { quantity: sub(quantity, sold) });
  return { ...rest, loan: sub(book.loan, repaid), cash: add(book.cash, sub(money, repaid)) };
}

/** A purchase to cover: paid from the proceeds of the short sale, then from cash, then by a larger loan. */
function buyBack(book: Book, symbol: string, shares: Fraction): Book {
  const { quantity, price } = holdingOf(book, symbol);
  const bought = min(shares, abs(quantity));
  const cost = marketValue({ symbol, quantity: bought, price });
  const fromProceeds = min(cost, book.shortProceeds);
  const fromCash = min(sub(cost, fromProceeds), book.cash);
  const borrowed = sub(sub(cost, fromProceeds), fromCash);
  const rest = withHolding(book, symbol, { quantity: add(quantity, bought) });
  const shortProceeds = sub(book.shortProceeds, fromProceeds);
  return { ...rest, shortProceeds, cash: sub(book.cash, fromCash), loan: add(book.loan, borrowed) };
}

/** Tries 1, 2, 3 … ticks of the unit; the last try is always the whole position, be it a whole tick or not. */
function closing(book: Book, symbol: string, rule: Rule, unit: Unit, trade: typeof sell): Cure {
  const holding = holdingOf(book, symbol);
  const all = unit === 'shares' ? abs(holding.quantity) : marketValue(holding);
  const decimals = unit === 'shares' ? 0 : DECIMALS;
  const shares = (amount: Fraction) => (unit === 'shares' ? amount : div(amount, holding.price));
  return cure(
    book,
    rule,
    (amount) => trade(book, symbol, shares(amount)),
    decimals,
    ceilTicks(all, decimals),
  );
}

/** The least of this long position that must be sold. */
export function saleCure(book: Book, symbol: string, rule: Rule, unit: Unit = 'value'): Cure {
  if (compare(holdingOf(book, symbol).quantity, ZERO) <= 0) throw new Error(`${symbol} is not held long`);
  return closing(book, symbol, rule, unit, sell);
}

/** The least of this short position that must be bought back. */
export function buyBackCure(book: Book, symbol: string, rule: Rule, unit: Unit = 'value'): Cure {
  if (compare(holdingOf(book, symbol).quantity, ZERO) >= 0) throw new Error(`${symbol} is not sold short`);
  return closing(book, symbol, rule, unit, buyBack);
}
