/**
 * The liquidation price as guides reckon it: from entry, leverage and one rate, with the maintenance of then (on the
 * value at the entry) or with that of now (on the value at the price itself). Each is right where an exchange charges
 * just that; neither knows of tiers, of what they take off, or of a fee for closing.
 */
import { constant, type Figure, product, quotient, type Sign, type Spec, sum, type Unit } from './figure.ts';
import type { Charged } from './rules/size.ts';

/** What a guide asks of its reader. Leverage and entry are above zero, the rate is a fraction. */
export interface GuideTerms {
  readonly side: 'long' | 'short';
  readonly kind: 'linear' | 'inverse';
  readonly entry: Figure;
  readonly leverage: Figure;
  readonly rate: Figure;
}

const LABELS = { entry: 'maintenance of then', mark: 'maintenance of now' } as const;
/** A plain number: 1 ÷ leverage is no leverage. */
const NUMBER: Unit = { kind: 'quantity' };

/**
 * The price by one of the two formulas: entry × (1 − 1 ÷ leverage + rate) with the maintenance of then, entry ×
 * (1 − 1 ÷ leverage) ÷ (1 − rate) with that of now, for a long of a linear contract; of a short the signs turn, and of a
 * coin-margined contract, whose gain is straight in 1 ÷ price, the fraction does. Null where no price above zero comes
 * out, as for a coin-margined short without leverage.
 */
export function guideLiquidationPrice(terms: GuideTerms, on: Charged): Figure | null {
  const { side, kind, entry, leverage, rate } = terms;
  const sign: Sign = (side === 'long') === (kind === 'linear') ? -1 : 1;
  const back: Sign = sign === 1 ? -1 : 1;
  const [plus, minus] = sign === 1 ? ['+', '−'] : ['−', '+'];
  const spec: Spec = {
    name: `guidePrice:${on}`,
    label: `Liquidation price with the ${LABELS[on]}`,
    unit: entry.unit,
    rounding: side === 'long' ? 'up' : 'down',
  };
  const part = (name: string, label: string): Spec => ({ name: `${name}:${on}`, label, unit: NUMBER });
  const one = constant(1);
  const margin = quotient(part('guideMargin', '1 ÷ leverage'), one, leverage);
  const over = (above: Figure, below: Figure): Figure | null =>
    above.value.gt(0) && below.value.gt(0) ? quotient(spec, above, below) : null;
  const times = (factor: Figure): Figure =>
    product({ ...spec, name: `guideTop:${on}`, label: `Entry × ${factor.label}` }, entry, factor);

  if (on === 'entry') {
    const label = `(1 ${plus} 1 ÷ leverage ${minus} rate)`;
    const left = sum(part('guideLeft', label), [1, one], [sign, margin], [back, rate]);
    if (kind === 'inverse') return over(entry, left);
    return left.value.gt(0) ? product(spec, entry, left) : null;
  }
  const opened = sum(part('guideOpened', `(1 ${plus} 1 ÷ leverage)`), [1, one], [sign, margin]);
  const kept = sum(part('guideKept', `(1 ${plus} rate)`), [1, one], [sign, rate]);
  return kind === 'linear' ? over(times(opened), kept) : over(times(kept), opened);
}
