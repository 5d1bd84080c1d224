/**
 * Lots and realised gains, read off the journal: what was sold, from which lot, after how long, and which losses do
 * not count because the stock was bought again.
 */
import type { Pool } from '../account.ts';
import { daysBetween } from '../calendar.ts';
import { type Decimal, lesser, ZERO } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import type { Figure } from '../figure.ts';
import type { Entry } from '../ledger.ts';
import type { TaxAsset } from './assets.ts';
import { inWashWindow } from './holding.ts';
import {
  basisOf,
  type Choice,
  proceedsOf,
  quantityOf,
  shareOf,
  type TaxLot,
  take,
  takeNamed,
} from './lots.ts';
import { type Draft, draftOf, finished, type Sale } from './sale.ts';
import { TAX_SOURCES } from './sources.ts';
import { type Instruments, openingLots, type TaxTrade, tradesIn } from './trades.ts';
import { type Losing, replaced } from './wash.ts';

/** Which lots a sale takes. What it does not name is taken first in, first out. */
export interface Identification {
  readonly instrument: string;
  /** Which sale of the instrument, counted from 1. A trade that closes a position is one sale. */
  readonly sale: number;
  readonly lots: readonly Choice[];
}

export interface TaxInput {
  readonly journal: readonly Entry[];
  readonly instruments: Instruments;
  /** What each traded instrument is to the tax: `{ XYZ: TAX_ASSETS.stock }`. */
  readonly assets: Readonly<Record<string, TaxAsset>>;
  /** What was held before the journal begins. */
  readonly opening?: readonly Pool[];
  readonly identified?: readonly Identification[];
}

/** A lot that is still held, with its basis, or what a short was sold for. */
export interface OpenLot extends TaxLot {
  readonly amount: Figure;
}

export interface TaxBook {
  /** In order of time; each lot that a sale takes from is one row. */
  readonly sales: readonly Sale[];
  /** In order of acquisition. */
  readonly lots: readonly OpenLot[];
  /** Lots whose basis the journal does not tell: brought in from elsewhere, they are put down at that day's price. */
  readonly assumed: readonly string[];
}

function saleKey(instrument: string): string {
  return `sales of ${instrument}`;
}

/** A book in the making. */
class Bookkeeper {
  lots: TaxLot[] = [];
  readonly drafts: Draft[] = [];
  readonly assumed: string[] = [];
  private losing: Losing[] = [];
  private readonly input: TaxInput;
  private readonly counts = new Map<string, number>();

  constructor(input: TaxInput) {
    this.input = input;
    for (const lot of openingLots(input.opening ?? [], input.instruments))
      this.lots.push({ ...lot, id: this.nextLot(lot.instrument) });
  }

