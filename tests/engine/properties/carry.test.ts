/** The cost of carrying, in whatever happens: as the oracle reckons it, to the last fraction of a cent. */
import { expect, it } from 'vitest';
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
import { oracleYear } from '../../lib/carry.ts';
import { checkShare, expectSeen } from '../../lib/check.ts';
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
