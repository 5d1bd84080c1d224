/** A cost taken from the account, to see where it leaves it: interest or a dividend can itself bring a call. */
import type { Figure } from '../figure.ts';
import { poolFor, type State } from '../state.ts';
import { pay } from '../trade.ts';
import { notNegative } from './terms.ts';

/**
 * The state after paying `charge` out of the first pool's cash, and out of more loan where that does not reach. For
 * asking "what if": no day passes and nothing is called for, which is what `step` is for.
 * @param charge money in an asset of the account, not below zero
 * @throws EngineError `carry.negative`, `account.empty`
 */
export function charged(state: State, charge: Figure): State {
  const asset = charge.unit.asset ?? '';
  const amount = notNegative(charge).value.neg();
  return pay(state, poolFor(state.account, asset), asset, amount, 'lender', 'interest').state;
}
