/** What carrying a position costs: interest, borrow fees, dividends owed, and the return that is left. */
export {
  type Accrual,
  accrue,
  accruedInterest,
  NOTHING_ACCRUED,
  type Posted,
  payOff,
  plusAccrual,
  postAccrued,
  settledDebit,
} from './accrual.ts';
export { charged } from './charge.ts';
export {
  effectiveRate,
  type Holding,
  type HoldTerms,
  hold,
  interestSaved,
  type Month,
  simpleRate,
} from './holding.ts';
export {
  averageRate,
  dailyInterest,
  interestAcross,
  interestByTier,
  interestOver,
  numeratorOf,
  type Stretch,
  shareOf,
  yearlyInterest,
  yearlySaving,
} from './interest.ts';
export {
  closesOf,
  type Leverage,
  leverageOf,
  type NothingLeft,
  nothingLeft,
  type PathName,
  type RebalancedDay,
  rebalanced,
} from './leverage.ts';
export { type DayCount, daysCounted, isPostingDay, postingPeriods } from './periods.ts';
export { PUBLISHED_SCHEDULES } from './published.ts';
export { type CoursePoint, type Repaying, repaying } from './repaying.ts';
export {
  type BreakEven,
  breakEven,
  type LongReturn,
  leveredReturn,
  longReturn,
  moved,
  type Purchase,
  purchaseFrom,
  purchaseWith,
  type ShortReturn,
  sharesFor,
  shortReturn,
  worthAt,
} from './returns.ts';
export { type Base, type Basis, rateOf, type Schedule, type Slice, slicesOf, type Tier } from './schedule.ts';
export { checkSchedule, flat } from './schedule-check.ts';
export { parseSchedule, SCHEDULE } from './schedule-shape.ts';
export { borrowFee, MOST_BORROW_RATE, substituteDividend } from './short.ts';
export { CARRY_SOURCES } from './sources.ts';
export { fraction, money, multiple, type Names, price, shares } from './terms.ts';
