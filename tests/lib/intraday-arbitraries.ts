/** Random days under the intraday margin rule, and a run through them. */
import fc from 'fast-check';
import { addDays } from '../../engine/calendar.ts';
import { type Decimal, decimal, parseDecimal } from '../../engine/decimal.ts';
import { addBusinessDays, isBusinessDay } from '../../engine/holidays.ts';
import {
  closeDay,
  type Happening,
  type IntradayMemory,
  type IntradayNotice,
  NO_INTRADAY,
  observe,
} from '../../engine/intraday.ts';
import type { IntradayRule } from '../../engine/intraday-rule.ts';
import { usIntraday } from '../../engine/rulebooks/us-intraday.ts';
import { decimalText } from './arbitraries.ts';

export interface Moment {
  readonly event: Happening;
  /** Change of the level. */
  readonly change: Decimal;
}

export interface Day {
  readonly moments: readonly Moment[];
  readonly equity: Decimal;
}

const exactly = (text: string): Decimal => parseDecimal(text, 'level');
export const amount = (low: number, high: number) => decimalText(low, high, 4).map(exactly);

export const moment: fc.Arbitrary<Moment> = fc.oneof(
  fc.record({ event: fc.constant<Happening>('trade'), change: amount(-4000, 4000) }),
  fc.record({ event: fc.constantFrom<Happening>('price', 'other'), change: amount(-3000, 3000) }),
  fc.record({ event: fc.constant<Happening>('deposit'), change: amount(0, 3000) }),
  fc.record({ event: fc.constant<Happening>('withdrawal'), change: amount(-2000, 0) }),
);

/** Often without an event, so that deficits grow old. */
const day: fc.Arbitrary<Day> = fc.record({
  moments: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(moment, { minLength: 1, maxLength: 5 }) },
  ),
  equity: amount(-1000, 60_000),
});

export const days = fc.array(day, { minLength: 1, maxLength: 30, size: 'max' });

export const rule: fc.Arbitrary<IntradayRule> = fc
  .record({
    measured: fc.constantFrom('afterTransactions', 'wholeDay'),
    order: fc.constantFrom('shown', 'unknown'),
    practice: fc.record({
      lateAfter: fc.integer({ min: 1, max: 6 }),
      times: fc.integer({ min: 1, max: 4 }),
      months: fc.integer({ min: 1, max: 12 }),
    }),
  })
  .map((choices) => usIntraday({ ...choices, extraordinary: [] } as Parameters<typeof usIntraday>[0]));

const START = '2026-06-08';
export const OPENING = decimal(500);

export interface Close {
  readonly on: string;
  readonly level: Decimal;
  readonly before: IntradayMemory;
  readonly memory: IntradayMemory;
  readonly notices: readonly IntradayNotice[];
}

/** One close a business day; with `between`, also on the days between, on which nothing happens. */
export function play(list: readonly Day[], chosen: IntradayRule, between = false, idle = false): Close[] {
  let memory = NO_INTRADAY;
  let level = OPENING;
  let on = START;
  const closes: Close[] = [];
  for (const { moments, equity } of list) {
    for (const { event, change } of moments) {
      if (idle) memory = observe(memory, level, level, 'other').memory;
      memory = observe(memory, level, level.plus(change), event).memory;
      level = level.plus(change);
      if (idle) memory = observe(memory, level, level, 'trade').memory;
    }
    const closed = closeDay(memory, level, on, equity, chosen);
    closes.push({ on, level, before: memory, ...closed });
    memory = closed.memory;
    const next = addBusinessDays(on, 1);
    for (let free = addDays(on, 1); between && free < next; free = addDays(free, 1)) {
      if (isBusinessDay(free)) throw new Error(`${free} is a business day`);
      memory = closeDay(memory, level, free, equity, chosen).memory;
    }
    on = next;
  }
  return closes;
}
