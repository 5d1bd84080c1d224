/** The repealed rule for day trading as data. */
import type { Citation } from './figure.ts';

export interface DayTradingRule {
  /** Frozen and dated, such as `us-day-trading.2001-09`. */
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  /** The first day of minimum equity, special margin and patterns. */
  readonly since: string;
  /** The last day on which it was FINRA's rule. */
  readonly until: string;
  /** Buying power for one dollar of maintenance excess, by its first day; the newest first. Decimal texts. */
  readonly factors: readonly { readonly from: string; readonly factor: string; readonly rule: Citation }[];
  /** So many day trades in so many business days, unless they are at most a share of all trades. */
  readonly pattern: { readonly dayTrades: number; readonly businessDays: number; readonly share: string };
  /** Decimal text, in the rule's currency. */
  readonly minimumEquity: string;
  /** Margin on the cost of the day trades; what the excess lacks to it is called for. Decimal text. */
  readonly specialRate: string;
  /** Business days to meet a call. */
  readonly callDays: number;
  /** Calendar days of trading with cash only after a call that was not met. */
  readonly cashOnlyDays: number;
  /** Business days for which money deposited for a call may not be withdrawn. */
  readonly depositDays: number;
  readonly sources: {
    readonly pattern: Citation;
    readonly buyingPower: Citation;
    readonly minimumEquity: Citation;
    readonly special: Citation;
    readonly call: Citation;
    readonly counting: Citation;
  };
}

/** A stretch of time and the rule for day trading in it. */
export interface Regime {
  readonly name: 'twiceTheExcess' | 'patternDayTrader' | 'firmChooses' | 'intradayMargin';
  readonly from: string;
  /** The last day; null is still so. */
  readonly until: string | null;
  readonly rule: Citation;
}
