/** The account that a scenario begins with. */
import {
  type Account,
  type Amount,
  type Instrument,
  instrumentOf,
  isContract,
  type Market,
  markOf,
  type Pool,
  type Position,
} from './account.ts';
import { ruleOf } from './assess.ts';
import { COIN_STEP, contractLeg, lotOf } from './contracts.ts';
import { decimal, ONE, total, up } from './decimal.ts';
import type { Rulebook } from './rulebook.ts';
import { requirementOf } from './rules/index.ts';
import type { Scenario } from './scenario.ts';

/** An instrument with what it is when nothing is said. */
export function instrumentFrom(item: Scenario['instruments'][number]): Instrument {
  const { id, kind = 'spot', base = id, quote, underlier = base, maturity, multiplier = ONE } = item;
  const inverse = kind === 'inverse';
  return {
    id,
    kind,
    base,
    quote,
    settle: inverse ? base : quote,
    underlier,
    multiplier: inverse ? ONE : multiplier,
    tick: item.tick ?? ONE.div(100),
    lot: item.lot ?? (inverse ? decimal(COIN_STEP) : ONE),
    ...(inverse ? { face: multiplier } : {}),
    ...(maturity === undefined ? {} : { maturity }),
    ...(item.leverage === undefined ? {} : { leverage: item.leverage }),
    ...(item.class === undefined ? {} : { class: item.class }),
  };
}

type PoolItem = NonNullable<Scenario['pools']>[number];

/** What lines of a scenario have in common: a contract may be held long and short at once. */
function keyOf(line: PoolItem['positions'][number], market: Market): string {
  const instrument = market.instruments[line.instrument];
  const short = instrument && isContract(instrument) && line.quantity.isNegative();
  return short ? `${line.instrument}#short` : line.instrument;
}

/** Lines of one instrument are lots of one position; its id is unique in the whole account. */
function positionsFrom(
  pool: PoolItem,
  earlier: readonly PoolItem[],
  start: string,
  market: Market,
): Position[] {
  const held = new Set(earlier.flatMap((item) => item.positions.map((line) => keyOf(line, market))));
  return [...Map.groupBy(pool.positions, (line) => keyOf(line, market))].map(([key, lines]) => {
    const [{ instrument: id, leverage } = { instrument: key, leverage: undefined }] = lines;
    const instrument = instrumentOf(market, id);
    const lots = lines.map(({ quantity, entry, opened }) =>
      lotOf(instrument, quantity, entry, opened ?? start),
    );
    return {
      id: held.has(key) ? `${key}#${pool.id}` : key,
      instrument: id,
      quantity: total(lots.map((lot) => lot.quantity)),
      lots,
      ...(leverage === undefined ? {} : { leverage }),
    };
  });
}

/** The other legs of the contracts of a pool. */
function contractsOf(positions: readonly Position[], market: Market): Amount[] {
  return positions.flatMap((position) => {
    const instrument = instrumentOf(market, position.instrument);
    return isContract(instrument) ? [contractLeg(instrument, position.lots)] : [];
  });
}

/** Pools, amounts and positions; debts are written above zero and stand below it in the ledger. */
export function accountFrom(scenario: Scenario, market: Market): Account {
  const pools = scenario.pools ?? [{ id: 'main', amounts: [], positions: [] }];
  const owed = (kind: Amount['kind']): boolean => kind === 'loan' || kind === 'interest';
  return {
    wallet: [],
    pools: pools.map((pool, p) => {
      const positions = positionsFrom(pool, pools.slice(0, p), scenario.start, market);
      const amounts = pool.amounts.map((line) => ({
        ...line,
        amount: owed(line.kind) ? line.amount.neg() : line.amount,
      }));
      return { id: pool.id, amounts: [...amounts, ...contractsOf(positions, market)], positions };
    }),
  };
}

/** Margin is put in up to the finest unit that a ledger line can have. */
const FINEST = 18;

/** What a pool's positions ask, in the asset that settles them, rounded up. */
function marginFor(pool: Pool, requirement: string, rulebook: Rulebook, market: Market): Amount {
  const { currency } = rulebook;
  const asked = requirementOf(ruleOf(rulebook, requirement), { pool, market, currency }).value;
  const [first] = pool.positions.map((item) => instrumentOf(market, item.instrument));
  const coin = first?.kind === 'inverse';
  const amount = coin ? asked.div(markOf(market, first.id)) : asked;
  return { asset: coin ? first.base : currency, kind: 'cash', amount: up(amount, FINEST) };
}

/** The account with the margin that its pools ask to be given at the start. */
export function funded(account: Account, scenario: Scenario, rulebook: Rulebook, market: Market): Account {
  const pools = account.pools.map((pool) => {
    const fund = scenario.pools?.find((item) => item.id === pool.id)?.fund;
    if (fund === undefined) return pool;
    return { ...pool, amounts: [...pool.amounts, marginFor(pool, fund, rulebook, market)] };
  });
  return { ...account, pools };
}
