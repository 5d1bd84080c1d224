/** Who bears it when what was bought on credit loses worth: its owner first, and then whoever lent. And what is gained. */
import { constant, type Figure, greatest, least, quotient, type Spec, sum, type Unit } from './figure.ts';

/**
 * Of a report’s figures: `entryGain` and, as parts of the cost and of the own money, `entryChange` and `ownChange`;
 * `ownLoss`, what the owner has lost of the own money; and `uncovered`, what of the debt the shares no longer cover.
 * Empty where the report does not say what was paid, as of a short; without own money there is no `ownChange`.
 */
export function burden(known: Readonly<Record<string, Figure>>): Figure[] {
  const { marketValue, debt, entryValue, entryEquity } = known;
  if (!marketValue || !debt || !entryValue || !entryEquity) return [];
  const { unit } = marketValue;
  const rate: Unit = { kind: 'rate' };
  const gain = sum(
    { name: 'entryGain', label: 'Gained or lost since the purchase', unit },
    [1, marketValue],
    [-1, entryValue],
  );
  const part = (name: string, label: string, whole: Figure): Figure[] =>
    whole.value.gt(0) ? [quotient({ name, label, unit: rate }, gain, whole)] : [];
  const loss = sum(
    { name: 'loss', label: 'Lost since the purchase', unit },
    [1, entryValue],
    [-1, marketValue],
  );
  const own: Spec = { name: 'ownLoss', label: 'Lost of the own money', unit };
  const gap: Spec = { name: 'uncovered', label: 'Debt that nothing covers', unit, rounding: 'up' };
  return [
    gain,
    ...part('entryChange', 'Change of the worth', entryValue),
    ...part('ownChange', 'Change of the own money', entryEquity),
    greatest(
      own,
      least({ ...own, name: 'ownShare', label: 'Lesser of the two' }, loss, entryEquity),
      constant(0),
    ),
    greatest(
      gap,
      sum({ ...gap, name: 'gap', label: 'Debt less market value' }, [1, debt], [-1, marketValue]),
      constant(0),
    ),
  ];
}

/** Gained or lost of the own money that was put in, costs and all: below zero it is a loss. */
export function gainOn(equity: Figure, own: Figure): Figure {
  return sum({ name: 'profit', label: 'Gain less costs', unit: own.unit }, [1, equity], [-1, own]);
}
