/**
 * Business days of the US stock market, and what is counted in them: settlement and the payment period.
 *
 * Holidays are computed by rule and not listed by hand; only closings that no rule foresees are data. The list is
 * complete from 7 June 1995 on, and for exceptional closings up to the day of the last check. For earlier years it
 * lacks what the market kept then (election days, single closings).
 */
import { addDays, nextDay } from './calendar.ts';
import { EngineError } from './errors.ts';
import type { Citation } from './figure.ts';

const CHECKED = '2026-11-22';

export const HOLIDAY_SOURCES = {
  holidays: {
    source: 'nyse-holidays',
    says: 'The New York Stock Exchange closes for ten holidays a year; it publishes the days to 2027.',
    checked: CHECKED,
    standing: 'text',
  },
  observed: {
    source: 'nyse-rule-7-2',
    says: 'A holiday on a Saturday is kept on the Friday before, unless that day ends a month or the year; one on a Sunday on the Monday after.',
    checked: CHECKED,
    standing: 'quoted',
  },
  exceptional: {
    source: 'nyse-closings',
    says: 'Days on which the exchange stayed closed outside its rule: mourning, attack, storm.',
    checked: CHECKED,
    standing: 'quoted',
  },
  bankHolidays: {
    source: 'finra-extension-schedule',
    says: 'Columbus Day and Veterans Day are business days for Regulation T and FINRA 4210, but no settlement dates.',
    checked: CHECKED,
    standing: 'text',
  },
  settlement: {
    source: 'sec-15c6-1',
    section: '(a)',
    says: 'Securities settle one business day after the trade since 28 May 2024, two since 5 September 2017, three before.',
    checked: CHECKED,
    standing: 'text',
  },
  paymentPeriod: {
    source: 'reg-t-220-2',
    says: 'The payment period is the standard settlement cycle plus two business days.',
    checked: CHECKED,
    standing: 'text',
  },
} as const satisfies Record<string, Citation>;

/** How the day of a holiday is found: a date, the n-th weekday of a month (−1 is the last), or Good Friday. */
type On =
  | { readonly kind: 'date'; readonly month: number; readonly day: number }
  | { readonly kind: 'weekday'; readonly month: number; readonly weekday: number; readonly nth: number }
  | { readonly kind: 'goodFriday' };

export interface Holiday {
  readonly name: string;
  readonly on: On;
  /** The first year in which it was kept. */
  readonly since?: number;
}

const MONDAY = 1;
const THURSDAY = 4;

/** The holidays of the New York Stock Exchange. */
const MARKET_HOLIDAYS: readonly Holiday[] = [
  { name: 'New Year’s Day', on: { kind: 'date', month: 1, day: 1 } },
  {
    name: 'Martin Luther King Jr. Day',
    on: { kind: 'weekday', month: 1, weekday: MONDAY, nth: 3 },
    since: 1998,
  },
  { name: 'Washington’s Birthday', on: { kind: 'weekday', month: 2, weekday: MONDAY, nth: 3 } },
  { name: 'Good Friday', on: { kind: 'goodFriday' } },
  { name: 'Memorial Day', on: { kind: 'weekday', month: 5, weekday: MONDAY, nth: -1 } },
  { name: 'Juneteenth', on: { kind: 'date', month: 6, day: 19 }, since: 2022 },
  { name: 'Independence Day', on: { kind: 'date', month: 7, day: 4 } },
  { name: 'Labor Day', on: { kind: 'weekday', month: 9, weekday: MONDAY, nth: 1 } },
  { name: 'Thanksgiving Day', on: { kind: 'weekday', month: 11, weekday: THURSDAY, nth: 4 } },
  { name: 'Christmas Day', on: { kind: 'date', month: 12, day: 25 } },
];

/** Closings outside the rule, by ISO date, since June 1995. */
const EXCEPTIONAL_CLOSINGS: Readonly<Record<string, string>> = {
  '2001-09-11': 'Attacks of September 11',
  '2001-09-12': 'Attacks of September 11',
  '2001-09-13': 'Attacks of September 11',
  '2001-09-14': 'Attacks of September 11',
  '2004-06-11': 'Mourning for Ronald Reagan',
  '2007-01-02': 'Mourning for Gerald Ford',
  '2012-10-29': 'Hurricane Sandy',
  '2012-10-30': 'Hurricane Sandy',
  '2018-12-05': 'Mourning for George H. W. Bush',
  '2025-01-09': 'Mourning for Jimmy Carter',
};

/** The market is open, but banks are closed and nothing settles. On a Saturday banks keep no day for it. */
const BANK_HOLIDAYS: readonly Holiday[] = [
  { name: 'Columbus Day', on: { kind: 'weekday', month: 10, weekday: MONDAY, nth: 2 } },
  { name: 'Veterans Day', on: { kind: 'date', month: 11, day: 11 } },
];

/** Business days from trade to settlement, by the first trade date; the newest first. */
const SETTLEMENT_CYCLES = [
  { from: '2024-05-28', days: 1, rule: HOLIDAY_SOURCES.settlement },
  { from: '2017-09-05', days: 2, rule: HOLIDAY_SOURCES.settlement },
  { from: '1995-06-07', days: 3, rule: HOLIDAY_SOURCES.settlement },
] as const;

