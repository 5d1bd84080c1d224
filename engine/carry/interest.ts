/** Interest on one balance under one schedule: a year, a day, any number of days. */
import { type Figure, product, quotient, type Spec, sum, type Unit } from '../figure.ts';
import { basisFigure, type Schedule, type Slice, slicesOf } from './schedule.ts';
import { daysFigure, type Names, notNegative, positive } from './terms.ts';

export const INTEREST: Names = { name: 'interest', label: 'Interest' };

const RATE: Unit = { kind: 'rate', places: 3 };

function specOf(names: Names, unit: Unit, { rule }: Schedule): Spec {
  return { ...names, unit, ...(rule ? { rule } : {}) };
}

/** A sum of several terms; a single one is its own total and takes the name. */
function totalOf(spec: Spec, terms: readonly Figure[]): Figure {
  const [only, another] = terms;
  return only && !another ? { ...only, ...spec } : sum(spec, ...terms.map((term) => [1, term] as const));
}

function yearOn({ amount, rate, tier }: Slice, schedule: Schedule): Figure {
  const names = { name: `yearlyInterest${tier}`, label: `${amount.label} × rate` };
  return product(specOf(names, amount.unit, schedule), amount, rate);
}

/**
 * What a balance costs in a year at its quoted rates, whatever the basis.
 * @param balance money, not below zero: the settled debit, or what else bears the rates
 * @throws EngineError `carry.negative`, `schedule.first`
 */
export function yearlyInterest(balance: Figure, schedule: Schedule): Figure {
  const names = { name: 'yearlyInterest', label: `${INTEREST.label} a year` };
  const terms = slicesOf(balance, schedule).map((slice) => yearOn(slice, schedule));
  return totalOf(specOf(names, balance.unit, schedule), terms);
}

/** What a balance costs in a day: a 360th or 365th of the year. @throws EngineError as `yearlyInterest` */
export function dailyInterest(balance: Figure, schedule: Schedule): Figure {
  const spec = specOf({ name: 'dailyInterest', label: `${INTEREST.label} a day` }, balance.unit, schedule);
  return quotient(spec, yearlyInterest(balance, schedule), basisFigure(schedule.basis));
}

function numeratorOn({ amount, rate, tier }: Slice, schedule: Schedule, days: Figure): Figure {
  const names = { name: `numerator${tier}`, label: `${amount.label} × rate × days` };
  return product(specOf(names, amount.unit, schedule), amount, rate, days);
}

/**
 * Balance × yearly rate × days: interest before it is divided by the basis. A finite decimal, so that numerators of
 * many days and rates add up exactly.
 * @throws EngineError `carry.negative`, `carry.days`, `schedule.first`
 */
export function numeratorOf(balance: Figure, schedule: Schedule, days: number): Figure {
  const slices = slicesOf(balance, schedule);
  const counted = daysFigure(days);
  const terms = slices.map((slice) => numeratorOn(slice, schedule, counted));
  const label = terms.length === 1 ? (terms[0]?.label ?? '') : 'Slices × rates × days';
  return totalOf(specOf({ name: 'numerator', label }, balance.unit, schedule), terms);
}

/** What a balance costs over some days, exactly. @throws EngineError as `numeratorOf` */
export function interestOver(
  balance: Figure,
  schedule: Schedule,
  days: number,
  names: Names = INTEREST,
): Figure {
  const spec = specOf(names, balance.unit, schedule);
  return quotient(spec, numeratorOf(balance, schedule, days), basisFigure(schedule.basis));
}

/** The same, a figure for each slice: `interestTier1`, `interestTier2` … @throws EngineError as `numeratorOf` */
export function interestByTier(balance: Figure, schedule: Schedule, days: number): readonly Figure[] {
  const counted = daysFigure(days);
  return slicesOf(balance, schedule).map((slice) => {
    const names = { name: `interestTier${slice.tier}`, label: `${INTEREST.label} at tier ${slice.tier}` };
    const numerator = numeratorOn(slice, schedule, counted);
    return quotient(specOf(names, balance.unit, schedule), numerator, basisFigure(schedule.basis));
  });
}

/** Days under one rate and on one balance. */
export interface Stretch {
  readonly balance: Figure;
  readonly schedule: Schedule;
  readonly days: number;
}

/**
 * Interest over several stretches: a rate that changes within a period is pro-rated by days. Numerators of one basis
 * are added before the one division.
 * @throws EngineError as `numeratorOf`
 */
export function interestAcross(unit: Unit, stretches: readonly Stretch[]): Figure {
  const bases = [...new Set(stretches.map(({ schedule }) => schedule.basis))];
  const parts = bases.map((basis) => {
    const own = stretches.filter(({ schedule }) => schedule.basis === basis);
    const numerators = own.map(({ balance, schedule, days }) => numeratorOf(balance, schedule, days));
    const spec = { name: 'numerator', label: 'Balances × rates × days', unit };
    const names = { name: `interestOver${basis}`, label: `${INTEREST.label} over ${basis}` };
    return quotient({ ...names, unit }, totalOf(spec, numerators), basisFigure(basis));
  });
  return totalOf({ ...INTEREST, unit }, parts);
}

/**
 * The yearly rate on the whole balance: the tier's own, or of blended slices their average weighted by size. On a
 * balance of zero, the first tier's.
 * @throws EngineError as `yearlyInterest`
 */
export function averageRate(balance: Figure, schedule: Schedule): Figure {
  const [first, another] = slicesOf(balance, schedule);
  if (first && !another) return first.rate;
  const spec = specOf({ name: 'averageRate', label: 'Average rate' }, RATE, schedule);
  return quotient(spec, yearlyInterest(balance, schedule), balance);
}

/** What the second schedule saves in a year against the first; below zero when it costs more. */
export function yearlySaving(balance: Figure, dear: Schedule, cheap: Schedule): Figure {
  const named = (figure: Figure, which: string): Figure => {
    return { ...figure, name: `${figure.name}:${which}`, label: `${figure.label} at the ${which} rates` };
  };
  return sum(
    { name: 'yearlySaving', label: 'Saved a year', unit: balance.unit },
    [1, named(yearlyInterest(balance, dear), 'first')],
    [-1, named(yearlyInterest(balance, cheap), 'second')],
  );
}

/**
 * One owner's part of an amount that several share in proportion, such as interest posted on the sum of two
 * accounts. Exact: whoever posts it rounds.
 * @throws EngineError `carry.negative` for a part below zero, `carry.not-positive` for a whole that is not above it
 */
export function shareOf(amount: Figure, part: Figure, whole: Figure, names: Names): Figure {
  notNegative(part);
  const weighted = {
    name: 'weighted',
    label: `${amount.label} × ${part.label.toLowerCase()}`,
    unit: amount.unit,
  };
  return quotient({ ...names, unit: amount.unit }, product(weighted, amount, part), positive(whole));
}
