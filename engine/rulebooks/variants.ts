/** Rulebooks that differ from the ordinary US broker's in one idea, for the examples that use it. */

import type { Citation } from '../figure.ts';
import type { Rulebook, Settings } from '../rulebook.ts';
import type { Requirement } from '../rules/index.ts';
import { minimumEquity } from '../rules/minimum-equity.ts';
import { usBroker } from './us-broker.ts';
import { usIntraday } from './us-intraday.ts';
import { CHECKED, US_SOURCES } from './us-sources.ts';

/**
 * A broker that lets its own initial rate decide while the day runs, and asks Regulation T at the close alone, as
 * Interactive Brokers does. Its example takes 25 % to open and to hold.
 */
export function usBrokerRegTAtClose(settings: Settings): Rulebook {
  const book = usBroker({ houseLong: '0.25', houseInitial: '0.25', ...settings });
  const { initial } = book.requirements;
  if (initial?.kind !== 'greatest') return book;
  const during: Requirement = { ...initial, of: initial.of.filter(({ name }) => name !== 'regT') };
  return {
    ...book,
    id: 'us-broker-regt-at-close.2026-11',
    name: 'US broker that asks Regulation T at the close, November 2026',
    requirements: { ...book.requirements, initial: during },
  };
}

/**
 * The ordinary broker with FINRA's intraday margin rule of June 2026, which a firm may phase in until October 2027.
 * The levels are those of the maintenance margin that the firm applies, its own included.
 * @throws EngineError `intraday.practice`, `date.syntax`
 */
export function usBrokerIntraday({ intraday, ...settings }: Settings, path = 'settings'): Rulebook {
  return {
    ...usBroker(settings),
    id: 'us-broker-intraday.2026-11',
    name: 'US broker with intraday margin, November 2026',
    intraday: usIntraday(intraday, `${path}.intraday`),
  };
}

const FIXED: Citation = {
  source: 'finra-4210',
  section: '(d)(1)',
  says: 'The requirement of this example is an amount of money that the house has set.',
  checked: CHECKED,
  standing: 'house',
};

/** A requirement in money instead of a rate, as in the best-known textbook example. */
export function fixedMinimum({ minimumMargin = '0', ...settings }: Settings): Rulebook {
  const book = usBroker(settings);
  const fixed: Requirement = {
    kind: 'minimumEquity',
    by: minimumEquity,
    name: 'maintenance',
    label: 'Requirement',
    amount: minimumMargin,
    rule: FIXED,
  };
  return {
    id: 'fixed-minimum.2026-11',
    name: 'A requirement in money',
    currency: book.currency,
    sharing: book.sharing,
    requirements: { initial: fixed, maintenance: fixed },
    lines: book.lines.filter((line) => line.of === 'maintenance').map((line) => ({ ...line, rule: FIXED })),
    remedy: book.remedy,
    withdrawals: { minimumEquity: minimumMargin, rule: FIXED },
    matching: book.matching,
    autoBorrow: book.autoBorrow,
    autoRepay: book.autoRepay,
    sources: { fixed: FIXED, saleWithoutNotice: US_SOURCES.saleWithoutNotice },
  };
}
