/** Random accounts with awkward, full-resolution numbers, in the words of the oracle; and as scenarios. */
import fc from 'fast-check';
import { type Fraction, floorTo, fraction, halfUp, mul } from '../oracle/fraction.ts';
import { marketValue, type OracleAccount, type OracleHolding } from '../oracle/us-broker.ts';
import { type Json, raw } from './engine.ts';

/** A decimal in `low … high` (whole numbers) with up to `places` decimals, short ones as likely as long ones. */
export function decimalText(low: number, high: number, places: number): fc.Arbitrary<string> {
  return fc.integer({ min: 0, max: places }).chain((digits) => {
    const unit = 10n ** BigInt(digits);
    return fc
      .bigInt({ min: BigInt(low) * unit, max: BigInt(high) * unit })
      .map((ticks) => halfUp({ n: ticks, d: unit }, digits));
  });
}

/** Never zero. */
export function positive(high: number, places: number): fc.Arbitrary<string> {
  return decimalText(0, high, places).map((text) => (Number(text) === 0 ? '0.5' : text));
}

/** Cheap stock too, where a short's floors and jumps are, and prices on and beside the rules' own. */
export const price: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: positive(300, 8) },
  { weight: 3, arbitrary: positive(9, 8) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2.5', '4.99999999', '5', '5.00000001', '16.66666666', '16.66666667'),
  },
  { weight: 1, arbitrary: fc.constantFrom('0.00000001', '1', '10', '100', '12345.678') },
);

const size = fc.oneof(positive(2000, 8), positive(2000, 0), positive(5, 8));

/** Rates at, below and above FINRA's, round and not. */
export const rate: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('0.25', '0.3', '0.35', '0.4', '0.5', '0.75', '1', '0.3173', '0.33333333', '0.1'),
  fc.integer({ min: 1, max: 999_999 }).map((parts) => floorTo({ n: BigInt(parts), d: 1_000_000n }, 6)),
);

export type Sides = 'long' | 'short' | 'mixed';

function holdingOf(symbol: string, sides: Sides): fc.Arbitrary<OracleHolding> {
  const sign = sides === 'mixed' ? fc.constantFrom('', '-') : fc.constant(sides === 'short' ? '-' : '');
  return fc.record({ quantity: fc.tuple(sign, size).map(([s, text]) => s + text), price }).map((item) => {
    return { symbol, ...item };
  });
}

export function worthOf(holdings: readonly OracleHolding[], side: 'long' | 'short'): Fraction {
  const chosen = holdings.filter((item) => item.quantity.startsWith('-') === (side === 'short'));
  return chosen.reduce((sum: Fraction, item) => {
    const value = marketValue({ ...item, quantity: fraction(item.quantity), price: fraction(item.price) });
    return { n: sum.n * value.d + value.n * sum.d, d: sum.d * value.d };
  }, fraction('0'));
}

/** A share of a value, to the cent or finer. */
function part(value: Fraction, percent: number, places: number): string {
  return halfUp(mul(value, { n: BigInt(percent), d: 100n }), places);
}

/** One to four instruments; debts and credits are shares of what is held, so that calls are near. */
export function account(sides: Sides = 'mixed'): fc.Arbitrary<OracleAccount> {
  const ids = fc.shuffledSubarray(['A', 'B', 'C', 'D'], { minLength: 1 });
  return ids
    .chain((symbols) => fc.tuple(...symbols.map((symbol) => holdingOf(symbol, sides))))
    .chain((holdings) => {
      const [long, short] = [worthOf(holdings, 'long'), worthOf(holdings, 'short')];
      const percent = (min: number, max: number) => fc.integer({ min, max });
      return fc
        .record({
          owed: percent(0, 110),
          credit: percent(0, 60),
          proceeds: percent(80, 160),
          places: fc.constantFrom(2, 2, 4, 8),
          interest: fc.oneof(fc.constant('0'), decimalText(0, 50, 6)),
          houseLong: rate,
          houseShort: fc.oneof({ weight: 4, arbitrary: rate }, fc.constantFrom('1.1', '2.0173', '5')),
        })
        .map(({ owed, credit, proceeds, places, interest, houseLong, houseShort }) => ({
          cash: part(short, credit, places),
          loan: part(long, owed, places),
          interest,
          shortProceeds: part(short, proceeds, places),
          holdings,
          houseLong,
          houseShort,
        }));
    });
}

/** The same account as a scenario. */
export function scenarioOf(account: OracleAccount, more: Json = {}, lot = '1'): Json {
  const { holdings, houseLong, houseShort } = account;
  const kinds = ['cash', 'loan', 'interest', 'shortProceeds'] as const;
  return raw({
    settings: { houseLong, houseShort },
    instruments: holdings.map(({ symbol, price }) => ({ id: symbol, quote: 'USD', price, lot })),
    pools: [
      {
        id: 'main',
        amounts: kinds
          .filter((kind) => account[kind] !== '0')
          .map((kind) => ({ asset: 'USD', kind, amount: account[kind] })),
        positions: holdings.map(({ symbol, quantity, price }) => ({
          instrument: symbol,
          quantity,
          entry: price,
        })),
      },
    ],
    ...more,
  });
}
