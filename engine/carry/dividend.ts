/** A dividend: who is long receives it, and who is short owes it to the lender of the shares. */
import { instrumentOf } from '../account.ts';
import type { Decimal } from '../decimal.ts';
import type { State } from '../state.ts';
import { pay } from '../trade.ts';
import { andThen, type Outcome } from '../write.ts';

/**
 * The exact amount for the shares held when it is paid, in the currency of their price; nothing where none are held.
 * Going ex and being paid are one day here. @throws EngineError `market.unknown-instrument`
 */
export function payDividend(state: State, instrument: string, perShare: Decimal): Outcome {
  const { quote } = instrumentOf(state.market, instrument);
  let outcome: Outcome = { state, entries: [] };
  for (const pool of state.account.pools) {
    for (const { quantity } of pool.positions.filter((item) => item.instrument === instrument)) {
      const reason = quantity.isNegative() ? 'substituteDividend' : 'dividend';
      const other = quantity.isNegative() ? 'lender' : 'outside';
      const amount = quantity.times(perShare);
      outcome = andThen(outcome, (next) => pay(next, pool, quote, amount, other, reason));
    }
  }
  return outcome;
}
