/** What counts against a requirement, where that is not simply the equity: assets and debts by their weights. */
import { type Amount, instrumentOf, isContract, type Position, positionValue, worthOf } from './account.ts';
import { type Decimal, decimal, ONE, total } from './decimal.ts';
import { type Figure, given, product, type Sign, sum, type Unit } from './figure.ts';
import type { View } from './rules/view.ts';

/** How an asset counts. Decimal texts; a debt counts more than once where `owed` is above 1. */
export interface AssetWeight {
  readonly asset: string;
  readonly held: string;
  readonly owed: string;
}

function weightOf(weights: readonly AssetWeight[], asset: string, owed: boolean): Decimal {
  const found = weights.find((item) => item.asset === asset);
  return found ? decimal(owed ? found.owed : found.held) : ONE;
}

function weighted(
  weights: readonly AssetWeight[],
  view: View,
  asset: string,
  name: string,
  value: Decimal,
): Figure {
  const unit: Unit = { kind: 'money', asset: view.currency };
  const size = given({ name, label: `${asset} at its price`, unit }, value);
  const weight = weightOf(weights, asset, value.isNegative());
  if (weight.eq(ONE)) return size;
  return product(
    { name: `${name}:weighted`, label: `${asset} as it counts`, unit },
    given({ name: `weight:${asset}`, label: `Weight of ${asset}`, unit: { kind: 'rate' } }, weight),
    size,
  );
}

function contractsIn(view: View): readonly Position[] {
  return view.pool.positions.filter((item) => isContract(instrumentOf(view.market, item.instrument)));
}

/** Gains less losses of the contracts, one against the other, as the ledger has them. */
function profitOf(view: View): Decimal {
  const { market, currency } = view;
  const lines = view.pool.amounts.filter((line) => line.kind === 'contracts');
  const entries = lines.map((line) => line.amount.times(worthOf(line.asset, currency, market)));
  const worth = contractsIn(view).map((item) => {
    const value = positionValue(item, currency, market).value;
    return item.quantity.isNegative() ? value.neg() : value;
  });
  return total([...entries, ...worth]);
}

/** What counts of a pool. */
export type Balance = (view: View) => Figure;

/** Each asset by its weight, and gains and losses of contracts in full. */
export function weightedBalance(weights: readonly AssetWeight[]): Balance {
  return (view) => balanceOf(view, weights);
}

function balanceOf(view: View, weights: readonly AssetWeight[]): Figure {
  const { pool, currency, market } = view;
  const unit: Unit = { kind: 'money', asset: currency };
  const lines = pool.amounts
    .filter((line) => line.kind !== 'contracts')
    .map((line: Amount) =>
      weighted(
        weights,
        view,
        line.asset,
        line.kind,
        line.amount.times(worthOf(line.asset, currency, market)),
      ),
    );
  const held = pool.positions
    .filter((item) => !isContract(instrumentOf(market, item.instrument)))
    .map((item) => {
      const { base } = instrumentOf(market, item.instrument);
      const value = positionValue(item, currency, market).value;
      const signed = item.quantity.isNegative() ? value.neg() : value;
      return weighted(weights, view, base, `value:${item.id}`, signed);
    });
  const profit = given({ name: 'unrealised', label: 'Unrealised profit', unit }, profitOf(view));
  const parts = [...lines, ...held, profit].filter((part) => !part.value.isZero());
  const terms = parts.map((part): readonly [Sign, Figure] => [1, part]);
  return sum({ name: 'marginBalance', label: 'Margin balance', unit, rounding: 'down' }, ...terms);
}
