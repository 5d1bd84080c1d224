/** A settlement of funding as postings: every open position of the contract pays or receives at its mark. */
import { instrumentOf, isContract, markOf } from './account.ts';
import { contractsOf } from './contract-trade.ts';
import { type Decimal, toTick, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import { fundingPaid } from './funding.ts';
import type { State } from './state.ts';
import { type Outcome, write } from './write.ts';

/** @throws EngineError `funding.not-a-contract` for anything that pays none */
export function settleFunding(state: State, instrumentId: string, rate: Decimal): Outcome {
  const instrument = instrumentOf(state.market, instrumentId);
  if (!isContract(instrument))
    throw new EngineError(
      'funding.not-a-contract',
      'instrument',
      `must be a contract; got "${instrumentId}"`,
    );
  const mark = markOf(state.market, instrumentId);
  const inverse = instrument.kind === 'inverse';
  const start: Outcome = { state, entries: [] };
  return state.account.pools.reduce((outcome, pool) => {
    const held = pool.positions.filter((item) => item.instrument === instrumentId);
    return held.reduce((next, position) => {
      const size = contractsOf(instrument, position).times(
        inverse ? (instrument.face ?? 1) : instrument.multiplier,
      );
      const quantity = position.quantity.isNegative() ? size.neg() : size;
      // Coin that is worth nothing pays nothing.
      const exact = mark.isZero() ? ZERO : fundingPaid({ quantity, inverse }, { mark, rate }).value;
      // Coin is counted in lots of the instrument; a payment rounds to the nearest.
      const paid = inverse ? toTick(exact, instrument.lot, 'half') : exact;
      const leg = { asset: instrument.settle, kind: 'cash' } as const;
      return write(next, 'funding', [
        { ...leg, owner: 'pool', pool: pool.id, amount: paid.neg() },
        { ...leg, owner: 'market', amount: paid },
      ]);
    }, outcome);
  }, start);
}
