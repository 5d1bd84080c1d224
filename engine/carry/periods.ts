/** How days are counted, and when interest is posted. */
import { daysBetween, nextDay } from '../calendar.ts';
import { EngineError } from '../errors.ts';

/**
 * `between`: a day counts when the balance stands at its close, so that the first day counts and the last does not.
 * `bothEnds`: first and last both count, as on a published borrow-fee example (1 to 7 February are 7 days).
 */
export type DayCount = 'between' | 'bothEnds';

function inOrder(from: string, to: string): void {
  if (to < from)
    throw new EngineError(
      'carry.dates',
      'to',
      `must not be before ${from}, where the period begins; got ${to}`,
    );
}

/** Days of a period by a named rule; ISO dates. @throws EngineError `carry.dates` */
export function daysCounted(from: string, to: string, rule: DayCount): number {
  inOrder(from, to);
  return daysBetween(from, to) + (rule === 'bothEnds' ? 1 : 0);
}

/** Whether interest is posted when this day closes: on the last day of each calendar month. */
export function isPostingDay(date: string): boolean {
  return nextDay(date).endsWith('-01');
}

/**
 * The days in each posting period from one close to another, counted as `between`; the last one ends at `to` even if
 * no month does. Empty when nothing lies between.
 * @throws EngineError `carry.dates`
 */
export function postingPeriods(from: string, to: string): readonly number[] {
  inOrder(from, to);
  const periods: number[] = [];
  let days = 0;
  for (let day = from; day < to; day = nextDay(day)) {
    days += 1;
    if (!isPostingDay(day)) continue;
    periods.push(days);
    days = 0;
  }
  return days > 0 ? [...periods, days] : periods;
}
