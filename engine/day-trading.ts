/** The repealed rule for pattern day traders: when it held, who was one, and what a call led to. */

import { addDays } from './calendar.ts';
import type { DayTradingRule, Regime } from './day-trading-rule.ts';
import { type Decimal, decimal, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import { type Figure, given, product, type Unit } from './figure.ts';
import { addBusinessDays } from './holidays.ts';

/** Which rule a firm applies. */
export type AppliedRegime = Exclude<Regime['name'], 'firmChooses'>;

function regimeOn(regimes: readonly Regime[], date: string): Regime | undefined {
  return regimes.find(({ from, until }) => from <= date && (until === null || date <= until));
}

/**
 * The rule for day trading that applies on a day at a firm that changes to intraday margin on `changes`. It may do
 * so on any day of the phase-in, or on the day after it, by which every firm has; the default is the first.
 * @throws EngineError `day-trading.change-date`, `day-trading.no-regime`
 */
export function dayTradingRegime(regimes: readonly Regime[], date: string, changes?: string): AppliedRegime {
  const choice = regimes.find(({ name }) => name === 'firmChooses');
  const last = choice?.until ? addDays(choice.until, 1) : undefined;
  const on = changes ?? choice?.from ?? date;
  if (choice && last && (on < choice.from || on > last))
    throw new EngineError(
      'day-trading.change-date',
      'changes',
      `must be a day from ${choice.from} to ${last}; got "${on}"`,
    );
  const regime = regimeOn(regimes, date);
  if (!regime)
    throw new EngineError('day-trading.no-regime', 'date', `must be 1900-01-01 or later; got "${date}"`);
  if (regime.name !== 'firmChooses') return regime.name;
  return on <= date ? 'intradayMargin' : 'patternDayTrader';
}

/** One execution. */
export interface Fill {
  readonly instrument: string;
  /** Signed: a purchase is above zero. */
  readonly quantity: Decimal;
}

/** The day trades in one instrument, from what was held overnight and the day's signed quantities in order. */
function dayTradesIn(held: Decimal, quantities: readonly Decimal[]): number {
  let position = held;
  // What was opened today is closed first, so the first closing after an opening makes a day trade; one that takes
  // only what was held overnight makes none.
  let openedSince = false;
  let trades = 0;
  for (const quantity of quantities) {
    const next = position.plus(quantity);
    const reduces = next.abs().lt(position.abs());
    const crosses = !next.isZero() && !position.isZero() && next.isNegative() !== position.isNegative();
    if ((reduces || crosses) && openedSince) trades += 1;
    openedSince = crosses || (openedSince && !reduces) || next.abs().gt(position.abs());
    position = next;
  }
  return trades;
}

/**
 * How many day trades the fills of one day make, counted by changes of direction (FINRA Notice 21-13): purchases in
 * a row are one, and the sales in a row after them one day trade; the same for shorts. `held` is what was held
 * overnight, signed, by instrument.
 */
export function dayTradesOn(fills: readonly Fill[], held: Readonly<Record<string, Decimal>> = {}): number {
  const instruments = [...new Set(fills.map(({ instrument }) => instrument))];
  const each = instruments.map((id) =>
    dayTradesIn(
      held[id] ?? ZERO,
      fills.filter(({ instrument }) => instrument === id).map(({ quantity }) => quantity),
    ),
  );
  return each.reduce((all, one) => all + one, 0);
}

/** What one day brought. */
export interface DayCount {
  readonly on: string;
  readonly dayTrades: number;
  /** All trades of that day, day trades included. */
  readonly trades: number;
}

/** The day trades of the five business days up to a day, all trades, and whether they make a pattern. */
export function patternOn(
  days: readonly DayCount[],
  date: string,
  rule: DayTradingRule,
): { readonly dayTrades: Figure; readonly exempt: Figure; readonly isPattern: boolean } {
  const { dayTrades: enough, businessDays, share } = rule.pattern;
  const end = addBusinessDays(addBusinessDays(date, 1), -1);
  const start = addBusinessDays(end, 1 - businessDays);
  const window = days.filter(({ on }) => start <= on && on <= date);
  const unit: Unit = { kind: 'quantity' };
  const cited = rule.sources.pattern;
  const whole = (name: string, label: string, count: number): Figure =>
    given({ name, label, unit, rule: cited }, decimal(count));
  const total = (count: (day: DayCount) => number): number =>
    window.reduce((all, day) => all + count(day), 0);
  const dayTrades = whole(
    'dayTrades',
    `Day trades in ${businessDays} business days`,
    total((day) => day.dayTrades),
  );
  const exempt = product(
    {
      name: 'exemptDayTrades',
      label: 'Day trades that make no pattern',
      unit,
      rounding: 'down',
      rule: cited,
    },
    given(
      { name: 'exemptShare', label: 'Share of all trades', unit: { kind: 'rate' }, rule: cited },
      decimal(share),
    ),
    whole(
      'trades',
      'All trades',
      total((day) => day.trades),
    ),
  );
  return { dayTrades, exempt, isPattern: dayTrades.value.gte(enough) && dayTrades.value.gt(exempt.value) };
}

/** A call, and the day on which it was met if it was. */
export interface DayTradingCall {
  readonly opened: string;
  readonly met?: string;
}

/** The last day to meet a call. */
export function dayTradingCallDue(opened: string, rule: DayTradingRule): string {
  return addBusinessDays(opened, rule.callDays);
}

/** `called` until the call is due, then `cashOnly` for 90 calendar days; `free` before it, once met, and after. */
export function dayTradingStatus(
  call: DayTradingCall,
  date: string,
  rule: DayTradingRule,
): 'free' | 'called' | 'cashOnly' {
  const due = dayTradingCallDue(call.opened, rule);
  if (date < call.opened || (call.met !== undefined && call.met <= date)) return 'free';
  if (date <= due) return 'called';
  return date <= addDays(due, rule.cashOnlyDays) ? 'cashOnly' : 'free';
}

/** The first day on which money deposited for a call may be withdrawn again. */
export function depositFreeOn(deposited: string, rule: DayTradingRule): string {
  return addBusinessDays(deposited, rule.depositDays);
}
