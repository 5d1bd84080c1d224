import { describe, expect, it } from 'vitest';
import { rulesOf, sentence, substituted } from '../../engine/index.ts';
import { TAX_ASSETS, TAX_SOURCES } from '../../engine/tax/index.ts';
import { bookOf, deal, held, row } from '../lib/tax.ts';

/** 100 shares bought at $10, sold at $7.50 on 15 March 2026: a loss of $250. */
const LOSS = [deal('2025-12-01', '100', '10'), deal('2026-03-15', '-100', '7.50')];
describe('a loss put off', () => {
  it('can be put off again, with all the time', () => {
    const book = bookOf([
      ...LOSS,
      deal('2026-03-20', '100', '8'),
      deal('2026-04-01', '-100', '7'),
      deal('2026-04-10', '100', '7'),
    ]);
    expect(book.sales.map(row)).toEqual([
      'XYZ#1 100 short: 750 - 1000 = -250, 250 put off XYZ#2:100+250',
      'XYZ#2 100 short: 700 - 1050 = -350, 350 put off XYZ#3:100+350',
    ]);
    // 104 days and 12 more, before 10 April.
    expect(held(book)).toEqual(['XYZ#3 100 1050 from 2025-12-15']);
  });

  it('can turn a gain into a loss', () => {
    const book = bookOf([...LOSS, deal('2026-03-20', '100', '8'), deal('2026-06-01', '-100', '9')]);
    expect(book.sales.map(row).at(-1)).toBe('XYZ#2 100 short: 900 - 1050 = -150');
  });

  it('comes back part by part, the shares that replaced first', () => {
    const book = bookOf([
      ...LOSS,
      deal('2026-03-20', '130', '8'),
      deal('2026-06-01', '-60', '9'),
      deal('2026-06-02', '-60', '9'),
    ]);
    expect(book.sales.slice(1).map(row)).toEqual([
      'XYZ#2 60 short: 540 - 630 = -90',
      'XYZ#2 40 short: 360 - 420 = -60',
      'XYZ#2 20 short: 180 - 160 = 20',
    ]);
  });

  it('is not put off when everything is sold at once and nothing bought', () => {
    const book = bookOf([...LOSS, deal('2026-05-01', '100', '8')]);
    expect(book.sales[0]?.disallowed.value.isZero()).toBe(true);
    expect(book.sales[0]?.recognised.value.toFixed()).toBe('-250');
  });
});

describe('crypto', () => {
  it('may be bought back at once, as of its date', () => {
    const deals = [...LOSS, deal('2026-03-15', '100', '7.50')];
    const [coin, stock] = [TAX_ASSETS.crypto, TAX_ASSETS.stock].map((asset) => bookOf(deals, { asset }));
    expect(coin?.sales.map(row)).toEqual(['XYZ#1 100 short: 750 - 1000 = -250']);
    expect(coin?.sales[0]?.disallowed.rule).toBe(TAX_ASSETS.crypto.washSale.rule);
    expect(coin?.sales[0]).not.toHaveProperty('washSale');
    expect(stock?.sales[0]?.disallowed.rule).toBe(TAX_ASSETS.stock.washSale.rule);
    expect(stock?.sales.map(row)).toEqual(['XYZ#1 100 short: 750 - 1000 = -250, 250 put off XYZ#2:100+250']);
  });

  it('would be caught if the rule changed', () => {
    const asset = {
      kind: 'crypto',
      washSale: { ...TAX_ASSETS.crypto.washSale, applies: true, asOf: '2030-01-01' },
    } as const;
    expect(bookOf([...LOSS, deal('2026-03-15', '100', '8')], { asset }).sales[0]?.replacedBy.length).toBe(1);
  });
});

describe('why', () => {
  it('names the wash-sale rule where it was asked, and nowhere else', () => {
    const rules = ['11', '10'].map((price) => {
      const deals = [deal('2025-12-01', '100', '10'), deal('2026-03-15', '-100', price)];
      return bookOf(deals, { asset: TAX_ASSETS.crypto }).sales[0]?.disallowed.rule;
    });
    expect(rules).toEqual([undefined, undefined]);
    const [loss] = bookOf(LOSS).sales;
    expect(loss?.disallowed.rule).toBeUndefined();
  });

  it('each step says how, and on what rule', () => {
    const [sale] = bookOf([...LOSS, deal('2026-03-20', '40', '8')]).sales;
    if (!sale) throw new Error('no sale');
    expect(sentence(sale.recognised)).toBe(
      'Gain that counts is −$150: gain (−$250) plus loss that does not count now ($100).',
    );
    expect(substituted(sale.disallowed.parts[0] ?? sale.gain)).toBe('40 × $2.50 = $100');
    expect(rulesOf(sale.recognised).map((rule) => rule.source)).toEqual([
      'irs-pub-550',
      'irs-pub-550',
      'irc-1091',
      'reg-1-1091-1',
    ]);
  });

  it('the basis of shares that replaced tells what was added', () => {
    const [lot] = bookOf([...LOSS, deal('2026-03-20', '40', '8', { costs: '1' })]).lots;
    expect(lot && sentence(lot.amount)).toBe(
      'Basis is $421: cost ($321) plus loss deferred from an earlier sale ($100).',
    );
    expect(lot?.amount.parts[1]?.rule).toBe(TAX_SOURCES.washSaleBasis);
  });
});
