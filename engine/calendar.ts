/** Days as ISO dates. Which of them are business days is known to holidays.ts. */
import { EngineError } from './errors.ts';

const DAY = 86_400_000;

function time(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** @throws EngineError `date.syntax` for anything that is not a real day from 1900 to 2199, as 2026-11-22 */
export function parseDate(text: unknown, field: string): string {
  const valid =
    typeof text === 'string' && /^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time(text));
  if (valid && new Date(time(text)).toISOString().startsWith(text)) return text;
  throw new EngineError(
    'date.syntax',
    field,
    `must be a day from 1900 to 2199 such as "2026-11-22"; got ${JSON.stringify(text) ?? String(text)}`,
  );
}

/** `count` calendar days later, or earlier when it is below zero. */
export function addDays(date: string, count: number): string {
  return new Date(time(date) + count * DAY).toISOString().slice(0, 10);
}

export function nextDay(date: string): string {
  return addDays(date, 1);
}

/** Whole days from one date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((time(to) - time(from)) / DAY);
}
