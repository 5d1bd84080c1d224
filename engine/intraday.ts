/**
 * Intraday margin (FINRA 4210(a)(17)–(19) and (d)(2), from 4 June 2026): what a day's transactions leave open, how
 * it is satisfied, and when it freezes an account. Plain data in, plain data and notices out.
 */

import { addDays } from './calendar.ts';
import { cents, type Decimal, lesser, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import { addBusinessDays } from './holidays.ts';
import { deMinimis, intradayDeficit, intradayRemaining } from './intraday-figures.ts';
import type { AccountKind, IntradayRule } from './intraday-rule.ts';

/** What moved the level. A forced sale is a trade; securities and cash alike are deposited and withdrawn. */
export type Happening = 'trade' | 'withdrawal' | 'deposit' | 'price' | 'other';

/** A day while it runs. Levels are money in the rule's currency. */
export interface IntradayDay {
  /** The level before the day's first event. */
  readonly opening: Decimal;
  /** The lowest level so far, however it came about. */
  readonly lowest: Decimal;
  /** The lowest level right after a transaction that reduced it; null while there was none. */
  readonly lowestAfter: Decimal | null;
  /** All falls added up, below zero: where the level would stand if every fall had come first. */
  readonly falls: Decimal;
}

export interface Deficit {
  /** ISO date of the day on which it arose. */
  readonly opened: string;
  /** Whole cents, rounded up. */
  readonly amount: Decimal;
  /** The level at that day's close, from which the rise is measured. */
  readonly closedAt: Decimal;
  /** How far the level had still to rise at the last close; zero once satisfied. */
  readonly remaining: Decimal;
  readonly state: 'open' | 'satisfied' | 'expired';
  /**
   * De minimis (by the equity at that day's close) or extraordinary: it makes no practice, but it has to be
   * satisfied all the same.
   */
  readonly minor: boolean;
  /** The close up to which it is being satisfied promptly, by the firm's judgement. */
  readonly prompt: string;
  /** Whether it was still open at that close. */
  readonly late: boolean;
  /** Close of the business day after which it may freeze the account. */
  readonly due: string;
  /** Close of the business day after which it is no longer outstanding. */
  readonly expires: string;
}

/** No new short position and no new debit from the day after `after` to the day `until`. */
export interface Freeze {
  readonly after: string;
  readonly until: string;
  /** `opened` of the deficit whose satisfaction ends it early. */
  readonly deficit: string;
}

export interface IntradayMemory {
  /** Null before the day's first event. */
  readonly day: IntradayDay | null;
  /** Every deficit so far, oldest first. */
  readonly deficits: readonly Deficit[];
  /** The freezes in force. */
  readonly freezes: readonly Freeze[];
}

export const NO_INTRADAY: IntradayMemory = { day: null, deficits: [], freezes: [] };

export type IntradayNoticeName =
  /** A transaction left the level below zero, or further below; `amount` is the deficit so far. */
  | 'intradayLevelNegative'
  /** The day closed with a deficit; `due` is the close that may freeze the account. */
  | 'intradayDeficit'
  | 'intradayDeficitMet'
  /** Not satisfied promptly: it counts toward a practice. */
  | 'intradayDeficitLate'
  | 'intradayDeficitExpired'
  /** `due` is the last day of the freeze. */
  | 'intradayFreeze'
  | 'intradayFreezeEnded';

export interface IntradayNotice {
  readonly name: IntradayNoticeName;
  /** The day of the deficit; absent while that day still runs. */
  readonly opened?: string;
  readonly amount?: Decimal;
  readonly due?: string;
}

export interface IntradayOutcome {
  readonly memory: IntradayMemory;
  readonly notices: readonly IntradayNotice[];
}

/** Whether the rule covers such an account at all. */
export function covers(rule: IntradayRule, kind: AccountKind): boolean {
  return rule.covers.includes(kind);
}

/** Whether it is an IML-reducing transaction: a purchase or sale that lowers the level, or any withdrawal. */
export function reduces(event: Happening, before: Decimal, after: Decimal): boolean {
  return event === 'withdrawal' || (event === 'trade' && after.lt(before));
}

/** Whether a firm that watches in real time could block it: a transaction that opens or deepens a deficit. */
export function wouldLack(event: Happening, before: Decimal, after: Decimal): boolean {
  return reduces(event, before, after) && after.lt(ZERO);
}

/** The day goes on: the level went from `before` to `after`. To be told of every event, prices included. */
export function observe(
  memory: IntradayMemory,
  before: Decimal,
  after: Decimal,
  event: Happening,
): IntradayOutcome {
  if (before.eq(after) && event !== 'withdrawal') return { memory, notices: [] };
  const day = memory.day ?? { opening: before, lowest: before, lowestAfter: null, falls: ZERO };
  const reducing = reduces(event, before, after);
  const lowestAfter = reducing ? lesser(day.lowestAfter ?? after, after) : day.lowestAfter;
  const next: IntradayDay = {
    opening: day.opening,
    lowest: lesser(day.lowest, after),
    lowestAfter,
    falls: after.lt(before) ? day.falls.plus(after).minus(before) : day.falls,
  };
  const deeper = wouldLack(event, before, after) && after.lt(day.lowestAfter ?? ZERO);
  const notices: IntradayNotice[] = deeper
    ? [{ name: 'intradayLevelNegative', amount: cents(after.neg(), 'up') }]
    : [];
  return { memory: { ...memory, day: next }, notices };
}

/** The lowest level of the day that counts, by the firm's choices; null without a reducing transaction. */
export function lowestThatCounts(day: IntradayDay | null, rule: IntradayRule): Decimal | null {
  if (!day || day.lowestAfter === null) return null;
  if (rule.choices.order === 'unknown') return day.opening.plus(day.falls);
  return rule.choices.measured === 'wholeDay' ? day.lowest : day.lowestAfter;
}

function newDeficit(
  day: IntradayDay | null,
  closedAt: Decimal,
  date: string,
  equity: Decimal,
  rule: IntradayRule,
): Deficit | null {
  const lowest = lowestThatCounts(day, rule);
  if (lowest === null) return null;
  const amount = cents(intradayDeficit(lowest, rule).value, 'up');
  if (amount.isZero()) return null;
  return {
    opened: date,
    amount,
    closedAt,
    remaining: amount,
    state: 'open',
    minor: amount.lte(deMinimis(equity, rule).value) || rule.choices.extraordinary.includes(date),
    prompt: addBusinessDays(date, rule.choices.practice.lateAfter),
    late: false,
    due: addBusinessDays(date, rule.freezeAfterDays),
    expires: addBusinessDays(date, rule.outstandingDays),
  };
}

/** How a deficit stands at a close. Satisfied first: the close of the last day still counts. */
function atClose(
  deficit: Deficit,
  level: Decimal,
  date: string,
  frozen: boolean,
  rule: IntradayRule,
): Deficit {
  if (deficit.state === 'satisfied' || (deficit.state === 'expired' && !frozen)) return deficit;
  const remaining = intradayRemaining(deficit, level, rule).value;
  if (remaining.isZero()) return { ...deficit, remaining, state: 'satisfied' };
  const late = deficit.late || date >= deficit.prompt;
  return { ...deficit, remaining, late, state: date >= deficit.expires ? 'expired' : 'open' };
}

/** The same day of the month so many months earlier, or that month's last day. */
function monthsBefore(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** How many deficits count as a practice at a close. Whether that is one, the firm decides beforehand. */
export function practiceCount(deficits: readonly Deficit[], date: string, rule: IntradayRule): number {
  const since = monthsBefore(date, rule.choices.practice.months);
  return deficits.filter(({ late, minor, prompt }) => late && !minor && prompt > since).length;
}

/** Whether new short positions and new debit are barred on that day. */
export function frozenOn(memory: IntradayMemory, date: string): boolean {
  return memory.freezes.some(({ after, until }) => after < date && date <= until);
}

/** What a freeze bars: more short, or more debit unless it comes from closing a short. */
export function barredByFreeze(change: {
  readonly moreShort: boolean;
  readonly moreDebit: boolean;
  readonly closesShort: boolean;
}): boolean {
  return change.moreShort || (change.moreDebit && !change.closesShort);
}

function changed(old: Deficit, now: Deficit): IntradayNotice[] {
  const about = { opened: now.opened, amount: now.amount };
  if (now.state === 'satisfied' && old.state !== 'satisfied')
    return [{ name: 'intradayDeficitMet', ...about }];
  const late = now.late && !old.late && !now.minor;
  return [
    ...(late ? [{ name: 'intradayDeficitLate', ...about, due: now.due } as const] : []),
    ...(now.state === 'expired' && old.state === 'open'
      ? [{ name: 'intradayDeficitExpired', ...about } as const]
      : []),
  ];
}

/**
 * The day closes at `level` with `equity`: its deficit is opened, older ones are satisfied, late or expired, and the
 * account is frozen when a deficit is open at the close of its fifth business day and there is a practice. Either
 * alone freezes nothing. To be called for every day, or at least for every business day, in order.
 * @throws EngineError `intraday.day-closed` when that day, or a later one, has closed with a deficit already
 */
export function closeDay(
  memory: IntradayMemory,
  level: Decimal,
  date: string,
  equity: Decimal,
  rule: IntradayRule,
): IntradayOutcome {
  const clash = memory.deficits.find(
    ({ opened }) => opened > date || (opened === date && memory.day !== null),
  );
  if (clash)
    throw new EngineError('intraday.day-closed', 'date', `must come after ${clash.opened}; got "${date}"`);
  const pairs = memory.deficits.map((old) => {
    const frozen = memory.freezes.some(({ deficit }) => deficit === old.opened);
    // At its own close a deficit has only just been opened.
    return { old, now: old.opened === date ? old : atClose(old, level, date, frozen, rule), frozen };
  });
  const fresh = newDeficit(memory.day, level, date, equity, rule);
  const deficits = [...pairs.map(({ now }) => now), ...(fresh ? [fresh] : [])];
  const practice = practiceCount(deficits, date, rule) >= rule.choices.practice.times;
  const starting = pairs
    .filter(({ old, now, frozen }) => old.state === 'open' && now.state !== 'satisfied' && !frozen)
    .filter(({ now }) => practice && date >= now.due)
    .map(({ now }) => ({ after: now.due, until: addDays(now.due, rule.freezeDays), deficit: now.opened }));
  const met = new Set(deficits.filter(({ state }) => state === 'satisfied').map(({ opened }) => opened));
  const goesOn = ({ until, deficit }: Freeze): boolean => date < until && !met.has(deficit);
  const freezes = [...memory.freezes, ...starting].filter(goesOn);
  const ended = memory.freezes.filter((freeze) => !goesOn(freeze));
  const notices: IntradayNotice[] = [
    ...pairs.flatMap(({ old, now }) => changed(old, now)),
    ...starting
      .filter(goesOn)
      .map(({ deficit, until }) => ({ name: 'intradayFreeze', opened: deficit, due: until }) as const),
    ...ended.map(({ deficit }) => ({ name: 'intradayFreezeEnded', opened: deficit }) as const),
    ...(fresh
      ? [{ name: 'intradayDeficit', opened: date, amount: fresh.amount, due: fresh.due } as const]
      : []),
  ];
  return { memory: { day: null, deficits, freezes }, notices };
}
