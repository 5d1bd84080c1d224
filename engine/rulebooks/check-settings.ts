/** Whether what a scenario sets about a rulebook makes sense. */
import { checkSchedule } from '../carry/schedule-check.ts';
import { MOST_BORROW_RATE } from '../carry/short.ts';
import { decimal, parseDecimal } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import type { Rulebook, Settings } from '../rulebook.ts';
import { entryOf, rulebookMade } from './index.ts';

/** Rates are fractions: 0.30 is 30 %. Shorts may be asked for more than their value. */
const LIMITS = {
  houseLong: '1',
  houseShort: '5',
  houseInitial: '1',
  over: '1',
  rate: '1',
  saleSlippage: '1',
} as const;

function checkRate(text: string, field: keyof typeof LIMITS, path: string): void {
  const rate = parseDecimal(text, `${path}.${field}`);
  if (rate.gt(0) && rate.lte(decimal(LIMITS[field]))) return;
  const percent = rate.gt(1) ? ': a percentage is written as a fraction, 2.5 % as "0.025"' : '';
  throw new EngineError(
    'settings.rate',
    `${path}.${field}`,
    `must be a fraction above 0 and at most ${LIMITS[field]}, such as "0.30" for 30 %; got "${text}"${percent}`,
  );
}

/** Zero is a rate: it ends a fee. */
function checkBorrowRate(text: string, path: string): void {
  const rate = parseDecimal(text, path);
  if (rate.gte(0) && rate.lte(decimal(MOST_BORROW_RATE))) return;
  throw new EngineError(
    'settings.rate',
    path,
    `must be a yearly fraction from 0 to ${MOST_BORROW_RATE}, such as "0.125" for 12.5 %; got "${text}"`,
  );
}

function checkRates(settings: Settings, path: string): void {
  for (const field of ['houseLong', 'houseShort', 'houseInitial'] as const) {
    const rate = settings[field];
    if (rate !== undefined) checkRate(rate, field, path);
  }
  settings.securities?.forEach((security, i) => {
    for (const field of ['houseLong', 'houseShort'] as const) {
      const rate = security[field];
      if (rate !== undefined) checkRate(rate, field, `${path}.securities[${i}]`);
    }
    if (security.borrowRate !== undefined)
      checkBorrowRate(security.borrowRate, `${path}.securities[${i}].borrowRate`);
  });
  const { concentrated } = settings;
  if (!concentrated) return;
  checkRate(concentrated.over, 'over', `${path}.concentrated`);
  checkRate(concentrated.rate, 'rate', `${path}.concentrated`);
}

function checkAmounts(settings: Settings, path: string): void {
  for (const field of ['minimumMargin', 'saleCommission'] as const) {
    const amount = settings[field];
    if (amount === undefined || parseDecimal(amount, `${path}.${field}`).gte(0)) continue;
    throw new EngineError('settings.amount', `${path}.${field}`, `must be at least 0; got "${amount}"`);
  }
  const { saleSlippage } = settings;
  // Unlike a rate it may be nothing at all.
  if (saleSlippage !== undefined && !parseDecimal(saleSlippage, `${path}.saleSlippage`).isZero())
    checkRate(saleSlippage, 'saleSlippage', path);
}

function checkDays(settings: Settings, path: string): void {
  for (const field of ['callDays', 'exchangeDays'] as const) {
    const days = settings[field];
    if (days === undefined || days === null || (Number.isInteger(days) && days >= 0 && days <= 30)) continue;
    throw new EngineError(
      'settings.days',
      `${path}.${field}`,
      `must be a whole number of business days from 0 to 30, or null for no notice; got ${days}`,
    );
  }
}

/**
 * The rulebook of that id with a broker's settings; `path` is where the settings stand in their file.
 * @throws EngineError `rulebook.unknown`, `settings.unused`, `settings.rate`, `settings.amount`, `settings.days`,
 * `schedule.*` as `checkSchedule`, `intraday.practice`, `date.syntax`
 */
export function rulebookOf(id: string, settings: Settings, path = 'settings'): Rulebook {
  const entry = entryOf(id);
  const unused = (Object.keys(settings) as (keyof Settings)[]).find(
    (field) => !entry.settings.includes(field),
  );
  if (unused !== undefined)
    throw new EngineError(
      'settings.unused',
      `${path}.${unused}`,
      `is not known to ${id}; it can be set ${entry.settings.join(', ')}`,
    );
  checkRates(settings, path);
  entry.check?.(settings.venue, `${path}.venue`);
  checkAmounts(settings, path);
  checkDays(settings, path);
  if (settings.interest) checkSchedule(settings.interest, `${path}.interest`);
  return rulebookMade(id, settings, path);
}
