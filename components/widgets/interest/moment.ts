/** One margin loan under one schedule, after some days of the year 2026. */
import { addDays } from '../../../engine/calendar.ts';
import {
  averageRate,
  breakEven,
  dailyInterest,
  effectiveRate,
  flat,
  fraction,
  hold,
  interestOver,
  money,
  PUBLISHED_SCHEDULES,
  postingPeriods,
  price,
  purchaseFrom,
  type Repaying,
  repaying,
  type Schedule,
  sharesFor,
  simpleRate,
  slicesOf,
  type Tier,
} from '../../../engine/carry/index.ts';
import { rateOf } from '../../../engine/carry/schedule.ts';
import { constant, type Figure, greatest, product, quotient, sum } from '../../../engine/figure.ts';
import { parseDecimal } from '../../../engine/index.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

/** The first day: interest is posted at the end of each month from then on. */
export const START = '2026-01-01';
const YEAR = 365;
const ENTRY = '100';

/** Where a balance stands in its schedule. */
export interface Place {
  /** From 1; of blended slices the highest that is reached. */
  readonly tier: number;
  readonly tiers: number;
  /** The rate of that tier. */
  readonly rate: Figure;
  readonly next?: { readonly from: string; readonly rate: Figure };
}

export interface InterestMoment extends Moment {
  readonly schedule: Schedule;
  readonly id: string;
  readonly place: Place;
  readonly days: number;
  readonly after: number;
  readonly debit: Figure;
  /** Interest until the day, with the repayment if it has come. */
  readonly course: Repaying;
  /** The same over the whole year, and with nothing repaid, for drawing. */
  readonly year: Repaying;
  readonly kept: Repaying;
  /** The quoted rate over a year of 365 days, without posting. */
  readonly quoted: (days: number) => Figure;
  readonly daily: Figure;
  readonly rate: Figure;
  readonly simple: Figure;
  readonly effective: Figure;
  /** What is left of the loan once a part is repaid, and the rate of it; where nothing is left, the rate of all. */
  readonly left: Figure;
  readonly leftRate: Figure;
  readonly earned: Figure;
  readonly gain: Figure;
  /** Gain less interest. */
  readonly profit: Figure;
  /** What the borrowed part has gained, and that less the interest: above zero the loan was worth it. */
  readonly loanGain: Figure;
  readonly loanProfit: Figure;
  /** Interest over the debit: what the shares must rise for the loan to be worth it. */
  readonly loanCost: Figure;
  readonly breakEvenMove: Figure;
  readonly breakEvenOnOwn: Figure;
}

const read = (values: Values, key: string, usual: string): string => values[key] ?? usual;

function whole(values: Values, key: string, usual: string): number {
  return Number(parseDecimal(read(values, key, usual), key).toFixed(0));
}

function scheduleIn(values: Values): Schedule {
  const id = read(values, 'schedule', 'own');
  if (id in PUBLISHED_SCHEDULES) return PUBLISHED_SCHEDULES[id as keyof typeof PUBLISHED_SCHEDULES];
  return flat(read(values, 'rate', '0.08'), read(values, 'basis', '360') === '365' ? 365 : 360);
}

function placeOf(debit: Figure, schedule: Schedule): Place {
  const slice = slicesOf(debit, schedule).at(-1);
  const tier = slice?.tier ?? 1;
  const tiers: readonly Tier[] = schedule.tiers;
  const next = tiers[tier];
  return {
    tier,
    tiers: tiers.length,
    rate: slice?.rate ?? averageRate(debit, schedule),
    ...(next && { next: { from: next.from, rate: rateOf(schedule, next) } }),
  };
}

const known = new Map<number, readonly number[]>();

function periodsOf(days: number): readonly number[] {
  const periods = known.get(days) ?? postingPeriods(START, addDays(START, days));
  known.set(days, periods);
  return periods;
}

type Year = Pick<InterestMoment, 'year' | 'kept' | 'effective'>;
let last: { readonly key: string; readonly year: Year } | undefined;

