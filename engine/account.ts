/** What an account holds, and what it is worth. */
import { type Decimal, ONE, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import { type Figure, given, product, type Sign, sum, type Unit } from './figure.ts';

export type AmountKind =
  | 'cash'
  | 'collateral'
  | 'loan'
  | 'interest'
  | 'shortProceeds'
  | 'unsettled'
  /** What contracts were opened at: below zero for longs. With the worth of the positions it is their profit. */
  | 'contracts';

/**
 * One line of the ledger, signed from its owner's side: a loan of 5,000 is −5,000. A loan is its own line
 * and never "cash below zero", so that borrowed but unspent money is still debt.
 */
export interface Amount {
  readonly asset: string;
  readonly kind: AmountKind;
  readonly amount: Decimal;
  /** ISO date on which an unsettled amount becomes cash. */
  readonly settles?: string;
}

/** What kind of risk an underlier is to portfolio margin; `broadIndexHighCap` is a high-capitalization broad index. */
export type InstrumentClass = 'stock' | 'broadIndex' | 'broadIndexHighCap';

export interface Instrument {
  readonly id: string;
  /** A linear contract is settled in the quote asset, an inverse one in the base asset (the coin). */
  readonly kind: 'spot' | 'linear' | 'inverse' | 'dated';
  readonly base: string;
  readonly quote: string;
  /** The asset in which gains are paid. */
  readonly settle: string;
  readonly underlier: string;
  readonly maturity?: string;
  /** Base units for each unit of quantity. */
  readonly multiplier: Decimal;
  /** What one inverse contract is for, in the quote asset. */
  readonly face?: Decimal;
  /** Smallest price step. */
  readonly tick: Decimal;
  /** Smallest quantity step. */
  readonly lot: Decimal;
  /** By how many times a fund moves with its index, either way: 3 for a 3x and for a −3x fund. At least 1. */
  readonly leverage?: Decimal;
  /** A single stock where nothing is said. */
  readonly class?: InstrumentClass;
}

/** A part of a position bought at one price on one day. */
export interface Lot {
  readonly quantity: Decimal;
  readonly entry: Decimal;
  /** Signed face value of an inverse lot, in the quote asset. */
  readonly face?: Decimal;
  /** ISO date. */
  readonly opened: string;
}

/** Keyed by id, not by symbol: hedge legs and lots of one symbol may stand side by side. */
export interface Position {
  readonly id: string;
  readonly instrument: string;
  /** Signed: a short is below zero. Of an inverse contract it is the coin that its face bought at the entry. */
  readonly quantity: Decimal;
  readonly lots: readonly Lot[];
  /** What was chosen for it; the margin itself is the cash of its pool. */
  readonly leverage?: Decimal;
}

/** Amounts and positions that stand and fall together. */
export interface Pool {
  readonly id: string;
  readonly amounts: readonly Amount[];
  readonly positions: readonly Position[];
}

export interface Account {
  readonly wallet: readonly Amount[];
  readonly pools: readonly Pool[];
}

/** Prices of one instrument. A rule names the one it uses. */
export interface Quote {
  readonly mark: Decimal;
  readonly last?: Decimal;
  readonly index?: Decimal;
  readonly priorClose?: Decimal;
}

export interface Market {
  readonly instruments: Readonly<Record<string, Instrument>>;
  readonly quotes: Readonly<Record<string, Quote>>;
}

/** Who shares: one pool for everything, or one for each position. */
export type Sharing = 'all' | 'each';

/** The groups that a rulebook judges on their own. This function alone reads `sharing`. */
export function partition(account: Account, sharing: Sharing): readonly Pool[] {
  if (sharing === 'each') return account.pools;
  return [
    {
      id: 'all',
      amounts: [...account.wallet, ...account.pools.flatMap((pool) => pool.amounts)],
      positions: account.pools.flatMap((pool) => pool.positions),
    },
  ];
}

/** Linear or inverse: an agreement, and not the thing itself. */
export function isContract({ kind }: Instrument): boolean {
  return kind === 'linear' || kind === 'inverse';
}

/** @throws EngineError `market.unknown-instrument` */
export function instrumentOf(market: Market, id: string): Instrument {
  const found = market.instruments[id];
  if (!found) throw new EngineError('market.unknown-instrument', id, 'is not an instrument of this scenario');
  return found;
}

/** The mark price, in the instrument's quote asset. @throws EngineError `market.no-price` */
export function markOf(market: Market, id: string): Decimal {
  const quote = market.quotes[id];
  if (!quote)
    throw new EngineError('market.no-price', id, 'has no price yet: give it one before it is traded');
  return quote.mark;
}

/** The market with another mark for one instrument. */
export function withMark(market: Market, id: string, mark: Decimal): Market {
  return { ...market, quotes: { ...market.quotes, [id]: { ...market.quotes[id], mark } } };
}

/** The market after an instrument has a new mark, and a last price where one is told apart from it. */
export function withQuote(market: Market, id: string, mark: Decimal, last?: Decimal): Market {
  const { last: _, ...kept } = market.quotes[id] ?? { mark };
  const quote = { ...kept, mark, ...(last === undefined ? {} : { last }) };
  return { ...market, quotes: { ...market.quotes, [id]: quote } };
}

/** What an order is filled at: the last price, which is the mark where nothing else is said. */
export function fillOf(market: Market, id: string): Decimal {
  return market.quotes[id]?.last ?? markOf(market, id);
}

/**
 * What one unit of an asset is worth in `currency`, by the mark of a spot instrument that joins them, else of an
 * inverse contract: coin that secures it is worth what the contract says.
 */
export function worthOf(asset: string, currency: string, market: Market): Decimal {
  if (asset === currency) return ONE;
  const joining = (kind: Instrument['kind']): Instrument | undefined =>
    Object.values(market.instruments).find(
      (item) => item.kind === kind && item.base === asset && item.quote === currency,
    );
  const spot = joining('spot') ?? joining('inverse');
  if (!spot)
    throw new EngineError(
      'market.no-rate',
      asset,
      `has no ${currency} price: add a spot instrument ${asset}/${currency}`,
    );
  return markOf(market, spot.id);
}

/** The size of the lines of one kind, in `currency`; a debt comes out above zero. */
export function amountOf(pool: Pool, kind: AmountKind, currency: string, market: Market): Decimal {
  const owed = kind === 'loan' || kind === 'interest';
  const signed = pool.amounts
    .filter((line) => line.kind === kind)
    .reduce((sum, line) => sum.plus(line.amount.times(worthOf(line.asset, currency, market))), ZERO);
  return owed ? ZERO.minus(signed) : signed;
}

const LABELS: Record<AmountKind, string> = {
  cash: 'Cash',
  collateral: 'Collateral',
  loan: 'Loan',
  interest: 'Interest owed',
  shortProceeds: 'Short-sale proceeds',
  unsettled: 'Unsettled cash',
  contracts: 'Entry value of contracts',
};
const OWED: readonly AmountKind[] = ['loan', 'interest'];

/** What one position is worth at its mark, above zero for a short as well. */
export function positionValue(position: Position, currency: string, market: Market): Figure {
  const instrument = instrumentOf(market, position.instrument);
  const rate = worthOf(instrument.quote, currency, market);
  const price = markOf(market, position.instrument).times(rate).times(instrument.multiplier);
  const short = position.quantity.isNegative();
  const shares = instrument.kind === 'spot' && instrument.base === instrument.id ? 'Shares' : 'Quantity';
  return product(
    {
      name: `value:${position.id}`,
      label: short ? `Short market value of ${instrument.id}` : `Market value of ${instrument.id}`,
      unit: { kind: 'money', asset: currency },
    },
    given(
      { name: `quantity:${position.id}`, label: `${shares} of ${instrument.id}`, unit: { kind: 'quantity' } },
      position.quantity.abs(),
    ),
    given(
      {
        name: `price:${position.id}`,
        label: `Price of ${instrument.id}`,
        unit: { kind: 'price', asset: currency },
      },
      price,
    ),
  );
}

/** The value of one side of the book: a single position is its own total. */
export function sideValue(pool: Pool, side: 'long' | 'short', currency: string, market: Market): Figure {
  const spec = {
    name: side === 'long' ? 'marketValue' : 'shortMarketValue',
    label: side === 'long' ? 'Market value' : 'Short market value',
    unit: { kind: 'money', asset: currency } as Unit,
  };
  const held = pool.positions.filter(
    (item) => !item.quantity.isZero() && item.quantity.isNegative() === (side === 'short'),
  );
  const values = held.map((item) => positionValue(item, currency, market));
  const [only] = values;
  if (values.length === 1 && only) return { ...only, ...spec };
  return sum(spec, ...values.map((value) => [1, value] as const));
}

/** One line of the ledger as a figure. */
export function lineFigure(pool: Pool, kind: AmountKind, currency: string, market: Market): Figure {
  return given(
    { name: kind, label: LABELS[kind], unit: { kind: 'money', asset: currency } },
    amountOf(pool, kind, currency, market),
  );
}

/** Equity: what all lines and positions are worth together. Below zero it is a shortfall, never clamped. */
export function equityOf(pool: Pool, currency: string, market: Market): Figure {
  const terms: (readonly [Sign, Figure])[] = [
    [1, sideValue(pool, 'long', currency, market)],
    ...(Object.keys(LABELS) as AmountKind[]).map(
      (kind) => [OWED.includes(kind) ? -1 : 1, lineFigure(pool, kind, currency, market)] as const,
    ),
    [-1, sideValue(pool, 'short', currency, market)],
  ];
  const present = terms.filter(([, figure]) => !figure.value.isZero());
  const spec = {
    name: 'equity',
    label: 'Equity',
    unit: { kind: 'money', asset: currency } as Unit,
    rounding: 'down' as const,
  };
  return sum(spec, ...present);
}
