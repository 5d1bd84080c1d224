/** The close of a day: interest and borrow fees accrue, and are posted when a month ends. */
import { decimal } from '../decimal.ts';
import type { Reason } from '../ledger.ts';
import { poolFor, rulebookIn, type State } from '../state.ts';
import { pay } from '../trade.ts';
import type { Outcome } from '../write.ts';
import { type Accrual, accrue, postAccrued } from './accrual.ts';
import type { CarryMemory } from './memory.ts';
import { isPostingDay } from './periods.ts';
import { flat } from './schedule-check.ts';
import { borrowedValue, settledDebitOf } from './settled.ts';
import { MOST_BORROW_RATE } from './short.ts';
import { carries, withoutSettled } from './unsettled.ts';

function withCarry(state: State, carry: Partial<CarryMemory>): State {
  return { ...state, memory: { ...state.memory, carry: { ...state.memory.carry, ...carry } } };
}

/** One more day, at the rates in force and the balances that stand. */
function accrued(state: State): State {
  const { memory, settings } = state;
  const { interest, borrowFees } = memory.carry;
  const fees = (settings.securities ?? []).reduce(
    (sum, { instrument, borrowRate = '0' }) =>
      decimal(borrowRate).isZero()
        ? sum
        : accrue(sum, borrowedValue(state, instrument), flat(borrowRate, 360, MOST_BORROW_RATE)),
    borrowFees,
  );
  return withCarry(state, {
    interest: settings.interest ? accrue(interest, settledDebitOf(state), settings.interest) : interest,
    borrowFees: fees,
    through: state.on,
  });
}

/** Whole cents are taken from the first pool, and what it lacks is borrowed: so what is not paid bears interest. */
function posted(outcome: Outcome, key: 'interest' | 'borrowFees', reason: Reason): Outcome {
  const { state } = outcome;
  const { currency } = rulebookIn(state);
  const accrual: Accrual = state.memory.carry[key];
  const { figure, carried } = postAccrued(accrual, currency);
  const left = withCarry(state, { [key]: carried });
  const paid = pay(left, poolFor(state.account, currency), currency, figure.value.neg(), 'lender', reason);
  return { state: paid.state, entries: [...outcome.entries, ...paid.entries] };
}

/**
 * The day's interest on the settled debit and fee on the borrowed shares, and on the last day of a month their posting.
 * A day that has accrued already is left as it is. @throws EngineError `carry.negative`
 */
export function closeCarry(state: State): Outcome {
  const { interest, borrowFees, through } = state.memory.carry;
  const open = carries(state.settings) || interest.numerator.gt(0) || borrowFees.numerator.gt(0);
  if (!open || (through !== null && state.on <= through)) return { state, entries: [] };
  const closed = withoutSettled(accrued(state));
  if (!isPostingDay(state.on)) return { state: closed, entries: [] };
  return posted(posted({ state: closed, entries: [] }, 'interest', 'interest'), 'borrowFees', 'borrowFee');
}
