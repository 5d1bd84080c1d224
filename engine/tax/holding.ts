/** How long something was held, by the calendar. Days are ISO dates of trades, not of their settlement. */
import { addDays, daysBetween, nextDay } from '../calendar.ts';

/** One year or less, or more than one year. */
export type Term = 'short' | 'long';

const WINDOW = 30;

/**
 * The first day on which a sale is long-term: a year after the clock started, which is the day after the
 * purchase. A clock that started on 29 February is full on 28 February, so that 1 March is the first day.
 * Source: Publication 550 (2025), chapter 4, Holding Period.
 */
export function firstLongTermDay(acquired: string): string {
  const start = nextDay(acquired);
  const next = String(Number(start.slice(0, 4)) + 1).padStart(4, '0');
  const monthAndDay = start.slice(4);
  const leap = daysBetween(`${next}-02-01`, `${next}-03-01`) === 29;
  return next + (monthAndDay === '-02-29' && !leap ? '-03-01' : monthAndDay);
}

/** Short or long, when sold on `sold`. */
export function termOf(acquired: string, sold: string): Term {
  return sold >= firstLongTermDay(acquired) ? 'long' : 'short';
}

/**
 * The day from which replacement shares count as held: as many days before their purchase as the shares that they
 * replace were held. This is how brokers reckon it; the law (26 USC 1223(3)) says only that the time is added.
 */
export function heldBefore(acquired: string, days: number): string {
  return addDays(acquired, -days);
}

/** Whether a purchase falls in the 61 days around a sale: 30 before, the day itself and 30 after. */
export function inWashWindow(sold: string, bought: string): boolean {
  return Math.abs(daysBetween(sold, bought)) <= WINDOW;
}
