/** The scenario format, version 1: what lessons, links, embeds, tests and the command line all speak. */
import { SCHEDULE } from './carry/schedule-shape.ts';
import { type Decimal, plain } from './decimal.ts';
import { EngineError } from './errors.ts';
import { INTRADAY_CHOICES } from './intraday-shape.ts';
import { ORDER_EVENTS } from './order-shapes.ts';
import type { Settings } from './rulebook.ts';
import { RULEBOOK_IDS } from './rulebooks/index.ts';
import { checkConsistency } from './scenario-check.ts';
import { ID, instrumentId, when } from './scenario-fields.ts';
import {
  date,
  integer,
  list,
  maybe,
  nullable,
  number,
  numeral,
  type Of,
  object,
  oneOf,
  text,
  variants,
} from './shape.ts';
import { contractFields, VENUE_EVENTS, venueShape } from './venue-shape.ts';

const settings = object('What this broker sets for itself', {
  houseLong: maybe(numeral('House maintenance rate for longs, a fraction: "0.30" is 30 %')),
  houseShort: maybe(numeral('House maintenance rate for shorts, a fraction')),
  houseInitial: maybe(numeral('House initial rate, a fraction')),
  securities: maybe(
    list(
      object('House rates of one security, in place of the general ones', {
        instrument: instrumentId,
        houseLong: maybe(numeral('House maintenance rate when it is held long, a fraction')),
        houseShort: maybe(numeral('House maintenance rate when it is short, a fraction')),
        borrowRate: maybe(numeral('Yearly fee for borrowing it, a fraction of its market value')),
      }),
      'Securities with rates of their own',
      1000,
    ),
  ),
  concentrated: maybe(
    object('What the house asks of a position that is a large part of the account', {
      over: numeral('Part of all market values above which a position is concentrated, a fraction'),
      rate: numeral('Maintenance rate of a concentrated position, a fraction'),
    }),
  ),
  minimumMargin: maybe(numeral('A requirement in money, for the rulebook fixed-minimum')),
  callDays: maybe(
    nullable(integer('Business days to answer a call; null means the broker sells at once', 0, 30)),
  ),
  exchangeDays: maybe(
    nullable(integer('The same for a call of the exchange, where that has a deadline of its own', 0, 30)),
  ),
  sells: maybe(oneOf('Whether a forced sale stops when the call is cured', ['toCure', 'everything'])),
  venue: maybe(venueShape),
  sellsFirst: maybe(
    oneOf('Which position is sold first: worth most, lost most since it was opened, or added to last', [
      'largestFirst',
      'worstFirst',
      'lastInFirstOut',
    ]),
  ),
  saleCommission: maybe(numeral('What the sale of each position for a call costs, in money')),
  saleSlippage: maybe(
    numeral('How much worse than the price a sale for a call is filled, a fraction: "0.01" is 1 %'),
  ),
  interest: maybe(SCHEDULE),
  intraday: maybe(INTRADAY_CHOICES),
});

const events = variants('do', {
  deposit: object('Cash paid in', {
    ...when,
    do: oneOf('', ['deposit']),
    amount: number('Cash', { min: '0', open: true }),
  }),
  withdraw: object('Cash taken out; refused when it is more than may be withdrawn', {
    ...when,
    do: oneOf('', ['withdraw']),
    amount: number('Cash', { min: '0', open: true }),
  }),
  depositSecurities: object('Fully paid securities brought in', {
    ...when,
    do: oneOf('', ['depositSecurities']),
    instrument: instrumentId,
    quantity: number('Shares', { min: '0', open: true }),
  }),
  trade: object('A purchase (quantity above zero) or a sale, at the price that stands', {
    ...when,
    do: oneOf('', ['trade']),
    instrument: instrumentId,
    quantity: number('Signed number of shares'),
    fund: maybe(
      oneOf('Deposit with the trade exactly what this requirement asks', [
        'initial',
        'regT',
        'maintenance',
        'exchange',
      ]),
    ),
  }),
  price: object('A new price', {
    ...when,
    do: oneOf('', ['price']),
    instrument: instrumentId,
    price: number('Price; of a contract, its mark', { min: '0' }),
    last: maybe(number('Price that trades are made at, where it is not the mark', { min: '0' })),
  }),
  dividend: object('Paid on this day to who is long, and owed by who is short', {
    ...when,
    do: oneOf('', ['dividend']),
    instrument: instrumentId,
    perShare: number('Dividend for one share, in the currency of its price', { min: '0', open: true }),
  }),
  settings: object('The broker changes its terms', { ...when, do: oneOf('', ['settings']), settings }),
  answer: object('The customer answers the call with exactly what cures it', {
    ...when,
    do: oneOf('', ['answer']),
    by: oneOf('How', ['cash', 'securities', 'sale']),
  }),
  brokerSells: object('The broker sells now', { ...when, do: oneOf('', ['brokerSells']) }),
  ...ORDER_EVENTS,
  ...VENUE_EVENTS,
});

