/** Payments in place of dividends: received on lent shares, or paid by a short seller. */
import { daysBetween } from '../calendar.ts';
import { EngineError } from '../errors.ts';
import { constant, type Figure, product, quotient, sum } from '../figure.ts';
import { firstLongTermDay } from './holding.ts';
import { dollars, type Given, inDollars, taxRate } from './inputs.ts';
import { TAX_SOURCES } from './sources.ts';

export interface SubstituteInput {
  /** What came in place of a qualified dividend, in US dollars. */
  readonly payment: Given;
  /** Rate on ordinary income, a fraction below 1. */
  readonly ordinaryRate: Given;
  /** Rate that the dividend itself would have borne; at most the ordinary rate. */
  readonly qualifiedRate: Given;
}

export interface Substitute {
  /** Tax on the payment, which is ordinary income. */
  readonly tax: Figure;
  /** Tax that a qualified dividend of the same size would have borne. */
  readonly taxOnDividend: Figure;
  /** What the loan of the shares cost in tax. */
  readonly lost: Figure;
  /** The credit that makes up for it after tax, as a fraction of the payment. */
  readonly creditRate: Figure;
  readonly credit: Figure;
}

/**
 * What a payment in place of a qualified dividend costs in tax, and the credit with which some brokers make up for
 * it: taxed as ordinary income itself, it leaves exactly what was lost. No broker owes it.
 * @throws EngineError `tax.rate`, `tax.rates`, `tax.negative`, `decimal.syntax`
 */
export function substitutePayment(input: SubstituteInput): Substitute {
  const payment = dollars(input.payment, 'payment', 'Payment in place of the dividend');
  const ordinary = taxRate(input.ordinaryRate, 'ordinaryRate', 'Ordinary rate');
  const qualified = taxRate(input.qualifiedRate, 'qualifiedRate', 'Rate on qualified dividends');
  if (qualified.value.gt(ordinary.value))
    throw new EngineError('tax.rates', 'qualifiedRate', 'must be at most the ordinary rate');
  const tax = product(
    inDollars('substituteTax', 'Tax on the payment', TAX_SOURCES.substitutePayment),
    payment,
    ordinary,
  );
  const taxOnDividend = product(inDollars('dividendTax', 'Tax on a qualified dividend'), payment, qualified);
  const lost = sum(inDollars('substituteLost', 'Lost to tax'), [1, tax], [-1, taxOnDividend]);
  const unit = { kind: 'rate' } as const;
  const kept = sum(
    { name: 'keptRate', label: 'What is left of $1 after ordinary tax', unit },
    [1, constant(1)],
    [-1, ordinary],
  );
  const more = sum(
    { name: 'rateDifference', label: 'Difference of the rates', unit },
    [1, ordinary],
    [-1, qualified],
  );
  const creditRate = quotient(
    { name: 'creditRate', label: 'Credit as a share of the payment', unit, rule: TAX_SOURCES.annualCredit },
    more,
    kept,
  );
  const credit = product(inDollars('credit', 'Credit that makes up for it'), payment, creditRate);
  return { tax, taxOnDividend, lost, creditRate, credit };
}

export interface ShortDividendInput {
  /** What the short seller paid to the lender of the shares, in US dollars. */
  readonly payment: Given;
  /** ISO date of the short sale. */
  readonly opened: string;
  /** ISO date on which it was closed. */
  readonly closed: string;
  /** Whether the dividend was extraordinary: 10 % or more of what the short sale brought, 5 % for preferred stock. */
  readonly extraordinary?: boolean;
}

export interface ShortDividend {
  /** Investment interest, under the limit of `investmentInterest`. */
  readonly interest: Figure;
  /** Added to the cost of closing the short. */
  readonly cost: Figure;
}

const OPEN_DAYS = 46;

/**
 * Where a dividend that a short seller paid belongs. Days on which the short was hedged do not count, and are not
 * modelled.
 * @throws EngineError `tax.order`, `tax.negative`, `decimal.syntax`
 */
export function shortDividend({ payment, opened, closed, extraordinary }: ShortDividendInput): ShortDividend {
  if (closed < opened)
    throw new EngineError('tax.order', 'closed', `must not be before ${opened}; got ${closed}`);
  const paid = dollars(payment, 'shortDividend', 'Dividend paid to the lender');
  const longEnough = extraordinary
    ? closed >= firstLongTermDay(opened)
    : daysBetween(opened, closed) >= OPEN_DAYS;
  const rule = TAX_SOURCES.shortDividend;
  const nothing = sum(inDollars('none', 'Nothing'));
  const interest = inDollars('shortDividendInterest', 'Counts as investment interest', rule);
  const cost = inDollars('shortDividendCost', 'Adds to the cost of closing', rule);
  return longEnough
    ? { interest: { ...paid, ...interest }, cost: { ...nothing, ...cost } }
    : { interest: { ...nothing, ...interest }, cost: { ...paid, ...cost } };
}
