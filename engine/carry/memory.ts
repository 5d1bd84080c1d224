/** What the cost of carrying a position remembers from day to day. */
import type { Decimal } from '../decimal.ts';
import { type Accrual, NOTHING_ACCRUED } from './accrual.ts';

/** Money or shares of a trade that has not settled. */
export interface Unsettled {
  /** ISO date: by the close of this day it has settled. */
  readonly settles: string;
  readonly pool: string;
  /** `cash`, or `position` for shares. */
  readonly kind: 'cash' | 'position';
  /** The currency, or the id of the instrument. */
  readonly asset: string;
  /** Signed: what the account receives is above zero. */
  readonly amount: Decimal;
}

export interface CarryMemory {
  /** Interest on the debit. */
  readonly interest: Accrual;
  /** Fees for borrowed shares, of all securities together. */
  readonly borrowFees: Accrual;
  /** The last day that has accrued, so that no day does twice. */
  readonly through: string | null;
  /** Kept only where something accrues. */
  readonly unsettled: readonly Unsettled[];
}

export const NO_CARRY: CarryMemory = {
  interest: NOTHING_ACCRUED,
  borrowFees: NOTHING_ACCRUED,
  through: null,
  unsettled: [],
};
