/** The rulebook of textbook examples: Regulation T to open, and to keep the position a rate of the author's own. */

import { ruleOf } from '../assess.ts';
import type { Citation } from '../figure.ts';
import type { Rulebook, Settings } from '../rulebook.ts';
import { greatestOf } from '../rules/greatest.ts';
import type { Requirement } from '../rules/index.ts';
import { rates } from '../rules/rates.ts';
import { US_DEFAULTS, usBroker } from './us-broker.ts';

const OWN_RATE: Citation = {
  source: 'textbook-rates',
  says: 'A rate chosen for the example. FINRA 4210(c) may ask more: at least 25 % of a long and 30 % of a short.',
  checked: '2026-11-22',
  standing: 'house',
};

/**
 * `us-broker` without FINRA's maintenance and minimum equity, so that a short may be kept with 25 %, as some books
 * have it. No broker may offer this.
 */
export function usTextbook(settings: Settings): Rulebook {
  const broker = usBroker(settings);
  const { houseLong, houseShort } = { ...US_DEFAULTS, ...settings };
  const maintenance: Requirement = {
    kind: 'rates',
    by: rates,
    name: 'maintenance',
    label: 'Requirement',
    long: [{ from: '0', rate: houseLong, rule: OWN_RATE }],
    short: [{ from: '0', rate: houseShort, rule: OWN_RATE }],
  };
  const regT = ruleOf(broker, 'regT');
  const initial: Requirement = {
    kind: 'greatest',
    by: greatestOf,
    name: 'initial',
    label: 'Initial requirement',
    scope: 'pool',
    of: [regT, maintenance],
  };
  return {
    ...broker,
    id: 'us-textbook.2026-11',
    name: 'US textbook example',
    requirements: { regT, initial, maintenance },
    lines: broker.lines
      .filter((line) => line.of !== 'exchange')
      .map((line) => (line.of === 'maintenance' ? { ...line, rule: OWN_RATE } : line)),
  };
}
