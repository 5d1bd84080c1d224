/** What tax law takes a thing for, as data. */
import type { Citation } from '../figure.ts';
import { TAX_SOURCES } from './sources.ts';

/** Whether the wash-sale rule reaches an asset, and of which day that statement is. */
export interface WashSaleTerms {
  readonly applies: boolean;
  /** ISO date on which this was last found to be so: bills to change it are pending for crypto. */
  readonly asOf: string;
  readonly rule: Citation;
}

export interface TaxAsset {
  readonly kind: 'stock' | 'crypto';
  readonly washSale: WashSaleTerms;
}

/** Frozen and dated: a change of the law adds an entry with a new key and leaves these as they are. */
export const TAX_ASSETS = {
  stock: {
    kind: 'stock',
    washSale: { applies: true, asOf: '2026-11-22', rule: TAX_SOURCES.washSale },
  },
  /** Not law when last looked: H.R. 8899 of 19 May 2026 and H.R. 9172 of 8 June 2026 would apply the rule. */
  crypto: {
    kind: 'crypto',
    washSale: { applies: false, asOf: '2026-11-22', rule: TAX_SOURCES.washSaleCrypto },
  },
} as const satisfies Record<string, TaxAsset>;
