/**
 * The accounts of a made-up market: for each contract that is held long, one is held short, all opened at one price.
 * Who has which leverage and how much of it is drawn from a seed; it is no measurement of any venue.
 */
import type { Pool } from './account.ts';
import { cents, type Decimal, decimal, total } from './decimal.ts';
import { EngineError } from './errors.ts';
import { once } from './once.ts';
import { seeded } from './paths/seeded.ts';

/** An account with one position. */
export interface Trader {
  readonly id: string;
  /** Contracts; below zero for a short. */
  readonly quantity: Decimal;
  readonly entry: Decimal;
  /** What was put in, which is all that the position can lose. */
  readonly margin: Decimal;
}

/** What everything is paid in, and what is traded. */
export const USD = 'USD';
export const ID = 'contract';
/** No calendar: everything happens on one day. */
export const ON = '2026-11-22';

/** The account of a trader before anything happens: the same crowd meets one shock after the other. */
export const poolOf = once(
  ({ id, quantity, entry, margin }: Trader): Pool => ({
    id,
    amounts: [
      { asset: USD, kind: 'cash', amount: margin },
      { asset: USD, kind: 'contracts', amount: quantity.times(entry).neg() },
    ],
    positions: [{ id: ID, instrument: ID, quantity, lots: [{ quantity, entry, opened: ON }] }],
  }),
);

interface Holding {
  readonly cash: Decimal;
  /** With what its contracts were opened for. */
  readonly money: Decimal;
  readonly contracts: Decimal;
  /** Of a short: how many. */
  readonly short: Decimal;
}

/** What a pool holds; its worth at a mark is `money + contracts × mark`. Asked again and again while few of them change. */
export const holdingOf = once((pool: Pool): Holding => {
  const of = (amounts: Pool['amounts']): Decimal => total(amounts.map(({ amount }) => amount));
  const contracts = total(pool.positions.map(({ quantity }) => quantity));
  return {
    cash: of(pool.amounts.filter(({ kind }) => kind === 'cash')),
    money: of(pool.amounts),
    contracts,
    short: contracts.neg(),
  };
});

/** Multiples that venues offer by a click. As many of them are below 10 as above: small leverage is as usual as large. */
const OFFERED = [2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 75, 100] as const;
/** Shorts have little leverage here, so that a fall is what is looked at, and not what comes after a rise. */
const SHORTS = [1, 2, 3] as const;
/** The cube of chance: most accounts are small, and few are large. */
const LARGEST = 60;

const weight = (chance: number): number => 1 + Math.floor(chance * chance * chance * LARGEST);

function trader(id: string, quantity: number, entry: Decimal, leverage: number): Trader {
  const margin = cents(entry.times(Math.abs(quantity)).div(leverage), 'up');
  return { id, quantity: decimal(quantity), entry, margin };
}

/**
 * @param seed whole number
 * @param leverage the highest of a long; at least 2
 * @throws EngineError `crowd.size` without a long and a short, `crowd.leverage` below 2
 */
export function crowdOf(
  seed: number,
  { longs, shorts, leverage, price }: { longs: number; shorts: number; leverage: number; price: Decimal },
): Trader[] {
  if (longs < 1 || shorts < 1)
    throw new EngineError('crowd.size', 'longs', 'and shorts must be at least 1 each');
  const offered = OFFERED.filter((item) => item <= leverage);
  if (offered.length === 0)
    throw new EngineError('crowd.leverage', 'leverage', `must be at least 2; got ${leverage}`);
  const chance = seeded(seed);
  const among = (items: readonly number[], usual: number): number =>
    items[Math.floor(chance() * items.length)] ?? usual;
  const sizes = Array.from({ length: longs }, () => weight(chance()));
  const held = sizes.map((size, i) => trader(`long-${i + 1}`, size, price, among(offered, 2)));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const shares = Array.from({ length: shorts }, () => weight(chance()));
  const parts = shares.reduce((sum, share) => sum + share, 0);
  let [seen, given] = [0, 0];
  const against = shares.flatMap((share, i) => {
    // By what has been given so far, so that all of it is given in the end.
    seen += share;
    const quantity = Math.floor((all * seen) / parts) - given;
    given += quantity;
    return quantity === 0 ? [] : [trader(`short-${i + 1}`, -quantity, price, among(SHORTS, 1))];
  });
  return [...held, ...against];
}
