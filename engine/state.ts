/** Everything that changes while a scenario runs. Only `step` makes a new one. */
import { type Account, type Market, type Pool, type Position, partition } from './account.ts';
import type { Borrowing } from './borrowing.ts';
import type { CarryMemory } from './carry/memory.ts';
import type { Decimal } from './decimal.ts';
import { EngineError } from './errors.ts';
import type { IntradayMemory } from './intraday.ts';
import type { Order } from './order.ts';
import type { Rulebook, Settings } from './rulebook.ts';
import { rulebookMade } from './rulebooks/index.ts';
import type { View } from './rules/view.ts';

/** A demand that stands until it is met or enforced. */
export interface Call {
  /** `maintenance` follows a line of the rulebook at every price; `regT` only what trades did to a day's close. */
  readonly kind: 'maintenance' | 'regT';
  /** The line of the rulebook that was crossed. */
  readonly line: string;
  /** The largest amount asked so far, in whole cents; under Regulation T, exactly what is left of it. */
  readonly amount: Decimal;
  readonly opened: string;
  readonly due: string;
}

/** What the account remembers and prices alone do not tell. */
export interface Memory {
  readonly calls: readonly Call[];
  /**
   * The special memorandum account. Below zero it is what the trades so far lack of Regulation T, called for or, until
   * the day closes, not yet.
   */
  readonly sma: Decimal;
  /** What was opened today and not closed again, oldest first. */
  readonly today: readonly DayLot[];
  /** How the day began; null before the first day has. */
  readonly opening: { readonly sma: Decimal; readonly equity: Decimal } | null;
  /** Interest and borrow fees that have accrued, and trades that have not settled. */
  readonly carry: CarryMemory;
  /** Orders that stand, by instrument, in the order in which they were placed. */
  readonly orders: Readonly<Record<string, readonly Order[]>>;
  /** What is lent by the period, the oldest first; kept only where that is charged. */
  readonly borrowed: readonly Borrowing[];
  /** What the venue's insurance fund holds, in the currency of the account; null where no limit is known. */
  readonly fund: Decimal | null;
  /** Kept only under an intraday rule. */
  readonly intraday: IntradayMemory;
}

/** A part of a position opened on the day that still runs. */
export interface DayLot {
  readonly pool: string;
  readonly instrument: string;
  /** Signed: a short is below zero. */
  readonly quantity: Decimal;
  /** Price in the account's currency. */
  readonly price: Decimal;
}

export interface State {
  /** ISO date. */
  readonly on: string;
  /** Time of the day that has come, UTC; absent while the day has only begun. */
  readonly time?: string;
  readonly account: Account;
  readonly market: Market;
  readonly rulebookId: string;
  readonly settings: Settings;
  readonly memory: Memory;
}

/** Made once for each object of settings: a run asks for its rulebook many times a day. */
const made = new WeakMap<Settings, readonly [id: string, Rulebook]>();

export function rulebookIn({ rulebookId, settings }: State): Rulebook {
  const [id, known] = made.get(settings) ?? [];
  if (known && id === rulebookId) return known;
  const book = rulebookMade(rulebookId, settings);
  made.set(settings, [rulebookId, book]);
  return book;
}

/** The views of an account, kept while neither its prices nor its rulebook change. */
const seen = new WeakMap<Account, readonly [market: Market, book: Rulebook, views: readonly View[]]>();

/** The groups that the rulebook judges on their own. */
export function viewsOf(state: State): readonly View[] {
  const { account, market } = state;
  const book = rulebookIn(state);
  const known = seen.get(account);
  if (known?.[0] === market && known[1] === book) return known[2];
  const views = partition(account, book.sharing).map((pool) => ({ pool, market, currency: book.currency }));
  seen.set(account, [market, book, views]);
  return views;
}

/** The first group: the whole account wherever everything is shared. */
export function viewOf(state: State): View {
  const [view] = viewsOf(state);
  if (!view) throw new EngineError('account.empty', 'pools', 'must hold at least one pool');
  return view;
}

/** The pool that holds an instrument, or exactly this position, else the first one. */
export function poolFor(account: Account, instrument: string, positionId?: string): Pool {
  const meant = (item: Position): boolean =>
    positionId === undefined ? item.instrument === instrument : item.id === positionId;
  const holder = account.pools.find((pool) => pool.positions.some(meant));
  const pool = holder ?? account.pools[0];
  if (!pool) throw new EngineError('account.empty', 'pools', 'must hold at least one pool');
  return pool;
}
