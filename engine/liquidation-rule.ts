/** How an exchange liquidates, as data. */
import type { Citation } from './figure.ts';

export interface LiquidationRule {
  /**
   * How much is closed at a time: everything; just enough to get back to the line's `until`; a share of the position,
   * again and again; or as much as leads into the tier below.
   */
  readonly closes: 'everything' | 'enough' | 'share' | 'tier';
  /** Part of the position for `share`. Decimal text. */
  readonly share?: string;
  /** Fraction of what is closed, at the price of the fill, that goes to the insurance fund. Decimal text. */
  readonly fee: string;
  /** Whether an insurance fund makes up for what a pool lacks, as far as it reaches. */
  readonly fund: 'pays' | 'none';
  readonly rule: Citation;
}
