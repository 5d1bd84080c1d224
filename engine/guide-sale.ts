/** A sale as some guides size it: shares worth the call, or twice the call. Only by chance does it end the call. */
import { instrumentOf, markOf, type Position } from './account.ts';
import { constant, type Figure, given, product, quotient, wholeLots } from './figure.ts';
import type { View } from './rules/view.ts';

/**
 * Whole lots that are worth `times` the call at the price that stands, rounded up; may be more than is held.
 * @throws EngineError `figure.zero` as `quotient`, when the price is 0
 */
export function saleWorthCalls(view: View, call: Figure, position: Position, times: number): Figure {
  const { asset = '' } = call.unit;
  const price = given(
    { name: 'price', label: 'Price', unit: { kind: 'price', asset } },
    markOf(view.market, position.instrument),
  );
  const factor = constant(times);
  const worth = product(
    { name: 'guideSale', label: 'Sale as guides size it', unit: call.unit },
    factor,
    call,
  );
  const unit = { kind: 'quantity' } as const;
  const shares = quotient(
    { name: 'guideSaleShares', label: 'Shares worth that', unit, rounding: 'up' },
    worth,
    price,
  );
  const lot = given(
    { name: 'lot', label: 'Smallest lot', unit },
    instrumentOf(view.market, position.instrument).lot,
  );
  return wholeLots(
    { ...shares, name: 'guideSaleWholeShares', label: 'Shares worth that, whole' },
    shares,
    lot,
  );
}
