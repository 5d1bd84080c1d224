/** Random scenarios in which things happen: an account and what befalls it over some days. */
import fc from 'fast-check';
import { nextDay } from '../../engine/index.ts';
import type { OracleAccount } from '../oracle/us-broker.ts';
import { account, decimalText, positive, price, rate, scenarioOf } from './arbitraries.ts';
import { schedule, rate as yearlyRate } from './carry.ts';
import type { Json } from './engine.ts';
import { named, orderEvent } from './order-events.ts';

export interface DatedJson extends Json {
  readonly on: string;
  readonly do: string;
}

export interface History {
  readonly given: OracleAccount;
  readonly lot: string;
  readonly rulebook: string;
  readonly settings: Json;
  readonly events: readonly DatedJson[];
}

export const FIRST_DAY = '2026-11-02';
const BROKER = 'us-broker.2026-11';
const INTRADAY = 'us-broker-intraday.2026-11';

const shares = decimalText(-400, 400, 8).filter((text) => Number(text) !== 0);
const funds = fc.constantFrom('initial', 'regT', 'maintenance', 'exchange');

/** Most of what happens is prices and trades; what answers a call is frequent enough to be needed. */
function eventOn(symbols: readonly string[], marks: Readonly<Record<string, string>>): fc.Arbitrary<Json> {
  const instrument = fc.constantFrom(...symbols);
  const said = <T extends string>(name: T) => fc.constant(name);
  // A fall or a rise by some percent of the first price, so that lines are crossed and crossed back.
  const level = (id: string) =>
    fc.integer({ min: 20, max: 220 }).map((percent) => scaled(marks[id] ?? '1', percent));
  const moved = instrument.chain((id) => level(id).map((price) => ({ do: 'price', instrument: id, price })));
  return fc.oneof(
    { weight: 5, arbitrary: moved },
    {
      weight: 1,
      arbitrary: fc.record({ do: said('price'), instrument, price: fc.oneof(price, fc.constant('0')) }),
    },
    { weight: 3, arbitrary: fc.record({ do: said('trade'), instrument, quantity: shares }) },
    { weight: 1, arbitrary: fc.record({ do: said('trade'), instrument, quantity: shares, fund: funds }) },
    { weight: 2, arbitrary: fc.record({ do: said('deposit'), amount: positive(20_000, 8) }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: said('depositSecurities'), instrument, quantity: positive(200, 8) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ do: said('answer'), by: fc.constantFrom('cash', 'securities', 'sale') }),
    },
    { weight: 1, arbitrary: fc.record({ do: said('brokerSells') }) },
    { weight: 3, arbitrary: orderEvent(symbols, level) },
    { weight: 1, arbitrary: fc.record({ do: said('dividend'), instrument, perShare: positive(5, 8) }) },
    { weight: 1, arbitrary: termsWith(symbols).map((settings) => ({ do: 'settings', settings })) },
  );
}

function termsWith(symbols: readonly string[]): fc.Arbitrary<Json> {
  const borrowed = fc.record({ instrument: fc.constantFrom(...symbols), borrowRate: yearlyRate });
  return fc.record(
    {
      houseLong: rate,
      houseShort: rate,
      houseInitial: rate,
      callDays: fc.constantFrom(0, 1, 2, 5, null),
      exchangeDays: fc.constantFrom(0, 1, 4, null),
      sells: fc.constantFrom('toCure', 'everything'),
      sellsFirst: fc.constantFrom('largestFirst', 'worstFirst', 'lastInFirstOut'),
      saleCommission: fc.constantFrom('0', '9.95', '0.000000000000000001'),
      saleSlippage: fc.constantFrom('0', '0.01', '0.123456789012345678', '1'),
      interest: schedule,
      securities: fc.tuple(borrowed),
    },
    { requiredKeys: [] },
  );
}

function scaled(text: string, percent: number): string {
  const [units = '', decimals = ''] = text.split('.');
  const places = decimals.length + 2;
  const digits = (BigInt(units + decimals) * BigInt(percent)).toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

function daysAfter(day: string, count: number): string {
  return count === 0 ? day : daysAfter(nextDay(day), count - 1);
}

export function history(most = 10): fc.Arbitrary<History> {
  return account().chain((given) => {
    const marks = Object.fromEntries(given.holdings.map((item) => [item.symbol, item.price]));
    // Now and then long enough for a month to end.
    const gap = fc.constantFrom(0, 0, 0, 1, 1, 3, 0, 0, 0, 1, 1, 3, 0, 0, 0, 1, 1, 26);
    const happened = fc.array(fc.tuple(gap, eventOn(Object.keys(marks), marks)), { maxLength: most });
    const rulebook = fc.constantFrom(BROKER, BROKER, BROKER, INTRADAY);
    const lot = fc.constantFrom('1', '100', '0.01', '0.00000001');
    return fc
      .record({ lot, rulebook, settings: termsWith(Object.keys(marks)), happened })
      .map(({ lot, rulebook, settings, happened }) => {
        let day = FIRST_DAY;
        const events = happened.map(([days, event]) => {
          day = daysAfter(day, days);
          return { on: day, ...event } as DatedJson;
        });
        return { given, lot, rulebook, settings, events: named(events) };
      });
  });
}

/** The history as a scenario file; the last day leaves time for a deadline. */
export function fileOf({ given, lot, rulebook, settings, events }: History): Json {
  const { houseLong, houseShort } = given;
  const until = daysAfter(events.at(-1)?.on ?? FIRST_DAY, 4);
  // Under the intraday rule the first late deficit freezes the account, so that some do.
  const intraday =
    rulebook === INTRADAY ? { intraday: { practice: { lateAfter: 1, times: 1, months: 12 } } } : {};
  const terms = { houseLong, houseShort, ...intraday, ...settings };
  return scenarioOf(given, { start: FIRST_DAY, until, rulebook, settings: terms, events }, lot);
}
