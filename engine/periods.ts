/** How venues count the periods that interest is charged for: four conventions, as data. */
import { parseTime, secondsOf } from './clock.ts';
import { type Decimal, decimal, parseDecimal } from './decimal.ts';
import { EngineError } from './errors.ts';
import { type Citation, constant, type Figure, given, product, quotient, sum, type Unit } from './figure.ts';

export interface PeriodRule {
  /** Length of a period in minutes. */
  readonly minutes: 60 | 240;
  /** Whether opening is charged like a period of its own. */
  readonly opening: boolean;
  /** Periods that have begun, that have ended, or full hours that the clock strikes. */
  readonly counted: 'started' | 'completed' | 'clock';
  /** What the rate is for: a period, or a day of which a period is a part. */
  readonly rateFor: 'period' | 'day';
  /** What the venue calls it: interest, or an opening fee and rollover fees. */
  readonly charge: 'interest' | 'fee';
  readonly rule: Citation;
}

function quoted(source: string, says: string): Citation {
  return { source, says, checked: '2026-11-22', standing: 'quoted' };
}

export const PERIOD_RULES = {
  /** freqtrade's model of Binance. */
  startedHours: {
    minutes: 60,
    opening: false,
    counted: 'started',
    rateFor: 'day',
    charge: 'interest',
    rule: quoted('freqtrade-interest', 'Binance: borrowed × daily rate × hours rounded up ÷ 24.'),
  },
  /** Binance's own text: on borrowing, and again at each full hour of the clock. */
  clockHours: {
    minutes: 60,
    opening: true,
    counted: 'clock',
    rateFor: 'period',
    charge: 'interest',
    rule: quoted(
      'binance-margin-interest',
      'The first hour is charged on borrowing, then each hour on the hour.',
    ),
  },
  /** freqtrade's model of Kraken. */
  openingAndStarted: {
    minutes: 240,
    opening: true,
    counted: 'started',
    rateFor: 'period',
    charge: 'fee',
    rule: quoted('freqtrade-interest', 'Kraken: borrowed × rate × (1 + hours ÷ 4 rounded up).'),
  },
  /** Kraken's own text. */
  openingAndCompleted: {
    minutes: 240,
    opening: true,
    counted: 'completed',
    rateFor: 'period',
    charge: 'fee',
    rule: quoted('kraken-margin-fees', 'An opening fee, and the same again after each four hours.'),
  },
} as const satisfies Record<string, PeriodRule>;

/** How long something was held: a duration in minutes, or from one time to a later one (`13:20`), so many days on. */
export type Held =
  | { readonly minutes: string }
  | { readonly from: string; readonly to: string; readonly days?: number };

const DAY = 86_400;

function secondOf(time: string, field: string): Decimal {
  return decimal(secondsOf(parseTime(time, field)));
}

/** In seconds, which are whole where a minute is no finite decimal. @throws EngineError `periods.order`, `time.syntax`, `decimal.syntax` */
function lasted(held: Held): { readonly seconds: Decimal; readonly from: Decimal | null } {
  if ('minutes' in held) {
    const minutes = parseDecimal(held.minutes, 'minutes');
    if (minutes.lt(0))
      throw new EngineError('periods.order', 'minutes', `must not be below 0; got ${held.minutes}`);
    return { seconds: minutes.times(60), from: null };
  }
  const from = secondOf(held.from, 'from');
  const to = secondOf(held.to, 'to').plus((held.days ?? 0) * DAY);
  if (to.lt(from))
    throw new EngineError('periods.order', 'to', `must not be before ${held.from}; got ${held.to}`);
  return { seconds: to.minus(from), from };
}

/** How many periods are charged beside the opening. @throws EngineError `periods.clock`, and as for `Held` */
export function periodsCounted(rule: PeriodRule, held: Held): Decimal {
  const { seconds, from } = lasted(held);
  const length = rule.minutes * 60;
  if (rule.counted !== 'clock') {
    const periods = seconds.div(length);
    return rule.counted === 'started' ? periods.ceil() : periods.floor();
  }
  if (from === null)
    throw new EngineError('periods.clock', 'held', 'must say from when to when: this rule follows the clock');
  const struck = (at: Decimal): Decimal => at.div(length).floor();
  return struck(from.plus(seconds)).minus(struck(from));
}

/** Opening and periods together, as they are charged. */
export function chargesCounted(rule: PeriodRule, held: Held): Figure {
  const unit: Unit = { kind: 'quantity' };
  const periods = given(
    { name: 'periods', label: 'Periods', unit, rule: rule.rule },
    periodsCounted(rule, held),
  );
  if (!rule.opening) return periods;
  return sum(
    { name: 'charges', label: 'Opening and periods', unit, rule: rule.rule },
    [1, constant(1)],
    [1, periods],
  );
}

/** Simple interest on what is borrowed. @param borrowed in any asset; @param rate decimal text, a fraction */
export function interestFor(rule: PeriodRule, borrowed: Figure, rate: string, held: Held): Figure {
  const { unit } = borrowed;
  const per = given(
    { name: 'interestRate', label: 'Interest rate', unit: { kind: 'rate' }, rule: rule.rule },
    parseDecimal(rate, 'rate'),
  );
  const charges = chargesCounted(rule, held);
  const spec = { name: 'interest', label: 'Interest', unit, rounding: 'up', rule: rule.rule } as const;
  if (rule.rateFor === 'period') return product(spec, borrowed, per, charges);
  const daily = product(
    { ...spec, name: 'interestDays', label: 'Interest × periods' },
    borrowed,
    per,
    charges,
  );
  return quotient(spec, daily, constant((24 * 60) / rule.minutes));
}

/** A daily rate over a year of 365 days, without compounding. @param daily decimal text, a fraction */
export function yearlyRate(daily: string): Figure {
  const unit: Unit = { kind: 'rate' };
  const rate = given({ name: 'dailyRate', label: 'Daily rate', unit }, parseDecimal(daily, 'daily'));
  return product({ name: 'yearlyRate', label: 'Rate for a year', unit }, rate, constant(365));
}
