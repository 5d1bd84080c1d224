import { describe, expect, it } from 'vitest';
import { daysBetween, nextDay, parseDate } from '../../engine/calendar.ts';

describe('days', () => {
  it.each([
    ['2026-11-02', '2026-11-03'],
    ['2026-12-31', '2027-01-01'],
    ['2026-02-28', '2026-03-01'],
    ['2028-02-28', '2028-02-29'],
    ['2026-03-29', '2026-03-30'],
  ])('after %s comes %s', (day, next) => {
    expect(nextDay(day)).toBe(next);
    expect(daysBetween(day, next)).toBe(1);
  });

  it('are counted across leap years, and backwards', () => {
    expect(daysBetween('2027-01-01', '2029-01-01')).toBe(731);
    expect(daysBetween('2026-11-02', '2026-10-31')).toBe(-2);
    expect(daysBetween('2026-11-02', '2026-11-02')).toBe(0);
  });
});

describe('parseDate', () => {
  it.each(['2026-11-22', '2028-02-29', '1900-01-01', '2199-12-31'])('reads %s', (text) => {
    expect(parseDate(text, 'on')).toBe(text);
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-31',
    '1899-12-31',
    '2200-01-01',
    '2026-11-22T00:00',
  ])('refuses %s', (text) => {
    expect(() => parseDate(text, 'on')).toThrow(
      `on must be a day from 1900 to 2199 such as "2026-11-22"; got "${text}"`,
    );
  });
});
