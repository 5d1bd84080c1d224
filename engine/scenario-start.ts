/** From a scenario to its first state, and back from the plain JSON that a checked scenario was written to. */
import type { Account, Amount, Instrument, Market, Position } from './account.ts';
import { NO_CARRY } from './carry/memory.ts';
import { decimal, ONE, total, ZERO } from './decimal.ts';
import { NO_INTRADAY } from './intraday.ts';
import type { DatedEvent, Scenario } from './scenario.ts';
import type { Memory, State } from './state.ts';
import type { Event } from './step.ts';

/** Fields that are decimals in a scenario and texts in its JSON. Settings travel as they were written. */
const DECIMALS = new Set(
  ['amount', 'quantity', 'price', 'entry', 'tick', 'lot', 'leverage', 'perShare'].concat([
    'stop',
    'limit',
    'distance',
    'rate',
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

function instrumentFrom(item: Scenario['instruments'][number]): Instrument {
  return {
    id: item.id,
    kind: 'spot',
    base: item.id,
    quote: item.quote,
    settle: item.quote,
    underlier: item.id,
    multiplier: ONE,
    tick: item.tick ?? ONE.div(100),
    lot: item.lot ?? ONE,
    ...(item.leverage === undefined ? {} : { leverage: item.leverage }),
    ...(item.class === undefined ? {} : { class: item.class }),
  };
}

type PoolItem = NonNullable<Scenario['pools']>[number];

/** Lines of one instrument are lots of one position; its id is unique in the whole account. */
function positionsFrom({ id, positions }: PoolItem, earlier: readonly PoolItem[], start: string): Position[] {
  const held = new Set(earlier.flatMap((pool) => pool.positions.map((item) => item.instrument)));
  return [...Map.groupBy(positions, (item) => item.instrument)].map(([instrument, lines]) => ({
    id: held.has(instrument) ? `${instrument}#${id}` : instrument,
    instrument,
    quantity: total(lines.map((line) => line.quantity)),
    lots: lines.map(({ quantity, entry, opened }) => ({ quantity, entry, opened: opened ?? start })),
  }));
}

function accountFrom(scenario: Scenario): Account {
  const pools = scenario.pools ?? [{ id: 'main', amounts: [], positions: [] }];
  const owed = (kind: Amount['kind']): boolean => kind === 'loan' || kind === 'interest';
  return {
    wallet: [],
    pools: pools.map((pool, p) => ({
      id: pool.id,
      amounts: pool.amounts.map((line) => ({
        ...line,
        amount: owed(line.kind) ? line.amount.neg() : line.amount,
      })),
      positions: positionsFrom(pool, pools.slice(0, p), scenario.start),
    })),
  };
}

const NOTHING_REMEMBERED: Memory = {
  calls: [],
  sma: ZERO,
  today: [],
  opening: null,
  carry: NO_CARRY,
  orders: {},
  intraday: NO_INTRADAY,
};

/** The state before the first event. */
export function startOf(scenario: Scenario): State {
  const market: Market = {
    instruments: Object.fromEntries(scenario.instruments.map((item) => [item.id, instrumentFrom(item)])),
    quotes: Object.fromEntries(scenario.instruments.map((item) => [item.id, { mark: item.price }])),
  };
  return {
    on: scenario.start,
    account: accountFrom(scenario),
    market,
    rulebookId: scenario.rulebook,
    settings: scenario.settings ?? {},
    memory: NOTHING_REMEMBERED,
  };
}

/** An event without its day. */
export function eventOf(dated: DatedEvent): Event {
  const { on: _, ...event } = dated;
  return event;
}
