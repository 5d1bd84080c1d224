/** A cost taken from the account, to see where it leaves it: interest or a dividend can itself bring a call. */
import { type Amount, amountOf } from '../account.ts';
import { type Figure, least } from '../figure.ts';
import { poolFor, type State } from '../state.ts';
import { money, notNegative } from './terms.ts';

/**
 * The state after paying `charge` out of the pool's cash, and out of more loan where that does not reach. For asking
 * "what if": it writes no journal, which is what `step` is for.
 * @param charge money in an asset of the account, not below zero
 * @throws EngineError `carry.negative`, `account.empty`
 */
export function charged(state: State, charge: Figure): State {
  const asset = charge.unit.asset ?? '';
  const pool = poolFor(state.account, asset);
  const { unit, value } = notNegative(charge);
  const lines = pool.amounts.filter((line) => line.asset === asset);
  const held = amountOf({ ...pool, amounts: lines }, 'cash', asset, state.market);
  const cash = money({ name: 'cash', label: 'Cash' }, held, asset);
  const paid = least({ name: 'paid', label: 'Paid in cash', unit }, cash, charge).value;
  const taken: Amount[] = [
    { asset, kind: 'cash', amount: paid.neg() },
    { asset, kind: 'loan', amount: paid.minus(value) },
  ];
  const amounts = [...pool.amounts, ...taken.filter(({ amount }) => !amount.isZero())];
  const pools = state.account.pools.map((item) => (item === pool ? { ...pool, amounts } : item));
  return { ...state, account: { ...state.account, pools } };
}
