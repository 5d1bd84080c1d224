/** A forced sale of two lots on one day, what is bought again, and the tax year around it. */
import { addDays, nextDay } from '../../../engine/calendar.ts';
import { type Figure, sum, together as summed } from '../../../engine/figure.ts';
import { type Decimal, decimal, parseDecimal } from '../../../engine/index.ts';
import {
  type Bill,
  type CapitalYear,
  capitalYear,
  DEALT,
  type Deal,
  firstLongTermDay,
  gainsOnDeals,
  type InterestYear,
  investmentInterest,
  type Sale,
  TAX_ASSETS,
  type TaxAsset,
  taxBill,
} from '../../../engine/tax/index.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

/** The day on which the broker sells, a Monday. */
export const SOLD_ON = '2026-11-02';
const SECOND_ON = '2026-04-16';
const YEAR = 2026;
const SIZE = decimal(100);
const PAID = { first: decimal(40), second: decimal(60) } as const;

export interface Lot {
  readonly name: 'first' | 'second';
  readonly id: string;
  readonly bought: string;
  readonly price: Decimal;
  readonly quantity: Decimal;
  /** The first day on which a sale is long-term. */
  readonly longFrom: string;
  /** What the broker sold of it. */
  readonly sale: Sale | undefined;
}

export interface TaxesMoment extends Moment {
  readonly asset: TaxAsset;
  readonly price: Decimal;
  readonly lots: readonly [Lot, Lot];
  /** Bought again: how much, when, and with what basis. */
  readonly again: {
    readonly quantity: Decimal;
    readonly on: string;
    readonly after: number;
    readonly basis: Figure;
  } | null;
  readonly capital: CapitalYear;
  readonly interest: InterestYear;
  readonly bill: Bill;
  /** Proceeds less basis, whatever of it counts. */
  readonly gain: Figure;
  /** Of a loss: what does not count now. */
  readonly disallowed: Figure;
  readonly recognised: Figure;
  readonly lossCarried: Figure;
  readonly afterTax: Figure;
}

const read = (values: Values, key: string, usual: string): string => values[key] ?? usual;
const number = (values: Values, key: string, usual: string): Decimal =>
  parseDecimal(read(values, key, usual), key);
const count = (values: Values, key: string, usual: string): number =>
  Number(number(values, key, usual).toFixed(0));

const USD = { kind: 'money', asset: 'USD' } as const;
const together = (name: string, label: string, parts: readonly Figure[]): Figure =>
  summed({ name, label, unit: USD }, parts);

/** The figure under a name of its own: two lots have the same figures. */
const named = (figure: Figure, lot: Lot['name']): Figure => ({
  ...figure,
  name: `${figure.name}:${lot}`,
  label: `${figure.label}, $${PAID[lot].toFixed()} lot`,
});

function electedIn(values: Values, capital: CapitalYear): InterestYear {
  const given = {
    interest: read(values, 'interest', '0'),
    ordinaryIncome: read(values, 'income', '0'),
    ordinaryGain: capital.ordinaryGain,
    netCapitalGain: capital.netCapitalGain,
  };
  const usual = investmentInterest(given);
  if (read(values, 'elect', 'none') === 'none') return usual;
  return investmentInterest({ ...given, electedGain: usual.usefulElection });
}

/** @throws EngineError when a value is not a number, or not one that the engine takes */
export function momentOf(_preset: Preset, values: Values): TaxesMoment {
  const asset = read(values, 'asset', 'stock') === 'crypto' ? TAX_ASSETS.crypto : TAX_ASSETS.stock;
  const price = number(values, 'price', '30');
  const sold = number(values, 'sold', '100');
  const quantity = number(values, 'rebuy', '0');
  const after = count(values, 'after', '0');
  const bought = { first: addDays(SOLD_ON, -count(values, 'held', '300')), second: SECOND_ON };
  const names = (['first', 'second'] as const).toSorted((a, b) => (bought[a] < bought[b] ? -1 : 1));
  const ids = Object.fromEntries(names.map((name, i) => [name, `${DEALT}#${i + 1}`]));
  const on = addDays(SOLD_ON, after);
  const deals: Deal[] = [
    ...names.map((name) => ({ on: bought[name], quantity: SIZE, price: PAID[name] })),
    { on: SOLD_ON, quantity: sold.neg(), price, forced: true },
    ...(quantity.gt(0) ? [{ on, quantity, price }] : []),
  ];
  const newest = ids[names[1] ?? 'second'] ?? '';
  const book = gainsOnDeals(
    deals,
    asset,
    read(values, 'lots', 'oldest') === 'newest'
      ? [{ instrument: DEALT, sale: 1, lots: [{ lot: newest, quantity: sold.lt(SIZE) ? sold : SIZE }] }]
      : [],
  );
  const lot = (name: 'first' | 'second'): Lot => ({
    name,
    id: ids[name] ?? '',
    bought: bought[name],
    price: PAID[name],
    quantity: SIZE,
    longFrom: firstLongTermDay(bought[name]),
    sale: book.sales.find((sale) => sale.lot === ids[name]),
  });
  const lots = [lot('first'), lot('second')] as const;
  const rows = lots.flatMap(({ name, sale }) => (sale ? [{ name, sale }] : []));
  const capital = capitalYear({ year: YEAR, sales: book.sales });
  const interest = electedIn(values, capital);
  const bill = taxBill({
    capital,
    interest,
    ordinaryRate: read(values, 'ordinary', '0.24'),
    gainRate: read(values, 'gain', '0.15'),
  });
  const gain = together(
    'gain',
    'Gain of the sale',
    rows.map(({ name, sale }) => named(sale.gain, name)),
  );
  const disallowed = together(
    'disallowed',
    'Loss that does not count now',
    rows.map(({ name, sale }) => named(sale.disallowed, name)),
  );
  const recognised = together(
    'recognised',
    'Gain that counts',
    rows.map(({ name, sale }) => named(sale.recognised, name)),
  );
  const third = book.lots.filter(({ id }) => id === `${DEALT}#3`).map(({ amount }) => amount);
  const again = quantity.gt(0)
    ? { quantity, on, after, basis: together('newBasis', 'Basis of what was bought again', third) }
    : null;
  const lossCarried = together('lossCarried', 'Loss carried forward', [
    capital.shortAfter,
    capital.longAfter,
  ]);
  const afterTax = sum({ name: 'afterTax', label: 'After tax', unit: USD }, [1, gain], [-1, bill.tax]);
  return {
    asset,
    price,
    lots,
    again,
    capital,
    interest,
    bill,
    gain,
    disallowed,
    recognised,
    lossCarried,
    afterTax,
    figures: allFigures([
      gain,
      disallowed,
      recognised,
      lossCarried,
      afterTax,
      ...Object.values<Figure>({ ...capital }),
      ...Object.values<Figure>({ ...interest }),
      ...Object.values<Figure>({ ...bill }),
      ...(again ? [again.basis] : []),
    ]),
  };
}

/** The last day of the 30 after the sale. */
const WINDOW_ENDS = addDays(SOLD_ON, 30);
/** The day after it. */
export const FREE_FROM = nextDay(WINDOW_ENDS);
