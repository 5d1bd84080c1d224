/** Whether the numbers of a schedule make sense. Its form is in schedule-shape.ts. */
import { type Decimal, decimal, parseDecimal, plain } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import { type Basis, rateOf, type Schedule } from './schedule.ts';

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

/** One rate for every balance. @throws EngineError `decimal.syntax`, `schedule.rate` */
export function flat(rate: string, basis: Basis = 360, most = '1'): Schedule {
  const value = parseDecimal(rate, 'rate');
  if (value.lt(0) || value.gt(most)) refuseRate('rate', '0', most, value);
  return { kind: 'whole', basis, tiers: [{ from: '0', rate: plain(value) }] };
}
