/**
 * The oracle: what a US margin account owes, written a second time from the texts of the rules and from nothing
 * else. Paragraph numbers (T1, F6 …) are the rows of the rule notes; the rules themselves are named beside them.
 * Not covered, and refused by `read`: the same security long and short ("box", FINRA 4210(e)(1), Reg T 220.4(b)(2)).
 */
import { abs, add, compare, type Fraction, fraction, max, min, mul, sub, ZERO } from './fraction.ts';

export interface OracleHolding {
  readonly symbol: string;
  /** Signed: a short sale is negative. */
  readonly quantity: string;
  readonly price: string;
}

export interface OracleAccount {
  readonly cash: string;
  /** Positive when owed. */
  readonly loan: string;
  /** Positive when owed. */
  readonly interest: string;
  readonly shortProceeds: string;
  readonly holdings: readonly OracleHolding[];
  /** The firm's own rates; a position needs the greater of FINRA's amount and the firm's. */
  readonly houseLong: string;
  readonly houseShort: string;
}

export interface Holding {
  readonly symbol: string;
  readonly quantity: Fraction;
  readonly price: Fraction;
}

/** An account with its decimals read once, so that bisection does not parse them thousands of times. */
export interface Book {
  readonly cash: Fraction;
  readonly loan: Fraction;
  readonly interest: Fraction;
  readonly shortProceeds: Fraction;
  readonly holdings: readonly Holding[];
  readonly houseLong: Fraction;
  readonly houseShort: Fraction;
}

/** `regT` is an opening test on equity, never a call after a price fall (220.3(c), T7). */
export type Rule = 'regT' | 'finra' | 'house';
export type MaintenanceRule = Exclude<Rule, 'regT'>;

const REG_T = fraction('0.50');
const FINRA_LONG = fraction('0.25');
const FINRA_SHORT = fraction('0.30');
const LOW_PRICE = fraction('5.00');
const LOW_PRICE_PER_SHARE = fraction('2.50');
const PER_SHARE = fraction('5.00');
const MINIMUM_EQUITY = fraction('2000');

export function read(account: OracleAccount): Book {
  const symbols = new Set(account.holdings.map((holding) => holding.symbol));
  if (symbols.size !== account.holdings.length)
    throw new Error('one holding a symbol; boxes are not covered');
  return {
    cash: fraction(account.cash),
    loan: fraction(account.loan),
    interest: fraction(account.interest),
    shortProceeds: fraction(account.shortProceeds),
    holdings: account.holdings.map(({ symbol, quantity, price }) => {
      return { symbol, quantity: fraction(quantity), price: fraction(price) };
    }),
    houseLong: fraction(account.houseLong),
    houseShort: fraction(account.houseShort),
  };
}

export function holdingOf(book: Book, symbol: string): Holding {
  const found = book.holdings.find((holding) => holding.symbol === symbol);
  if (!found) throw new Error(`nothing held in ${symbol}`);
  return found;
}

/** The same account with one holding changed. */
export function withHolding(book: Book, symbol: string, change: Partial<Holding>): Book {
  const swap = (holding: Holding) => (holding.symbol === symbol ? { ...holding, ...change } : holding);
  return { ...book, holdings: book.holdings.map(swap) };
}

/** Without sign: what the shares would fetch, or what it would cost to buy them back. */
export function marketValue(holding: Holding): Fraction {
  return mul(abs(holding.quantity), holding.price);
}

/**
 * Equity: all that is there less all that is owed. Long: LMV − DR. Short: CR − SMV, where the credit CR is the
 * proceeds of the sale and the cash beside it (rule notes, section 2).
 */
export function equity(book: Book): Fraction {
  const worth = book.holdings.reduce((sum, { quantity, price }) => add(sum, mul(quantity, price)), ZERO);
  return sub(sub(add(add(book.cash, book.shortProceeds), worth), book.loan), book.interest);
}

