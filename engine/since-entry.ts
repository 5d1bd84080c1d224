/** How far things have come, and may come, since the shares were bought. */
import { instrumentOf, isContract } from './account.ts';
import { type Decimal, total, ZERO } from './decimal.ts';
import { type Figure, given, quotient, sum, type Unit } from './figure.ts';
import type { View } from './rules/view.ts';

type Figures = Readonly<Record<string, Figure>>;

function costOf(view: View): Decimal {
  const lots = view.pool.positions.flatMap((position) => position.lots);
  return total(lots.map((lot) => lot.quantity.times(lot.entry)));
}

/**
 * Cost, price paid, loss, own money at the start and the changes to the call, of an account with one
 * long position. `known` are the figures already found. Empty for any other: the proceeds of a short are no
 * money of its owner's, the fall of one share price says little of several, and a contract was not paid for.
 */
export function sinceEntry(view: View, known: Figures): Figure[] {
  const { marketValue, debt, callMarketValue, callEquity } = known;
  const [only, another] = view.pool.positions;
  const cost = costOf(view);
  if (!only?.quantity.gt(ZERO) || another || !marketValue || !debt || cost.lte(ZERO)) return [];
  if (isContract(instrumentOf(view.market, only.instrument))) return [];
  const unit: Unit = { kind: 'money', asset: view.currency };
  const rate: Unit = { kind: 'rate' };
  const paid = given({ name: 'entryValue', label: 'Cost of the shares', unit }, cost);
  const own = sum({ name: 'entryEquity', label: 'Own money at the purchase', unit }, [1, paid], [-1, debt]);
  const loss = sum(
    { name: 'entryLoss', label: 'Lost since the purchase', unit },
    [1, paid],
    [-1, marketValue],
  );
  const price = quotient(
    { name: 'entryPrice', label: 'Price paid', unit: { kind: 'price', asset: view.currency } },
    paid,
    given({ name: 'shares', label: 'Shares', unit: { kind: 'quantity' } }, only.quantity),
  );
  const figures = [paid, price, own, loss];
  if (!callMarketValue || !callEquity) return figures;

  // Signed: at a high enough rate the call price lies above what was paid.
  const change = sum(
    { name: 'callGain', label: 'Gained or lost at the call', unit },
    [1, callMarketValue],
    [-1, paid],
  );
  figures.push(
    change,
    quotient({ name: 'callChange', label: 'Change of the price to the call', unit: rate }, change, paid),
  );
  if (own.value.gt(ZERO)) {
    figures.push(
      quotient(
        { name: 'callOwnChange', label: 'Change of the own money to the call', unit: rate },
        change,
        own,
      ),
    );
  }
  return figures;
}
