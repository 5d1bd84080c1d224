/** A margin system as data: who shares, how much, what then. */
import type { Sharing } from './account.ts';
import type { Assessment } from './assess.ts';
import type { Balance } from './balance.ts';
import type { Schedule } from './carry/schedule.ts';
import type { Citation, Figure } from './figure.ts';
import type { IntradayChoices, IntradayRule } from './intraday-rule.ts';
import type { LiquidationRule } from './liquidation-rule.ts';
import type { Requirement } from './rules/index.ts';
import type { View } from './rules/view.ts';
import type { VenueSettings } from './venue-settings.ts';

/** A threshold: margin balance against `factor` times one requirement, and what follows when it is crossed. */
export interface Line {
  readonly name: string;
  readonly label: string;
  /** Key of the requirement that it watches. */
  readonly of: string;
  /** Decimal text; 1 at a US broker, 0.8 or 0.4 on some exchanges. */
  readonly factor: string;
  /** Whether standing exactly on the line already counts as crossing it. */
  readonly boundary: 'strict' | 'inclusive';
  /** `warn` asks nothing yet; `noBorrow` and `noTransfer` forbid one thing each; `liquidate` waits for nobody. */
  readonly action: 'call' | 'restrict' | 'warn' | 'noBorrow' | 'noTransfer' | 'liquidate';
  /** The factor that a liquidation must bring back, where it is another than the one that started it. */
  readonly until?: string;
  readonly rule: Citation;
}

/** What a sale for a call costs, on top of what the price has already taken. Decimal texts. */
export interface SaleCosts {
  /** For each position sold, in the account's currency. */
  readonly commission: string;
  /** By which part of the mark the fill is worse than it: a fraction. */
  readonly slippage: string;
}

/** What happens when a call is not answered. */
export interface Remedy {
  /** Business days to answer, counted from the day after the call; null is no notice at all. */
  readonly days: number | null;
  /** The same for lines that have a deadline of their own, by the name of the line. */
  readonly lineDays?: Readonly<Record<string, number | null>>;
  /** Sell just enough to end the call, or everything. */
  readonly sells: 'toCure' | 'everything';
  /**
   * What is sold first. The broker chooses, not the customer: the position worth most, the one that has lost most
   * since it was opened, or the one that was added to last.
   */
  readonly order: 'largestFirst' | 'worstFirst' | 'lastInFirstOut';
  readonly costs: SaleCosts;
  readonly rule: Citation;
}

/** Regulation T at the close of each day, and the special memorandum account that it is kept in. Decimal texts. */
export interface RegTRule {
  /** Key of the requirement that the day's excess is measured by. */
  readonly requirement: string;
  /** What a trade takes of its value, and what a sale frees. */
  readonly rate: string;
  /** A deficiency up to this amount needs no action. */
  readonly waived: string;
  /** What a new long position takes at all times: the house's rate or FINRA's, whichever is greater. */
  readonly maintenance: string;
  readonly sma: Citation;
  readonly call: Citation;
  readonly waiver: Citation;
}

/** What must stay in an account when cash is taken out. Decimal text, in the account's currency. */
export interface WithdrawalRule {
  /** Equity that must stay while a loan or a short does. */
  readonly minimumEquity: string;
  readonly rule: Citation;
}

/** How much of a customer's securities the broker may pledge or lend: so many times what is owed. */
export interface PledgeRule {
  readonly times: string;
  readonly rule: Citation;
}

export interface Rulebook {
  /** Frozen and dated, such as `us-broker.2026-11`. A changed rulebook gets a new id. */
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly sharing: Sharing;
  /** Every requirement by its key. `initial` must be met by a new trade, `maintenance` at all times. */
  readonly requirements: Readonly<Record<string, Requirement>>;
  readonly lines: readonly Line[];
  readonly remedy: Remedy;
  /** What counts against a requirement; without it, the equity. */
  readonly balance?: Balance;
  /** How an exchange liquidates; a broker sells by its remedy. */
  readonly liquidation?: LiquidationRule;
  /** Figures that are shown beside those of every account. */
  readonly shows?: (view: View, assessment: Assessment, rulebook: Rulebook) => Figure[];
  /** Absent where Regulation T does not apply. */
  readonly regT?: RegTRule;
  /** Absent where nothing is asked within the day. */
  readonly intraday?: IntradayRule;
  readonly withdrawals: WithdrawalRule;
  readonly pledge?: PledgeRule;
  /** Which lot a sale takes. */
  readonly matching: 'fifo';
  /** A purchase beyond the cash is lent. */
  readonly autoBorrow: boolean;
  /** Money that comes in repays the loan first. */
  readonly autoRepay: boolean;
  /** Coin and money are lent by the period, and interest is repaid before the loan. */
  readonly lends?: boolean;
  readonly sources: Readonly<Record<string, Citation>>;
}

/** House rates of one security, which take the place of the general ones. Decimal texts. */
export interface SecuritySettings {
  readonly instrument: string;
  /** What its shares cost a year to borrow, as a fraction of their market value. Nothing unless said. */
  readonly borrowRate?: string | undefined;
  readonly houseLong?: string | undefined;
  readonly houseShort?: string | undefined;
}

/** What a scenario may set about its broker. Decimal texts; `callDays` null means a sale without notice. */
export interface Settings {
  readonly securities?: readonly SecuritySettings[];
  /** A position above the part `over` of the account takes `rate`. With `over` at 1 none ever does. */
  readonly concentrated?: { readonly over: string; readonly rate: string };
  /** A requirement in money, whatever is held. */
  readonly minimumMargin?: string;
  readonly houseLong?: string;
  readonly houseShort?: string;
  readonly houseInitial?: string;
  readonly callDays?: number | null;
  /** The exchange's own deadline; without it the one of the house. */
  readonly exchangeDays?: number | null;
  readonly sells?: Remedy['sells'];
  readonly sellsFirst?: Remedy['order'];
  /** Of each position sold for a call, in the account's currency. */
  readonly saleCommission?: string;
  /** By which part of the mark a sale for a call is filled worse. */
  readonly saleSlippage?: string;
  /** What the settled debit bears; without it a loan costs nothing. */
  readonly interest?: Schedule;
  /** What the intraday rule leaves to the firm. */
  readonly intraday?: Partial<IntradayChoices>;
  /** What an exchange says for itself, in place of the tables that the engine ships. */
  readonly venue?: VenueSettings;
}
