import { describe, expect, it } from 'vitest';
import { realisedGains, TAX_ASSETS, TAX_LIMITS, TAX_SOURCES } from '../../engine/tax/index.ts';
import { taxRate } from '../../engine/tax/inputs.ts';
import { refusal } from '../lib/engine.ts';
import { bookOf, deal, inputFor, instrument, named, postingOf } from '../lib/tax.ts';

/** 100 at $50 in January 2025, 100 at $60 in June. */
const TWO = [deal('2025-01-06', '100', '50'), deal('2025-06-02', '100', '60')];

describe('refusals', () => {
  const sold = [...TWO, deal('2026-03-02', '-150', '70')];
  const why = (work: () => unknown) => {
    const found = refusal(work);
    return found && [found.code, found.field];
  };

  it.each([
    ['tax.lot-unknown', 'identified XYZ 1.lots[0].lot', [named(1, ['XYZ#3', '10'])]],
    ['tax.lot-short', 'identified XYZ 1.lots[1].quantity', [named(1, ['XYZ#1', '10'], ['XYZ#2', '101'])]],
    ['tax.lot-unknown', 'identified XYZ 1.lots[1].lot', [named(1, ['XYZ#1', '100'], ['XYZ#1', '1'])]],
    ['tax.lot-quantity', 'identified XYZ 1.lots[0].quantity', [named(1, ['XYZ#1', '0'])]],
    ['tax.lot-quantity', 'identified XYZ 1.lots[1].quantity', [named(1, ['XYZ#1', '9'], ['XYZ#2', '-1'])]],
    ['tax.lot-over', 'identified XYZ 1', [named(1, ['XYZ#1', '100'], ['XYZ#2', '50.01'])]],
    ['tax.sale-unknown', 'identified XYZ 2', [named(2, ['XYZ#1', '1'])]],
    ['tax.sale-unknown', 'identified XYZ 0', [named(0, ['XYZ#1', '1'])]],
    ['tax.sale-unknown', 'identified XYZ 0.5', [named(0.5, ['XYZ#1', '1'])]],
  ])('%s at %s', (code, field, identified) => {
    expect(why(() => bookOf(sold, { identified }))).toEqual([code, field]);
  });

  it('say what is left of a lot', () => {
    const named101 = { identified: [named(1, ['XYZ#2', '101'])] };
    expect(refusal(() => bookOf(sold, named101))?.message).toBe(
      'identified XYZ 1.lots[0].quantity must be at most 100, what is left of XYZ#2; got 101',
    );
  });

  it('of an asset that nobody says what it is', () => {
    expect(why(() => realisedGains({ ...inputFor(sold), assets: {} }))).toEqual(['tax.asset', 'assets.XYZ']);
    // Nothing is sold, and nothing is asked.
    expect(realisedGains({ ...inputFor(TWO), assets: {} }).lots.length).toBe(2);
  });

  it('of days out of order', () => {
    expect(why(() => bookOf([deal('2026-01-06', '1', '1'), deal('2026-01-05', '1', '1')]))).toEqual([
      'tax.order',
      'journal 2026-01-05',
    ]);
  });

  it('of what is no spot instrument in dollars', () => {
    const input = inputFor(TWO);
    const given = (more: object) => () =>
      realisedGains({ ...input, instruments: { XYZ: instrument('XYZ', more) } });
    expect(why(given({ kind: 'linear' }))).toEqual(['tax.instrument', 'XYZ']);
    expect(why(() => realisedGains({ ...input, instruments: {} }))).toEqual(['tax.instrument', 'XYZ']);
    expect(why(given({ quote: 'EUR' }))).toEqual(['tax.currency', 'XYZ']);
  });

  it('of a posting that is two trades, and of shares that leave', () => {
    const [first, second] = TWO.map(postingOf);
    const legs = [...(first?.legs ?? []), ...(second?.legs ?? [])];
    const input = inputFor(TWO);
    const both = [{ ...postingOf(deal('2026-01-05', '1', '1')), legs }];
    expect(why(() => realisedGains({ ...input, journal: both }))).toEqual([
      'tax.posting',
      'journal 2026-01-05',
    ]);
    const away = deal('2026-01-05', '-1', '50', { brought: true });
    expect(why(() => bookOf([...TWO, away]))).toEqual(['tax.withdrawal', 'XYZ']);
  });
});

describe('the sources', () => {
  it('have each been read, and say so with a date', () => {
    for (const rule of Object.values(TAX_SOURCES)) {
      expect(rule.checked).toBe('2026-11-22');
      expect(['text', 'quoted']).toContain(rule.standing);
      expect(rule.says).toMatch(/^[A-Z].*\.$/);
    }
    expect(TAX_LIMITS.length).toBeGreaterThan(3);
  });

  it('of the wash sale are dated by kind of asset', () => {
    expect(TAX_ASSETS.stock.washSale).toMatchObject({ applies: true, asOf: '2026-11-22' });
    expect(TAX_ASSETS.crypto.washSale).toMatchObject({ applies: false, asOf: '2026-11-22' });
  });
});

it('a rate of nothing is a rate, and one below it is none', () => {
  expect(taxRate('0', 'ordinaryRate', 'Ordinary rate').value.isZero()).toBe(true);
  expect(refusal(() => taxRate('-0.01', 'ordinaryRate', 'Ordinary rate'))?.code).toBe('tax.rate');
  expect(refusal(() => taxRate('1', 'ordinaryRate', 'Ordinary rate'))?.code).toBe('tax.rate');
});
