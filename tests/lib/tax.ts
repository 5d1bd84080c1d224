/** Histories of trades as journals, and what the tax makes of them. */
import { total } from '../../engine/decimal.ts';
import { type Decimal, decimal, type Figure, type Posting, plain, round } from '../../engine/index.ts';
import {
  type Identification,
  realisedGains,
  type Sale,
  TAX_ASSETS,
  type TaxAsset,
  type TaxBook,
  type TaxInput,
} from '../../engine/tax/index.ts';

/** One purchase (above zero) or sale. Texts are decimals. */
export interface Deal {
  readonly on: string;
  readonly quantity: string;
  readonly price: string;
  readonly costs?: string;
  readonly instrument?: string;
  readonly pool?: string;
  readonly forced?: boolean;
  /** Brought in from elsewhere, without money. */
  readonly brought?: boolean;
}

/** `deal('2026-01-05', '100', '50')` */
export function deal(on: string, quantity: string, price: string, more: Partial<Deal> = {}): Deal {
  return { on, quantity, price, ...more };
}

export function postingOf(item: Deal): Posting {
  const { instrument = 'XYZ', pool = 'main', costs = '0' } = item;
  const quantity = decimal(item.quantity);
  const position = { asset: instrument, kind: 'position', instrument, price: decimal(item.price) } as const;
  const money = quantity.times(item.price).plus(costs);
  const cash = { asset: 'USD', kind: 'cash' } as const;
  const shares = [
    { ...position, owner: 'pool', pool, amount: quantity },
    { ...position, owner: item.brought ? 'outside' : 'market', amount: quantity.neg() },
  ] as const;
  const paid = [
    { ...cash, owner: 'pool', pool, amount: money.neg() },
    { ...cash, owner: 'market', amount: money },
  ] as const;
  return {
    kind: 'posting',
    on: item.on,
    reason: item.brought ? 'depositSecurities' : item.forced ? 'forcedSale' : 'trade',
    legs: item.brought ? shares : [...shares, ...paid],
  };
}

export function instrument(id: string, more: object = {}): TaxInput['instruments'][string] {
  const base = { id, kind: 'spot', base: id, quote: 'USD', settle: 'USD', underlier: id } as const;
  return { ...base, multiplier: decimal(1), tick: decimal('0.01'), lot: decimal(1), ...more };
}

export function inputFor(
  deals: readonly Deal[],
  more: Partial<TaxInput> & { asset?: TaxAsset } = {},
): TaxInput {
  const ids = [...new Set(['XYZ', ...deals.map((item) => item.instrument ?? 'XYZ')])];
  const { asset = TAX_ASSETS.stock, ...rest } = more;
  return {
    journal: deals.map(postingOf),
    instruments: Object.fromEntries(ids.map((id) => [id, instrument(id)])),
    assets: Object.fromEntries(ids.map((id) => [id, asset])),
    ...rest,
  };
}

export function bookOf(deals: readonly Deal[], more: Partial<TaxInput> & { asset?: TaxAsset } = {}): TaxBook {
  return realisedGains(inputFor(deals, more));
}

/** `named(1, 'XYZ#2', '50')`: the first sale takes 50 of the second lot. */
export function named(sale: number, ...lots: readonly (readonly [string, string])[]): Identification {
  return {
    instrument: 'XYZ',
    sale,
    lots: lots.map(([lot, quantity]) => ({ lot, quantity: decimal(quantity) })),
  };
}

export function text(figure: Figure): string {
  return plain(round(figure.value, 6, 'half'));
}

/** A sale on one line: `XYZ#1 100 long 5000-4000 = 1000`, with what does not count and what replaced it. */
export function row(sale: Sale): string {
  const put = sale.disallowed.value.isZero() ? '' : `, ${text(sale.disallowed)} put off`;
  const by = sale.replacedBy.map((item) => ` ${item.lot}:${plain(item.quantity)}+${text(item.deferred)}`);
  const sums = `${text(sale.proceeds)} - ${text(sale.basis)} = ${text(sale.gain)}`;
  return `${sale.lot} ${plain(sale.quantity)} ${sale.term}: ${sums}${put}${by.join('')}`;
}

/** A lot on one line: `XYZ#2 50 at 2750 from 2026-01-05`. */
export function held(book: TaxBook): string[] {
  return book.lots.map(
    (lot) =>
      `${lot.id} ${plain(lot.quantity)}${lot.side === 'short' ? ' short' : ''} ${text(lot.amount)} from ${lot.heldFrom}`,
  );
}

export function sumOf(figures: readonly Figure[]): Decimal {
  return total(figures.map((figure) => figure.value));
}
