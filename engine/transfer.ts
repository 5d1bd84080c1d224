/** Money moved from one pool to another: how margin is added to a position of its own. */
import type { Pool } from './account.ts';
import { assess } from './assess.ts';
import { type Decimal, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import { groupsWith } from './groups.ts';
import type { Entry } from './ledger.ts';
import { rulebookIn, type State } from './state.ts';
import { type Outcome, write } from './write.ts';

export interface Transfer {
  readonly from: string;
  readonly to: string;
  readonly amount: Decimal;
  /** The currency of the account unless said. */
  readonly asset?: string;
}

/** Lines that forbid taking money out while they are crossed. */
const FORBID = ['restrict', 'noTransfer', 'liquidate'];

function poolOf(state: State, id: string, field: string): Pool {
  const found = state.account.pools.find((item) => item.id === id);
  if (found) return found;
  const ids = state.account.pools.map((item) => item.id).join(', ');
  throw new EngineError('transfer.pool', field, `must be one of the pools ${ids}; got "${id}"`);
}

/** Whether what is left to the group of a pool is enough by every line that forbids taking money out. */
function allowed(after: State, pool: string): boolean {
  return groupsWith(after, [pool]).every((view) => {
    const { standings, marginBalance } = assess(view, rulebookIn(after));
    const crossed = standings.some((item) => item.crossed && FORBID.includes(item.line.action));
    const risks = view.pool.positions.length > 0 || owes(view.pool);
    return marginBalance.value.gte(ZERO) && !(crossed && risks);
  });
}

function owes(pool: Pool): boolean {
  return pool.amounts.some(({ kind, amount }) => kind === 'loan' && !amount.isZero());
}

/**
 * Moves cash, or refuses it with a notice where the pool that gives would be left with too little.
 * @throws EngineError `transfer.pool`, `transfer.same`, `transfer.amount`
 */
export function transfer(state: State, { from, to, amount, asset }: Transfer): Outcome {
  const [source, target] = [poolOf(state, from, 'from'), poolOf(state, to, 'to')];
  if (source === target) throw new EngineError('transfer.same', 'to', `must be another pool than "${from}"`);
  if (amount.lte(ZERO)) throw new EngineError('transfer.amount', 'amount', 'of a transfer must be above 0');
  const leg = { owner: 'pool', asset: asset ?? rulebookIn(state).currency, kind: 'cash' } as const;
  const moved = write({ state, entries: [] }, 'transfer', [
    { ...leg, pool: source.id, amount: amount.neg() },
    { ...leg, pool: target.id, amount },
  ]);
  if (allowed(moved.state, source.id)) return moved;
  const refused: Entry = { kind: 'notice', on: state.on, name: 'withdrawalRefused', amount };
  return { state, entries: [refused] };
}
