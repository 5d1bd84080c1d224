/** How far things have come, and may come, since the shares were bought. */
import { instrumentOf } from './account.ts';
import { isContract } from './contracts.ts';
import { type Decimal, total, ZERO } from './decimal.ts';
import { type Figure, given, quotient, sum, type Unit } from './figure.ts';
import type { View } from './rules/view.ts';

type Figures = Readonly<Record<string, Figure>>;

function costOf(view: View): Decimal {
  const lots = view.pool.positions.flatMap((position) => position.lots);
  return total(lots.map((lot) => lot.quantity.times(lot.entry)));
}

/**
 * Cost, loss, own money at the start and the falls to the call, of an account with one
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
  const figures = [paid, own, loss];
  if (!callMarketValue || !callEquity) return figures;

  const fall = sum({ name: 'callLoss', label: 'Lost at the call', unit }, [1, paid], [-1, callMarketValue]);
  figures.push(
    fall,
    quotient({ name: 'callFall', label: 'Fall of the price to the call', unit: rate }, fall, paid),
  );
  if (own.value.gt(ZERO)) {
    figures.push(
      quotient(
        { name: 'callOwnFall', label: 'Share of the own money lost at the call', unit: rate },
        fall,
        own,
      ),
    );
  }
  return figures;
}
