import { describe, expect, it } from 'vitest';
import { account, holding, randomAccount, seeded } from './accounts.ts';
import { type CallPrice, callPriceLower, callPriceUpper, kinks } from './call-price.ts';
import { buyBackCure, type Cure, cashCure, saleCure, securitiesCure } from './cures.ts';
import { ceilTo, compare, div, fraction, fromTicks, max, mul, sub, ZERO } from './fraction.ts';
import { type Book, equity, isCalled, read, requirement, shortfall, withHolding } from './us-broker.ts';

const accounts = Array.from(
  { length: 150 },
  (
    (random) => () =>
      randomAccount(random)
  )(seeded(20261122)),
);
const books = accounts.map(read);
const rules = ['finra', 'house'] as const;

describe('on random accounts', () => {
  it('brackets a call price by a safe price and a called one', () => {
    const seen: Record<CallPrice['kind'], number> = { already: 0, never: 0, at: 0 };
    const check = (book: Book, symbol: string, answer: CallPrice) => {
      seen[answer.kind] += 1;
      if (answer.kind !== 'at') return;
      const called = (price: string) =>
        isCalled(withHolding(book, symbol, { price: fraction(price) }), 'house');
      expect([called(answer.lastSafe), called(answer.firstCalled)]).toEqual([false, true]);
    };
    for (const book of books) {
      for (const { symbol } of book.holdings) {
        check(book, symbol, callPriceLower(book, symbol, 'house'));
        check(book, symbol, callPriceUpper(book, symbol, 'house'));
      }
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(50);
  });

  it('orders shortfalls: the house asks at least what FINRA asks', () => {
    for (const book of books) {
      expect(compare(requirement(book, 'house'), requirement(book, 'finra'))).toBeGreaterThanOrEqual(0);
      expect(isCalled(book, 'house')).toBe(compare(shortfall(book, 'house'), ZERO) > 0);
    }
  });

  it('cures a call by exactly its amount in cash', () => {
    for (const book of books.filter((each) => isCalled(each, 'house'))) {
      const cure = cashCure(book, 'house');
      expect(cure.kind === 'at' && fraction(cure.least)).toEqual(
        fraction(shortest(ceilTo(shortfall(book, 'house'), 6))),
      );
    }
  });

  it('does not depend on the order of the holdings', () => {
    for (const book of books) {
      const turned = { ...book, holdings: book.holdings.toReversed() };
      for (const rule of rules) {
        expect(compare(requirement(book, rule), requirement(turned, rule))).toBe(0);
        expect(compare(equity(book), equity(turned))).toBe(0);
      }
    }
  });
});

function shortest(text: string): string {
  return text.replace(/\.?0+$/, '');
}

/** The formulas of the rule notes, section 2, against what bisection found. */
describe('the published formulas come out', () => {
  const random = seeded(11);
  const longs = Array.from({ length: 40 }, () => {
    const price = (20 + random() * 80).toFixed(4);
    const owed = (Number(price) * 100 * (0.62 + random() * 0.36)).toFixed(2);
    return read(account({ loan: owed, houseLong: '0.4125', holdings: [holding('100', price)] }));
  });
  const rate = fraction('0.4125');

  it('sale C / m, securities C / (1 − m)', () => {
    for (const book of longs) {
      const call = shortfall(book, 'house');
      expect(saleCure(book, 'XYZ', 'house')).toMatchObject({ least: shortest(ceilTo(div(call, rate), 6)) });
      const paidIn = shortest(ceilTo(div(call, sub(fraction('1'), rate)), 6));
      expect(securitiesCure(book, 'house')).toMatchObject({ least: paidIn });
    }
  });

  it('long trigger DR / (1 − m), short trigger CR / (1 + m)', () => {
    for (const book of longs) {
      const safe = callPriceLower(book, 'XYZ', 'house', { from: '100000' });
      const trigger = div(book.loan, mul(fraction('100'), sub(fraction('1'), rate)));
      expect(safe).toMatchObject({ lastSafe: shortest(ceilTo(trigger, 8)) });
      const short = read(
        account({ shortProceeds: '3000', cash: '1500.07', holdings: [holding('-100', '30')] }),
      );
      const credit = div(fraction('4500.07'), mul(fraction('100'), fraction('1.3')));
      const above = callPriceUpper(short, 'XYZ', 'finra');
      expect(above).toMatchObject({ firstCalled: shortest(ceilTo(credit, 8)) });
    }
  });

  it('buying back C / m, as long as the rate decides and not the floor', () => {
    const book = read(account({ cash: '4000.01', holdings: [holding('-100', '37.77')] }));
    const cure: Cure = buyBackCure(book, 'XYZ', 'finra');
    expect(cure).toMatchObject({
      least: shortest(ceilTo(div(shortfall(book, 'finra'), fraction('0.3')), 6)),
    });
  });
});

describe('kinks', () => {
  /** Where the slope of the requirement per share changes, found by sampling it every cent. */
  function bends(book: Book): number[] {
    const at = (cent: number) =>
      requirement(withHolding(book, 'XYZ', { price: fromTicks(BigInt(cent), 2) }), 'house');
    const values = Array.from({ length: 4000 }, (_, cent) => at(cent));
    const steps = values.slice(1).map((value, i) => sub(value, values[i] ?? ZERO));
    return steps.flatMap((step, i) => (i > 0 && compare(step, steps[i - 1] ?? ZERO) !== 0 ? [i] : []));
  }

  it.each(['0.30', '0.35', '0.5', '0.75', '1', '1.25', '2'])(
    'are all known at a house rate of %s',
    (houseShort) => {
      const book = read(account({ houseShort, holdings: [holding('-1', '1')] }));
      const found = bends(book);
      const near = (cent: number) => {
        const price = fromTicks(BigInt(cent), 2);
        const distance = (kink: typeof price) => max(sub(kink, price), sub(price, kink));
        return kinks(book).some((kink) => compare(distance(kink), fraction('0.01')) <= 0);
      };
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter((cent) => !near(cent))).toEqual([]);
    },
  );
});
