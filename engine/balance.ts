/** What counts against a requirement, where that is not simply the equity: weights, and gains that do not count yet. */
import { type Amount, equityOf, instrumentOf, type Position, positionValue, worthOf } from './account.ts';
import { isContract } from './contracts.ts';
import { type Decimal, decimal, ONE, total, ZERO } from './decimal.ts';
import { type Figure, given, least, product, type Sign, sum, type Unit } from './figure.ts';
import { linesOn, openStretches, root } from './line.ts';
import type { Ratio } from './ratio.ts';
import type { Ray, View } from './rules/view.ts';

/** How an asset counts. Decimal texts; a debt counts more than once where `owed` is above 1. */
export interface AssetWeight {
  readonly asset: string;
  readonly held: string;
  readonly owed: string;
}

export interface BalanceRule {
  readonly weights: readonly AssetWeight[];
  /** Whether gains of contracts that are still open count, or losses alone. */
  readonly unrealised: 'counted' | 'lossesOnly';
}

function weightOf(rule: BalanceRule, asset: string, owed: boolean): Decimal {
  const found = rule.weights.find((item) => item.asset === asset);
  return found ? decimal(owed ? found.owed : found.held) : ONE;
}

function weighted(rule: BalanceRule, view: View, asset: string, name: string, value: Decimal): Figure {
  const unit: Unit = { kind: 'money', asset: view.currency };
  const size = given({ name, label: `${asset} at its price`, unit }, value);
  const weight = weightOf(rule, asset, value.isNegative());
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

/** What counts. Without a rule it is the equity itself. */
export function balanceOf(view: View, rule: BalanceRule | undefined): Figure {
  const { pool, currency, market } = view;
  if (!rule) return equityOf(pool, currency, market);
  const unit: Unit = { kind: 'money', asset: currency };
  const lines = pool.amounts
    .filter((line) => line.kind !== 'contracts')
    .map((line: Amount) =>
      weighted(rule, view, line.asset, line.kind, line.amount.times(worthOf(line.asset, currency, market))),
    );
  const held = pool.positions
    .filter((item) => !isContract(instrumentOf(market, item.instrument)))
    .map((item) => {
      const { base } = instrumentOf(market, item.instrument);
      const value = positionValue(item, currency, market).value;
      const signed = item.quantity.isNegative() ? value.neg() : value;
      return weighted(rule, view, base, `value:${item.id}`, signed);
    });
  const profit = given({ name: 'unrealised', label: 'Unrealised profit', unit }, profitOf(view));
  const nothing = given({ name: 'nothing', label: 'Nothing', unit }, ZERO);
  const counted =
    rule.unrealised === 'counted'
      ? profit
      : least({ name: 'unrealisedLoss', label: 'Unrealised loss', unit }, profit, nothing);
  const parts = [...lines, ...held, counted].filter((part) => !part.value.isZero());
  const terms = parts.map((part): readonly [Sign, Figure] => [1, part]);
  return sum({ name: 'marginBalance', label: 'Margin balance', unit, rounding: 'down' }, ...terms);
}

/** Where the balance bends along a ray: where gains stop to count. */
export function balanceKinks(rule: BalanceRule | undefined, ray: Ray): readonly Ratio[] {
  if (rule?.unrealised !== 'lossesOnly') return [];
  return openStretches(ray, []).flatMap((stretch) => {
    const [profit] = linesOn(stretch, [(t) => profitOf(ray.at(t))]);
    const zero = profit ? root(profit) : null;
    return zero === null ? [] : [zero];
  });
}
