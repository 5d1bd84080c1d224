import { describe, expect, it } from 'vitest';
import { decimal } from '../../engine/decimal.ts';
import {
  barredByFreeze,
  closeDay,
  covers,
  frozenOn,
  NO_INTRADAY,
  practiceCount,
} from '../../engine/intraday.ts';
import { INTRADAY_SOURCES, usIntraday } from '../../engine/rulebooks/us-intraday.ts';
import { amounts, type Day, RULE, run, STRICT, unmet } from '../lib/intraday-days.ts';

describe('the freeze', () => {
  it('takes a practice and an open deficit at the close of the fifth business day', () => {
    expect(run(unmet('2026-06-12'), STRICT).memory.freezes).toEqual([]);
    const { memory, said } = run(unmet('2026-06-15'), STRICT);
    expect(memory.freezes).toEqual([{ after: '2026-06-15', until: '2026-09-13', deficit: '2026-06-08' }]);
    expect(said.slice(2)).toEqual(['06-11 DeficitLate 2000 2026-06-15', '06-15 Freeze 2026-09-13']);
  });

  it('does not follow without a practice', () => {
    const { memory, said } = run(unmet('2026-06-30'));
    expect(memory.freezes).toEqual([]);
    expect(said.slice(2)).toEqual(['06-11 DeficitLate 2000 2026-06-15', '06-30 DeficitExpired 2000']);
    expect(memory.deficits[0]?.state).toBe('expired');
  });

  it('does not follow when the deficit is satisfied in time, practice or not', () => {
    const late = run([...unmet('2026-06-12'), { on: '2026-06-15', close: 0 }], STRICT);
    expect(practiceCount(late.memory.deficits, '2026-06-15', STRICT)).toBe(1);
    expect(late.memory.freezes).toEqual([]);
  });

  it('follows as soon as a later failure completes the practice', () => {
    const rule = usIntraday({ practice: { lateAfter: 3, times: 2, months: 12 } });
    const days = unmet('2026-06-30').map((day) =>
      day.on === '2026-06-16' ? { ...day, events: [['withdrawal', -4000] as const] } : day,
    );
    const { memory, said } = run(days, rule);
    // The second is late at the close of 22 June; 19 June is a holiday.
    expect(said.filter((text) => /Freeze/.test(text))).toEqual([
      '06-22 Freeze 2026-09-13',
      '06-24 Freeze 2026-09-22',
    ]);
    expect(memory.freezes.map(({ after }) => after)).toEqual(['2026-06-15', '2026-06-24']);
  });

  it('counts four failures in twelve months unless the firm says otherwise', () => {
    const failures = ['2026-06-08', '2026-07-06', '2026-08-03', '2027-06-07'];
    const days = failures.flatMap((on, i): Day[] => [
      { on, events: [['trade', -2000 * (i + 1)] as const] },
      ...[10, 11].map((more) => ({
        on: new Date(Date.parse(on) + more * 86_400_000).toISOString().slice(0, 10),
      })),
    ]);
    const { memory } = run(days);
    expect(memory.deficits.map(({ late, prompt }) => late && prompt)).toEqual([
      '2026-06-11',
      '2026-07-09',
      '2026-08-06',
      '2027-06-10',
    ]);
    expect(practiceCount(memory.deficits, '2027-06-10', RULE)).toBe(4);
    expect(practiceCount(memory.deficits, '2027-06-11', RULE)).toBe(3);
    expect(memory.freezes.map(({ deficit }) => deficit)).toEqual([]);
    const sooner = days.map((day) =>
      day.on < '2027' ? day : { ...day, on: day.on.replace('2027-06', '2027-05') },
    );
    expect(run(sooner).memory.freezes.map(({ deficit }) => deficit)).toEqual(['2027-05-07']);
  });

  it('counts a month back to its last day when it is short', () => {
    const rule = usIntraday({ practice: { lateAfter: 1, times: 1, months: 1 } });
    const days = [{ on: '2027-02-26', events: [['trade', -2000]] }, { on: '2027-03-01' }] as const;
    const { deficits } = run(days, rule).memory;
    expect(deficits[0]?.prompt).toBe('2027-03-01');
    const counts = ['2027-03-31', '2027-04-01'].map((on) => practiceCount(deficits, on, rule));
    expect(counts).toEqual([1, 0]);
  });

  it('bars from the next day to the ninetieth', () => {
    const { memory } = run(unmet('2026-06-15'), STRICT);
    const days = ['2026-06-15', '2026-06-16', '2026-09-13', '2026-09-14'];
    expect(days.map((day) => frozenOn(memory, day))).toEqual([false, true, true, false]);
    expect(frozenOn(NO_INTRADAY, '2026-06-16')).toBe(false);
    const closing = (on: string) => closeDay(memory, decimal(-2000), on, decimal(1), STRICT);
    expect(closing('2026-09-11').memory.freezes.length).toBe(1);
    expect(closing('2026-09-13').memory.freezes).toEqual([]);
    expect(closing('2026-09-14').notices.map(({ name }) => name)).toContain('intradayFreezeEnded');
  });

  it('ends early when its deficit is satisfied, even after that has expired', () => {
    const soon = run([...unmet('2026-06-16'), { on: '2026-06-17', close: 0 }], STRICT);
    expect(soon.memory.freezes).toEqual([]);
    expect(soon.said.slice(-2)).toEqual(['06-17 DeficitMet 2000', '06-17 FreezeEnded']);
    const late = run([...unmet('2026-06-30'), { on: '2026-07-01', close: -1 }], STRICT);
    expect(late.memory.freezes.length).toBe(1);
    expect(amounts(late)).toEqual(['2026-06-08 2000 expired']);
    const { memory } = run([...unmet('2026-06-30'), { on: '2026-07-01', close: 0 }], STRICT);
    expect(memory.freezes).toEqual([]);
    expect(amounts({ memory })).toEqual(['2026-06-08 2000 satisfied']);
  });

  it('is one for each deficit, and the other goes on when one ends', () => {
    const days = unmet('2026-06-30').map((day) =>
      day.on === '2026-06-16'
        ? {
            ...day,
            events: [
              ['deposit', -1000],
              ['withdrawal', -6000],
            ] as const,
          }
        : day,
    );
    const { memory } = run(days, STRICT);
    expect(memory.freezes.map(({ deficit }) => deficit)).toEqual(['2026-06-08', '2026-06-16']);
    const higher = closeDay(memory, decimal(0), '2026-07-01', decimal(1), STRICT).memory;
    expect(higher.freezes).toEqual([]);
    const high = closeDay(
      {
        ...memory,
        deficits: memory.deficits.map((item, i) => (i === 1 ? { ...item, amount: decimal(9999) } : item)),
      },
      decimal(0),
      '2026-07-01',
      decimal(1),
      STRICT,
    ).memory;
    expect(high.freezes.map(({ deficit }) => deficit)).toEqual(['2026-06-16']);
  });

  it.each([
    [{ moreShort: true, moreDebit: false, closesShort: false }, true],
    [{ moreShort: false, moreDebit: true, closesShort: false }, true],
    [{ moreShort: false, moreDebit: true, closesShort: true }, false],
    [{ moreShort: false, moreDebit: false, closesShort: false }, false],
    [{ moreShort: true, moreDebit: true, closesShort: true }, true],
  ])('bars %o: %s', (change, barred) => {
    expect(barredByFreeze(change)).toBe(barred);
  });
});

