/** Interest against fractions reckoned in whole numbers, with balances and rates of all their decimals. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Accrual,
  accrue,
  averageRate,
  flat,
  hold,
  interestByTier,
  interestOver,
  money,
  NOTHING_ACCRUED,
  numeratorOf,
  payOff,
  plusAccrual,
  postAccrued,
  type Schedule,
  slicesOf,
  yearlyInterest,
} from '../../engine/carry/index.ts';
import { decimal, plain, round } from '../../engine/index.ts';
import { decimalText } from '../lib/arbitraries.ts';
import {
  balance,
  basis,
  days,
  debit,
  exactly,
  expectSound,
  flatSchedule,
  oracleYear,
  over,
  rate,
  schedule,
  times,
} from '../lib/carry.ts';
import { check, checkShare } from '../lib/check.ts';
import {
  add,
  ceilTo,
  compare,
  exact,
  type Fraction,
  floorTicks,
  floorTo,
  fraction,
  fromTicks,
  halfUp,
  mul,
  sub,
} from '../oracle/fraction.ts';

const ten = (value: Parameters<typeof plain>[0]) => plain(round(value, 10, 'half'));
const centsOf = (text: string) => plain(decimal(text));
const worth = ({ numerator, basis: divisor }: Accrual): Fraction =>
  mul(fraction(plain(numerator)), over(divisor));
const same = (a: Fraction, b: Fraction) => expect(compare(a, b)).toBe(0);
const whole = (list: Schedule): Schedule => ({ ...list, kind: 'whole' });
const blended = (list: Schedule): Schedule => ({ ...list, kind: 'blended' });

/** Some days at one balance and one schedule, and whether what has accrued is posted after them. */
const stretch = fc.record({ size: balance, plan: schedule, length: days, posts: fc.boolean() });

describe('interest', () => {
  it('is what whole-number fractions make of it, to the last digit', () => {
    check(balance, schedule, days, (size, plan, length) => {
      const year = oracleYear(size, plan);
      expect(exactly(yearlyInterest(debit(size), plan))).toBe(exact(year));
      const numerator = mul(year, times(length));
      expect(exactly(numeratorOf(debit(size), plan, length))).toBe(exact(numerator));
      const interest = interestOver(debit(size), plan, length);
      expect(ten(interest.value)).toBe(halfUp(mul(numerator, over(plan.basis)), 10));
      expectSound(interest);
    });
  });

  it('of blended slices is the sum of the slices, which are the balance', () => {
    check(balance, schedule, days, (size, plan, length) => {
      const slices = slicesOf(debit(size), blended(plan));
      const parts = slices.map(({ amount }) => fraction(exactly(amount)));
      same(parts.reduce(add), fraction(size));
      const each = slices.map(({ amount, rate: own }) =>
        flatNumerator(exactly(amount), exactly(own), length),
      );
      same(each.reduce(add), fraction(exactly(numeratorOf(debit(size), blended(plan), length))));
      const tiers = interestByTier(debit(size), blended(plan), length);
      expect(tiers.length).toBe(slices.length);
      const sum = tiers.reduce((all, { value }) => all.plus(value), decimal(0));
      expect(ten(sum)).toBe(ten(interestOver(debit(size), blended(plan), length).value));
    });
  });

  it('is the same whole and blended where there is one tier', () => {
    check(balance, flatSchedule, days, (size, plan, length) => {
      const [a, b] = [whole(plan), blended(plan)].map((kind) => numeratorOf(debit(size), kind, length));
      expect(a && exactly(a)).toBe(b && exactly(b));
    });
  });

  it('is the same whole and blended within the first tier', () => {
    check(balance, schedule, (size, plan) => {
      const edge = plan.tiers[1]?.from;
      const inside = edge !== undefined && compare(fraction(size), fraction(edge)) >= 0 ? '0.01' : size;
      const [a, b] = [whole(plan), blended(plan)].map((kind) => yearlyInterest(debit(inside), kind));
      expect(a && exactly(a)).toBe(b && exactly(b));
    });
  });

  it('of blended slices, and of one rate, never falls as the balance grows', () => {
    check(balance, balance, schedule, (a, b, plan) => {
      const [low, high] = compare(fraction(a), fraction(b)) <= 0 ? [a, b] : [b, a];
      const year = (size: string, kind: Schedule) => yearlyInterest(debit(size), kind).value;
      expect(year(low, blended(plan)).lte(year(high, blended(plan)))).toBe(true);
      const one = { ...whole(plan), tiers: plan.tiers.slice(0, 1) };
      expect(year(low, one).lte(year(high, one))).toBe(true);
    });
  });

  it('never falls as days go by', () => {
    check(balance, schedule, days, days, (size, plan, a, b) => {
      const cost = (length: number) => interestOver(debit(size), plan, length).value;
      expect(cost(Math.min(a, b)).lte(cost(Math.max(a, b)))).toBe(true);
    });
  });

  it('comes to an average rate between the lowest and the highest', () => {
    check(balance, schedule, (size, plan) => {
      const rates = slicesOf(debit(size), plan).map((slice) => slice.rate.value);
      const [first, ...others] = rates.toSorted((a, b) => a.cmp(b));
      const average = averageRate(debit(size), plan).value;
      expect(first?.lte(average)).toBe(true);
      expect((others.at(-1) ?? first)?.gte(average)).toBe(true);
    });
  });
});

function flatNumerator(amount: string, own: string, length: number): Fraction {
  return mul(mul(fraction(amount), fraction(own)), times(length));
}

