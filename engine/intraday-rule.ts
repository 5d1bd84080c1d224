/** FINRA's intraday margin rule as data: what the rule fixes, and what it leaves to the firm. */
import type { Citation } from './figure.ts';

/** Kinds of account that the rule tells apart. */
export type AccountKind = 'margin' | 'goodFaith' | 'portfolioMargin' | 'cash';

/** What a firm decides for itself. */
export interface IntradayChoices {
  /**
   * Which levels of a day count: those right after a transaction that reduces the level, or every level of a day
   * that has such a transaction, however the market brought it about. The rule asks for at least the first.
   */
  readonly measured: 'afterTransactions' | 'wholeDay';
  /** Whether the firm can show in which order the day went. If not, the order with the highest deficit counts. */
  readonly order: 'shown' | 'unknown';
  /**
   * What counts as a practice of not satisfying deficits promptly. The rule gives no number: here a deficit is late
   * when it is open at the close of business day `lateAfter`, and `times` late ones within `months` are a practice.
   */
  readonly practice: { readonly lateAfter: number; readonly times: number; readonly months: number };
  /** ISO dates of days whose deficits arose, as the firm found, in extraordinary circumstances. */
  readonly extraordinary: readonly string[];
}

export interface IntradayRule {
  /** Frozen and dated, such as `us-intraday.2026-06`. */
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  /** The kinds of account it covers. */
  readonly covers: readonly AccountKind[];
  /** A deficit is no longer outstanding after the close of this business day. */
  readonly outstandingDays: number;
  /** A deficit open at the close of this business day is one of the two conditions of a freeze. */
  readonly freezeAfterDays: number;
  /** Calendar days that a freeze lasts. */
  readonly freezeDays: number;
  /** A deficit up to the lesser of a share of equity and an amount makes no practice. Decimal texts. */
  readonly deMinimis: { readonly share: string; readonly amount: string };
  readonly choices: IntradayChoices;
  readonly sources: {
    readonly level: Citation;
    readonly reducing: Citation;
    readonly deficit: Citation;
    readonly order: Citation;
    readonly cure: Citation;
    readonly freeze: Citation;
    readonly deMinimis: Citation;
    readonly practice: Citation;
    readonly scope: Citation;
  };
}
