/** A debit held over months: interest is posted at the end of each and, where it is not paid, joins the debit. */
import { ZERO } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import { type Figure, given, least, product, quotient, type Sign, sum, type Unit } from '../figure.ts';
import { type Accrual, accrue, NOTHING_ACCRUED, postAccrued } from './accrual.ts';
import { averageRate, interestOver } from './interest.ts';
import { basisFigure, type Schedule } from './schedule.ts';
import { daysFigure, notNegative, positive } from './terms.ts';

/** One posting period. */
export interface Month {
  readonly opening: Figure;
  readonly interest: Figure;
  /** What was paid when the interest was posted; never more than was owed. */
  readonly paid: Figure;
  readonly closing: Figure;
}

export interface Holding {
  readonly months: readonly Month[];
  /** All interest together. */
  readonly interest: Figure;
  /** What is owed after the last posting. */
  readonly owed: Figure;
  /** What is left of a cent when cents are posted; nothing otherwise. */
  readonly carried: Accrual;
}

export interface HoldTerms {
  /** Money that is paid at each posting; nothing unless said. */
  readonly payment?: Figure;
  /** `cents` posts whole cents and carries the rest, as a broker does; `exact` posts what accrued. Default exact. */
  readonly posting?: 'exact' | 'cents';
  /** What the first period is called; 1 unless said. */
  readonly first?: number;
}

const RATE: Unit = { kind: 'rate', places: 3 };

interface Open {
  readonly opening: Figure;
  readonly number: number;
  readonly days: number;
  readonly carried: Accrual;
}

function interestOf(
  { opening, number, days, carried }: Open,
  schedule: Schedule,
  posting: HoldTerms['posting'],
): { interest: Figure; left: Accrual } {
  const names = { name: `interest${number}`, label: `Interest of period ${number}` };
  if (posting !== 'cents') return { interest: interestOver(opening, schedule, days, names), left: carried };
  const posted = postAccrued(accrue(carried, opening, schedule, days), opening.unit.asset, names);
  return { interest: posted.figure, left: posted.carried };
}

function close(number: number, opening: Figure, interest: Figure, payment: Figure): Month {
  const { unit } = opening;
  const owed = sum(
    { name: `owed${number}`, label: `Owed in period ${number}`, unit },
    [1, opening],
    [1, interest],
  );
  const paid = least({ name: `paid${number}`, label: `Paid in period ${number}`, unit }, payment, owed);
  const spec = { name: `closing${number}`, label: `Debit after period ${number}`, unit };
  return { opening, interest, paid, closing: sum(spec, [1, owed], [-1, paid]) };
}

/**
 * A debit over posting periods of so many days each. A month's opening balance stands as a number of its own, so that
 * the derivation of the last month does not contain all the others twice over.
 * @param debit money at the start, not below zero
 * @param periods days of each, see `postingPeriods`
 * @throws EngineError `carry.negative` for a debit or payment below zero, `carry.days`, `schedule.first`
 */
export function hold(
  debit: Figure,
  schedule: Schedule,
  periods: readonly number[],
  terms: HoldTerms = {},
): Holding {
  const { unit } = debit;
  const nothing = given({ name: 'payment', label: 'Payment', unit }, ZERO);
  const payment = notNegative(terms.payment ?? nothing);
  const months: Month[] = [];
  let carried = NOTHING_ACCRUED;
  let opening = notNegative(debit);
  for (const [i, days] of periods.entries()) {
    const number = i + (terms.first ?? 1);
    const { interest, left } = interestOf({ opening, number, days, carried }, schedule, terms.posting);
    const month = close(number, opening, interest, payment);
    months.push(month);
    carried = left;
    opening = given(
      { name: `opening${number + 1}`, label: `Debit before period ${number + 1}`, unit },
      month.closing.value,
    );
  }
  const interests = months.map((month): readonly [Sign, Figure] => [1, month.interest]);
  const interest = sum({ name: 'interest', label: 'Interest', unit }, ...interests);
  const owed = { ...(months.at(-1)?.closing ?? debit), name: 'owed', label: 'Owed at the end' };
  return { months, interest, owed, carried };
}

/**
 * What a debit costs over the periods as a share of it: over a year with nothing paid, the effective yearly rate.
 * @throws EngineError `carry.not-positive` when the debit is not above zero
 */
export function effectiveRate(debit: Figure, holding: Holding): Figure {
  return quotient(
    { name: 'effectiveRate', label: 'Effective rate', unit: RATE },
    holding.interest,
    positive(debit),
  );
}

/** The quoted rate over the days of a real year, without compounding: 8 % × 365 ÷ 360. */
export function simpleRate(debit: Figure, schedule: Schedule, daysInYear = 365): Figure {
  const spec = { name: 'rateDays', label: 'Rate × days', unit: RATE };
  const numerator = product(spec, averageRate(debit, schedule), daysFigure(daysInYear));
  const names = { name: 'simpleRate', label: 'Simple rate over the year' };
  return quotient({ ...names, unit: RATE }, numerator, basisFigure(schedule.basis));
}

/** The figure under another name, with everything it stands on. */
function renamed(figure: Figure, suffix: string, words: string): Figure {
  return { ...figure, name: `${figure.name}:${suffix}`, label: `${figure.label} ${words}` };
}

/**
 * Interest saved by repaying part of a debit, or all of it, now instead of at the end of the periods.
 * @param repaid money, at most the debit
 * @throws EngineError `carry.repaid` when it is more; otherwise as `hold`
 */
export function interestSaved(
  debit: Figure,
  repaid: Figure,
  schedule: Schedule,
  periods: readonly number[],
  terms: HoldTerms = {},
): Figure {
  const { unit } = debit;
  if (notNegative(repaid).value.gt(debit.value))
    throw new EngineError(
      'carry.repaid',
      repaid.name,
      `must be at most the debit of ${debit.value.toFixed()}`,
    );
  const left = sum({ name: 'debitLeft', label: 'Debit left', unit }, [1, debit], [-1, repaid]);
  return sum(
    { name: 'interestSaved', label: 'Interest saved', unit },
    [1, renamed(hold(debit, schedule, periods, terms).interest, 'kept', 'if nothing is repaid')],
    [-1, renamed(hold(left, schedule, periods, terms).interest, 'repaid', 'after repaying')],
  );
}
