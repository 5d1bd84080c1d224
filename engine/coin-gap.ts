/**
 * Coin-margined contracts that stand at another price than their coin. Their gain is coin, and the engine counts it at
 * the contract's own mark, so that it is straight in that price: exact where the two prices are one. Where they are not,
 * the figures say so, and by how much.
 */
import { instrumentOf, markOf, type Position, worthOf } from './account.ts';
import { entryValue } from './contracts.ts';
import { total } from './decimal.ts';
import { type Figure, given, product, quotient, sum, type Unit } from './figure.ts';
import type { Report } from './report.ts';
import { heldIn } from './rules/size.ts';
import type { View } from './rules/view.ts';

/** Gain in coin times what mark and price of the coin are apart; null where they are not. */
function gapOf(position: Position, { market, currency }: View): Figure | null {
  const instrument = instrumentOf(market, position.instrument);
  const mark = markOf(market, instrument.id);
  if (instrument.kind !== 'inverse' || mark.isZero()) return null;
  const rate = worthOf(instrument.quote, currency, market);
  const apart = mark.times(rate).minus(worthOf(instrument.base, currency, market));
  if (apart.isZero()) return null;
  const unit: Unit = { kind: 'money', asset: instrument.base };
  const face = total(position.lots.map((lot) => entryValue(instrument, lot)));
  const gain = sum(
    { name: `coinGain:${position.id}`, label: `Gain of ${position.id} in coin`, unit },
    [1, given({ name: 'entryCoin', label: 'Coin at the entry', unit }, position.quantity)],
    [
      -1,
      quotient(
        { name: 'markCoin', label: 'Coin at the mark', unit },
        given({ name: 'face', label: 'Face', unit: { kind: 'money', asset: instrument.quote } }, face),
        given({ name: 'mark', label: 'Mark', unit: { kind: 'price', asset: instrument.quote } }, mark),
      ),
    ],
  );
  const price: Unit = { kind: 'price', asset: currency };
  return product(
    {
      name: `coinGap:${position.id}`,
      label: `Gap of ${position.id}`,
      unit: { kind: 'money', asset: currency },
    },
    gain,
    given({ name: 'apart', label: 'Mark less price of the coin', unit: price }, apart),
  );
}

/** What equity is too high (below zero: too low) by counting gains in coin at the contract's own mark. */
export function coinGap(view: View): Figure | null {
  const gaps = heldIn(view).flatMap((position) => gapOf(position, view) ?? []);
  if (gaps.length === 0) return null;
  return sum(
    { name: 'coinGap', label: 'Equity counted too high by', unit: { kind: 'money', asset: view.currency } },
    ...gaps.map((gap) => [1, gap] as const),
  );
}

/** The figures that a gap makes approximate. */
const APPROXIMATE = /^(equity|marginBalance|(liquidation|bankruptcy|warning)Price(:.*)?)$/;

/** The report with its gap, and with what that makes approximate called so. */
export function withCoinGap(report: Report): Report {
  const gap = coinGap(report.view);
  if (!gap) return report;
  const named = Object.entries(report.figures).map(([name, figure]) => {
    const label = APPROXIMATE.test(name) ? `${figure.label} (coin at the contract’s mark)` : figure.label;
    return [name, { ...figure, label }] as const;
  });
  return { ...report, figures: { ...Object.fromEntries(named), coinGap: gap } };
}
