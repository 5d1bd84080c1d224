/** Two ways to the same number: returns by accounts and by formula, break-even and profit, saving and cost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breakEven,
  charged,
  dailyInterest,
  flat,
  fraction,
  hold,
  interestOver,
  interestSaved,
  leveredReturn,
  longReturn,
  money,
  moved,
  multiple,
  price,
  purchaseWith,
  shares,
  shortReturn,
  worthAt,
  yearlyInterest,
  yearlySaving,
} from '../../engine/carry/index.ts';
import { decimal, type Figure, plain, report, round, viewOf } from '../../engine/index.ts';
import { usTextbook } from '../../engine/rulebooks/us-textbook.ts';
import { decimalText, positive } from '../lib/arbitraries.ts';
import { balance, days, debit, rate, schedule } from '../lib/carry.ts';
import { check, checkShare } from '../lib/check.ts';
import { pool, start, stock } from '../lib/engine.ts';

const dollars = (name: string, value: Parameters<typeof money>[1]) => money({ name, label: name }, value);
const part = (text: string) => fraction({ name: 'part', label: 'Part' }, text);
const twenty = ({ value }: Figure) => plain(round(value, 20, 'half'));

const size = positive(1_000_000, 18);
const lengths = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 });

describe('return on own money', () => {
  it('is L r − (L − 1) i, account or formula', () => {
    const move = fc.tuple(fc.constantFrom('', '-'), rate).map(([sign, text]) => sign + text);
    check(size, positive(20, 6), move, rate, (own, leverage, change, text) => {
      const cost = dollars('cost', decimal(own).times(leverage));
      const purchase = purchaseWith(cost, dollars('own', own));
      // Own money beyond the cost would earn the loan's rate in the formula; an account does not lend.
      if (purchase.debit.value.lt(0)) return;
      const interest = yearlyInterest(purchase.debit, flat(text));
      const held = longReturn(purchase, moved(cost, part(change)), interest);
      const formula = leveredReturn(
        multiple({ name: 'leverage', label: 'Leverage' }, leverage),
        part(change),
        part(text),
      );
      expect(twenty(held.returnOnOwn)).toBe(twenty(formula));
      expect(twenty(held.returnUnlevered)).toBe(twenty(part(change)));
      expect(twenty(held.equity)).toBe(
        plain(round(held.gain.value.plus(own).minus(interest.value), 20, 'half')),
      );
    });
  });

  it('is nothing at the break-even price', () => {
    check(size, size, size, size, (held, entry, own, paid) => {
      const count = shares({ name: 'shares', label: 'Shares' }, held);
      const cost = worthAt(count, price({ name: 'price', label: 'Price' }, entry));
      const [deposit, owed] = [dollars('own', own), dollars('cost', paid)];
      const long = breakEven('long', cost, deposit, count, owed);
      const atLong = longReturn(purchaseWith(cost, deposit), worthAt(count, long.price), owed);
      expect(twenty(atLong.returnOnOwn)).toBe('0');
      expect(twenty(long.onOwn)).toBe(plain(round(atLong.gain.value.div(own), 20, 'half')));
      expect(twenty(moved(cost, long.move))).toBe(twenty(worthAt(count, long.price)));
      const short = breakEven('short', cost, deposit, count, owed);
      const atShort = shortReturn(cost, deposit, worthAt(count, short.price), owed);
      expect(twenty(atShort.profit)).toBe('0');
    });
  });
});

describe('interest saved', () => {
  it('is what the part repaid would have cost by itself, at one rate', () => {
    checkShare(
      0.5,
      balance,
      fc.integer({ min: 0, max: 1000 }),
      rate,
      lengths,
      (text, share, yearly, periods) => {
        const owed = debit(text);
        const repaid = dollars('repaid', owed.value.times(share).times('0.001'));
        const saved = interestSaved(owed, repaid, flat(yearly), periods);
        const alone = hold(repaid, flat(yearly), periods).interest;
        expect(plain(round(saved.value, 10, 'half'))).toBe(plain(round(alone.value, 10, 'half')));
      },
    );
  });

  it('of blended slices grows with what is repaid, and is never more than all of it', () => {
    const shares = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 }));
    checkShare(0.5, balance, schedule, shares, lengths, (text, plan, [a, b], periods) => {
      const [owed, blended] = [debit(text), { ...plan, kind: 'blended' } as const];
      const saved = (share: number) => {
        const repaid = dollars('repaid', owed.value.times(share).times('0.001'));
        return round(interestSaved(owed, repaid, blended, periods).value, 100, 'half');
      };
      const [less, more, all] = [saved(Math.min(a, b)), saved(Math.max(a, b)), saved(1000)];
      expect(less.gte(0) && less.lte(more) && more.lte(all)).toBe(true);
    });
  });

  it('between two schedules is the difference of what they cost', () => {
    check(balance, schedule, schedule, days, (text, one, other, length) => {
      const owed = debit(text);
      const saving = yearlySaving(owed, one, other);
      const same = { ...other, basis: one.basis };
      const over = (plan: typeof one) => interestOver(owed, plan, length).value;
      const byDays = saving.value.times(length).div(one.basis);
      expect(plain(round(over(one).minus(over(same)), 10, 'half'))).toBe(plain(round(byDays, 10, 'half')));
      const aDay = dailyInterest(owed, one).value.times(length);
      expect(plain(round(aDay, 10, 'half'))).toBe(plain(round(over(one), 10, 'half')));
    });
  });
});

describe('a charge', () => {
  it('costs the equity exactly what it is, whatever is there to pay it with', () => {
    const amount = decimalText(0, 100_000, 6);
    checkShare(0.5, amount, amount, amount, amount, (cash, loan, proceeds, charge) => {
      const amounts = Object.entries({ cash, loan, shortProceeds: proceeds }).filter(
        ([, text]) => Number(text) !== 0,
      );
      const state = start({
        instruments: [stock('50')],
        pools: [pool(Object.fromEntries(amounts), { XYZ: '10' })],
      });
      const equity = (of: typeof state) => report(viewOf(of), usTextbook({})).equity.value;
      const after = charged(state, dollars('charge', charge));
      expect(plain(equity(state).minus(equity(after)))).toBe(plain(decimal(charge)));
    });
  });
});