/** What the day does not change. While the days are dragged it is reckoned once. */
function yearOf(debit: Figure, repaid: Figure, after: number, schedule: Schedule, values: Values): Year {
  const key = JSON.stringify({ ...values, days: '' });
  if (last?.key === key) return last.year;
  const periods = periodsOf(YEAR);
  const nothing = money({ name: 'repay', label: 'Meant to be repaid' }, '0');
  const year = repaying(debit, repaid, after, schedule, periods);
  const kept = repaid.value.isZero() ? year : repaying(debit, nothing, after, schedule, periods);
  last = { key, year: { year, kept, effective: effectiveRate(debit, hold(debit, schedule, periods)) } };
  return last.year;
}

/** @throws EngineError when a value is not a number, or not one that the engine takes */
export function momentOf(_preset: Preset, values: Values): InterestMoment {
  const schedule = scheduleIn(values);
  const debit = money({ name: 'debit', label: 'Borrowed' }, read(values, 'debit', '10000'));
  const own = money({ name: 'own', label: 'Own money' }, read(values, 'own', '10000'));
  const repaid = money({ name: 'repay', label: 'Meant to be repaid' }, read(values, 'repay', '0'));
  const days = whole(values, 'days', '365');
  const after = whole(values, 'after', '0');
  const earned = fraction({ name: 'earned', label: 'Rise of the shares' }, read(values, 'earned', '0'));
  const { unit } = debit;
  const course = repaying(debit, repaid, after, schedule, periodsOf(days));
  const year = yearOf(debit, repaid, after, schedule, values);
  const { cost } = purchaseFrom(own, debit);
  const gain = product({ name: 'gain', label: 'Gain', unit }, cost, earned);
  const loanGain = product({ name: 'loanGain', label: 'Gain of the borrowed part', unit }, debit, earned);
  const shares = sharesFor(cost, price({ name: 'entryPrice', label: 'Price paid' }, ENTRY));
  const even = breakEven('long', cost, own, shares, course.interest);
  // What is repaid later may be more than was borrowed: interest has joined it.
  const rest = sum({ name: 'rest', label: 'Borrowed less repaid', unit }, [1, debit], [-1, course.repaid]);
  const left = greatest({ name: 'left', label: 'Left of what was borrowed', unit }, rest, constant(0));
  const named = {
    course,
    left,
    leftRate: {
      ...averageRate(left.value.gt(0) ? left : debit, schedule),
      name: 'leftRate',
      label: 'Rate of what is left',
    },
    earned,
    daily: dailyInterest(debit, schedule),
    rate: { ...averageRate(debit, schedule), name: 'quotedRate', label: 'Quoted rate' },
    simple: simpleRate(debit, schedule),
    effective: year.effective,
    gain,
    profit: sum({ name: 'profit', label: 'Gain less interest', unit }, [1, gain], [-1, course.interest]),
    loanGain,
    loanProfit: sum(
      { name: 'loanProfit', label: 'Gain of the borrowed part less interest', unit },
      [1, loanGain],
      [-1, course.interest],
    ),
    loanCost: quotient(
      { name: 'loanCost', label: 'Interest to the loan', unit: { kind: 'rate', places: 2 } },
      course.interest,
      debit,
    ),
    breakEvenMove: { ...even.move, unit: { kind: 'rate', places: 2 } } as Figure,
    breakEvenOnOwn: { ...even.onOwn, unit: { kind: 'rate', places: 2 } } as Figure,
  };
  const { course: _, ...figures } = named;
  const { interest, owed, saved, repaid: paid } = course;
  return {
    schedule,
    id: read(values, 'schedule', 'own'),
    place: placeOf(debit, schedule),
    days,
    after,
    debit,
    ...named,
    year: year.year,
    kept: year.kept,
    quoted: (count) => interestOver(debit, { ...schedule, basis: 365 }, count),
    figures: allFigures([debit, own, interest, owed, saved, paid, ...Object.values(figures)]),
  };
}
