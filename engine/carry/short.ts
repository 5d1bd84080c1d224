/** What a short costs while it is open: the fee for the borrowed shares and the dividends of their lender. */
import { type Figure, product } from '../figure.ts';
import { interestOver } from './interest.ts';
import type { Schedule } from './schedule.ts';
import { CARRY_SOURCES } from './sources.ts';
import { notNegative, unitIn } from './terms.ts';

/** The highest yearly borrow rate that `flat` and `parseSchedule` are to accept: 1,000 %. */
export const MOST_BORROW_RATE = '10';

/**
 * Fee for borrowed shares: market value × yearly rate × days ÷ basis. To accrue it day by day give `accrue` the
 * market value of each day's close.
 * @param shortValue market value of the borrowed shares, as a size above zero
 * @param days counted by a named rule, see `daysCounted`
 * @throws EngineError `carry.negative`, `carry.days`
 */
export function borrowFee(shortValue: Figure, schedule: Schedule, days: number): Figure {
  const rule = schedule.rule ?? CARRY_SOURCES.borrowFee;
  return interestOver(shortValue, { ...schedule, rule }, days, { name: 'borrowFee', label: 'Borrow fee' });
}

/**
 * What a short owes its lender when a dividend falls due.
 * @param shortShares number of shares short on the ex-dividend date, as a size above zero
 * @param perShare dividend per share; its asset is what is owed
 * @throws EngineError `carry.negative`
 */
export function substituteDividend(shortShares: Figure, perShare: Figure): Figure {
  const unit = unitIn('money', perShare.unit.asset);
  return product(
    { name: 'substituteDividend', label: 'Dividend owed', unit, rule: CARRY_SOURCES.substituteDividend },
    notNegative(shortShares),
    notNegative(perShare),
  );
}
