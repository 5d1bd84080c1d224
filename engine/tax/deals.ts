/** Gains of a few deals in one asset, where there is no scenario that was played. */
import type { Instrument } from '../account.ts';
import { type Decimal, decimal } from '../decimal.ts';
import type { Leg, Posting } from '../ledger.ts';
import type { TaxAsset } from './assets.ts';
import { type Identification, realisedGains, type TaxBook } from './gains.ts';

/** One purchase, or one sale with a quantity below zero, in US dollars and without costs. */
export interface Deal {
  /** ISO date. */
  readonly on: string;
  readonly quantity: Decimal;
  readonly price: Decimal;
  /** Sold by the broker. */
  readonly forced?: boolean;
}

/** What lots and sales of `gainsOnDeals` are called after: `XYZ#1`. */
export const DEALT = 'XYZ';

const TERMS: Instrument = {
  id: DEALT,
  kind: 'spot',
  base: DEALT,
  quote: 'USD',
  settle: 'USD',
  underlier: DEALT,
  multiplier: decimal(1),
  tick: decimal('0.01'),
  lot: decimal(1),
};

function postingOf({ on, quantity, price, forced = false }: Deal): Posting {
  const shares = { asset: DEALT, kind: 'position', instrument: DEALT, price } as const;
  const cash = { asset: 'USD', kind: 'cash' } as const;
  const paid = quantity.times(price);
  const legs: Leg[] = [
    { ...shares, owner: 'pool', pool: 'main', amount: quantity },
    { ...shares, owner: 'market', amount: quantity.neg() },
    { ...cash, owner: 'pool', pool: 'main', amount: paid.neg() },
    { ...cash, owner: 'market', amount: paid },
  ];
  return { kind: 'posting', on, reason: forced ? 'forcedSale' : 'trade', legs };
}

/**
 * Realised gains, wash sales and open lots of deals in one asset.
 * @param deals in order of time
 * @throws EngineError as `realisedGains`
 */
export function gainsOnDeals(
  deals: readonly Deal[],
  asset: TaxAsset,
  identified: readonly Identification[] = [],
): TaxBook {
  return realisedGains({
    journal: deals.map(postingOf),
    instruments: { [DEALT]: TERMS },
    assets: { [DEALT]: asset },
    identified,
  });
}
