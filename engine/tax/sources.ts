/** Where the tax rules stand: US federal income tax of individuals. Educational, and no advice. */
import type { Citation } from '../figure.ts';

const CHECKED = '2026-11-22';

export const TAX_SOURCES = {
  basis: {
    source: 'irs-pub-550',
    section: 'ch. 4, Stocks and Bonds',
    says: 'The basis of a stock is its price and the costs of buying it; the costs of selling come off the proceeds.',
    checked: CHECKED,
    standing: 'text',
  },
  forcedSale: {
    source: 'sec-margin-sellouts',
    says: 'A sale by the broker is a sale like any other: it can bring a tax on the gain.',
    checked: CHECKED,
    standing: 'text',
  },
  firstIn: {
    source: 'reg-1-1012-1',
    section: '(c)(1)',
    says: 'Shares that are not identified are taken from the lot that was bought first.',
    checked: CHECKED,
    standing: 'quoted',
  },
  identified: {
    source: 'irs-pub-550',
    section: 'ch. 4, Adequate identification',
    says: 'Whoever tells the broker at the sale which lot is sold, and has it confirmed, has sold that lot.',
    checked: CHECKED,
    standing: 'text',
  },
  shortTerm: {
    source: 'irs-pub-550',
    section: 'ch. 4, Holding Period',
    says: 'Held one year or less: the clock starts the day after the purchase and runs through the day of the sale.',
    checked: CHECKED,
    standing: 'text',
  },
  longTerm: {
    source: 'irs-pub-550',
    section: 'ch. 4, Holding Period',
    says: 'Held more than one year: the clock starts the day after the purchase and runs through the day of the sale.',
    checked: CHECKED,
    standing: 'text',
  },
  shortSale: {
    source: 'reg-1-1233-1',
    section: '(a)',
    says: 'A short sale counts when it is closed, and is short-term when the shares that close it were bought for it.',
    checked: CHECKED,
    standing: 'text',
  },
  washSale: {
    source: 'irc-1091',
    section: '(a)',
    says: 'A loss on stock does not count when the same stock is bought within 30 days before or after the sale.',
    checked: CHECKED,
    standing: 'text',
  },
  washSaleOrder: {
    source: 'reg-1-1091-1',
    section: '(b)–(e)',
    says: 'Shares sold at a loss are matched with shares bought, both from the earliest on, and each share bought once.',
    checked: CHECKED,
    standing: 'text',
  },
  washSaleBasis: {
    source: 'irc-1091',
    section: '(d)',
    says: 'The loss that does not count is added to the basis of the shares that replaced those sold.',
    checked: CHECKED,
    standing: 'text',
  },
  washSaleHolding: {
    source: 'irc-1223',
    section: '(3)',
    says: 'The time for which the shares sold were held is added to that of the shares that replaced them.',
    checked: CHECKED,
    standing: 'text',
  },
  washSaleCrypto: {
    source: 'irc-1091',
    section: '(a), stock or securities',
    says: 'The wash-sale rule speaks of stock or securities; virtual currency is property (Notice 2014-21) and not reached.',
    checked: CHECKED,
    standing: 'text',
  },
  netting: {
    source: 'irs-pub-550',
    section: 'ch. 4, Total net gain or loss',
    says: 'Short-term and long-term gains and losses are each added up, and then the two are.',
    checked: CHECKED,
    standing: 'text',
  },
  lossLimit: {
    source: 'irc-1211',
    section: '(b)',
    says: 'A net capital loss lowers other income by at most $3,000 a year, or $1,500 when married and filing separately.',
    checked: CHECKED,
    standing: 'text',
  },
  lossCarried: {
    source: 'irc-1212',
    section: '(b)',
    says: 'What is left is carried to the next year as short-term or long-term; short-term losses are used up first.',
    checked: CHECKED,
    standing: 'text',
  },
  interestLimit: {
    source: 'irc-163',
    section: '(d)(1)',
    says: 'Whoever itemizes may deduct investment interest, but not more of it than net investment income.',
    checked: CHECKED,
    standing: 'text',
  },
  interestCarried: {
    source: 'irc-163',
    section: '(d)(2)',
    says: 'Investment interest above the limit is treated as interest of the next year, for as many years as it takes.',
    checked: CHECKED,
    standing: 'text',
  },
  investmentIncome: {
    source: 'irc-163',
    section: '(d)(4)',
    says: 'Investment income is without qualified dividends and net capital gain, but for what of them is elected into it.',
    checked: CHECKED,
    standing: 'text',
  },
  election: {
    source: 'irs-pub-550',
    section: 'ch. 3, Net Investment Income',
    says: 'What is elected into investment income is taxed at ordinary rates.',
    checked: CHECKED,
    standing: 'text',
  },
  substitutePayment: {
    source: 'irs-pub-550',
    section: 'ch. 4, Reporting Substitute Payments',
    says: 'A payment in place of a dividend on lent shares is no qualified dividend: it is ordinary income.',
    checked: CHECKED,
    standing: 'text',
  },
  annualCredit: {
    source: 'taxprofessionals-credit',
    says: 'Some brokers pay a credit that makes up, after tax, for dividends that came as substitute payments.',
    checked: CHECKED,
    standing: 'text',
  },
  shortDividend: {
    source: 'irs-pub-550',
    section: 'ch. 4, Payments in lieu of dividends',
    says: 'A dividend paid on a short counts as investment interest only when the short was open at least 46 days; otherwise it adds to the cost of closing it.',
    checked: CHECKED,
    standing: 'text',
  },
} as const satisfies Record<string, Citation>;

/** What this module does not reckon with, for the page to say. */
export const TAX_LIMITS: readonly string[] = [
  'State and foreign tax, the 3.8 % net investment income tax, collectibles and section 1256 contracts.',
  'Wash sales through an IRA, a spouse, options or other contracts, and those of short sales (section 1091(e)).',
  'What is substantially identical beyond the same instrument.',
  'Constructive sales, and shorts beside a long of the same stock (sections 1233(b), (d) and 1259).',
  'Dividends, splits, gifts and inheritance.',
];
