/** Balanced postings. Nothing else moves money or securities. */
import type { Account, Amount, AmountKind, Lot, Pool, Position } from './account.ts';
import { type Decimal, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import type { IntradayNoticeName } from './intraday.ts';

/** Who gives or receives: a pool of the account, or somebody outside it. */
export type Owner =
  | 'pool'
  | 'market'
  | 'lender'
  | 'outside'
  | 'fund'
  /** Other customers of the venue, who pay for a loss that no fund does. */
  | 'counterparty';

export interface Leg {
  readonly owner: Owner;
  /** The pool, when the owner is one. */
  readonly pool?: string;
  readonly asset: string;
  /** The line of the ledger; `position` for securities, which then also name instrument and price. */
  readonly kind: AmountKind | 'position';
  readonly amount: Decimal;
  readonly instrument?: string;
  readonly price?: Decimal;
  /** Which position is meant, where one instrument is held in several. */
  readonly position?: string;
  /** Signed face value of an inverse contract, in its quote asset. */
  readonly face?: Decimal;
}

export type Reason =
  | 'deposit'
  | 'withdrawal'
  | 'depositSecurities'
  | 'trade'
  | 'forcedSale'
  | 'commission'
  | 'borrow'
  | 'repay'
  | 'release'
  /** Closed by an exchange. */
  | 'liquidation'
  /** What a liquidation costs, to the insurance fund. */
  | 'liquidationFee'
  /** The insurance fund makes up for what a pool lacks. */
  | 'insurance'
  /** Contracts closed at another's price of bankruptcy, which pays for what that one lacks. */
  | 'deleveraging'
  /** What a pool lacks, spread over other customers. */
  | 'socialised'
  /** What a pool lacks becomes a debt. */
  | 'debt'
  /** Longs and shorts of a contract pay each other. */
  | 'funding'
  /** From one pool of the account to another. */
  | 'transfer'
  | 'interest'
  /** What a venue takes for lending, on borrowing and again for each period. */
  | 'openingFee'
  | 'rolloverFee'
  | 'borrowFee'
  | 'dividend'
  /** What a short owes the lender of its shares when they bear a dividend. */
  | 'substituteDividend';

export interface Posting {
  readonly kind: 'posting';
  readonly on: string;
  /** Time of that day, UTC, where the scenario knows one. */
  readonly time?: string;
  readonly reason: Reason;
  readonly legs: readonly Leg[];
}

export type NoticeName =
  | IntradayNoticeName
  /** A freeze bars the trade or the withdrawal. */
  | 'intradayRefused'
  | 'callOpened'
  | 'callIncreased'
  | 'callMet'
  | 'deadlinePassed'
  | 'brokerSells'
  | 'initialDeficiency'
  | 'shortfall'
  /** A line was crossed at which an exchange liquidates; `line` names it. */
  | 'liquidation'
  /** A Regulation T deficiency too small to act upon. */
  | 'regTWaived'
  /** More was asked than may be withdrawn; `amount` is what was asked. */
  | 'withdrawalRefused'
  /** A loan by hand that a line forbids; `line` names it. */
  | 'borrowRefused'
  /** More was to be repaid by hand than is held or owed. */
  | 'repayRefused'
  /** A trade takes money or coin that was not borrowed by hand; `amount` is what is missing. */
  | 'tradeRefused'
  /** An order was traded at the price that stood; `order` names it in this and the next three. */
  | 'orderFilled'
  /** The stop of a stop-limit order was reached, and its limit does not allow the price. */
  | 'orderTriggered'
  /** By its owner, because another of its group filled, or because nothing is left to close. */
  | 'orderCancelled'
  /** There was nothing to close, or too little for the whole ladder. */
  | 'orderRefused';

/** Something that was said or noticed and moved no money. */
export interface Notice {
  readonly kind: 'notice';
  readonly on: string;
  /** Time of that day, UTC, where the scenario knows one. */
  readonly time?: string;
  readonly name: NoticeName;
  /** The line of the rulebook that it is about. */
  readonly line?: string;
  /** Id of the order that it is about. */
  readonly order?: string;
  readonly amount?: Decimal;
  /** What the amount is of, where that is not the currency of the account. */
  readonly asset?: string;
  /** The day of the intraday deficit that it is about. */
  readonly opened?: string;
  readonly due?: string;
}

export type Entry = Posting | Notice;

/** What the legs of a posting add up to in each asset: all zero, or the posting is not one. */
export function imbalance(posting: Posting): Record<string, Decimal> {
  const sums = new Map<string, Decimal>();
  for (const { asset, amount } of posting.legs) sums.set(asset, (sums.get(asset) ?? ZERO).plus(amount));
  return Object.fromEntries([...sums].filter(([, value]) => !value.isZero()));
}

function addAmount(
  amounts: readonly Amount[],
  asset: string,
  kind: AmountKind,
  amount: Decimal,
): readonly Amount[] {
  const rest: Amount[] = [];
  let sum = amount;
  for (const line of amounts) {
    if (line.asset === asset && line.kind === kind) sum = line.amount.plus(sum);
    else rest.push(line);
  }
  return sum.isZero() ? rest : [...rest, { asset, kind, amount: sum }];
}

/** Takes a lot of the other sign from the oldest lots first; what is left of it when they are gone stays. */
function reduceLots(lots: readonly Lot[], taken: Lot): readonly Lot[] {
  const [first, ...rest] = lots;
  if (taken.quantity.isZero()) return lots;
  if (!first) return [taken];
  const left = first.quantity.plus(taken.quantity);
  const face = first.face?.plus(taken.face ?? ZERO);
  if (first.quantity.abs().gt(taken.quantity.abs()))
    return [{ ...first, quantity: left, ...(face === undefined ? {} : { face }) }, ...rest];
  return reduceLots(rest, { ...taken, quantity: left });
}

function addPosition(positions: readonly Position[], leg: Leg, on: string): readonly Position[] {
  const instrument = leg.instrument ?? leg.asset;
  const meant = (item: Position): boolean =>
    leg.position === undefined ? item.instrument === instrument : item.id === leg.position;
  const old = positions.find(meant);
  const held = old?.quantity ?? ZERO;
  const quantity = held.plus(leg.amount);
  const grows = held.isZero() || held.isNegative() === leg.amount.isNegative();
  const { face } = leg;
  const lot = {
    quantity: leg.amount,
    entry: leg.price ?? ZERO,
    opened: on,
    ...(face === undefined ? {} : { face }),
  };
  const lots = grows ? [...(old?.lots ?? []), lot] : reduceLots(old?.lots ?? [], lot);
  const next = { ...old, id: old?.id ?? leg.position ?? instrument, instrument, quantity, lots };
  const others = positions
    .map((item) => (item === old ? next : item))
    .filter((item) => !item.quantity.isZero());
  return old || quantity.isZero() ? others : [...others, next];
}

function applyLeg(pool: Pool, leg: Leg, on: string): Pool {
  if (leg.kind === 'position') return { ...pool, positions: addPosition(pool.positions, leg, on) };
  return { ...pool, amounts: addAmount(pool.amounts, leg.asset, leg.kind, leg.amount) };
}

/** The account after a posting. @throws EngineError `ledger.unbalanced` */
export function post(account: Account, posting: Posting): Account {
  const left = imbalance(posting);
  if (Object.keys(left).length > 0) {
    throw new EngineError('ledger.unbalanced', posting.reason, `does not balance: ${JSON.stringify(left)}`);
  }
  const pools = account.pools.map((pool) =>
    posting.legs
      .filter((leg) => leg.owner === 'pool' && leg.pool === pool.id)
      .reduce((next, leg) => applyLeg(next, leg, posting.on), pool),
  );
  return { ...account, pools };
}
