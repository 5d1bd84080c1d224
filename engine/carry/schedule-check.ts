/** Schedules from outside: one description gives the parser and the JSON Schema; the rest is checked here. */
import { type Decimal, decimal, parseDecimal, plain } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import { date, list, maybe, numeral, type Of, object, oneOf, type Shape, text } from '../shape.ts';
import { type Basis, rateOf, type Schedule } from './schedule.ts';

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

function refuseRate(field: string, least: string, most: string, rate: Decimal): never {
  const range = `must be a fraction from ${least} to ${most}, not percent or basis points`;
  throw new EngineError('schedule.rate', field, `${range}: 2.5 % is "0.025"; got "${rate.toFixed()}"`);
}

/**
 * The schedule itself, when its numbers make sense. `most` is the highest rate allowed: 1 is 100 % a year, which a
 * borrow fee may exceed.
 * @throws EngineError `schedule.empty`, `schedule.first`, `schedule.order`, `schedule.one-rate`, `schedule.base`,
 * `schedule.rate`
 */
export function checkSchedule<S extends Schedule>(schedule: S, path = 'schedule', most = '1'): S {
  const { base, tiers } = schedule;
  if (tiers.length === 0)
    throw new EngineError('schedule.empty', `${path}.tiers`, 'must have at least one tier');
  if (base && decimal(base.rate).abs().gt(1)) refuseRate(`${path}.base.rate`, '-1', '1', decimal(base.rate));
  for (const [i, tier] of tiers.entries()) {
    const at = `${path}.tiers[${i}]`;
    const before = tiers[i - 1];
    const from = decimal(tier.from);
    if (!before && !from.isZero())
      throw new EngineError(
        'schedule.first',
        `${at}.from`,
        `must be "0" in the first tier; got "${tier.from}"`,
      );
    if (before && from.lte(before.from))
      throw new EngineError(
        'schedule.order',
        `${at}.from`,
        `must be above the tier before, which begins at "${before.from}"; got "${tier.from}"`,
      );
    const rate = rateOf(schedule, tier, at).value;
    if (rate.lt(0) || rate.gt(most))
      refuseRate(`${at}.${tier.rate === undefined ? 'spread' : 'rate'}`, '0', most, rate);
  }
  return schedule;
}

/**
 * A schedule from outside; `path` is where it stands in its file.
 * @throws EngineError as `checkSchedule`, and `scenario.*` or `decimal.syntax` for a field of the wrong form
 */
export function parseSchedule(value: unknown, path = 'schedule', most = '1'): Of<typeof SCHEDULE> {
  return checkSchedule(SCHEDULE.parse(value, path), path, most);
}

/** One rate for every balance. @throws EngineError `decimal.syntax`, `schedule.rate` */
export function flat(rate: string, basis: Basis = 360, most = '1'): Schedule {
  const value = parseDecimal(rate, 'rate');
  if (value.lt(0) || value.gt(most)) refuseRate('rate', '0', most, value);
  return { kind: 'whole', basis, tiers: [{ from: '0', rate: plain(value) }] };
}
