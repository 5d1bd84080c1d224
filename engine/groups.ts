/** Which pools a rulebook judges together. */
import type { Pool } from './account.ts';
import type { View } from './rules/view.ts';
import { type State, viewsOf } from './state.ts';

/** The pools that are judged together with this one, itself among them; empty ones too. */
export function judgedWith(state: State, id: string): readonly string[] {
  const { pools } = state.account;
  const apart = viewsOf(state).some(({ pool }) => pool.id === id && pools.includes(pool));
  return apart ? [id] : pools.map((pool) => pool.id);
}

/** The pools that a group was made of. */
export function membersOf(state: State, group: Pool): Pool[] {
  const ids = judgedWith(state, group.id);
  return state.account.pools.filter((pool) => ids.includes(pool.id));
}

/** The groups that hold any of these pools. */
export function groupsWith(state: State, ids: readonly string[]): View[] {
  return viewsOf(state).filter((view) => membersOf(state, view.pool).some(({ id }) => ids.includes(id)));
}
