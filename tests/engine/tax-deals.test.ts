import { describe, expect, it } from 'vitest';
import { decimal } from '../../engine/index.ts';
import { DEALT, type Deal, gainsOnDeals, TAX_ASSETS } from '../../engine/tax/index.ts';
import { bookOf, deal, row } from '../lib/tax.ts';

const bought = (on: string, quantity: string, price: string, forced = false): Deal => ({
  on,
  quantity: decimal(quantity),
  price: decimal(price),
  forced,
});

describe('gainsOnDeals', () => {
  const deals = [
    bought('2025-06-02', '100', '40'),
    bought('2026-08-03', '100', '60'),
    bought('2026-11-02', '-150', '30', true),
    bought('2026-11-20', '50', '32'),
  ];

  it('is what the journal of the same deals gives', () => {
    const book = gainsOnDeals(deals, TAX_ASSETS.stock);
    const other = bookOf([
      deal('2025-06-02', '100', '40'),
      deal('2026-08-03', '100', '60'),
      deal('2026-11-02', '-150', '30', { forced: true }),
      deal('2026-11-20', '50', '32'),
    ]);
    expect(book.sales.map(row)).toEqual(other.sales.map(row));
    expect(book.sales.map(({ forced }) => forced)).toEqual([true, true]);
    expect(book.lots.map(({ id }) => id)).toEqual([`${DEALT}#2`, `${DEALT}#3`]);
  });

  it('takes the lots that are named, and knows what is bought', () => {
    const identified = [{ instrument: DEALT, sale: 1, lots: [{ lot: `${DEALT}#2`, quantity: '100' }] }];
    const book = gainsOnDeals(deals, TAX_ASSETS.crypto, identified);
    expect(book.sales.map(({ lot, disallowed }) => `${lot} ${disallowed.value.toFixed()}`)).toEqual([
      'XYZ#2 0',
      'XYZ#1 0',
    ]);
  });
});
