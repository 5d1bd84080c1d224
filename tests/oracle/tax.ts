/**
 * Gains and wash sales share by share, written from 26 USC 1091 and 26 CFR 1.1091-1 with fractions of its own; it
 * takes nothing from the engine. Losses are gone through in the order in which they arose, and for each share sold
 * the earliest share bought in the 61 days is looked for among all that were ever bought.
 */
import { add, type Fraction, fraction, sub } from './fraction.ts';

/** So many units, all alike; a unit may be any part of a share. */
export interface UnitDeal {
  /** Days since some day. */
  readonly day: number;
  /** Above zero bought, below zero sold. */
  readonly units: number;
  /** Price of a unit. */
  readonly price: string;
}

interface Unit {
  readonly lot: number;
  readonly bought: number;
  basis: Fraction;
  heldFrom: number;
  /** Index of the deal that sold it. */
  sold: number | null;
  replaces: boolean;
}

export interface OracleSale {
  readonly lot: number;
  units: number;
  gain: Fraction;
  disallowed: Fraction;
}

export interface OracleBook {
  /** Of each deal that sold, by lot in the order sold. */
  readonly sales: readonly OracleSale[][];
  /** What is left. */
  readonly units: readonly Unit[];
}

const NIL = fraction('0');

/** First in, first out; `washes` is whether the rule applies. Nothing may be sold that is not held. */
export function shareByShare(deals: readonly UnitDeal[], washes: boolean): OracleBook {
  const units: (Unit & { readonly deal: number })[] = deals.flatMap(({ day, units: count, price }, deal) =>
    Array.from({ length: Math.max(0, count) }, () => ({
      lot: deal,
      deal,
      bought: day,
      basis: fraction(price),
      heldFrom: day,
      sold: null,
      replaces: false,
    })),
  );
  const sales = deals.map(({ day, units: count, price }, deal) => {
    const rows: OracleSale[] = [];
    if (count >= 0) return rows;
    const held = units.filter((unit) => unit.deal < deal && unit.sold === null);
    const sold = held.slice(0, -count);
    if (sold.length < -count) throw new Error('the oracle knows no short sales');
    for (const unit of sold) unit.sold = deal;
    for (const unit of sold) {
      const gain = sub(fraction(price), unit.basis);
      const other = units.find(
        (item) =>
          item.lot !== unit.lot &&
          !item.replaces &&
          Math.abs(item.bought - day) <= 30 &&
          // Still held after this sale: sold by none so far. Later ones have not been gone through.
          item.sold === null,
      );
      const washed = washes && gain.n < 0n && other !== undefined;
      if (washed) {
        other.replaces = true;
        other.basis = sub(other.basis, gain);
        other.heldFrom = other.bought - (day - unit.heldFrom);
      }
      const last = rows.at(-1);
      const row = last?.lot === unit.lot ? last : { lot: unit.lot, units: 0, gain: NIL, disallowed: NIL };
      if (row !== last) rows.push(row);
      row.units += 1;
      row.gain = add(row.gain, gain);
      if (washed) row.disallowed = sub(row.disallowed, gain);
    }
    return rows;
  });
  return { sales, units: units.filter((unit) => unit.sold === null) };
}
