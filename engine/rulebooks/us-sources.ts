/** The rules that a margin account at a US broker rests on. */
import type { Citation } from '../figure.ts';

/** The day on which these rules were last checked. */
export const CHECKED = '2026-11-22';

export const US_SOURCES = {
  regTLong: {
    source: 'reg-t-220-12',
    section: '(a)',
    says: 'Buying a margin equity security takes 50 % of its current market value.',
    checked: CHECKED,
    standing: 'text',
  },
  regTShort: {
    source: 'reg-t-220-12',
    section: '(c)(1)',
    says: 'A short sale takes 150 % of current market value, of which the proceeds are 100.',
    checked: CHECKED,
    standing: 'text',
  },
  minimumEquity: {
    source: 'finra-4210',
    section: '(b)(4)',
    says: 'A margin account opens with equity of at least $2,000, but no more than the cost of what is bought.',
    checked: CHECKED,
    standing: 'quoted',
  },
  maintenanceLong: {
    source: 'finra-4210',
    section: '(c)(1)',
    says: 'Stock held long must be backed by equity of 25 % of its current market value.',
    checked: CHECKED,
    standing: 'quoted',
  },
  maintenanceShortLow: {
    source: 'finra-4210',
    section: '(c)(2)',
    says: 'A stock short below $5.00 takes $2.50 per share or 100 % of market value, whichever is greater.',
    checked: CHECKED,
    standing: 'quoted',
  },
  maintenanceShort: {
    source: 'finra-4210',
    section: '(c)(3)',
    says: 'A stock short at $5.00 or above takes $5.00 per share or 30 % of market value, whichever is greater.',
    checked: CHECKED,
    standing: 'quoted',
  },
  house: {
    source: 'finra-4210',
    section: '(d)(1)',
    says: 'A firm sets requirements of its own and reviews the need for higher ones.',
    checked: CHECKED,
    standing: 'quoted',
  },
  concentrated: {
    source: 'finra-4210',
    section: '(f)(1)',
    says: 'Securities that cannot be sold promptly take substantial additional margin; where that begins is set by the house.',
    checked: CHECKED,
    standing: 'quoted',
  },
  leveraged: {
    source: 'finra-rn-09-53',
    says: 'A leveraged exchange-traded fund takes the usual rate times its leverage: long no more than 100 %, short without such a limit.',
    checked: CHECKED,
    standing: 'text',
  },
  sma: {
    source: 'reg-t-220-5',
    says: 'A special memorandum account keeps excess over Regulation T, also after prices have fallen.',
    checked: CHECKED,
    standing: 'text',
  },
  regTCall: {
    source: 'reg-t-220-4',
    section: '(c)(1)',
    says: 'A day whose trades together create or increase a deficiency takes additional margin of that amount.',
    checked: CHECKED,
    standing: 'quoted',
  },
  regTWaived: {
    source: 'reg-t-220-4',
    section: '(d)',
    says: 'A deficiency of $1,000 or less needs no action.',
    checked: CHECKED,
    standing: 'quoted',
  },
  withdrawal: {
    source: 'finra-4210',
    section: '(b)(4)',
    says: 'Equity may fall below $2,000 with the market, but no withdrawal may take it there.',
    checked: CHECKED,
    standing: 'quoted',
  },
  pledge: {
    source: 'sec-15c3-3',
    says: 'Margin securities worth more than 140 % of the debit balance must stay in the broker’s possession or control.',
    checked: CHECKED,
    standing: 'quoted',
  },
  saleWithoutNotice: {
    source: 'finra-2264',
    says: 'The firm may sell securities in the account without contacting the customer, and before a date it has named.',
    checked: CHECKED,
    standing: 'quoted',
  },
} as const satisfies Record<string, Citation>;
