/** Accounts for the oracle's own tests: short constructors, and random ones with awkward, full-resolution numbers. */
import type { OracleAccount, OracleHolding } from './us-broker.ts';

/** Nothing but zeros, at FINRA's own rates, with what is given put in. */
export function account(given: Partial<OracleAccount>): OracleAccount {
  const money = { cash: '0', loan: '0', interest: '0', shortProceeds: '0' };
  return { ...money, holdings: [], houseLong: '0.25', houseShort: '0.30', ...given };
}

export function holding(quantity: string, price: string, symbol = 'XYZ'): OracleHolding {
  return { symbol, quantity, price };
}

export type Random = () => number;

/** mulberry32: a small seeded generator, so that a failure can be repeated. */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A decimal below `top` with all its digits in use. */
export function amount(random: Random, top: number, decimals: number): string {
  const whole = Math.floor(random() * top);
  const digits = Array.from({ length: decimals }, () => Math.floor(random() * 10)).join('');
  return `${whole}.${digits}`;
}

/** One to four positions on either side, low and high prices, house rates at and above FINRA's. */
export function randomAccount(random: Random): OracleAccount {
  const holdings = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, i) => {
    const sign = random() < 0.5 ? '-' : '';
    const price = amount(random, random() < 0.4 ? 8 : 300, 1 + Math.floor(random() * 6));
    return {
      symbol: `S${i}`,
      quantity: `${sign}${amount(random, 2000, 1 + Math.floor(random() * 8))}`,
      price,
    };
  });
  const part = (side: string) =>
    holdings.reduce((sum, { quantity, price }) => {
      return quantity.startsWith('-') === (side === 'short')
        ? sum + Math.abs(Number(quantity) * Number(price))
        : sum;
    }, 0);
  return {
    cash: amount(random, random() < 0.3 ? 1 : part('short') + 1000, 2),
    loan: amount(random, part('long') * 0.8 + 1, 2),
    interest: amount(random, 50, 4),
    shortProceeds: amount(random, part('short') * (1 + random()) + 1, 2),
    holdings,
    houseLong: ['0.25', '0.3', '0.4125', '0.75', '1'][Math.floor(random() * 5)] ?? '0.25',
    houseShort: ['0.3', '0.35', '0.4375', '1', '1.1'][Math.floor(random() * 5)] ?? '0.3',
  };
}
