/** The pattern-day-trader rule of 2001, FINRA 4210(f)(8)(B), repealed on 4 June 2026: here for comparison. */
import type { DayTradingRule, Regime } from '../day-trading-rule.ts';
import type { Citation } from '../figure.ts';
import { INTRADAY_SOURCES } from './us-intraday.ts';

const CHECKED = '2026-11-22';
const REPEALED = 'finra-4210-until-2026-06-03';

export const DAY_TRADING_SOURCES = {
  pattern: {
    source: REPEALED,
    section: '(f)(8)(B)(ii)',
    says: 'Until 3 June 2026: four or more day trades in five business days make a pattern day trader, unless they are 6 % or less of all trades.',
    checked: CHECKED,
    standing: 'quoted',
  },
  buyingPower: {
    source: REPEALED,
    section: '(f)(8)(B)(iii)',
    says: 'Until 3 June 2026: day-trading buying power is the equity of the last close less the maintenance requirement, times four for equities.',
    checked: CHECKED,
    standing: 'quoted',
  },
  minimumEquity: {
    source: REPEALED,
    section: '(f)(8)(B)(iv)a',
    says: 'Until 3 June 2026: a pattern day trader holds equity of $25,000 at all times.',
    checked: CHECKED,
    standing: 'quoted',
  },
  call: {
    source: REPEALED,
    section: '(f)(8)(B)(iv)',
    says: 'Until 3 June 2026: a call not met in five business days leaves 90 days of trading with cash only; deposits stay two business days.',
    checked: CHECKED,
    standing: 'quoted',
  },
  counting: {
    source: 'finra-21-13',
    says: 'Until 3 June 2026: purchases in a row count as one and the sales in a row after them as one day trade.',
    checked: CHECKED,
    standing: 'quoted',
  },
  special: {
    source: 'nasd-2520',
    section: '(f)(8)(B)(iii)',
    says: 'From 28 September 2001 to 3 June 2026: the special maintenance margin of day trades in equities is 25 % of their cost.',
    checked: CHECKED,
    standing: 'quoted',
  },
  since2001: {
    source: 'nasd-01-26',
    says: 'The amendments for pattern day traders took effect on 28 September 2001.',
    checked: CHECKED,
    standing: 'text',
  },
  before2001: {
    source: 'si-12876722',
    says: 'In 2000 day-trading buying power was twice the maintenance excess.',
    checked: CHECKED,
    standing: 'quoted',
  },
} as const satisfies Record<string, Citation>;

const S = DAY_TRADING_SOURCES;

/** The repealed rule, with the factor that held before it. */
export const US_DAY_TRADING_LEGACY: DayTradingRule = {
  id: 'us-day-trading.2001-09',
  name: 'Pattern day trader, September 2001 to June 2026',
  currency: 'USD',
  since: '2001-09-28',
  until: '2026-06-03',
  factors: [
    { from: '2001-09-28', factor: '4', rule: S.buyingPower },
    { from: '1900-01-01', factor: '2', rule: S.before2001 },
  ],
  pattern: { dayTrades: 4, businessDays: 5, share: '0.06' },
  minimumEquity: '25000',
  specialRate: '0.25',
  callDays: 5,
  cashOnlyDays: 90,
  depositDays: 2,
  sources: S,
};

/** Which rule for day trading held when; in the phase-in a firm applies the one or the other. The oldest first. */
export const DAY_TRADING_REGIMES: readonly Regime[] = [
  { name: 'twiceTheExcess', from: '1900-01-01', until: '2001-09-27', rule: S.before2001 },
  { name: 'patternDayTrader', from: '2001-09-28', until: '2026-06-03', rule: S.since2001 },
  { name: 'firmChooses', from: '2026-06-04', until: '2027-10-19', rule: INTRADAY_SOURCES.effective },
  { name: 'intradayMargin', from: '2027-10-20', until: null, rule: INTRADAY_SOURCES.effective },
];
