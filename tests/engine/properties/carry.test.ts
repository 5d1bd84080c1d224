/** The cost of carrying, in whatever happens: as the oracle reckons it, to the last fraction of a cent. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hold, postingPeriods } from '../../../engine/carry/index.ts';
import { settlementDate } from '../../../engine/holidays.ts';
import {
  amountOf,
  type Decimal,
  decimal,
  type Entry,
  type Frame,
  markOf,
  parseScenario,
  plain,
  type State,
  simulate,
  viewOf,
} from '../../../engine/index.ts';
import { balance, debit, oracleYear, schedule } from '../../lib/carry.ts';
import { checkShare, expectSeen } from '../../lib/check.ts';
import { play, pool } from '../../lib/engine.ts';
import { fileOf, history } from '../../lib/histories.ts';
import { type Coming, dayOf, debitAt, feeAt } from '../../oracle/carry.ts';
import { add, compare, exact, type Fraction, fraction, sub, ZERO } from '../../oracle/fraction.ts';

/** The money or the shares of every trade so far. */
function comingOf(entries: readonly Entry[], what: string): Coming[] {
  const reasons = ['trade', 'forcedSale', 'release'];
  return entries.flatMap((entry) =>
    entry.kind === 'posting' && reasons.includes(entry.reason)
      ? entry.legs
          .filter((leg) => leg.owner === 'pool' && (leg.instrument ?? leg.kind) === what)
          .map((leg) => ({ settles: settlementDate(entry.on), amount: plain(leg.amount) }))
      : [],
  );
}

function moneyOf(state: State, kind: 'loan' | 'cash'): string {
  return plain(amountOf(viewOf(state).pool, kind, 'USD', state.market));
}

/** Interest and fees of the close of a day; `state` is the one before it. */
function chargedOn(state: State, sofar: readonly Entry[]): readonly [Fraction, Fraction] {
  const { on, settings, market } = state;
  const debit = debitAt(on, moneyOf(state, 'loan'), moneyOf(state, 'cash'), comingOf(sofar, 'cash'));
  const fees = (settings.securities ?? []).map(({ instrument, borrowRate = '0' }) => {
    const held = viewOf(state).pool.positions.find((item) => item.instrument === instrument)?.quantity;
    const coming = comingOf(sofar, instrument);
    return feeAt(on, plain(held ?? decimal(0)), coming, plain(markOf(market, instrument)), borrowRate);
  });
  const { interest } = settings;
  const day = interest ? dayOf(oracleYear(exact(debit), interest), interest.basis) : ZERO;
  return [day, fees.reduce(add, ZERO)];
}

function postedIn({ entries }: Frame, reason: string): Decimal {
  return entries
    .flatMap((entry) => (entry.kind === 'posting' && entry.reason === reason ? entry.legs : []))
    .filter((leg) => leg.owner === 'lender')
    .reduce((sum, leg) => sum.plus(leg.amount), decimal(0));
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
  checkShare(0.4, history(), (given) => {
    const frames = simulate(parseScenario(fileOf(given)));
    // Terms that come later find trades of the day before unsettled or not: only what was set at first is compared.
    const first = frames[0]?.state.settings;
    if (!first?.interest || !first.securities) return;
    const left = { interest: ZERO, borrowFee: ZERO };
    const sofar: Entry[] = [...(frames[0]?.entries ?? [])];
    for (const [i, frame] of frames.slice(1).entries()) {
      const before = frames[i]?.state ?? frame.state;
      if (frame.at === 'close') {
        const [interest, fee] = chargedOn({ ...before, on: frame.on }, sofar);
        left.interest = add(left.interest, interest);
        left.borrowFee = add(left.borrowFee, fee);
        if (compare(interest, ZERO) > 0) seen.interest += 1;
        if (compare(fee, ZERO) > 0) seen.borrowFee += 1;
      }
      for (const reason of ['interest', 'borrowFee'] as const) {
        const posted = postedIn(frame, reason);
        expect(posted.decimalPlaces()).toBeLessThanOrEqual(2);
        left[reason] = sub(left[reason], fraction(plain(posted)));
        if (posted.gt(0)) {
          seen.posted += 1;
          expect(compare(left[reason], fraction('0.01'))).toBe(-1);
        }
      }
      const { interest, borrowFees } = frame.state.memory.carry;
      for (const [accrual, expected] of [
        [interest, left.interest],
        [borrowFees, left.borrowFee],
      ] as const) {
        const { n, d } = fraction(plain(accrual.numerator));
        expect(compare({ n, d: d * BigInt(accrual.basis) }, expected)).toBe(0);
      }
      sofar.push(...frame.entries);
    }
  });
  expectSeen(seen, 10);
});
