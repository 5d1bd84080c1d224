/** Schedules from outside: one description gives the parser and the JSON Schema. */
import { date, list, maybe, numeral, type Of, object, oneOf, type Shape, text } from '../shape.ts';
import type { Schedule } from './schedule.ts';
import { checkSchedule } from './schedule-check.ts';

const MOST_TIERS = 20;

const TIER = object('What is charged from one balance up to the next', {
  from: numeral('Smallest balance of the tier; "0" in the first'),
  rate: maybe(numeral('Yearly rate as a fraction: "0.0825" is 8.25 %')),
  spread: maybe(numeral('Added to the base rate, as a fraction')),
});

const BASE = object('The rate that spreads are added to', {
  label: text('What it is called, such as Federal funds rate'),
  rate: numeral('As a fraction: "0.0458" is 4.58 %'),
});

/** The form of a schedule. Whether its numbers make sense is asked by `checkSchedule`. */
export const SCHEDULE = object('Interest rates by size of balance', {
  kind: oneOf('One rate for the whole balance, or each slice at its own', ['whole', 'blended']),
  basis: oneOf('Days that the year is divided into', [360, 365]),
  base: maybe(BASE),
  tiers: list(TIER, 'By rising balance, the first from "0"', MOST_TIERS),
  since: maybe(date('Day from which the rates hold')),
}) satisfies Shape<Schedule>;

/**
 * A schedule from outside; `path` is where it stands in its file.
 * @throws EngineError as `checkSchedule`, and `scenario.*` or `decimal.syntax` for a field of the wrong form
 */
export function parseSchedule(value: unknown, path = 'schedule', most = '1'): Of<typeof SCHEDULE> {
  return checkSchedule(SCHEDULE.parse(value, path), path, most);
}
