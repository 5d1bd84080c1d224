import { describe, expect, it } from 'vitest';
import { shortDividend, substitutePayment } from '../../engine/tax/index.ts';
import { refusal } from '../lib/engine.ts';
import { text } from '../lib/tax.ts';

function why(work: () => unknown): string[] | null {
  const found = refusal(work);
  return found && [found.code, found.field];
}

function texts({ interest, cost }: ReturnType<typeof shortDividend>): Record<string, string> {
  return { interest: text(interest), cost: text(cost) };
}

describe('a payment in place of a dividend', () => {
  it('is taxed as ordinary income, and the credit makes up for it', () => {
    const found = substitutePayment({ payment: '100', ordinaryRate: '0.37', qualifiedRate: '0.20' });
    const { tax, taxOnDividend, lost, credit, creditRate } = found;
    expect([tax, taxOnDividend, lost].map(text)).toEqual(['37', '20', '17']);
    expect([credit, creditRate].map(text)).toEqual(['26.984127', '0.269841']);
    // After 37 % of it the credit leaves the 17 that were lost.
    expect(text({ ...credit, value: credit.value.times('0.63') })).toBe('17');
  });

  it('costs nothing where the rates are one', () => {
    const found = substitutePayment({ payment: '100', ordinaryRate: '0.12', qualifiedRate: '0.12' });
    expect([found.lost, found.credit].map(text)).toEqual(['0', '0']);
  });

  it.each([
    ['tax.rate', 'ordinaryRate', '1', '0.2'],
    ['tax.rate', 'ordinaryRate', '37', '0.2'],
    ['tax.rate', 'qualifiedRate', '0.37', '-0.2'],
    ['tax.rates', 'qualifiedRate', '0.1', '0.2'],
    ['decimal.syntax', 'ordinaryRate', '37%', '0.2'],
  ])('refuses: %s at %s', (code, field, ordinaryRate, qualifiedRate) => {
    expect(why(() => substitutePayment({ payment: '100', ordinaryRate, qualifiedRate }))).toEqual([
      code,
      field,
    ]);
  });
});

describe('a dividend paid on a short', () => {
  const paid = (opened: string, closed: string, extraordinary?: boolean) =>
    texts(
      shortDividend({
        payment: '80',
        opened,
        closed,
        ...(extraordinary === undefined ? {} : { extraordinary }),
      }),
    );

  it('is investment interest when the short was open at least 46 days, else a cost', () => {
    expect(paid('2026-01-05', '2026-02-19')).toEqual({ interest: '0', cost: '80' });
    expect(paid('2026-01-05', '2026-02-20')).toEqual({ interest: '80', cost: '0' });
    expect(paid('2026-01-05', '2026-01-05')).toEqual({ interest: '0', cost: '80' });
  });

  it('needs more than a year when it was extraordinary', () => {
    expect(paid('2026-01-05', '2027-01-05', true)).toEqual({ interest: '0', cost: '80' });
    expect(paid('2026-01-05', '2027-01-06', true)).toEqual({ interest: '80', cost: '0' });
    expect(paid('2026-01-05', '2026-02-20', false)).toEqual({ interest: '80', cost: '0' });
  });

  it('refuses a short that closed before it opened', () => {
    expect(why(() => paid('2026-01-05', '2026-01-04'))).toEqual(['tax.order', 'closed']);
  });
});
