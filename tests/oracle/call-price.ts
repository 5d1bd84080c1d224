/**
 * At which price of one security is the account first called? Found by trying prices, not by solving: the oracle
 * walks from a safe price over many stops until an account is called, then bisects between the last two stops.
 */
import {
  ceilTicks,
  compare,
  div,
  exact,
  type Fraction,
  floorTicks,
  fraction,
  fromTicks,
  mul,
  ZERO,
} from './fraction.ts';
import { firstTurn } from './search.ts';
import { type Book, holdingOf, isCalled, type MaintenanceRule, withHolding } from './us-broker.ts';

export type CallPrice =
  | { readonly kind: 'already' }
  /** No price from the start to `searchedTo` (inclusive) calls the account. */
  | { readonly kind: 'never'; readonly searchedTo: string }
  /** Neighbouring ticks, except that `lastSafe` is the start itself when the next tick is called already. */
  | { readonly kind: 'at'; readonly lastSafe: string; readonly firstCalled: string };

export interface PriceSearch {
  /** The safe price to walk from; the holding's own price if left out. */
  readonly from?: string;
  /** Decimals of the grid of prices; 8 if left out. */
  readonly decimals?: number;
}

/** A price has at most 15 integer digits, so no price that can be entered lies beyond. */
export const HIGHEST_PRICE = '1000000000000000';

/**
 * Prices at which a requirement can change its slope: the $2.50 and $5.00 a share of FINRA 4210(c)(2) and (3)
 * against 100 %, against 30 % and against the firm's rate, and the $5.00 that divides the two paragraphs.
 */
export function kinks(book: Book): readonly Fraction[] {
  const [low, high] = [fraction('2.50'), fraction('5.00')];
  const rates = [fraction('1'), fraction('0.30'), book.houseShort].filter((rate) => compare(rate, ZERO) > 0);
  return [low, high, ...rates.flatMap((rate) => [div(low, rate), div(high, rate)])];
}

/** Every tick to try between two prices: the kinks, doublings from one tick up, and 32nds of the start. */
function stops(book: Book, start: Fraction, from: bigint, to: bigint, decimals: number): bigint[] {
  const ticks = new Set([from, to]);
  for (const kink of kinks(book)) {
    ticks.add(floorTicks(kink, decimals));
    ticks.add(ceilTicks(kink, decimals));
  }
  const top = from > to ? from : to;
  for (let tick = 1n; tick <= top; tick *= 2n) ticks.add(tick);
  for (let part = 0n; part <= 64n; part += 1n)
    ticks.add(floorTicks(mul(start, { n: part, d: 32n }), decimals));
  const up = to >= from;
  const within = [...ticks].filter((tick) => (up ? tick >= from && tick <= to : tick <= from && tick >= to));
  return within.sort((a, b) => (a < b === up ? -1 : 1));
}

function search(
  book: Book,
  symbol: string,
  rule: MaintenanceRule,
  up: boolean,
  options: PriceSearch,
): CallPrice {
  const decimals = options.decimals ?? 8;
  const start = options.from === undefined ? holdingOf(book, symbol).price : fraction(options.from);
  const calledAt = (price: Fraction) => isCalled(withHolding(book, symbol, { price }), rule);
  if (calledAt(start)) return { kind: 'already' };
  const from = up ? ceilTicks(start, decimals) : floorTicks(start, decimals);
  const to = up ? floorTicks(fraction(HIGHEST_PRICE), decimals) : 0n;
  const holds = (tick: bigint) => calledAt(fromTicks(tick, decimals));
  const turn = firstTurn(stops(book, start, from, to, decimals), holds);
  const price = (tick: bigint) => exact(fromTicks(tick, decimals));
  if (!turn) return { kind: 'never', searchedTo: price(to) };
  const lastSafe = turn.no === undefined ? exact(start) : price(turn.no);
  return { kind: 'at', lastSafe, firstCalled: price(turn.yes) };
}

/** The first price below the start, down to zero, at which the account is called. */
export function callPriceLower(
  book: Book,
  symbol: string,
  rule: MaintenanceRule,
  options: PriceSearch = {},
): CallPrice {
  return search(book, symbol, rule, false, options);
}

/** The first price above the start, up to `HIGHEST_PRICE`, at which the account is called. */
export function callPriceUpper(
  book: Book,
  symbol: string,
  rule: MaintenanceRule,
  options: PriceSearch = {},
): CallPrice {
  return search(book, symbol, rule, true, options);
}
