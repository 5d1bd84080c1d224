/** Days of an account under the intraday margin rule, and what was said of them. */
import { decimal, plain } from '../../engine/decimal.ts';
import {
  closeDay,
  type Happening,
  type IntradayMemory,
  type IntradayNotice,
  NO_INTRADAY,
  observe,
} from '../../engine/intraday.ts';
import { usIntraday } from '../../engine/rulebooks/us-intraday.ts';

export const RULE = usIntraday();
/** The first late deficit is a practice. */
export const STRICT = usIntraday({ practice: { lateAfter: 3, times: 1, months: 12 } });

/** An event and the level after it. */
export type Moment = readonly [Happening, number];

export interface Day {
  readonly on: string;
  readonly events?: readonly Moment[];
  readonly close?: number;
  readonly equity?: number;
}

function sentence(on: string, { name, amount, due }: IntradayNotice): string {
  const words = [on.slice(5), name.replace('intraday', ''), amount && plain(amount), due];
  return words.filter(Boolean).join(' ');
}

/** Runs days from a level of `start`; the notices as `day name amount due`. */
export function run(days: readonly Day[], rule = RULE, start = 1000) {
  let memory: IntradayMemory = NO_INTRADAY;
  let level = decimal(start);
  const said: string[] = [];
  for (const { on, events = [], close, equity = 50_000 } of days) {
    for (const [event, next] of events) {
      const seen = observe(memory, level, decimal(next), event);
      said.push(...seen.notices.map((notice) => sentence(on, notice)));
      memory = seen.memory;
      level = decimal(next);
    }
    level = close === undefined ? level : decimal(close);
    const closed = closeDay(memory, level, on, decimal(equity), rule);
    said.push(...closed.notices.map((notice) => sentence(on, notice)));
    memory = closed.memory;
  }
  return { memory, said };
}

/** Every deficit as `day amount state`. */
export function amounts({ memory }: { readonly memory: IntradayMemory }): string[] {
  return memory.deficits.map((item) => `${item.opened} ${plain(item.amount)} ${item.state}`);
}

const JUNE = ['09', '10', '11', '12', '15', '16', '17', '18', '22', '23', '24', '25', '26', '29', '30'];

/** A deficit on Monday 8 June 2026 that is not satisfied, day after day to `last`; 19 June is a holiday. */
export function unmet(last: string, amount = 2000): Day[] {
  const rest: Day[] = JUNE.map((day) => ({ on: `2026-06-${day}` }));
  const first: Day = { on: '2026-06-08', events: [['trade', -amount]] };
  return [first, ...rest].filter(({ on }) => on <= last);
}
