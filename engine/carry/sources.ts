/** What brokers and their agreements say about interest and borrowed stock, and when it was read. */
import type { Citation } from '../figure.ts';

const CHECKED = '2026-11-22';

export const CARRY_SOURCES = {
  accrual: {
    source: 'margin-interest-clauses',
    says: 'Interest accrues each day on the settled debit and is posted once a month; what is not paid joins the debit.',
    checked: CHECKED,
    standing: 'text',
  },
  borrowFee: {
    source: 'tradingdirect-interest',
    says: 'Borrowing stock for a short sale costs market value × rate × days ÷ 360, charged monthly.',
    checked: CHECKED,
    standing: 'text',
  },
  substituteDividend: {
    source: 'short-sale-dividends',
    says: 'Who is short on the ex-dividend date pays the dividend to the lender of the shares.',
    checked: CHECKED,
    standing: 'text',
  },
  folio: {
    source: 'folio-margin-rates',
    says: 'Federal funds rate plus 4.00 % to 2.35 % by size of the debit, from 8 November 2024.',
    checked: CHECKED,
    standing: 'text',
  },
  interactiveBrokers: {
    source: 'ibkr-interest-examples',
    says: 'Each slice of the debit bears the benchmark plus its own spread, 1.50 % to 0.50 %; the example is undated.',
    checked: CHECKED,
    standing: 'text',
  },
  alpaca: {
    source: 'alpaca-margin-interest',
    says: 'Settled debit at the end of the day × 3.75 % ÷ 360; undated.',
    checked: CHECKED,
    standing: 'text',
  },
  fidelity2018: {
    source: 'investrade-comparison',
    says: 'Fidelity’s rates as a competitor listed them on 8 January 2018: 8.825 % to 4.50 % by size of the debit.',
    checked: CHECKED,
    standing: 'quoted',
  },
} as const satisfies Record<string, Citation>;
