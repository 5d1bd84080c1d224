/**
 * Several accounts at one venue that share an insurance fund. What a liquidation lacks is paid by the fund as far as it
 * reaches, and then by the other accounts as the venue's rule says; every payment is a posting in the journal of
 * whoever pays.
 */
import { fillOf, instrumentOf } from './account.ts';
import { closeContracts } from './contract-trade.ts';
import { type Decimal, parseDecimal, ZERO } from './decimal.ts';
import {
  affordable,
  deleveraged,
  type Loss,
  lossesOf,
  type Share,
  type Stake,
  sharesOf,
  spread,
  stakesAgainst,
} from './deleveraging.ts';
import { EngineError } from './errors.ts';
import { beyondFund } from './fund.ts';
import type { Entry } from './ledger.ts';
import { review } from './remedy.ts';
import type { Scenario } from './scenario.ts';
import { startOf } from './scenario-start.ts';
import { coverShortfall } from './shortfall.ts';
import { rulebookIn, type State } from './state.ts';
import { type Event, step } from './step.ts';
import { andThen, type Outcome, write } from './write.ts';

export interface Member {
  readonly id: string;
  readonly state: State;
}

export interface World {
  readonly members: readonly Member[];
  /** What the insurance fund holds, in the currency of the accounts. */
  readonly fund: Decimal;
}

/** An entry in the journal of one account. */
export interface WorldEntry {
  readonly who: string;
  readonly entry: Entry;
}

export interface WorldOutcome {
  readonly world: World;
  readonly entries: readonly WorldEntry[];
}

/** Securities that are brought in come from nobody in the world. */
export type WorldEvent = Exclude<Event, { do: 'depositSecurities' }>;

function refuse(code: string, field: string, problem: string): never {
  throw new EngineError(`world.${code}`, field, problem);
}

/**
 * The accounts of scenarios, by their names, before any event. @param fund decimal text
 * @throws EngineError `world.empty`, `world.fund`, `world.currency` and `world.market` where the accounts do not share
 * currency, first day, instruments and prices, `world.coin` for coin-margined contracts, `decimal.syntax`
 */
export function worldOf(scenarios: Readonly<Record<string, Scenario>>, fund: string): World {
  const held = parseDecimal(fund, 'fund');
  if (held.lt(0)) refuse('fund', 'fund', `must be at least 0; got "${fund}"`);
  const members = Object.entries(scenarios).map(([id, scenario]) => ({ id, state: startOf(scenario) }));
  const [first] = members;
  if (!first) refuse('empty', 'accounts', 'must be at least one');
  const { currency } = rulebookIn(first.state);
  const { on } = first.state;
  const market = JSON.stringify(first.state.market);
  for (const { id, state } of members) {
    const own = rulebookIn(state).currency;
    if (own !== currency) refuse('currency', id, `must be counted in ${currency} as ${first.id}; got ${own}`);
    if (JSON.stringify(state.market) !== market)
      refuse('market', id, `must have the instruments and prices of ${first.id}`);
    if (state.on !== on) refuse('market', id, `must begin on ${on} as ${first.id}; got ${state.on}`);
    const coin = Object.values(state.market.instruments).find(({ kind }) => kind === 'inverse');
    if (coin) refuse('coin', coin.id, 'must not be coin-margined: a fund in money does not pay in coin');
  }
  return { members, fund: held };
}

/** A world on the way to its next moment: what is written as it goes, and what is still to be paid. */
class Passage {
  readonly entries: WorldEntry[] = [];
  private readonly states: Map<string, State>;
  private readonly losses: Loss[] = [];
  private fund: Decimal;

  constructor(world: World) {
    this.states = new Map(world.members.map(({ id, state }) => [id, state]));
    this.fund = world.fund;
  }

  stateOf(who: string): State {
    const state = this.states.get(who);
    if (!state)
      return refuse('unknown', 'who', `must be one of ${[...this.states.keys()].join(', ')}; got "${who}"`);
    return { ...state, memory: { ...state.memory, fund: this.fund } };
  }

  record(who: string, { state, entries }: Outcome): void {
    this.states.set(who, state);
    this.fund = state.memory.fund ?? this.fund;
    this.entries.push(...entries.map((entry) => ({ who, entry })));
    this.losses.push(...lossesOf(who, state, entries));
  }

  /** Pays all losses, and those that paying them brings, in the order in which they come. */
  settle(): void {
    for (let loss = this.losses.shift(); loss; loss = this.losses.shift()) {
      const left = loss.how === 'deleveraging' ? this.deleverage(loss) : this.socialise(loss);
      this.owe(loss, left);
    }
  }

  end(): World {
    const members = [...this.states.keys()].map((id) => ({ id, state: this.stateOf(id) }));
    return { members, fund: this.fund };
  }

