/** Whatever the history: nothing is lost and nothing is made up, and share by share it is the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Decimal, decimal, nextDay, plain } from '../../engine/index.ts';
import { TAX_ASSETS, type TaxBook, termOf } from '../../engine/tax/index.ts';
import { check } from '../lib/check.ts';
import { bookOf, type Deal, deal, sumOf } from '../lib/tax.ts';
import { amount, dayAfter, dealsOf, history, price, times, unitDeals } from '../lib/tax-histories.ts';
import { exact, fraction, mul } from '../oracle/fraction.ts';
import { shareByShare } from '../oracle/tax.ts';

const { stock, crypto } = TAX_ASSETS;

function recognised(book: TaxBook): Decimal {
  return sumOf(book.sales.map((sale) => sale.recognised));
}

/** What went in and came out: money received less money paid. */
function cash(deals: readonly Deal[]): Decimal {
  return deals.reduce(
    (sum, item) => sum.minus(decimal(item.quantity).times(item.price)).minus(item.costs ?? '0'),
    decimal(0),
  );
}

it('share by share, the oracle finds the same gains, the same losses put off and the same lots', () => {
  const seen = { washed: 0, partly: 0, again: 0, twice: 0 };
  check(history, fc.boolean(), ([steps, size], washes) => {
    const units = unitDeals(steps, false);
    const book = bookOf(dealsOf(units, size), { asset: washes ? stock : crypto });
    const oracle = shareByShare(
      units.map((item) => ({ ...item, price: exact(mul(fraction(item.price), fraction(size))) })),
      washes,
    );
    const buys = units.flatMap((item, i) => (item.units > 0 ? [i] : []));
    const lotOf = (dealIndex: number): string => `XYZ#${buys.indexOf(dealIndex) + 1}`;
    const theirs = oracle.sales.flat().map((row) => ({
      lot: lotOf(row.lot),
      quantity: times(row.units, size),
      gain: exact(row.gain),
      disallowed: exact(row.disallowed),
    }));
    // A lot that a wash sale cut in two makes two rows here and one there.
    const ours = new Map<string, { lot: string; quantity: Decimal; gain: Decimal; disallowed: Decimal }>();
    for (const sale of book.sales) {
      const key = `${sale.number} ${sale.lot}`;
      const old = ours.get(key);
      ours.set(key, {
        lot: sale.lot,
        quantity: sale.quantity.plus(old?.quantity ?? 0),
        gain: sale.gain.value.plus(old?.gain ?? 0),
        disallowed: sale.disallowed.value.plus(old?.disallowed ?? 0),
      });
      const washed = sale.disallowed.value.gt(0);
      seen.washed += washed ? 1 : 0;
      seen.partly += washed && sale.recognised.value.lt(0) ? 1 : 0;
      seen.twice += sale.replacedBy.length > 1 ? 1 : 0;
      seen.again += washed && sale.heldFrom !== sale.acquired ? 1 : 0;
    }
    const shown = [...ours.values()].map(({ lot, quantity, gain, disallowed }) => ({
      lot,
      quantity: plain(quantity),
      gain: plain(gain),
      disallowed: plain(disallowed),
    }));
    expect(shown).toEqual(theirs);
    const lots = book.lots.flatMap(({ id, amount: worth, quantity, heldFrom }) => {
      const count = Number(quantity.div(size).toFixed());
      return Array.from({ length: count }, () => [id, plain(worth.value.div(count)), heldFrom]);
    });
    const left = oracle.units.map((unit) => [lotOf(unit.lot), exact(unit.basis), dayAfter(unit.heldFrom)]);
    expect(lots).toEqual(left);
  });
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

it('nothing is lost: what counted, less what is still put off, is money received less the cost of what was sold', () => {
  check(history, fc.array(amount(3, 18), { maxLength: 15 }), ([steps, size], costs) => {
    const deals = dealsOf(unitDeals(steps, false), size, costs);
    const book = bookOf(deals);
    const put = book.lots.reduce((sum, lot) => sum.plus(lot.deferred), decimal(0));
    const paid = book.lots.reduce(
      (sum, lot) => sum.plus(lot.quantity.times(lot.price)).plus(lot.costs),
      decimal(0),
    );
    expect(plain(recognised(book).minus(put))).toBe(plain(cash(deals).plus(paid)));
    // The same money, looked at from the rows.
    const losses = sumOf(book.sales.map((sale) => sale.disallowed));
    expect(plain(recognised(book))).toBe(plain(sumOf(book.sales.map((sale) => sale.gain)).plus(losses)));
  });
});

it('when all is sold, the total is the money, whichever lots went first and whatever the rule put off', () => {
  check(history, fc.array(amount(3, 18), { maxLength: 16 }), fc.integer(), ([steps, size], costs, seed) => {
    const deals = dealsOf(unitDeals(steps, true), size, costs);
    const first = bookOf(deals);
    // Last in, first out, but for sales that `seed` leaves alone.
    const identified: { instrument: string; sale: number; lots: { lot: string; quantity: Decimal }[] }[] = [];
    let held: { lot: string; quantity: Decimal }[] = [];
    let sale = 0;
    for (const item of deals) {
      const quantity = decimal(item.quantity);
      if (quantity.gt(0)) {
        held.push({ lot: `XYZ#${held.length + 1}`, quantity });
        continue;
      }
      sale += 1;
      let wanted = quantity.neg();
      const lots: { lot: string; quantity: Decimal }[] = [];
      const order = (seed >> (sale % 31)) % 2 === 0 ? held.toReversed() : held;
      for (const lot of order) {
        const part = lot.quantity.lt(wanted) ? lot.quantity : wanted;
        if (part.gt(0)) lots.push({ lot: lot.lot, quantity: part });
        wanted = wanted.minus(part);
        held = held.map((old) =>
          old.lot === lot.lot ? { ...old, quantity: old.quantity.minus(part) } : old,
        );
      }
      identified.push({ instrument: 'XYZ', sale, lots });
    }
    const specified = bookOf(deals, { identified });
    const coin = bookOf(deals, { asset: crypto });
    for (const book of [first, specified, coin]) {
      expect(book.lots).toEqual([]);
      expect(plain(recognised(book))).toBe(plain(cash(deals)));
    }
  });
});

it('every loss put off stands in the basis of the shares that replaced it, and no share replaces twice', () => {
  check(history, ([steps, size]) => {
    const deals = dealsOf(unitDeals(steps, false), size);
    const book = bookOf(deals);
    const replaced = new Map<string, Decimal>();
    for (const sale of book.sales) {
      expect(sale.disallowed.value.gte(0)).toBe(true);
      expect(sale.recognised.value.gt(0)).toBe(sale.gain.value.gt(0));
      expect(sale.recognised.value.gte(sale.gain.value)).toBe(true);
      expect(sale.heldFrom <= sale.acquired && sale.acquired <= sale.sold).toBe(true);
      expect(sale.term).toBe(termOf(sale.heldFrom, sale.sold));
      for (const item of sale.replacedBy) {
        expect(item.lot).not.toBe(sale.lot);
        replaced.set(item.lot, item.quantity.plus(replaced.get(item.lot) ?? 0));
      }
      const back = sumOf(sale.replacedBy.map((item) => item.deferred));
      expect(plain(back)).toBe(plain(sale.disallowed.value));
    }
    const bought = deals.filter((item) => !item.quantity.startsWith('-'));
    for (const [lot, quantity] of replaced) {
      const size0 = bought[Number(lot.split('#')[1]) - 1]?.quantity ?? '0';
      expect(quantity.lte(size0)).toBe(true);
    }
  });
});

it('on one day a sale and the purchase after it may change places, when the sale does not reach that purchase', () => {
  check(price, price, amount(50, 8), amount(50, 8), (bought, sold, size, other) => {
    const old = deal('2026-01-05', size, bought);
    const sale = deal('2026-06-01', `-${size}`, sold);
    const purchase = deal('2026-06-01', other, sold);
    const [after, before] = [
      [old, sale, purchase],
      [old, purchase, sale],
    ].map((deals) => bookOf(deals));
    const view = (book: TaxBook | undefined) =>
      book && {
        rows: book.sales.map((row) => [row.lot, plain(row.recognised.value), plain(row.disallowed.value)]),
        lots: book.lots.map((lot) => [plain(lot.quantity), plain(lot.amount.value), lot.heldFrom]),
      };
    expect(view(before)).toEqual(view(after));
  });
});

it('a day later never makes a holding period shorter', () => {
  check(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 800 }), (from, days) => {
    const [bought, sold] = [dayAfter(from), dayAfter(from + days)];
    if (termOf(bought, sold) === 'long') expect(termOf(bought, nextDay(sold))).toBe('long');
    if (termOf(nextDay(bought), sold) === 'long') expect(termOf(bought, sold)).toBe('long');
    expect(termOf(bought, sold)).toBe(days > 366 ? 'long' : days < 366 ? 'short' : termOf(bought, sold));
  });
});
