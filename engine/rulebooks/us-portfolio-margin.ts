/**
 * Portfolio margin at a US broker (FINRA 4210(g)): the largest loss of each underlier over ten moves of its price.
 * The minimum for each option contract is left out: no text of it was found. Nothing is said of leveraged funds
 * either: they are moved like any other stock.
 */

import type { Rulebook, Settings } from '../rulebook.ts';
import { greatestOf } from '../rules/greatest.ts';
import type { Requirement } from '../rules/index.ts';
import { minimumEquity } from '../rules/minimum-equity.ts';
import { equidistant, stressScan } from '../rules/stress-scan.ts';
import { remedyOf } from './us-broker.ts';
import { CHECKED, US_SOURCES } from './us-sources.ts';

const PM_SOURCES = {
  scanStock: {
    source: 'finra-4210',
    section: '(g)',
    says: 'Portfolio margin moves a single stock or a narrow index up and down by 15 %, over ten equidistant points.',
    checked: CHECKED,
    standing: 'quoted',
  },
  scanBroad: {
    source: 'finra-4210',
    section: '(g)',
    says: 'Portfolio margin moves a broad index by 10 % either way, and a high-capitalization one by +6 % and −8 %.',
    checked: CHECKED,
    standing: 'quoted',
  },
  minimumEquity: {
    source: 'finra-4210',
    section: '(g)(4)',
    says: 'Portfolio margin takes equity of at least $100,000 at a firm that watches its customers’ risk through the day.',
    checked: CHECKED,
    standing: 'quoted',
  },
  deadline: {
    source: 'finra-4210',
    section: '(g)',
    says: 'A deficiency under portfolio margin must be met within three business days.',
    checked: CHECKED,
    standing: 'quoted',
  },
  saleWithoutNotice: US_SOURCES.saleWithoutNotice,
} as const;

const MINIMUM = '100000';

const SCAN: Requirement = {
  kind: 'stressScan',
  by: stressScan,
  name: 'maintenance',
  label: 'Requirement',
  moves: {
    stock: { points: equidistant('-0.15', '0.15'), rule: PM_SOURCES.scanStock },
    broadIndex: { points: equidistant('-0.10', '0.10'), rule: PM_SOURCES.scanBroad },
    broadIndexHighCap: { points: equidistant('-0.08', '0.06'), rule: PM_SOURCES.scanBroad },
  },
  rule: PM_SOURCES.scanStock,
};

const INITIAL: Requirement = {
  kind: 'greatest',
  by: greatestOf,
  name: 'initial',
  label: 'Initial requirement',
  scope: 'pool',
  of: [
    SCAN,
    {
      kind: 'minimumEquity',
      by: minimumEquity,
      name: 'minimumEquity',
      label: 'Minimum equity',
      amount: MINIMUM,
      rule: PM_SOURCES.minimumEquity,
    },
  ],
};

/** The rulebook `us-portfolio-margin.2026-11`; a broker may set the days to answer and how much it sells. */
export function usPortfolioMargin(settings: Settings): Rulebook {
  return {
    id: 'us-portfolio-margin.2026-11',
    name: 'US portfolio margin, November 2026',
    currency: 'USD',
    sharing: 'all',
    requirements: { initial: INITIAL, maintenance: SCAN },
    lines: [
      {
        name: 'portfolio',
        label: 'Margin call',
        of: 'maintenance',
        factor: '1',
        boundary: 'strict',
        action: 'call',
        rule: PM_SOURCES.deadline,
      },
    ],
    remedy: remedyOf({ callDays: 3, ...settings }, PM_SOURCES.saleWithoutNotice),
    withdrawals: { minimumEquity: MINIMUM, rule: PM_SOURCES.minimumEquity },
    matching: 'fifo',
    autoBorrow: true,
    autoRepay: true,
    sources: PM_SOURCES,
  };
}
