import { describe, expect, it } from 'vitest';
import { daysBetween, nextDay } from '../../engine/calendar.ts';
import { heldBefore, inWashWindow } from '../../engine/tax/holding.ts';
import { firstLongTermDay, termOf } from '../../engine/tax/index.ts';

describe('the holding period', () => {
  it.each([
    // The clock starts on the day after the purchase; a year of it must be over.
    ['2026-01-05', '2027-01-06'],
    ['2026-12-31', '2028-01-01'],
    ['2026-01-31', '2027-02-01'],
    ['2026-11-29', '2027-11-30'],
    // Bought on the last of February, the clock starts on 1 March: leap day is too early.
    ['2023-02-28', '2024-03-01'],
    ['2023-02-27', '2024-02-28'],
    // It starts on leap day, and the year is full on 28 February.
    ['2024-02-28', '2025-03-01'],
    ['2024-02-29', '2025-03-01'],
    ['2024-02-27', '2025-02-28'],
    // 1900 was no leap year, 2000 was.
    ['1899-02-28', '1900-03-01'],
    ['1999-02-28', '2000-03-01'],
    ['2199-12-31', '2201-01-01'],
  ])('bought on %s, a sale is long-term from %s on', (bought, first) => {
    expect(firstLongTermDay(bought)).toBe(first);
    expect(termOf(bought, first)).toBe('long');
    expect(termOf(bought, heldBefore(first, 1))).toBe('short');
  });

  it('agrees with counting, for every day of eight years', () => {
    for (let day = '2023-01-01'; day < '2031-01-01'; day = nextDay(day)) {
      const first = firstLongTermDay(day);
      const start = nextDay(day);
      // 365 days and the day after, one more when a 29 February lies in the year that starts the day after.
      const leap = ['2024', '2028'].some((year) => start <= `${year}-02-29` && `${year}-02-29` < first);
      expect([day, daysBetween(start, first)]).toEqual([day, leap ? 366 : 365]);
    }
  });

  it('lets no later purchase be long-term earlier', () => {
    for (let day = '2023-01-01'; day < '2031-01-01'; day = nextDay(day))
      expect(firstLongTermDay(day) <= firstLongTermDay(nextDay(day))).toBe(true);
  });

  it('moves back by days', () => {
    expect(heldBefore('2013-02-02', 8)).toBe('2013-01-25');
    expect(heldBefore('2024-03-01', 1)).toBe('2024-02-29');
    expect(heldBefore('2026-01-01', 0)).toBe('2026-01-01');
  });
});

describe('the 61 days', () => {
  it('are 30 before the sale, the day itself and 30 after', () => {
    const sold = '2026-03-15';
    expect(inWashWindow(sold, '2026-02-12')).toBe(false);
    expect(inWashWindow(sold, '2026-02-13')).toBe(true);
    expect(inWashWindow(sold, sold)).toBe(true);
    expect(inWashWindow(sold, '2026-04-14')).toBe(true);
    expect(inWashWindow(sold, '2026-04-15')).toBe(false);
    let days = 0;
    for (let day = '2026-01-01'; day < '2026-07-01'; day = nextDay(day))
      if (inWashWindow(sold, day)) days += 1;
    expect(days).toBe(61);
  });
});
