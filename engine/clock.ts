/** Times of a day, and instants as whole seconds. All are UTC, as exchanges keep time. */
import { daysBetween } from './calendar.ts';
import { EngineError } from './errors.ts';

/** Hours and minutes, and seconds where they matter: `13:20`, `13:20:05`. */
export const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)(:[0-5]\d)?$/;
const DAY = 86_400;

/** @throws EngineError `time.syntax` for anything that is not a time of a day: `24:00` is the next day's `00:00` */
export function parseTime(value: unknown, field: string): string {
  if (typeof value === 'string' && CLOCK.test(value)) return value;
  throw new EngineError(
    'time.syntax',
    field,
    `must be a time of day from "00:00" to "23:59:59" such as "13:20"; got ${JSON.stringify(value) ?? String(value)}`,
  );
}

/** Seconds since the day began. @param time as `parseTime` allows */
export function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

/** A day and a time of it as one number, in seconds. */
export function instantOf(on: string, time = '00:00'): number {
  return daysBetween('1970-01-01', on) * DAY + secondsOf(time);
}

/** The time of day of an instant: `14:00`, or `14:00:05` where there are seconds. */
export function timeOf(instant: number): string {
  const text = new Date(instant * 1000).toISOString();
  return text.endsWith(':00.000Z') ? text.slice(11, 16) : text.slice(11, 19);
}
