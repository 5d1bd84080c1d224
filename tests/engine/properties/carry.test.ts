/** The cost of carrying, in whatever happens: as the oracle reckons it, to the last fraction of a cent. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hold, postingPeriods } from '../../../engine/carry/index.ts';
import { amountOf, parseScenario, plain, type State, simulate, viewOf } from '../../../engine/index.ts';
import { expectCarried } from '../../lib/carried.ts';
import { balance, debit, schedule } from '../../lib/carry.ts';
import { checkShare, expectSeen } from '../../lib/check.ts';
import { play, pool } from '../../lib/engine.ts';
import { fileOf, history } from '../../lib/histories.ts';

function moneyOf(state: State, kind: 'loan' | 'cash'): string {
  return plain(amountOf(viewOf(state).pool, kind, 'USD', state.market));
}

it('a debit that nobody touches owes what `hold` says, month for month', () => {
  const dates = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }));
  checkShare(
    0.2,
    balance,
    schedule,
    dates,
    fc.integer({ min: 0, max: 3 }),
    (size, interest, [d, m], more) => {
      if (Number(size) === 0) return;
      const start = `2026-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
      const end = new Date(Date.UTC(2026, m + more, 1)).toISOString().slice(0, 10);
      const until = new Date(Date.UTC(2026, m + more, 0)).toISOString().slice(0, 10);
      const frames = play({ start, until, settings: { interest }, pools: [pool({ loan: size })] });
      const last = frames.at(-1)?.state;
      const held = hold(debit(size), interest, postingPeriods(start, end), { posting: 'cents' });
      expect(last && moneyOf(last, 'loan')).toBe(plain(held.owed.value));
      expect(last?.memory.carry.interest).toEqual(held.carried);
    },
  );
});

it('interest and fees accrue as the oracle has them, and no fraction of a cent is lost', () => {
  const seen = { interest: 0, borrowFee: 0, posted: 0 };
  checkShare(0.4, history(), (given) => expectCarried(simulate(parseScenario(fileOf(given))), seen));
  expectSeen(seen, 10);
});
