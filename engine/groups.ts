/** Which pools a rulebook judges together. */
import type { Pool } from './account.ts';
import type { View } from './rules/view.ts';
import { type State, viewsOf } from './state.ts';

/** The pools that a group was made of: all their lines are among the group's. */
export function membersOf(state: State, group: Pool): Pool[] {
  const lines = new Set<unknown>([...group.amounts, ...group.positions]);
  return state.account.pools.filter(
    (pool) => pool === group || [...pool.amounts, ...pool.positions].every((item) => lines.has(item)),
  );
}

/** The groups that hold any of these pools. */
export function groupsWith(state: State, ids: readonly string[]): View[] {
  return viewsOf(state).filter((view) => membersOf(state, view.pool).some(({ id }) => ids.includes(id)));
}
