import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, nextDay } from '../../engine/calendar.ts';
import {
  addBusinessDays,
  closingOn,
  closingsIn,
  easter,
  HOLIDAY_SOURCES,
  isBusinessDay,
  isSettlementDay,
  paymentDue,
  paymentPeriod,
  settlementCycle,
  settlementDate,
} from '../../engine/holidays.ts';
import { check } from '../lib/check.ts';

/** As the exchange published them: 2025 to 2027 on 8 November 2024, the others in its earlier calendars. */
const PUBLISHED: Readonly<Record<number, string>> = {
  2012: '01-02 01-16 02-20 04-06 05-28 07-04 09-03 10-29 10-30 11-22 12-25',
  2014: '01-01 01-20 02-17 04-18 05-26 07-04 09-01 11-27 12-25',
  2015: '01-01 01-19 02-16 04-03 05-25 07-03 09-07 11-26 12-25',
  2016: '01-01 01-18 02-15 03-25 05-30 07-04 09-05 11-24 12-26',
  2024: '01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25',
  2025: '01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25',
  2026: '01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25',
  2027: '01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24',
};

describe('the holidays of the stock market', () => {
  it.each(Object.entries(PUBLISHED))('of %s are those that were published', (year, days) => {
    const ours = closingsIn(Number(year)).map(({ on }) => on);
    expect(ours).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });

  it.each([
    ['2026-07-03', 'Independence Day'],
    ['2027-06-18', 'Juneteenth'],
    ['2027-12-24', 'Christmas Day'],
    ['2023-01-02', 'New Year’s Day'],
    ['2025-01-09', 'Mourning for Jimmy Carter'],
    ['1998-01-19', 'Martin Luther King Jr. Day'],
    ['2001-09-14', 'Attacks of September 11'],
    ['2004-06-11', 'Mourning for Ronald Reagan'],
    ['2007-01-02', 'Mourning for Gerald Ford'],
    ['2018-12-05', 'Mourning for George H. W. Bush'],
    ['2022-06-20', 'Juneteenth'],
    ['2026-04-03', 'Good Friday'],
  ])('close %s for %s', (day, name) => {
    expect(closingOn(day)).toBe(name);
    expect(isBusinessDay(day)).toBe(false);
  });

  it.each([
    ['2021-12-31', 'the year’s last day, though New Year’s Day is a Saturday'],
    ['2027-12-31', 'likewise'],
    ['2010-12-31', 'likewise'],
    ['1997-01-20', 'before Martin Luther King Jr. Day was kept'],
    ['2021-06-18', 'before Juneteenth was kept'],
    ['2026-10-12', 'Columbus Day'],
    ['2026-11-11', 'Veterans Day'],
    ['2026-11-27', 'the Friday after Thanksgiving, shortened'],
    ['2026-07-06', 'no second day for Independence Day'],
    ['2001-09-17', 'the first day again'],
  ])('leave %s open: %s', (day) => {
    expect(isBusinessDay(day)).toBe(true);
    expect(closingOn(day)).toBeUndefined();
  });

  it('are weekdays of their year, each named', () => {
    check(fc.integer({ min: 1998, max: 2199 }), (year) => {
      const closings = closingsIn(year);
      expect(closings.length).toBeGreaterThanOrEqual(year < 2022 ? 8 : 9);
      expect(closings.length).toBeLessThanOrEqual(13);
      for (const { on, name } of closings) {
        expect(on.startsWith(`${year}-`)).toBe(true);
        expect([0, 6]).not.toContain(new Date(`${on}T00:00:00Z`).getUTCDay());
        expect(closingOn(on)).toBe(name);
      }
    });
  });

  it('are cited', () => {
    for (const { says, standing } of Object.values(HOLIDAY_SOURCES)) {
      expect(says.length).toBeGreaterThan(20);
      expect(['text', 'quoted']).toContain(standing);
    }
  });
});

describe('Easter', () => {
  it.each([
    // The earliest and the latest there are, in other centuries.
    [1734, '1734-04-25'],
    [1761, '1761-03-22'],
    [1818, '1818-03-22'],
    [1886, '1886-04-25'],
    [1943, '1943-04-25'],
    [2190, '2190-04-25'],
    [2285, '2285-03-22'],
    [2353, '2353-03-22'],
    [1954, '1954-04-18'],
    [1961, '1961-04-02'],
    [1981, '1981-04-19'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2025, '2025-04-20'],
    [2038, '2038-04-25'],
    [2076, '2076-04-19'],
  ])('of %i is %s', (year, day) => {
    expect(easter(year)).toBe(day);
  });

  it('is a Sunday from 22 March to 25 April', () => {
    check(fc.integer({ min: 1900, max: 2199 }), (year) => {
      const day = easter(year);
      expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(0);
      expect(day.slice(5) >= '03-22' && day.slice(5) <= '04-25').toBe(true);
    });
  });
});

const date = fc.integer({ min: 0, max: 47_000 }).map((days) => addDays('1998-01-01', days));