  private charge(who: string, pool: string, loss: Loss, amount: Decimal, before: Outcome): void {
    const paid = write(before, loss.how, [
      { owner: 'pool', pool, asset: loss.asset, kind: 'cash', amount: amount.neg() },
      { owner: 'counterparty', asset: loss.asset, kind: 'cash', amount },
    ]);
    // A position that is closed worse than its mark may leave a pool that holds nothing more with less than nothing.
    const rule = rulebookIn(paid.state).liquidation;
    const covered = rule
      ? andThen(paid, (state) => coverShortfall({ state, entries: [] }, [pool], rule))
      : paid;
    this.record(who, andThen(covered, review));
  }

  /** Closes those on the other side by their rank. What is left when there are no more. */
  private deleverage(loss: Loss): Decimal {
    const shares = sharesOf(loss, this.stateOf(loss.who));
    if (shares.length === 0) return loss.left;
    return shares.reduce((left, share) => left.plus(this.closeAgainst(loss, share)), ZERO);
  }

  private closeAgainst(loss: Loss, share: Share): Decimal {
    const stakes = [...this.states.keys()]
      .flatMap((who) => stakesAgainst(who, this.stateOf(who), share))
      .toSorted((a, b) => b.rank.cmp(a.rank));
    return stakes.reduce((open, stake) => this.close(loss, open, stake), share).left;
  }

  private close(loss: Loss, share: Share, { who, pool: id, position: held }: Stake): Share {
    const state = this.stateOf(who);
    const pool = state.account.pools.find((item) => item.id === id);
    const position = pool?.positions.find((item) => item.id === held);
    if (!pool || !position) return share;
    const { size, pays } = deleveraged(share, position.quantity.abs(), affordable(state, id), state);
    if (size.isZero()) return share;
    const instrument = instrumentOf(state.market, share.instrument);
    const price = fillOf(state.market, instrument.id);
    const start: Outcome = { state, entries: [] };
    const closed = closeContracts(start, pool, instrument, position, size, 'deleveraging', price);
    this.charge(who, id, loss, pays, closed);
    return { ...share, size: share.size.minus(size), left: share.left.minus(pays) };
  }

  /** Spreads a loss over what is open in the contracts that were closed, or over all deposits. */
  private socialise(loss: Loss): Decimal {
    const state = this.stateOf(loss.who);
    if (beyondFund(state) === 'overDeposits') return this.collect(loss, loss.left, this.deposits(loss.asset));
    const shares = sharesOf(loss, state);
    if (shares.length === 0) return loss.left;
    return shares.reduce(
      (left, { instrument, left: part }) => left.plus(this.collect(loss, part, this.open(instrument))),
      ZERO,
    );
  }

  private holders(sizes: (state: State) => { pool: string; size: Decimal }[]) {
    return [...this.states].flatMap(([who, state]) => sizes(state).map((found) => ({ who, ...found })));
  }

  private open(instrument: string) {
    return this.holders(({ account }) =>
      account.pools.flatMap(({ id, positions }) =>
        positions
          .filter((item) => item.instrument === instrument)
          .map(({ quantity }) => ({ pool: id, size: quantity.abs() })),
      ),
    );
  }

  private deposits(asset: string) {
    return this.holders(({ account }) =>
      account.pools.flatMap(({ id, amounts }) =>
        amounts
          .filter((line) => line.kind === 'cash' && line.asset === asset && line.amount.gt(ZERO))
          .map(({ amount }) => ({ pool: id, size: amount })),
      ),
    );
  }

  private collect(loss: Loss, part: Decimal, holders: Parameters<typeof spread>[1]): Decimal {
    let left = part;
    for (const { who, pool, pays } of spread(part, holders)) {
      const state = this.stateOf(who);
      const most = affordable(state, pool);
      const paid = pays.lt(most) ? pays : most;
      if (paid.isZero()) continue;
      this.charge(who, pool, loss, paid, { state, entries: [] });
      left = left.minus(paid);
    }
    return left;
  }

  /** What nobody is there to pay is owed by the account that lacked it. */
  private owe({ who, pool, asset }: Loss, amount: Decimal): void {
    const start: Outcome = { state: this.stateOf(who), entries: [] };
    this.record(
      who,
      write(start, 'debt', [
        { owner: 'pool', pool, asset, kind: 'loan', amount: amount.neg() },
        { owner: 'counterparty', asset, kind: 'cash', amount },
      ]),
    );
  }
}

/**
 * One event, for all accounts or for the one that is named, and all that follows from it. Every account sees a new price
 * before any of them pays for another. Days and hours do not pass here.
 * @throws EngineError `world.unknown`, and what `step` throws
 */
export function stepWorld(world: World, event: WorldEvent, who?: string): WorldOutcome {
  const passage = new Passage(world);
  for (const id of who === undefined ? world.members.map((member) => member.id) : [who])
    passage.record(id, step(passage.stateOf(id), event));
  passage.settle();
  return { world: passage.end(), entries: passage.entries };
}
