/** What carrying costs at this moment: the debit that bears interest, its rate, and what is owed but not posted. */
import type { Figure } from '../figure.ts';
import type { Report } from '../report.ts';
import { rulebookIn, type State } from '../state.ts';
import { accruedInterest, payOff } from './accrual.ts';
import { averageRate, dailyInterest } from './interest.ts';
import { settledDebitOf } from './settled.ts';
import { CARRY_SOURCES } from './sources.ts';
import { carries } from './unsettled.ts';

/**
 * With an interest schedule `settledDebit`, `interestRate` (on the whole of it), `dailyInterest`, `accruedInterest` and
 * `payOff`; with a borrow rate `accruedBorrowFee`. None where nothing is charged.
 */
export function carryFigures(state: State, { figures }: Report): Figure[] {
  const { memory, settings } = state;
  const { currency } = rulebookIn(state);
  const { interest, borrowFees } = memory.carry;
  const { debt } = figures;
  const { interest: schedule } = settings;
  const found: Figure[] = [];
  if (schedule) {
    const debit = settledDebitOf(state);
    const rate = { ...averageRate(debit, schedule), name: 'interestRate', label: 'Interest rate' };
    found.push(debit, rate, dailyInterest(debit, schedule), accruedInterest(interest, currency));
    if (debt) found.push(payOff(debt, interest));
  }
  const fees = borrowFees.numerator.gt(0) || carries({ securities: settings.securities ?? [] });
  const names = { name: 'accruedBorrowFee', label: 'Borrow fee accrued' };
  if (fees) found.push({ ...accruedInterest(borrowFees, currency, names), rule: CARRY_SOURCES.borrowFee });
  return found;
}
