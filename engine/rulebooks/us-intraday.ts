/** Intraday margin at US brokers: FINRA 4210 as amended by SR-FINRA-2025-017, in force from 4 June 2026. */
import { parseDate } from '../calendar.ts';
import { EngineError } from '../errors.ts';
import type { Citation } from '../figure.ts';
import type { IntradayChoices, IntradayRule } from '../intraday-rule.ts';

const CHECKED = '2026-11-22';

export const INTRADAY_SOURCES = {
  level: {
    source: 'finra-4210',
    section: '(a)(17)',
    says: 'The intraday margin level is the cash that could be withdrawn with maintenance margin still met, or what would have to be deposited.',
    checked: CHECKED,
    standing: 'quoted',
  },
  reducing: {
    source: 'finra-4210',
    section: '(a)(18)',
    says: 'A purchase or sale that reduces the intraday margin level, and any withdrawal, reduces it.',
    checked: CHECKED,
    standing: 'quoted',
  },
  deficit: {
    source: 'finra-4210',
    section: '(a)(19)',
    says: 'The deficit of a day is at least the largest negative intraday margin level that goes with a reducing transaction of that day.',
    checked: CHECKED,
    standing: 'quoted',
  },
  order: {
    source: 'finra-4210',
    section: '(d)(2)(B)',
    says: 'Where the order of a day cannot be shown, the order with the highest deficit is assumed.',
    checked: CHECKED,
    standing: 'quoted',
  },
  cure: {
    source: 'finra-4210',
    section: '(d)(2)(C)',
    says: 'A deficit is satisfied when the level rises by it from the end of its day to the end of a later one, and stands no longer than the close of the 15th business day.',
    checked: CHECKED,
    standing: 'quoted',
  },
  freeze: {
    source: 'finra-4210',
    section: '(d)(2)(D)',
    says: 'Who makes a practice of not satisfying deficits promptly and has one open at the close of the fifth business day may take no new short or debit for 90 calendar days or until it is satisfied.',
    checked: CHECKED,
    standing: 'quoted',
  },
  deMinimis: {
    source: 'finra-4210',
    section: '(d)(2)(D)(i)',
    says: 'A deficit of at most the lesser of 5 % of equity and $1,000, or from extraordinary circumstances, makes no practice.',
    checked: CHECKED,
    standing: 'quoted',
  },
  practice: {
    source: 'ibkr-intraday',
    says: 'One broker asks for satisfaction ideally within three business days and counts four failures in twelve months; the rule names no number.',
    checked: CHECKED,
    standing: 'quoted',
  },
  scope: {
    source: 'finra-4210',
    section: '(d)(2)(A)',
    says: 'It covers every margin account but good-faith and portfolio-margin accounts; cash accounts are untouched.',
    checked: CHECKED,
    standing: 'quoted',
  },
  effective: {
    source: 'finra-26-10',
    says: 'Effective 4 June 2026; a firm that needs time may phase the rule in until 20 October 2027.',
    checked: CHECKED,
    standing: 'text',
  },
} as const satisfies Record<string, Citation>;

/**
 * What is assumed of a firm that says nothing. That levels right after a transaction count, and not later falls of
 * the price, is how (a)(19) was quoted to us; a firm may ask for more. The practice is one broker's published count.
 */
const INTRADAY_DEFAULTS: IntradayChoices = {
  measured: 'afterTransactions',
  order: 'shown',
  practice: { lateAfter: 3, times: 4, months: 12 },
  extraordinary: [],
};

/** The rule at a firm that says nothing. */
export const US_INTRADAY: IntradayRule = {
  id: 'us-intraday.2026-06',
  name: 'Intraday margin, June 2026',
  currency: 'USD',
  covers: ['margin'],
  outstandingDays: 15,
  freezeAfterDays: 5,
  freezeDays: 90,
  deMinimis: { share: '0.05', amount: '1000' },
  choices: INTRADAY_DEFAULTS,
  sources: INTRADAY_SOURCES,
};

/** What a firm may set, and how far; the last is what the rule leaves room for. */
const LIMITS = { lateAfter: [1, 15], times: [1, 100], months: [1, 120] } as const;

function checkPractice(practice: IntradayChoices['practice'], path: string): void {
  for (const field of ['lateAfter', 'times', 'months'] as const) {
    const [low, high] = LIMITS[field];
    const value = practice[field];
    if (!Number.isInteger(value) || value < low || value > high)
      throw new EngineError(
        'intraday.practice',
        `${path}.practice.${field}`,
        `must be a whole number from ${low} to ${high}; got ${value}`,
      );
  }
}

/**
 * The rule `us-intraday.2026-06` with a firm's own choices; `path` is where they stand in their file.
 * @throws EngineError `intraday.practice`, `date.syntax`
 */
export function usIntraday(choices: Partial<IntradayChoices> = {}, path = 'intraday'): IntradayRule {
  const chosen = { ...INTRADAY_DEFAULTS, ...choices };
  checkPractice(chosen.practice, path);
  for (const [i, day] of chosen.extraordinary.entries()) parseDate(day, `${path}.extraordinary[${i}]`);
  return { ...US_INTRADAY, choices: chosen };
}
