/** Wash sales: which shares replace those that were sold at a loss, and what that makes of both. */
import { lesser } from '../decimal.ts';
import { heldBefore, inWashWindow } from './holding.ts';
import { split, type TaxLot } from './lots.ts';
import { type Draft, deferredFor, replacedIn } from './sale.ts';

/** A sale at a loss that may not count. */
export interface Losing {
  readonly draft: Draft;
  /** Days for which the shares sold counted as held. */
  readonly days: number;
}

/**
 * Whether the lot's shares can replace those sold: the same stock, bought in the 61 days, not as part of the lot that
 * was sold (Rev. Rul. 56-602), and not the replacement of others already (26 CFR 1.1091-1(e)). Shares brought in from
 * elsewhere were not bought.
 */
function canReplace(draft: Draft, lot: TaxLot): boolean {
  return (
    lot.instrument === draft.instrument &&
    lot.side === 'long' &&
    lot.id !== draft.lot &&
    lot.origin !== 'deposit' &&
    !lot.replaces &&
    inWashWindow(draft.sold, lot.acquired)
  );
}

/**
 * The lot, cut in two when only a part of it replaces. What replaces takes on the loss and the time of what was sold,
 * and the sale learns of it. Offered the earliest losses first, and each loss the earliest lots, this is the order of
 * 26 CFR 1.1091-1(b) to (d).
 */
export function replaced({ draft, days }: Losing, lot: TaxLot): readonly TaxLot[] {
  const open = draft.quantity.minus(replacedIn(draft));
  if (open.isZero() || !canReplace(draft, lot)) return [lot];
  const [part, rest] = split(lot, lesser(lot.quantity, open));
  const deferred = deferredFor(draft, part.quantity);
  draft.replacedBy.push({ lot: lot.id, quantity: part.quantity, deferred });
  const replacement: TaxLot = {
    ...part,
    deferred: part.deferred.plus(deferred.value),
    heldFrom: heldBefore(lot.heldFrom, days),
    replaces: true,
  };
  return rest ? [replacement, rest] : [replacement];
}