describe('business days', () => {
  it.each([
    ['2026-11-25', 1, '2026-11-27'],
    ['2026-12-24', 1, '2026-12-28'],
    ['2026-11-20', 5, '2026-11-30'],
    ['2026-11-28', 0, '2026-11-28'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-11-30', -1, '2026-11-27'],
    ['2025-01-08', 1, '2025-01-10'],
    ['2001-09-10', 1, '2001-09-17'],
    ['2026-06-01', 15, '2026-06-23'],
  ])('%s and %i more is %s', (from, count, to) => {
    expect(addBusinessDays(from, count)).toBe(to);
  });

  it('add up, count each once and come back', () => {
    check(date, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (from, a, b) => {
      const there = addBusinessDays(from, a);
      expect(addBusinessDays(there, b)).toBe(addBusinessDays(from, a + b));
      const days = Array.from({ length: daysBetween(from, there) }, (_, i) => addDays(from, i + 1));
      expect(days.filter(isBusinessDay).length).toBe(a);
      expect(isBusinessDay(there)).toBe(true);
      expect(addBusinessDays(addBusinessDays(from, 1), -1) <= from).toBe(true);
      expect(addBusinessDays(there, -a) <= from).toBe(true);
      if (isBusinessDay(from)) expect(addBusinessDays(there, -a)).toBe(from);
    });
  });

  it('follow each other within five days, but for September 2001', () => {
    check(date, (from) => {
      const gap = daysBetween(from, addBusinessDays(from, 1));
      expect(gap).toBeLessThanOrEqual(from >= '2001-09-10' && from < '2001-09-17' ? 7 : 5);
      expect(addDays(from, 1)).toBe(nextDay(from));
    });
  });
});

describe('settlement', () => {
  it.each([
    ['1995-06-07', 3],
    ['2017-09-04', 3],
    ['2017-09-05', 2],
    ['2024-05-27', 2],
    ['2024-05-28', 1],
    ['2026-11-23', 1],
  ])('of a trade on %s takes %i business days, and payment two more', (day, days) => {
    expect(settlementCycle(day)).toBe(days);
    expect(paymentPeriod(day)).toBe(days + 2);
  });

  it('is not known before June 1995', () => {
    expect(() => settlementCycle('1995-06-06')).toThrow(
      'date must be 1995-06-07 or later, because earlier settlement cycles are not known here; got "1995-06-06"',
    );
    expect(() => paymentDue('1987-10-19')).toThrow(
      expect.objectContaining({ code: 'calendar.settlement-unknown' }),
    );
  });

  // NASD Notices to Members 95-77 and 99-83: trade, settlement, Regulation T date.
  it.each([
    ['1995-10-02', '1995-10-05', '1995-10-09'],
    ['1995-10-03', '1995-10-06', '1995-10-10'],
    ['1995-10-04', '1995-10-10', '1995-10-11'],
    ['1995-10-05', '1995-10-11', '1995-10-12'],
    ['1995-10-06', '1995-10-12', '1995-10-13'],
    ['1995-10-09', '1995-10-12', '1995-10-16'],
    ['1995-10-10', '1995-10-13', '1995-10-17'],
    ['1999-10-05', '1999-10-08', '1999-10-12'],
    ['1999-10-06', '1999-10-12', '1999-10-13'],
    ['1999-10-07', '1999-10-13', '1999-10-14'],
    ['1999-10-08', '1999-10-14', '1999-10-15'],
    ['1999-10-11', '1999-10-14', '1999-10-18'],
    ['1999-10-12', '1999-10-15', '1999-10-19'],
    // Notice 00-82, around Christmas and New Year.
    ['2000-12-19', '2000-12-22', '2000-12-27'],
    ['2000-12-22', '2000-12-28', '2001-01-02'],
    ['2000-12-29', '2001-01-04', '2001-01-08'],
    ['2001-01-02', '2001-01-05', '2001-01-09'],
    // Computed: the change to one day, and Thanksgiving and Columbus Day since.
    ['2024-05-24', '2024-05-29', '2024-05-31'],
    ['2024-05-28', '2024-05-29', '2024-05-31'],
    ['2026-11-25', '2026-11-27', '2026-12-01'],
    ['2026-10-09', '2026-10-13', '2026-10-14'],
    ['2026-10-12', '2026-10-13', '2026-10-15'],
    ['2026-11-10', '2026-11-12', '2026-11-13'],
  ])('of a trade on %s is on %s, paid by %s', (trade, settles, pays) => {
    expect(settlementDate(trade)).toBe(settles);
    expect(paymentDue(trade)).toBe(pays);
  });

  it.each([
    ['2026-10-12', false],
    ['2026-11-11', false],
    ['2028-11-10', true],
    ['2029-11-12', false],
    ['2026-11-26', false],
    ['2026-11-28', false],
    ['2026-11-27', true],
  ])('happens on %s: %s', (day, settles) => {
    expect(isSettlementDay(day)).toBe(settles);
  });
});
