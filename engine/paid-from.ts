/** What is paid comes out of the cash there is, and what is missing is lent: as postings do it, in figures. */
import { constant, type Figure, greatest, type Spec, sum } from './figure.ts';

export interface PaidFrom {
  /** Cash that is left. */
  readonly left: Figure;
  /** What had to be borrowed. */
  readonly lent: Figure;
}

/** `amount` is paid from `cash`, both of one currency and neither below zero. */
export function paidFrom(cash: Figure, amount: Figure): PaidFrom {
  const { unit } = cash;
  const beyond = (name: string, label: string, more: Figure, less: Figure): Figure => {
    const spec: Spec = { name, label, unit };
    const rest = sum(
      { ...spec, name: `${name}Gap`, label: `${more.label} less ${less.label}` },
      [1, more],
      [-1, less],
    );
    return greatest(spec, rest, constant(0));
  };
  return { left: beyond('cashLeft', 'Cash left', cash, amount), lent: beyond('lent', 'Lent', amount, cash) };
}
