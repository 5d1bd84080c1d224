import { describe, expect, test } from 'vitest';
import { gainOn } from '../../engine/burden.ts';
import {
  availableFunds,
  openingMissing,
  smaAfterWithdrawal,
  smaAtClose,
  smaOfPurchase,
} from '../../engine/buying-power.ts';
import { money } from '../../engine/carry/index.ts';
import { rulebookOf, showFigure, substituted } from '../../engine/index.ts';
import { paidFrom } from '../../engine/paid-from.ts';

const usd = (name: string, value: string) => money({ name, label: name }, value);

describe('what a purchase lacks', () => {
  test('is the initial requirement less the equity', () => {
    const missing = openingMissing(usd('equity', '1500'), usd('initial', '2000'));
    expect(substituted(missing)).toBe('$500, never below 0 = $500');
  });
  test('is nothing where the equity is enough, or more', () => {
    for (const equity of ['2000', '2000.01', '9000'])
      expect(showFigure(openingMissing(usd('equity', equity), usd('initial', '2000')))).toBe('$0');
  });
  test('is rounded up, and what is to spare is rounded down', () => {
    const [equity, initial] = [usd('equity', '1999.995'), usd('initial', '2000')];
    expect(showFigure(openingMissing(equity, initial))).toBe('$0.01');
    expect(showFigure(availableFunds(usd('equity', '2000.005'), initial))).toBe('$0');
  });
});

describe('what is paid', () => {
  const shown = (cash: string, amount: string): string[] => {
    const { left, lent } = paidFrom(usd('cash', cash), usd('amount', amount));
    return [left, lent].map(showFigure);
  };
  test('comes out of cash, and what is missing is lent', () => {
    expect(shown('2500', '5000')).toEqual(['$0', '$2,500']);
    expect(shown('5000', '5000')).toEqual(['$0', '$0']);
    expect(shown('6000', '5000')).toEqual(['$1,000', '$0']);
    expect(shown('0', '0.01')).toEqual(['$0', '$0.01']);
  });
  test('is lost of the own money where equity is less than what was put in', () => {
    expect(substituted(gainOn(usd('equity', '1386'), usd('own', '2000')))).toBe('$1,386 − $2,000 = −$614');
  });
});

describe('the special memorandum account of a first purchase', () => {
  const { regT } = rulebookOf('us-broker.2026-11', {});
  if (!regT) throw new Error('There is no Regulation T.');
  const early = smaOfPurchase(usd('paid', '4000'), usd('requirement', '3000'), regT);
  test('is what was paid in beyond Regulation T', () => {
    expect(showFigure(early)).toBe('$1,000');
  });
  test('grows with a rise and keeps what it has in a fall', () => {
    // 7,200 − 2,000 less half of 7,200; 4,800 − 2,000 less half of 4,800
    expect(showFigure(smaAtClose(early, usd('equity', '5200'), usd('r', '3600'), regT))).toBe('$1,600');
    expect(showFigure(smaAtClose(early, usd('equity', '2800'), usd('r', '2400'), regT))).toBe('$1,000');
  });
  test('pays every dollar that is taken out', () => {
    const after = smaAfterWithdrawal(early, usd('taken', '400'), regT);
    expect(substituted(after)).toBe('$1,000 − $400 = $600');
    expect(after.rule?.source).toBe('reg-t-220-5');
  });
});

test('the memorandum account is never shown larger than it is', () => {
  const { regT } = rulebookOf('us-broker.2026-11', {});
  if (!regT) throw new Error('This broker is under Regulation T.');
  const taken = smaAfterWithdrawal(usd('sma', '100.009'), usd('taken', '50'), regT);
  expect(showFigure(taken)).toBe('$50');
  expect(
    showFigure(smaAtClose(usd('sma', '0'), usd('equity', '1000.019'), usd('requirement', '1000'), regT)),
  ).toBe('$0.01');
});