describe('the rule', () => {
  it('covers margin accounts only', () => {
    const kinds = ['margin', 'goodFaith', 'portfolioMargin', 'cash'] as const;
    expect(kinds.map((kind) => covers(RULE, kind))).toEqual([true, false, false, false]);
  });

  it('cites every part, with how it was read', () => {
    expect(Object.values(INTRADAY_SOURCES).map(({ standing }) => standing)).not.toContain('unchecked');
    expect(Object.keys(RULE.sources)).toEqual(expect.arrayContaining(['level', 'deficit', 'cure', 'freeze']));
    expect(RULE).toMatchObject({
      id: 'us-intraday.2026-06',
      outstandingDays: 15,
      freezeAfterDays: 5,
      freezeDays: 90,
    });
  });

  it.each([
    [
      { practice: { lateAfter: 16, times: 4, months: 12 } },
      'intraday.practice.lateAfter must be a whole number from 1 to 15; got 16',
    ],
    [
      { practice: { lateAfter: 3, times: 0, months: 12 } },
      'intraday.practice.times must be a whole number from 1 to 100; got 0',
    ],
    [
      { practice: { lateAfter: 3, times: 4, months: 1.5 } },
      'intraday.practice.months must be a whole number from 1 to 120; got 1.5',
    ],
    [
      { extraordinary: ['2026-06-08', 'soon'] },
      'intraday.extraordinary[1] must be a day from 1900 to 2199 such as "2026-11-22"; got "soon"',
    ],
  ])('refuses %o', (choices, message) => {
    expect(() => usIntraday(choices)).toThrow(message);
  });

  it('names the path that it was given', () => {
    const bad = { practice: { lateAfter: 3, times: 0, months: 12 } };
    expect(() => usIntraday(bad, 'settings.intraday')).toThrow(/^settings\.intraday\.practice\.times must/);
  });
});
