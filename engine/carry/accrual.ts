/**
 * Interest from day to day. What has accrued is kept as an exact numerator; whole cents of it are posted, rounded
 * down, and the remainder is carried, so that no fraction of a cent is lost or charged twice.
 */
import { cents, type Decimal, decimal, ZERO } from '../decimal.ts';
import { constant, type Figure, given, greatest, quotient, sum, type Unit, wholeLots } from '../figure.ts';
import { numeratorOf } from './interest.ts';
import { basisFigure, type Schedule } from './schedule.ts';
import { CARRY_SOURCES } from './sources.ts';
import { type Names, notNegative, unitIn } from './terms.ts';

/** Interest that has accrued and is not posted: `numerator ÷ basis`, in the currency of its balance. */
export interface Accrual {
  /** Balance × yearly rate × days, summed. Never below zero. */
  readonly numerator: Decimal;
  /** 360 or 365; after a change from one to the other 26,280, which both divide. */
  readonly basis: number;
}

const COMMON = 26_280;

export const NOTHING_ACCRUED: Accrual = { numerator: ZERO, basis: 360 };

function widened({ numerator, basis }: Accrual): Decimal {
  return numerator.times(COMMON / basis);
}

/** Both together, exactly, even over different bases. */
export function plusAccrual(a: Accrual, b: Accrual): Accrual {
  if (a.numerator.isZero()) return b;
  if (b.numerator.isZero()) return a;
  if (a.basis === b.basis) return { ...a, numerator: a.numerator.plus(b.numerator) };
  return { numerator: widened(a).plus(widened(b)), basis: COMMON };
}

/**
 * What has accrued after `days` more at this balance: one at each day's close, or several at once over days on which
 * neither balance nor rate changes. A new rate is simply the schedule of the next days.
 * @param balance money: the settled debit, or the market value of what is borrowed
 * @throws EngineError `carry.negative`, `carry.days`, `schedule.first`
 */
export function accrue(accrued: Accrual, balance: Figure, schedule: Schedule, days = 1): Accrual {
  const numerator = numeratorOf(balance, schedule, days).value;
  return plusAccrual(accrued, { numerator, basis: schedule.basis });
}

const ACCRUED: Names = { name: 'accruedInterest', label: 'Interest accrued' };
const POSTED: Names = { name: 'postedInterest', label: 'Interest posted' };

function numeratorFigure(name: string, label: string, value: Decimal, unit: Unit): Figure {
  return given({ name, label, unit }, value);
}

/** What has accrued and is not yet posted, exactly; shown rounded up, as it is owed. */
export function accruedInterest(
  { numerator, basis }: Accrual,
  currency: string | undefined,
  names = ACCRUED,
): Figure {
  const unit = unitIn('money', currency);
  const above = numeratorFigure('numerator', 'Balances × rates × days', numerator, unit);
  return quotient({ ...names, unit, rounding: 'up', rule: CARRY_SOURCES.accrual }, above, basisFigure(basis));
}

export interface Posted {
  /** Whole cents, never more than has accrued. */
  readonly figure: Figure;
  /** What is left of a cent, to go on accruing. */
  readonly carried: Accrual;
}

/** Posts the whole cents of what has accrued; `figure + carried` is what there was, to the last digit. */
export function postAccrued(
  { numerator, basis }: Accrual,
  currency: string | undefined,
  names = POSTED,
): Posted {
  const unit = unitIn('money', currency);
  const amount = cents(numerator.div(basis), 'down');
  const carried: Accrual = { numerator: numerator.minus(amount.times(basis)), basis };
  const spent = sum(
    { name: 'numeratorPosted', label: '(balances × rates × days − carried)', unit },
    [1, numeratorFigure('numerator', 'Balances × rates × days', numerator, unit)],
    [-1, numeratorFigure('carried', 'Carried', carried.numerator, unit)],
  );
  const figure = quotient({ ...names, unit, rule: CARRY_SOURCES.accrual }, spent, basisFigure(basis));
  return { figure, carried };
}

/**
 * What ends the loan today: debt and accrued interest, rounded up to the cent.
 * @param debt money, as a size above zero
 * @throws EngineError `carry.negative`
 */
export function payOff(debt: Figure, accrued: Accrual): Figure {
  const { unit } = debt;
  const owed = sum(
    { name: 'debtAndInterest', label: 'Debt and interest', unit },
    [1, notNegative(debt)],
    [1, accruedInterest(accrued, unit.asset)],
  );
  const cent = given({ name: 'cent', label: 'one cent', unit }, decimal('0.01'));
  return wholeLots({ name: 'payOff', label: 'Pay-off amount', unit, rounding: 'up' }, owed, cent);
}

/**
 * What bears interest at a day's close where cash and loan are one number: trades count when they settle, so that a
 * purchase costs nothing on its own day. Proceeds of short sales are not set against it.
 * @param debit loan less cash by trade date; below zero when there is cash
 * @param toPay purchases that have not settled
 * @param toReceive sales that have not settled
 */
export function settledDebit(debit: Figure, toPay: Figure, toReceive: Figure): Figure {
  const { unit } = debit;
  const settled = sum(
    { name: 'settledBalance', label: 'Debit by settlement date', unit },
    [1, debit],
    [-1, notNegative(toPay)],
    [1, notNegative(toReceive)],
  );
  return greatest(
    { name: 'settledDebit', label: 'Settled debit', unit, rule: CARRY_SOURCES.accrual },
    settled,
    constant(0),
  );
}
