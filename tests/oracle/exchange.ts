/**
 * Contracts in one pool at an exchange, straight from the rules' text: gains are quantity × (price − entry), and each
 * slice of a position's value is asked the rate of its tier.
 */
import { abs, add, compare, type Fraction, fraction, min, mul, sub, ZERO } from './fraction.ts';

export interface OracleContract {
  readonly symbol: string;
  readonly quantity: string;
  readonly entry: string;
  readonly price: string;
}

export interface OracleTier {
  readonly floor: string;
  readonly rate: string;
}

export interface OracleVenue {
  readonly charged: 'mark' | 'entry';
  readonly closingFee: string;
  /** Whether a balance on the requirement exactly is liquidated. */
  readonly boundary: 'strict' | 'inclusive';
  readonly tiers: readonly OracleTier[];
}

export interface OraclePool {
  readonly cash: string;
  readonly contracts: readonly OracleContract[];
}

/** What the slices of a value are asked together. */
function bySlices(value: Fraction, tiers: readonly OracleTier[]): Fraction {
  return tiers.reduce((sum, { floor, rate }, i) => {
    const from = fraction(floor);
    const next = tiers[i + 1];
    const to = next ? min(value, fraction(next.floor)) : value;
    return compare(to, from) > 0 ? add(sum, mul(sub(to, from), fraction(rate))) : sum;
  }, ZERO);
}

/** Balance less requirement with one symbol at another price. */
export function excessAt(pool: OraclePool, venue: OracleVenue, symbol: string, price: Fraction): Fraction {
  return pool.contracts.reduce((sum, item) => {
    const mark = item.symbol === symbol ? price : fraction(item.price);
    const [quantity, entry] = [fraction(item.quantity), fraction(item.entry)];
    const gain = mul(quantity, sub(mark, entry));
    const size = mul(abs(quantity), venue.charged === 'mark' ? mark : entry);
    const fee = mul(mul(abs(quantity), mark), fraction(venue.closingFee));
    return sub(sub(add(sum, gain), bySlices(size, venue.tiers)), fee);
  }, fraction(pool.cash));
}

export function isLiquidated(pool: OraclePool, venue: OracleVenue, symbol: string, price: Fraction): boolean {
  const sign = compare(excessAt(pool, venue, symbol, price), ZERO);
  return venue.boundary === 'strict' ? sign < 0 : sign <= 0;
}
