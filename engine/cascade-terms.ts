/** What a market in which one forced sale brings the next is made of, as numbers. */
import type { Trader } from './crowd.ts';
import { type Decimal, ONE, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';

/** Who pays what accounts lack: the venue; a fund and then the venue; or a fund and then those on the other side. */
export type Cover = 'venue' | 'fund' | 'deleveraging';

export interface CascadeTerms {
  readonly price: Decimal;
  /** The fall that begins it, as a fraction of the price; nobody in this market has sold for it. */
  readonly shock: Decimal;
  /** Contracts that are bid in each unit of price. */
  readonly depth: Decimal;
  /** Maintenance margin as a fraction of the value at the mark; on it exactly, an account is liquidated. */
  readonly maintenance: Decimal;
  /** Fractions of what is sold, taken from what is left after the sale: to the venue, then to the fund if there is one. */
  readonly tradingFee: Decimal;
  readonly liquidationFee: Decimal;
  readonly fund: Decimal;
  readonly cover: Cover;
  /** How much of the fall that the sales made comes back in the end, as a fraction. */
  readonly rebound: Decimal;
}

/** @throws EngineError `cascade.` with the name of a field that is out of range */
export function checkTerms(traders: readonly Trader[], terms: CascadeTerms): void {
  const refuse = (field: string, problem: string): never => {
    throw new EngineError(`cascade.${field}`, field, problem);
  };
  for (const field of ['shock', 'maintenance', 'tradingFee', 'liquidationFee', 'rebound'] as const) {
    const value = terms[field];
    const whole = field === 'shock' || field === 'rebound';
    if (value.lt(ZERO) || value.gt(ONE) || (!whole && value.eq(ONE)))
      refuse(field, `must be ${whole ? 'from 0 to 1' : 'at least 0 and below 1'}; got ${value.toFixed()}`);
  }
  if (terms.fund.lt(ZERO)) refuse('fund', `must be at least 0; got ${terms.fund.toFixed()}`);
  const odd = traders.find(({ quantity }) => quantity.isZero() || !quantity.isInteger());
  if (odd)
    refuse('quantity', `of ${odd.id} must be whole contracts and not 0; got ${odd.quantity.toFixed()}`);
}