  private count(key: string): number {
    const next = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, next);
    return next;
  }

  /** `XYZ#1`, `XYZ#2` … */
  private nextLot(instrument: string): string {
    return `${instrument}#${this.count(`lots of ${instrument}`)}`;
  }

  private assetOf(instrument: string): TaxAsset {
    const found = this.input.assets[instrument];
    if (!found)
      throw new EngineError(
        'tax.asset',
        `assets.${instrument}`,
        'must say what it is: TAX_ASSETS.stock or crypto',
      );
    return found;
  }

  /** Closes what the trade can close of the other side, and opens the rest. */
  post(trade: TaxTrade): void {
    const { instrument, pool } = trade;
    const side = trade.quantity.isNegative() ? 'short' : 'long';
    const fits = (lot: TaxLot): boolean =>
      lot.instrument === instrument && lot.pool === pool && lot.side !== side;
    const size = trade.quantity.abs();
    const held = this.lots.filter(fits).reduce((sum, lot) => sum.plus(lot.quantity), ZERO);
    const closing = lesser(held, size);
    if (trade.with === 'outside' && side === 'short')
      throw new EngineError('tax.withdrawal', instrument, 'must not leave the account: that is not modelled');
    if (closing.gt(ZERO)) this.close(trade, closing, size, fits);
    if (size.gt(closing)) this.open(trade, size.minus(closing), size, side);
  }

  private close(trade: TaxTrade, quantity: Decimal, size: Decimal, fits: (lot: TaxLot) => boolean): void {
    const number = this.count(saleKey(trade.instrument));
    const { washSale } = this.assetOf(trade.instrument);
    const named = this.input.identified?.find(
      (item) => item.instrument === trade.instrument && item.sale === number,
    );
    const field = `identified ${trade.instrument} ${number}`;
    const choices = named?.lots ?? [];
    const chosen = choices.reduce(
      (sum, choice, i) => sum.plus(quantityOf(choice, `${field}.lots[${i}].quantity`)),
      ZERO,
    );
    if (chosen.gt(quantity))
      throw new EngineError(
        'tax.lot-over',
        field,
        `must name at most the ${quantity.toFixed()} sold; got ${chosen.toFixed()}`,
      );
    const first = takeNamed(this.lots, choices, fits, field);
    const rest = take(first.left, quantity.minus(chosen), fits);
    this.lots = [...rest.left];
    const losing: Losing[] = [];
    let left = shareOf(trade.costs, quantity, size);
    let open = quantity;
    for (const lot of [...first.taken, ...rest.taken]) {
      const costs = shareOf(left, lot.quantity, open);
      left = left.minus(costs);
      open = open.minus(lot.quantity);
      const lotRule = first.taken.includes(lot) ? TAX_SOURCES.identified : TAX_SOURCES.firstIn;
      const draft = draftOf(lot, { trade, costs, number, lotRule, washSale });
      this.drafts.push(draft);
      if (trade.with === 'outside') this.assumed.push(`${lot.id} closed ${trade.on}`);
      if (lot.side === 'long' && washSale.applies && draft.gain.value.lt(ZERO))
        losing.push({ draft, days: daysBetween(lot.heldFrom, trade.on) });
    }
    // Shares sold in the same sale replace nothing: only what is still held afterwards does.
    for (const item of losing) this.lots = this.lots.flatMap((lot) => replaced(item, lot));
    this.losing.push(...losing);
  }

  private open(trade: TaxTrade, quantity: Decimal, size: Decimal, side: TaxLot['side']): void {
    const id = this.nextLot(trade.instrument);
    const bought = trade.with === 'market';
    if (!bought) this.assumed.push(id);
    let lots: readonly TaxLot[] = [
      {
        id,
        pool: trade.pool,
        instrument: trade.instrument,
        side,
        quantity,
        price: trade.price,
        costs: trade.costs.minus(shareOf(trade.costs, size.minus(quantity), size)),
        deferred: ZERO,
        acquired: trade.on,
        heldFrom: trade.on,
        origin: bought ? 'trade' : 'deposit',
        replaces: false,
      },
    ];
    this.losing = this.losing.filter(({ draft }) => inWashWindow(draft.sold, trade.on));
    for (const item of this.losing) lots = lots.flatMap((lot) => replaced(item, lot));
    this.lots.push(...lots);
  }

  /** Lots were named for a sale that never was. */
  checkIdentified(): void {
    for (const { instrument, sale } of this.input.identified ?? [])
      if (!Number.isInteger(sale) || sale < 1 || sale > (this.counts.get(saleKey(instrument)) ?? 0))
        throw new EngineError(
          'tax.sale-unknown',
          `identified ${instrument} ${sale}`,
          'is no sale in this journal',
        );
  }
}

/**
 * Realised gains and open lots of one taxpayer, in US dollars, under US federal rules. Purchases after the journal's
 * end may still turn a loss of its last 30 days into a wash sale.
 * @throws EngineError `decimal.syntax`, `tax.asset`, `tax.currency`, `tax.instrument`, `tax.lot-over`,
 * `tax.lot-quantity`, `tax.lot-short`, `tax.lot-unknown`, `tax.order`, `tax.posting`, `tax.sale-unknown`,
 * `tax.withdrawal`
 */
export function realisedGains(input: TaxInput): TaxBook {
  const book = new Bookkeeper(input);
  for (const trade of tradesIn(input.journal, input.instruments)) book.post(trade);
  book.checkIdentified();
  const lots = book.lots.map((lot) => ({
    ...lot,
    amount: lot.side === 'long' ? basisOf(lot) : proceedsOf(lot, lot.price, lot.costs),
  }));
  return { sales: book.drafts.map(finished), lots, assumed: book.assumed };
}