describe('accrual', () => {
  it('is additive over time: [0, a] and [a, b] are [0, b]', () => {
    check(balance, schedule, days, days, (size, plan, first, second) => {
      const parts = accrue(accrue(NOTHING_ACCRUED, debit(size), plan, first), debit(size), plan, second);
      const all = accrue(NOTHING_ACCRUED, debit(size), plan, first + second);
      expect(plain(parts.numerator)).toBe(plain(all.numerator));
    });
  });

  it('day by day is the same as all at once', () => {
    checkShare(0.2, balance, schedule, fc.integer({ min: 0, max: 60 }), (size, plan, length) => {
      let daily = NOTHING_ACCRUED;
      for (let day = 0; day < length; day += 1) daily = accrue(daily, debit(size), plan);
      expect(plain(daily.numerator)).toBe(
        plain(accrue(NOTHING_ACCRUED, debit(size), plan, length).numerator),
      );
    });
  });

  it('conserves: cents posted and the remainder are all that accrued, whenever it is posted', () => {
    check(fc.array(stretch, { maxLength: 8 }), (stretches) => {
      let [state, all]: Accrual[] = [NOTHING_ACCRUED, NOTHING_ACCRUED];
      let [posted, oracle] = [fraction('0'), fraction('0')];
      const pay = () => {
        const { figure, carried } = postAccrued(state ?? NOTHING_ACCRUED, 'USD');
        expectSound(figure);
        expect(figure.value.decimalPlaces()).toBeLessThanOrEqual(2);
        expect(compare(worth(carried), fraction('0'))).toBeGreaterThanOrEqual(0);
        expect(compare(worth(carried), fraction('0.01'))).toBeLessThan(0);
        posted = add(posted, fraction(exactly(figure)));
        state = carried;
      };
      for (const { size, plan, length, posts } of stretches) {
        state = accrue(state ?? NOTHING_ACCRUED, debit(size), plan, length);
        all = accrue(all ?? NOTHING_ACCRUED, debit(size), plan, length);
        oracle = add(oracle, mul(mul(oracleYear(size, plan), times(length)), over(plan.basis)));
        if (posts) pay();
      }
      same(add(posted, worth(state ?? NOTHING_ACCRUED)), oracle);
      same(worth(all ?? NOTHING_ACCRUED), oracle);
      pay();
      // Posted in pieces or at once, the cents are the same.
      same(posted, fromTicks(floorTicks(oracle, 2), 2));
    });
  });

  it('does not mind the order, nor different years', () => {
    const numerators = fc.tuple(decimalText(0, 999_999_999, 18), basis);
    check(numerators, numerators, numerators, (...three) => {
      const [a, b, c] = three.map(([text, divisor]) => ({ numerator: decimal(text), basis: divisor }));
      if (!a || !b || !c) return;
      const sum = worth(plusAccrual(plusAccrual(a, b), c));
      same(sum, worth(plusAccrual(c, plusAccrual(b, a))));
      same(sum, add(add(worth(a), worth(b)), worth(c)));
    });
  });

  it('is paid off with the cent above, and posted with the cent below', () => {
    check(balance, schedule, days, (size, plan, length) => {
      const accrued = accrue(NOTHING_ACCRUED, debit(size), plan, length);
      const interest = mul(mul(oracleYear(size, plan), times(length)), over(plan.basis));
      expect(exactly(payOff(debit(size), accrued))).toBe(centsOf(ceilTo(add(fraction(size), interest), 2)));
      expect(exactly(postAccrued(accrued, 'USD').figure)).toBe(centsOf(floorTo(interest, 2)));
    });
  });
});

describe('holding', () => {
  const periods = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 15 });
  const modest = decimalText(0, 50_000_000, 18);
  const payment = fc.oneof(fc.constant('0'), decimalText(0, 100_000, 6), balance);

  it('unrounded, at one rate, multiplies by 1 + rate × days ÷ basis', () => {
    checkShare(0.5, modest, rate, basis, periods, (size, text, divisor, list) => {
      const factor = (length: number) =>
        add(times(1), mul(mul(fraction(text), times(length)), over(divisor)));
      const expected = list.reduce((owed, length) => mul(owed, factor(length)), fraction(size));
      const held = hold(debit(size), flat(text, divisor), list);
      expect(ten(held.owed.value)).toBe(halfUp(expected, 10));
      expect(ten(held.interest.value)).toBe(halfUp(sub(expected, fraction(size)), 10));
      expectSound(held.owed);
      expectSound(held.interest);
    });
  });

  it('in cents, posts what a ledger in whole numbers posts', () => {
    checkShare(0.5, modest, schedule, periods, payment, (size, plan, list, paid) => {
      let [owed, left] = [fraction(size), fraction('0')];
      let charged = fraction('0');
      for (const length of list) {
        const accrued = add(left, mul(mul(oracleYear(exact(owed), plan), times(length)), over(plan.basis)));
        const posted = fromTicks(floorTicks(accrued, 2), 2);
        const due = add(owed, posted);
        left = sub(accrued, posted);
        charged = add(charged, posted);
        owed = compare(due, fraction(paid)) > 0 ? sub(due, fraction(paid)) : fraction('0');
      }
      const terms = {
        posting: 'cents',
        payment: money({ name: 'payment', label: 'Payment' }, paid),
      } as const;
      const held = hold(debit(size), plan, list, terms);
      expect(exactly(held.owed)).toBe(exact(owed));
      expect(exactly(held.interest)).toBe(exact(charged));
      same(worth(held.carried), left);
      for (const { closing } of held.months) expectSound(closing);
    });
  });
});
