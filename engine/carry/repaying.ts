/** A debit of which a part is repaid early: what it costs until a day, and what the repayment has saved. */
import { type Decimal, ZERO } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import { type Figure, least, sum } from '../figure.ts';
import { type Holding, hold } from './holding.ts';
import type { Schedule } from './schedule.ts';
import { notNegative } from './terms.ts';

/** Where a debit stands after some days. */
export interface CoursePoint {
  /** Days since the start. */
  readonly day: number;
  /** Interest posted until then. */
  readonly interest: Decimal;
}

export interface Repaying {
  /** What was repaid: as much as was meant, and never more than was owed; zero where the day has not come. */
  readonly repaid: Figure;
  /** What is left after the repayment. */
  readonly left: Figure;
  /** All interest, before and after. */
  readonly interest: Figure;
  readonly owed: Figure;
  /** Against the same debit with nothing repaid. */
  readonly saved: Figure;
  /** At the start and at the end of each period. */
  readonly course: readonly CoursePoint[];
}

function named(figure: Figure, suffix: string, words: string): Figure {
  return { ...figure, name: `${figure.name}:${suffix}`, label: `${figure.label} ${words}` };
}

function courseOf(holdings: readonly Holding[], periods: readonly number[]): CoursePoint[] {
  const interests = holdings.flatMap(({ months }) => months.map((month) => month.interest.value));
  let [day, interest] = [0, ZERO];
  const points = periods.map((days, i): CoursePoint => {
    day += days;
    interest = interest.plus(interests[i] ?? ZERO);
    return { day, interest };
  });
  return [{ day: 0, interest: ZERO }, ...points];
}

/**
 * A debit over posting periods, of which a part is repaid when the period `after` has been posted; with 0 at once, and
 * where there are no more periods than that not at all.
 * @param debit money at the start, not below zero
 * @param repaid money that is meant to be repaid, not below zero
 * @param periods days of each, see `postingPeriods`
 * @throws EngineError `carry.negative`, `carry.after` unless it is a whole number from 0, and otherwise as `hold`
 */
export function repaying(
  debit: Figure,
  repaid: Figure,
  after: number,
  schedule: Schedule,
  periods: readonly number[],
): Repaying {
  const { unit } = debit;
  if (!Number.isSafeInteger(after) || after < 0)
    throw new EngineError('carry.after', 'after', `must be a whole number of periods from 0; got ${after}`);
  const comes = after < periods.length;
  const before = hold(debit, schedule, periods.slice(0, after));
  const owedThen = named(before.owed, 'before', 'before the repayment');
  const meant = comes ? notNegative(repaid) : { ...repaid, value: ZERO };
  const paid = least({ name: 'repaid', label: 'Repaid', unit }, meant, owedThen);
  const left = sum(
    { name: 'debitLeft', label: 'Debit after the repayment', unit },
    [1, owedThen],
    [-1, paid],
  );
  const later = hold(left, schedule, periods.slice(after), { first: after + 1 });
  const kept = hold(debit, schedule, periods).interest;
  const interest = paid.value.isZero()
    ? kept
    : sum(
        { name: 'interest', label: 'Interest', unit },
        [1, named(before.interest, 'before', 'before the repayment')],
        [1, named(later.interest, 'after', 'after it')],
      );
  return {
    repaid: paid,
    left,
    interest,
    owed: later.owed,
    saved: sum(
      { name: 'interestSaved', label: 'Interest saved', unit },
      [1, named(kept, 'kept', 'if nothing is repaid')],
      [-1, interest],
    ),
    course: courseOf([before, later], periods),
  };
}
