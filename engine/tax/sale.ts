/** One sale of shares of one lot, as a row of Form 8949: proceeds, basis, gain, and the loss that does not count. */
import { type Decimal, ZERO } from '../decimal.ts';
import { type Citation, type Figure, given, product, quotient, type Spec, sum } from '../figure.ts';
import type { WashSaleTerms } from './assets.ts';
import { type Term, termOf } from './holding.ts';
import { basisOf, DOLLARS, proceedsOf, shareOf, type TaxLot } from './lots.ts';
import { TAX_SOURCES } from './sources.ts';
import type { TaxTrade } from './trades.ts';

/** Shares whose purchase made a part of a loss not count. */
export interface Replacement {
  readonly lot: string;
  readonly quantity: Decimal;
  /** The loss that was added to their basis. */
  readonly deferred: Figure;
}

export interface Sale {
  /** Which sale of the instrument it is, counted from 1; the parts that several lots have in it share the number. */
  readonly number: number;
  readonly instrument: string;
  readonly side: 'long' | 'short';
  readonly lot: string;
  /** Why this lot: it was named, or it was the first in. */
  readonly lotRule: Citation;
  /** Above zero. */
  readonly quantity: Decimal;
  readonly acquired: string;
  readonly heldFrom: string;
  /** The day it counts: of a short, the day on which it was closed. */
  readonly sold: string;
  readonly term: Term;
  /** Whether the broker sold. To the tax it is the same. */
  readonly forced: boolean;
  readonly proceeds: Figure;
  readonly basis: Figure;
  /** Proceeds less basis; a loss is below zero. */
  readonly gain: Figure;
  /** The part of the loss that does not count now. */
  readonly disallowed: Figure;
  /** What counts this year: the gain, or the loss but for the part that is put off. */
  readonly recognised: Figure;
  readonly replacedBy: readonly Replacement[];
}

/** A sale while later purchases may still change it. */
export interface Draft extends Omit<Sale, 'disallowed' | 'recognised'> {
  readonly replacedBy: Replacement[];
  readonly washSale: WashSaleTerms;
}

/** How the shares came to be sold. */
export interface Closing {
  readonly trade: TaxTrade;
  /** Of the lot's shares, out of what the trade cost. */
  readonly costs: Decimal;
  readonly number: number;
  readonly lotRule: Citation;
  readonly washSale: WashSaleTerms;
}

/** The loss of a draft as a figure above zero. */
function lossOf({ basis, proceeds }: Draft): Figure {
  const spec: Spec = { name: 'loss', label: 'Loss', unit: DOLLARS };
  return sum(spec, [1, basis], [-1, proceeds]);
}

/** The sale of a lot's shares; of a short, their purchase. */
export function draftOf(lot: TaxLot, { trade, costs, number, lotRule, washSale }: Closing): Draft {
  const short = lot.side === 'short';
  // A short's lot holds what it was sold for, and the trade what it cost to close.
  const bought = short ? { ...lot, price: trade.price, costs } : lot;
  const proceeds = short ? proceedsOf(lot, lot.price, lot.costs) : proceedsOf(lot, trade.price, costs);
  const basis = basisOf(bought);
  const term: Term = short ? 'short' : termOf(lot.heldFrom, trade.on);
  const rule = short ? TAX_SOURCES.shortSale : term === 'long' ? TAX_SOURCES.longTerm : TAX_SOURCES.shortTerm;
  return {
    number,
    instrument: lot.instrument,
    side: lot.side,
    lot: lot.id,
    lotRule,
    washSale,
    quantity: lot.quantity,
    acquired: lot.acquired,
    heldFrom: lot.heldFrom,
    sold: trade.on,
    term,
    forced: trade.forced,
    proceeds: trade.forced && !short ? { ...proceeds, rule: TAX_SOURCES.forcedSale } : proceeds,
    basis: trade.forced && short ? { ...basis, rule: TAX_SOURCES.forcedSale } : basis,
    gain: sum({ name: 'gain', label: 'Gain', unit: DOLLARS, rule }, [1, proceeds], [-1, basis]),
    replacedBy: [],
  };
}

/** How much of a draft has been replaced. */
export function replacedIn(draft: Draft): Decimal {
  return draft.replacedBy.reduce((size, item) => size.plus(item.quantity), ZERO);
}

/** The loss on `quantity` more shares of a draft; the last of them take what is left of it. */
export function deferredFor(draft: Draft, quantity: Decimal): Figure {
  const spec: Spec = {
    name: 'deferred',
    label: 'Loss on the shares replaced',
    unit: DOLLARS,
    rule: TAX_SOURCES.washSaleOrder,
  };
  const loss = lossOf(draft);
  const before = draft.replacedBy.map((item) => item.deferred);
  if (replacedIn(draft).plus(quantity).eq(draft.quantity)) {
    return before.length === 0
      ? { ...loss, ...spec }
      : sum(spec, [1, loss], ...before.map((part) => [-1, part] as const));
  }
  const amount = shareOf(loss.value, quantity, draft.quantity);
  const count = (name: string, label: string, value: Decimal): Figure =>
    given({ name, label, unit: { kind: 'quantity' } }, value);
  const each = quotient(
    { name: 'lossEach', label: 'Loss on each share', unit: { kind: 'price', asset: 'USD' } },
    loss,
    count('sharesSold', 'Shares sold', draft.quantity),
  );
  const exact = product(spec, count('sharesReplaced', 'Shares replaced', quantity), each);
  return exact.value.eq(amount) ? exact : given(spec, amount);
}

/** The sale as it stands, with what of its loss does not count. */
export function finished({ washSale, ...draft }: Draft): Sale {
  const deferred = draft.replacedBy.map((item) => item.deferred);
  // A loss that the rule does not reach says so too.
  const told = deferred.length > 0 || (!washSale.applies && draft.gain.value.lt(ZERO));
  const disallowed = sum(
    {
      name: 'disallowed',
      label: 'Loss that does not count now',
      unit: DOLLARS,
      ...(told ? { rule: washSale.rule } : {}),
    },
    ...deferred.map((part) => [1, part] as const),
  );
  const recognised = sum(
    { name: 'recognised', label: 'Gain that counts', unit: DOLLARS },
    [1, draft.gain],
    [1, disallowed],
  );
  return { ...draft, disallowed, recognised };
}
