/** From a scenario to its first state, and back from the plain JSON that a checked scenario was written to. */
import type { Market } from './account.ts';
import { NO_CARRY } from './carry/memory.ts';
import { decimal, ZERO } from './decimal.ts';
import { fundIn } from './fund.ts';
import { NO_INTRADAY } from './intraday.ts';
import { rulebookOf } from './rulebooks/check-settings.ts';
import type { DatedEvent, Scenario } from './scenario.ts';
import { accountFrom, funded, instrumentFrom } from './scenario-account.ts';
import type { Memory, State } from './state.ts';
import type { Event } from './step.ts';

/** Fields that are decimals in a scenario and texts in its JSON. Settings travel as they were written. */
const DECIMALS = new Set(
  ['amount', 'quantity', 'price', 'entry', 'tick', 'lot', 'leverage', 'perShare'].concat([
    'stop',
    'limit',
    'distance',
    'rate',
    'multiplier',
    'last',
  ]),
);

/**
 * The scenario that `serialise` wrote. Nothing is checked: a page of the site gets its presets from the
 * build, which has parsed them, and need not carry the parser. Whatever comes from elsewhere goes through
 * `parseScenario`.
 */
export function restored(written: unknown): Scenario {
  const visit = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((item) => visit(item, ''));
    if (typeof value === 'string' && DECIMALS.has(key)) return decimal(value);
    if (typeof value !== 'object' || value === null || key === 'settings') return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, visit(item, name)]));
  };
  return visit(written, '') as Scenario;
}

const NOTHING_REMEMBERED: Memory = {
  calls: [],
  sma: ZERO,
  today: [],
  opening: null,
  carry: NO_CARRY,
  orders: {},
  borrowed: [],
  fund: null,
  intraday: NO_INTRADAY,
};

/** The state before the first event. */
export function startOf(scenario: Scenario): State {
  const market: Market = {
    instruments: Object.fromEntries(scenario.instruments.map((item) => [item.id, instrumentFrom(item)])),
    quotes: Object.fromEntries(scenario.instruments.map((item) => [item.id, { mark: item.price }])),
  };
  const { settings = {} } = scenario;
  const rulebook = rulebookOf(scenario.rulebook, settings);
  return {
    on: scenario.start,
    account: funded(accountFrom(scenario, market), scenario, rulebook, market),
    market,
    rulebookId: scenario.rulebook,
    settings,
    memory: { ...NOTHING_REMEMBERED, fund: fundIn(rulebook, settings, 'settings') },
  };
}

/** An event without its day and time. */
export function eventOf(dated: DatedEvent): Event {
  const { on: _, time: __, ...event } = dated;
  return event;
}