/** Business days that Regulation T adds to the settlement cycle. */
const PAYMENT_EXTRA = { days: 2, rule: HOLIDAY_SOURCES.paymentPeriod } as const;

/** 0 is Sunday, 6 is Saturday. */
function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

function iso(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** Easter Sunday of the Gregorian calendar (the method of Meeus, Jones and Butcher). */
export function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const k = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * k) / 451);
  const n = h + k - 7 * m + 114;
  return iso(year, Math.floor(n / 31), (n % 31) + 1);
}

function dayOf(on: On, year: number): string {
  switch (on.kind) {
    case 'date':
      return iso(year, on.month, on.day);
    case 'goodFriday':
      return addDays(easter(year), -2);
    case 'weekday': {
      if (on.nth > 0) {
        const first = iso(year, on.month, 1);
        return addDays(first, ((on.weekday - weekdayOf(first) + 7) % 7) + (on.nth - 1) * 7);
      }
      const last = iso(year, on.month + 1, 0);
      return addDays(last, -((weekdayOf(last) - on.weekday + 7) % 7));
    }
  }
}

/** The day on which a holiday closes the market; undefined when it is not kept that year. */
function observedOn(holiday: Holiday, year: number, saturday: 'friday' | 'none'): string | undefined {
  if (year < (holiday.since ?? 0)) return undefined;
  const day = dayOf(holiday.on, year);
  if (weekdayOf(day) === 0) return nextDay(day);
  if (weekdayOf(day) !== 6) return day;
  // The Friday before the first of a month ends its accounts: New Year's Day on a Saturday closes no day.
  const fridayEndsMonth = day.endsWith('-01');
  return saturday === 'none' || fridayEndsMonth ? undefined : addDays(day, -1);
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

/** What the holidays close in a year, by ISO date. Worked out once a year: business days are asked for often. */
function yearly(holidays: readonly Holiday[], saturday: 'friday' | 'none') {
  const years = new Map<number, ReadonlyMap<string, string>>();
  return (year: number): ReadonlyMap<string, string> => {
    const known = years.get(year);
    if (known) return known;
    const days = holidays.flatMap((holiday) => {
      const on = observedOn(holiday, year, saturday);
      return on === undefined ? [] : [[on, holiday.name] as const];
    });
    const found = new Map(days);
    years.set(year, found);
    return found;
  };
}

const marketHolidays = yearly(MARKET_HOLIDAYS, 'friday');
const bankHolidays = yearly(BANK_HOLIDAYS, 'none');

/** Why the stock market is closed on a weekday; undefined when it is open, and on weekends. */
export function closingOn(date: string): string | undefined {
  return EXCEPTIONAL_CLOSINGS[date] ?? marketHolidays(yearOf(date)).get(date);
}

/** Every weekday of a year on which the market is closed, in order. */
export function closingsIn(year: number): readonly { readonly on: string; readonly name: string }[] {
  const exceptional = Object.entries(EXCEPTIONAL_CLOSINGS).filter(([on]) => yearOf(on) === year);
  return [...marketHolidays(year), ...exceptional]
    .map(([on, name]) => ({ on, name }))
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** A day on which the stock market is open. Regulation T and FINRA 4210 count these days. */
export function isBusinessDay(date: string): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && closingOn(date) === undefined;
}

/** A business day on which banks are open as well. Nobody could say how exceptional closings settled: not here. */
export function isSettlementDay(date: string): boolean {
  return isBusinessDay(date) && !bankHolidays(yearOf(date)).has(date);
}

function count(date: string, days: number, counts: (day: string) => boolean): string {
  let day = date;
  const way = days < 0 ? -1 : 1;
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, way);
    if (counts(day)) left -= 1;
  }
  return day;
}

/** The day `days` business days after `date`, or before it when `days` is below zero; zero is the day itself. */
export function addBusinessDays(date: string, days: number): string {
  return count(date, days, isBusinessDay);
}

/**
 * Business days from trade to settlement for a trade of that day.
 * @throws EngineError `calendar.settlement-unknown` before 7 June 1995
 */
export function settlementCycle(date: string): number {
  const cycle = SETTLEMENT_CYCLES.find(({ from }) => from <= date);
  if (!cycle)
    throw new EngineError(
      'calendar.settlement-unknown',
      'date',
      `must be 1995-06-07 or later, because earlier settlement cycles are not known here; got "${date}"`,
    );
  return cycle.days;
}

/** The day on which a trade of that day settles. @throws EngineError `calendar.settlement-unknown` */
export function settlementDate(trade: string): string {
  return count(trade, settlementCycle(trade), isSettlementDay);
}

/** Business days that Regulation T gives to pay. @throws EngineError `calendar.settlement-unknown` */
export function paymentPeriod(date: string): number {
  return settlementCycle(date) + PAYMENT_EXTRA.days;
}

/** The last day to meet a Regulation T call of that day. @throws EngineError `calendar.settlement-unknown` */
export function paymentDue(date: string): string {
  return addBusinessDays(date, paymentPeriod(date));
}
