/** What a requirement on contracts is charged on: a position's size at the mark or at its entry. */
import { instrumentOf, markOf, type Position, worthOf } from '../account.ts';
import { entryNotional, markNotional } from '../contracts.ts';
import { type Decimal, ONE } from '../decimal.ts';
import { type Figure, given, type Unit } from '../figure.ts';
import type { View } from './view.ts';

/** The mark of now, or the price of the entry. */
export type Charged = 'mark' | 'entry';

/**
 * A position's size in the quote asset, above zero for a short as well. At the entry an inverse contract is for the
 * coin that its face bought then, and that coin is worth what it is worth now.
 */
export function sizeOf(position: Position, charged: Charged, view: View): Decimal {
  const instrument = instrumentOf(view.market, position.instrument);
  if (charged === 'mark') return markNotional(position, view.market);
  if (instrument.kind !== 'inverse') return entryNotional(position, view.market);
  return position.quantity.abs().times(markOf(view.market, instrument.id));
}

/** From the quote asset into the currency of the account. */
export function rateOf(position: Position, view: View): Decimal {
  return worthOf(instrumentOf(view.market, position.instrument).quote, view.currency, view.market);
}

const LABELS = { mark: 'Value at the mark', entry: 'Value at the entry' } as const;

/** The size as a figure in the currency of the account. */
export function sizeFigure(position: Position, charged: Charged, view: View): Figure {
  const unit: Unit = { kind: 'money', asset: view.currency };
  const value = sizeOf(position, charged, view).times(rateOf(position, view));
  return given(
    { name: `${charged}Value:${position.id}`, label: `${LABELS[charged]} of ${position.instrument}`, unit },
    value,
  );
}

/** Open positions of the view. */
export function heldIn(view: View): readonly Position[] {
  return view.pool.positions.filter((item) => !item.quantity.isZero());
}

/** What a coin is worth where floors are written in coin; 1 where they are written in the quote asset. */
export function unitOf(position: Position, sized: 'quote' | 'base', view: View): Decimal {
  return sized === 'quote' ? ONE : markOf(view.market, position.instrument);
}
