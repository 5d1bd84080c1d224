/**
 * Interest and borrow fees day by day, written a second time: each close charges a 360th or 365th of a year on what
 * has settled (rule notes I1, I4, I7). A trade settles on the day that it is told.
 */
import { add, type Fraction, fraction, max, mul, neg, sub, ZERO } from './fraction.ts';

/** Cash or shares of a trade, and the day by whose close they have settled. */
export interface Coming {
  readonly settles: string;
  readonly amount: string;
}

function sumOf(items: readonly Coming[]): Fraction {
  return items.reduce((sum, { amount }) => add(sum, fraction(amount)), ZERO);
}

/** What has not settled by the close of a day. */
function open(items: readonly Coming[], on: string): Coming[] {
  return items.filter(({ settles }) => on < settles);
}

/** The debit that bears interest: what is owed beyond the cash, without the trades that have not settled. */
export function debitAt(on: string, loan: string, cash: string, coming: readonly Coming[]): Fraction {
  const byTrade = sub(fraction(loan), fraction(cash));
  return max(ZERO, add(byTrade, sumOf(open(coming, on))));
}

/** A day's part of what a year costs. */
export function dayOf(year: Fraction, basis: 360 | 365): Fraction {
  return mul(year, { n: 1n, d: BigInt(basis) });
}

/** A day's fee for the shares that are short and have settled. */
export function feeAt(
  on: string,
  held: string,
  coming: readonly Coming[],
  price: string,
  rate: string,
): Fraction {
  const settled = sub(fraction(held), sumOf(open(coming, on)));
  return dayOf(mul(mul(max(ZERO, neg(settled)), fraction(price)), fraction(rate)), 360);
}
