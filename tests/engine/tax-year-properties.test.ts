/** Whatever the year: every figure works out again, and what is not deducted is carried. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { algebra, decimal, evaluate, type Figure, plain, sentence, substituted } from '../../engine/index.ts';
import { capitalYear, investmentInterest, taxBill } from '../../engine/tax/index.ts';
import { check, checkShare } from '../lib/check.ts';
import { bookOf, sumOf } from '../lib/tax.ts';
import { amount, dealsOf, history, unitDeals } from '../lib/tax-histories.ts';

/** Figures and all that they are made of, each once. */
function below(figures: readonly Figure[], seen: Set<Figure> = new Set()): Set<Figure> {
  for (const figure of figures) {
    if (seen.has(figure)) continue;
    seen.add(figure);
    below(figure.parts, seen);
  }
  return seen;
}

function sound(figures: readonly Figure[]): void {
  for (const figure of below(figures)) {
    const { formula, parts, value } = figure;
    const again =
      formula.op === 'given'
        ? value
        : evaluate(
            formula,
            parts.map((part) => part.value),
          );
    expect([figure.name, plain(again)]).toEqual([figure.name, plain(value)]);
    expect(value.isFinite()).toBe(true);
    for (const line of [algebra(figure), substituted(figure), sentence(figure)])
      expect(line).not.toMatch(/NaN|Infinity|undefined|e[+-]\d|-\d|: \.|= $|−\$?0(?![\d.…])/);
  }
}

it('years add up: losses are deducted, set against gains or carried, and every figure works out again', () => {
  const rate = fc.integer({ min: 0, max: 999 }).map((parts) => `0.${String(parts).padStart(3, '0')}`);
  const carried = fc.oneof(fc.constant('0'), amount(9000, 18));
  checkShare(0.2, history, carried, carried, rate, ([steps, size], shortBefore, longBefore, ordinaryRate) => {
    const { sales, lots } = bookOf(dealsOf(unitDeals(steps, false), size));
    sound([...sales.flatMap((sale) => [sale.recognised, ...sale.replacedBy.map((item) => item.deferred)])]);
    sound(lots.map((lot) => lot.amount));
    const years = [2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031, 2032];
    let before = { shortBefore: decimal(shortBefore), longBefore: decimal(longBefore) };
    let [gains, deducted] = [decimal(0), decimal(0)];
    for (const year of years) {
      const capital = capitalYear({ year, sales, ...before });
      const { ordinaryGain, netCapitalGain, deductibleLoss, shortAfter, longAfter, net } = capital;
      const all = [ordinaryGain, netCapitalGain, deductibleLoss, shortAfter, longAfter];
      for (const figure of all) expect(figure.value.gte(0)).toBe(true);
      // Either there is a gain or there is a loss, and all of it is somewhere.
      const gain = ordinaryGain.value.plus(netCapitalGain.value);
      const loss = deductibleLoss.value.plus(shortAfter.value).plus(longAfter.value);
      expect(plain(gain.minus(loss))).toBe(plain(net.value));
      expect(gain.isZero() || loss.isZero()).toBe(true);
      const interest = investmentInterest({
        interest: '500.25',
        ordinaryIncome: '11.11',
        ordinaryGain,
        netCapitalGain,
      });
      const bill = taxBill({ capital, interest, ordinaryRate, gainRate: '0.15' });
      sound([...Object.values(capital), ...Object.values(interest), ...Object.values(bill)]);
      gains = gains.plus(gain);
      deducted = deducted.plus(deductibleLoss.value);
      before = { shortBefore: shortAfter.value, longBefore: longAfter.value };
    }
    const left = before.shortBefore.plus(before.longBefore);
    const start = decimal(shortBefore).plus(longBefore);
    const total = sumOf(sales.map((sale) => sale.recognised));
    expect(plain(gains.minus(deducted).minus(left))).toBe(plain(total.minus(start)));
  });
});

it('interest is deducted once or carried, and no more is elected than helps', () => {
  const money = fc.oneof(fc.constant('0'), amount(5000, 18));
  check(
    money,
    money,
    money,
    money,
    money,
    (interest, ordinaryIncome, expenses, netCapitalGain, interestBefore) => {
      const input = { interest, ordinaryIncome, expenses, netCapitalGain, interestBefore };
      const none = investmentInterest(input);
      const useful = none.usefulElection.value;
      const some = investmentInterest({ ...input, electedGain: useful });
      const all = investmentInterest({ ...input, electedGain: netCapitalGain });
      const whole = decimal(interest).plus(interestBefore);
      for (const year of [none, some, all]) {
        expect(plain(year.deductible.value.plus(year.carryforward.value))).toBe(plain(whole));
        expect(year.deductible.value.lte(year.netInvestmentIncome.value)).toBe(true);
        sound(Object.values(year));
      }
      // The useful election does all that an election can do, and the least that does it.
      expect(plain(some.deductible.value)).toBe(plain(all.deductible.value));
      expect(plain(some.gainLeft.value.plus(useful))).toBe(plain(decimal(netCapitalGain)));
      if (useful.isZero()) return;
      const less = useful.minus('0.000000000000000001');
      const short = investmentInterest({ ...input, electedGain: less });
      expect(short.deductible.value.lt(some.deductible.value)).toBe(true);
    },
  );
});
