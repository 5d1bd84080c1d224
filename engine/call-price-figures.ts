/** What a call price comes to: worth and equity there, and the price at which nothing is left. */
import type { Position } from './account.ts';
import type { Standing } from './assess.ts';
import { callPrice, callPrices, crossingFigures } from './call-price.ts';
import { type Figure, given, product, quotient, type Spec, sum, type Unit } from './figure.ts';
import type { Rulebook } from './rulebook.ts';
import type { View } from './rules/view.ts';

export function callPriceFigures(
  view: View,
  rulebook: Rulebook,
  standing: Standing,
  position: Position,
): Figure[] {
  const prices = callPrices(view, rulebook, standing.line, position.instrument);
  const found = callPrice(prices);
  if (!found) return [];
  const asset = view.currency;
  const money: Unit = { kind: 'money', asset };
  const main = standing.line.of === 'maintenance';
  const prefix = main ? '' : `${standing.line.of}:`;
  const rounding = found.side === 'below' ? 'up' : 'down';
  const long = found.side === 'below';
  const spec: Spec = {
    name: `${prefix}callPrice`,
    label: 'Call price',
    unit: { kind: 'price', asset },
    rounding,
    rule: standing.line.rule,
  };
  const { price, derived } = crossingFigures(prices.condition, found, spec, asset, prefix);
  if (!derived) return [price];
  const { gain, fixed } = derived;
  const shares = given(
    { name: 'shares', label: 'Shares', unit: { kind: 'quantity' } },
    position.quantity.abs(),
  );
  const value = product(
    { name: `${prefix}callMarketValue`, label: 'Market value at the call', unit: money, rounding },
    price,
    shares,
  );
  const worth = product({ name: `${prefix}callWorth`, label: 'Worth at the call', unit: money }, price, gain);
  const equity = sum(
    { name: `${prefix}callEquity`, label: 'Equity at the call', unit: money },
    [long ? 1 : -1, worth],
    [long ? -1 : 1, fixed],
  );
  if (prefix !== '' || gain.value.isZero()) return [price, value, equity];
  const zero = quotient(
    { ...spec, name: 'bankruptcyPrice', label: 'Price at which nothing is left' },
    fixed,
    gain,
  );
  return [price, value, equity, zero];
}
