/** What each participant of a world has gained: the accounts, and those whom they trade with, borrow from and pay. */
import { type Account, equityOf, instrumentOf, type Market, markOf, partition, worthOf } from './account.ts';
import { type Decimal, total, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import type { Leg, Owner } from './ledger.ts';
import { rulebookIn, type State } from './state.ts';
import type { World, WorldEntry } from './world.ts';

/** Everybody outside the accounts who can gain or lose; what is paid in and out is no gain. */
export type Outsider = Exclude<Owner, 'pool' | 'outside'>;

export interface Profits {
  /** By the name of the account. */
  readonly accounts: Readonly<Record<string, Decimal>>;
  /** The market gives what accounts get and takes what they give, and held the other side of what they began with. */
  readonly others: Readonly<Record<Outsider, Decimal>>;
}

function worthOfLeg({ kind, amount, asset, instrument }: Leg, market: Market, currency: string): Decimal {
  if (kind !== 'position') return amount.times(worthOf(asset, currency, market));
  const { quote, multiplier } = instrumentOf(market, instrument ?? asset);
  const price = markOf(market, instrument ?? asset).times(worthOf(quote, currency, market));
  return amount.times(price).times(multiplier);
}

function equityIn(account: Account, market: Market, currency: string): Decimal {
  return total(partition(account, 'all').map((pool) => equityOf(pool, currency, market).value));
}

/**
 * Gains between two moments, read from the first and last valuation of each account and from its own journal. Together
 * they are nothing: what one gains others lose. @throws EngineError `world.unknown` for a journal of another world
 */
export function profitsOf(before: World, after: World, journal: readonly WorldEntry[]): Profits {
  const [first] = after.members;
  if (!first) return { accounts: {}, others: { market: ZERO, lender: ZERO, fund: ZERO, counterparty: ZERO } };
  const { market } = first.state;
  const { currency } = rulebookIn(first.state);
  const legs = journal.flatMap(({ who, entry }) =>
    entry.kind === 'posting' ? entry.legs.map((leg) => ({ who, leg })) : [],
  );
  const gained = (meant: (leg: Leg, who: string) => boolean): Decimal =>
    total(legs.filter(({ who, leg }) => meant(leg, who)).map(({ leg }) => worthOfLeg(leg, market, currency)));
  const startOf = (id: string): State => {
    const found = before.members.find((member) => member.id === id);
    if (!found) throw new EngineError('world.unknown', id, 'was not in the world before');
    return found.state;
  };
  const rows = after.members.map(({ id, state }) => {
    const start = startOf(id);
    const began = equityIn(start.account, start.market, currency);
    const last = equityIn(state.account, market, currency);
    const outside = gained(({ owner }, who) => who === id && owner === 'outside');
    const held = equityIn(start.account, market, currency).minus(began);
    return { id, profit: last.minus(began).plus(outside), held };
  });
  const other = (owner: Outsider): Decimal => gained((leg) => leg.owner === owner);
  return {
    accounts: Object.fromEntries(rows.map(({ id, profit }) => [id, profit])),
    others: {
      market: other('market').minus(total(rows.map(({ held }) => held))),
      lender: other('lender'),
      fund: other('fund'),
      counterparty: other('counterparty'),
    },
  };
}
