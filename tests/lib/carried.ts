/** The cost of carrying in a run, reckoned again in fractions from what was held each evening. */
import { expect } from 'vitest';
import { settlementDate } from '../../engine/holidays.ts';
import {
  amountOf,
  type Decimal,
  decimal,
  type Entry,
  type Frame,
  markOf,
  plain,
  type State,
  viewOf,
} from '../../engine/index.ts';
import { type Coming, dayOf, debitAt, feeAt } from '../oracle/carry.ts';
import { add, compare, exact, type Fraction, fraction, sub, ZERO } from '../oracle/fraction.ts';
import { oracleYear } from './carry.ts';

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

/** What a run has shown: on how many evenings something accrued, and how often it was posted. */
export interface CarrySeen {
  interest: number;
  borrowFee: number;
  posted: number;
}

/**
 * What has accrued is what was posted and what is carried, to the last fraction of a cent, at every moment. Only where
 * interest and a borrow fee are set at first: terms that come later find trades of the day before settled or not.
 */
export function expectCarried(frames: readonly Frame[], seen: CarrySeen): void {
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
}
