/** US federal tax on what an account did: the public surface of this folder. */
export { TAX_ASSETS, type TaxAsset, type WashSaleTerms } from './assets.ts';
export { type Bill, type BillInput, taxBill } from './bill.ts';
export { type CapitalYear, capitalYear, LOSS_LIMITS, type YearInput } from './capital.ts';
export { DEALT, type Deal, gainsOnDeals } from './deals.ts';
export { type Identification, type OpenLot, realisedGains, type TaxBook, type TaxInput } from './gains.ts';
export { firstLongTermDay, type Term, termOf } from './holding.ts';
export type { Given } from './inputs.ts';
export { type InterestInput, type InterestYear, investmentInterest } from './interest.ts';
export type { Choice, TaxLot } from './lots.ts';
export { gainsOf, type TaxChoices } from './played.ts';
export type { Replacement, Sale } from './sale.ts';
export { TAX_LIMITS, TAX_SOURCES } from './sources.ts';
export {
  type ShortDividend,
  type ShortDividendInput,
  type Substitute,
  type SubstituteInput,
  shortDividend,
  substitutePayment,
} from './substitute.ts';