/**
 * FINRA 4210(c). Long, (c)(1), F5: 25 % of market value. Short, (c)(2), F6, selling below $5.00: $2.50 a share or
 * 100 %, whichever is greater. Short, (c)(3), F7, selling at $5.00 or above: $5.00 a share or 30 %, whichever is
 * greater.
 */
function finraMaintenance(holding: Holding): Fraction {
  const value = marketValue(holding);
  if (compare(holding.quantity, ZERO) >= 0) return mul(FINRA_LONG, value);
  const shares = abs(holding.quantity);
  if (compare(holding.price, LOW_PRICE) < 0) return max(mul(LOW_PRICE_PER_SHARE, shares), value);
  return max(mul(PER_SHARE, shares), mul(FINRA_SHORT, value));
}

/** FINRA 4210(d)(1), F10, with 4210(b), F2: the firm may ask for more, never for less. */
function houseMaintenance(holding: Holding, book: Book): Fraction {
  const rate = compare(holding.quantity, ZERO) >= 0 ? book.houseLong : book.houseShort;
  return max(finraMaintenance(holding), mul(rate, marketValue(holding)));
}

/** Reg T 220.12(a), T1: 50 % of a long. 220.12(c)(1), T3: 150 % of a short, 100 of it the proceeds, 50 on equity. */
function regTInitial(holding: Holding): Fraction {
  return mul(REG_T, marketValue(holding));
}

/** What the rule asks for one position. */
export function requirementOf(holding: Holding, book: Book, rule: Rule): Fraction {
  if (rule === 'regT') return regTInitial(holding);
  return rule === 'finra' ? finraMaintenance(holding) : houseMaintenance(holding, book);
}

/** The requirement of the account: positions are pooled and each adds its own amount (rule notes, section 2). */
export function requirement(book: Book, rule: Rule): Fraction {
  return book.holdings.reduce((sum, holding) => add(sum, requirementOf(holding, book, rule)), ZERO);
}

/** The amount of the call: max(0, requirement − equity). */
export function shortfall(book: Book, rule: Rule): Fraction {
  return max(ZERO, sub(requirement(book, rule), equity(book)));
}

/** "Falls below": at equality the requirement is met and nothing is called (rule notes, end of section 2). */
export function isCalled(book: Book, rule: Rule): boolean {
  return compare(equity(book), requirement(book, rule)) < 0;
}

export interface FirstTrade {
  readonly side: 'long' | 'short';
  readonly quantity: string;
  readonly price: string;
  readonly houseLong: string;
  readonly houseShort: string;
  /** The firm's own rate for opening a position on either side, where it has one. */
  readonly houseInitial?: string;
}

/**
 * FINRA 4210(b)(4), F3: equity of $2,000, but no more cash than a purchase costs; that exception is for purchases,
 * a short sale always needs the $2,000. A later fall below it calls nothing (F4), so maintenance leaves it out.
 */
export function minimumEquity(trade: FirstTrade): Fraction {
  const cost = mul(fraction(trade.quantity), fraction(trade.price));
  return trade.side === 'long' ? min(MINIMUM_EQUITY, cost) : MINIMUM_EQUITY;
}

/**
 * The deposit that opens an empty account with one trade: FINRA 4210(b), F2, the greatest of Reg T, the maintenance
 * amount, the firm's own, and the minimum equity. The money deposited is the equity: a short's proceeds and its
 * market value cancel on the day of the trade.
 */
export function firstDeposit(trade: FirstTrade): Fraction {
  const size = trade.side === 'long' ? trade.quantity : `-${trade.quantity}`;
  const holdings = [{ symbol: 'FIRST', quantity: size, price: trade.price }];
  const { houseLong, houseShort } = trade;
  const nothing = { cash: '0', loan: '0', interest: '0', shortProceeds: '0' };
  const book = read({ ...nothing, holdings, houseLong, houseShort });
  const rules = (['regT', 'finra', 'house'] as const).map((rule) => requirement(book, rule));
  const initial = mul(
    fraction(trade.houseInitial ?? '0'),
    mul(fraction(trade.quantity), fraction(trade.price)),
  );
  return max(minimumEquity(trade), initial, ...rules);
}
