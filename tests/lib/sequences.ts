/**
 * Random event sequences that use all decimals an input may have: trades, deposits, withdrawals, gapping prices, days
 * and month ends, dividends, changes of rates, calls and answers. Debts are large and prices fall far, so that calls, sales and debts that
 * remain are frequent.
 */
import fc from 'fast-check';
import { nextDay } from '../../engine/index.ts';
import { floorTo, fraction, halfUp, mul } from '../oracle/fraction.ts';
import { type Json, raw } from './engine.ts';

export interface DatedJson extends Json {
  readonly on: string;
}

const UNIT = 10n ** 18n;
export const FIRST_DAY = '2026-11-02';

/** A number from `low` to `high`, in hundredths, with all of its 18 decimals. */
function full(low: number, high: number): fc.Arbitrary<string> {
  const hundredth = UNIT / 100n;
  return fc
    .bigInt({ min: BigInt(low) * hundredth, max: BigInt(high) * hundredth - 1n })
    .map((n) => halfUp({ n, d: UNIT }, 18));
}

function times(a: string, b: string): string {
  return floorTo(mul(fraction(a), fraction(b)), 18);
}

const rate = full(20, 60);
const said = <T extends string>(name: T) => fc.constant(name);

/** Yearly rates of interest by size of balance. */
const interest = fc.record({
  kind: fc.constantFrom('whole', 'blended'),
  basis: fc.constantFrom(360, 365),
  tiers: fc.tuple(full(0, 30), full(1, 5_000_000), full(0, 30)).map(([low, from, high]) => [
    { from: '0', rate: low },
    { from, rate: high },
  ]),
});

const borrowed = full(0, 100).map((borrowRate) => [{ instrument: 'A', borrowRate }]);

const terms: fc.Arbitrary<Json> = fc.record(
  {
    interest,
    securities: borrowed,
    houseLong: rate,
    houseShort: rate,
    houseInitial: rate,
    callDays: fc.constantFrom(0, 1, 2, 5, null),
    exchangeDays: fc.constantFrom(0, 1, 4),
    sells: fc.constantFrom('toCure', 'toCure', 'everything'),
    sellsFirst: fc.constantFrom('largestFirst', 'worstFirst', 'lastInFirstOut'),
    saleCommission: full(0, 3000),
    saleSlippage: full(0, 10),
  },
  { requiredKeys: [] },
);

interface Held {
  readonly id: string;
  readonly price: string;
  readonly quantity: string;
}

/** Something happens; prices are drawn around the first one, and a gap goes far. */
function eventAmong(held: readonly Held[]): fc.Arbitrary<Json> {
  const item = fc.constantFrom(...held);
  const moved = (low: number, high: number) =>
    fc.tuple(item, full(low, high)).map(([{ id, price }, factor]) => ({
      do: 'price',
      instrument: id,
      price: times(price, factor),
    }));
  const traded = fc
    .tuple(item, full(1, 80), fc.constantFrom('', '-', '-'))
    .map(([{ id, quantity }, share, sign]) => ({
      do: 'trade',
      instrument: id,
      quantity: sign + times(quantity.replace('-', ''), share),
    }));
  return fc.oneof(
    { weight: 5, arbitrary: moved(60, 150) },
    { weight: 2, arbitrary: moved(5, 60) },
    { weight: 1, arbitrary: moved(150, 400) },
    { weight: 4, arbitrary: traded },
    { weight: 2, arbitrary: fc.record({ do: said('deposit'), amount: full(1, 500_000) }) },
    { weight: 1, arbitrary: fc.record({ do: said('withdraw'), amount: full(1, 100_000) }) },
    {
      weight: 1,
      arbitrary: fc.tuple(item, full(1, 20)).map(([{ id, quantity }, share]) => ({
        do: 'depositSecurities',
        instrument: id,
        quantity: times(quantity.replace('-', ''), share),
      })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(item, full(1, 300))
        .map(([{ id }, perShare]) => ({ do: 'dividend', instrument: id, perShare })),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: said('answer'), by: fc.constantFrom('cash', 'securities', 'sale') }),
    },
    { weight: 1, arbitrary: said('brokerSells').map((name) => ({ do: name })) },
    { weight: 2, arbitrary: terms.map((settings) => ({ do: 'settings', settings })) },
  );
}

function heldOf(id: string): fc.Arbitrary<Held> {
  const sign = fc.constantFrom('', '', '', '-');
  return fc.tuple(sign, full(100, 100_000), full(50, 30_000)).map(([side, size, price]) => {
    return { id, price, quantity: side + size };
  });
}

/** Debts as shares of what is held long, and proceeds as shares of what is short. */
function amountsFor(held: readonly Held[], owed: string, credit: string): Json[] {
  const worth = (short: boolean) =>
    held
      .filter(({ quantity }) => quantity.startsWith('-') === short)
      .map(({ quantity, price }) => times(quantity.replace('-', ''), price));
  const lines = (kind: string, short: boolean, share: string) =>
    worth(short).map((value) => ({ asset: 'USD', kind, amount: times(value, share) }));
  return [...lines('loan', false, owed), ...lines('shortProceeds', true, credit)];
}

/** A whole scenario file; the last day leaves time for a deadline. */
export function sequence(): fc.Arbitrary<Json> {
  return fc
    .integer({ min: 1, max: 3 })
    .chain((count) => fc.tuple(...['A', 'B', 'C'].slice(0, count).map(heldOf)))
    .chain((held) =>
      fc.record({
        held: fc.constant(held),
        owed: full(20, 75),
        credit: full(120, 170),
        lot: fc.constantFrom('1', '0.01', '0.000000000000000001'),
        settings: terms,
        // Now and then long enough for a month to end.
        happened: fc.array(fc.tuple(fc.constantFrom(0, 0, 0, 1, 1, 1, 3, 26), eventAmong(held)), {
          minLength: 2,
          maxLength: 12,
        }),
      }),
    )
    .map(({ held, owed, credit, lot, settings, happened }) => {
      let day = FIRST_DAY;
      const pass = (days: number) => {
        for (let i = 0; i < days; i += 1) day = nextDay(day);
      };
      const events = happened.map(([days, event]) => {
        pass(days);
        return { on: day, ...event };
      });
      pass(4);
      return raw({
        settings,
        instruments: held.map(({ id, price }) => ({ id, quote: 'USD', price, lot })),
        start: FIRST_DAY,
        until: day,
        pools: [
          {
            id: 'main',
            amounts: amountsFor(held, owed, credit),
            positions: held.map(({ id, price, quantity }) => ({ instrument: id, quantity, entry: price })),
          },
        ],
        events,
      });
    });
}