const pool = object('Amounts and positions that stand and fall together', {
  id: text('Name of the pool', ID),
  fund: maybe(
    oneOf('Put in besides: exactly what this asks of the pool at the start', ['initial', 'maintenance']),
  ),
  amounts: list(
    object('One line of the ledger. Sizes are above zero; a loan or interest is what is owed', {
      asset: text('Currency or coin', ID),
      kind: oneOf('Line of the ledger', ['cash', 'collateral', 'loan', 'interest', 'shortProceeds']),
      amount: number('Size', { min: '0' }),
    }),
    'Ledger lines',
    200,
  ),
  positions: list(
    object('A holding; a short has a quantity below zero', {
      instrument: instrumentId,
      quantity: number('Signed number of shares, coins or contracts'),
      entry: number('Price at which it was opened', { min: '0' }),
      opened: maybe(date('Day on which it was opened')),
      leverage: maybe(
        number('Leverage that was chosen for a contract', { min: '0', max: '1000', open: true }),
      ),
    }),
    'Positions',
    10_000,
  ),
});

/** The whole format. Its `schema` is published as `/schema/scenario.v1.json`. */
const scenarioShape = object('A Margin Lab scenario', {
  $schema: maybe(text('Where this format is described')),
  format: oneOf('Marks the file as ours', ['margin-lab.scenario']),
  version: oneOf('Version of the format', [1]),
  title: maybe(text('What people read')),
  rulebook: oneOf('Frozen id of the margin system', RULEBOOK_IDS),
  settings: maybe(settings),
  instruments: list(
    object('What can be held', {
      id: instrumentId,
      quote: text('Currency of its price', ID),
      price: number('Price on the first day', { min: '0' }),
      tick: maybe(number('Smallest price step', { min: '0', open: true })),
      lot: maybe(number('Smallest quantity step', { min: '0', open: true })),
      leverage: maybe(
        number('How many times a fund moves with its index, either way', { min: '1', max: '20' }),
      ),
      class: maybe(oneOf('Kind of risk for portfolio margin', ['stock', 'broadIndex', 'broadIndexHighCap'])),
      ...contractFields,
    }),
    'Instruments',
    1000,
  ),
  start: date('First day'),
  until: maybe(date('Last day; without it the day of the last event')),
  pools: maybe(list(pool, 'What the account holds at the start; without it one empty pool', 100)),
  events: list(events, 'What happens, in order of time', 10_000),
});

export type Scenario = Of<typeof scenarioShape>;
export type DatedEvent = Scenario['events'][number];

/** `2020-12` JSON Schema of the format. */
export function jsonSchema(id: string): Record<string, unknown> {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: id,
    title: 'Margin Lab scenario, version 1',
    ...scenarioShape.schema,
  };
}

/**
 * Reads a scenario from parsed JSON.
 * @throws EngineError naming the field by its path
 */
export function parseScenario(value: unknown): Scenario {
  const version = typeof value === 'object' && value !== null ? Reflect.get(value, 'version') : undefined;
  if (typeof version === 'number' && version > 1) {
    throw new EngineError(
      'scenario.version',
      'version',
      `is ${version}, newer than this program knows (1): open it with a newer Margin Lab`,
    );
  }
  const scenario = scenarioShape.parse(value, '');
  checkConsistency(scenario);
  return scenario;
}

/** The scenario as plain JSON; parsing it again gives the same scenario. */
export function serialise(scenario: Scenario): unknown {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    if ('toFixed' in value) return plain(value as Decimal);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item)]));
  };
  return visit(scenario);
}

export type { Settings };
