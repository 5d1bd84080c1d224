import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  flat,
  hold,
  interestSaved,
  PUBLISHED_SCHEDULES,
  postingPeriods,
  repaying,
} from '../../engine/carry/index.ts';
import { algebra, plain, round } from '../../engine/index.ts';
import { debit, exactly, expectSound } from '../lib/carry.ts';
import { check } from '../lib/check.ts';
import { refusal } from '../lib/engine.ts';

const thirtySix = flat('0.36');
const owed = debit('10000');
const year = postingPeriods('2026-01-01', '2027-01-01');

describe('repaying', () => {
  it('bears interest on what is left after the posting', () => {
    // 10 days of 10 a day; then 10,100 − 5,100 = 5,000 for 20 days
    const course = repaying(owed, debit('5100'), 1, thirtySix, [10, 20]);
    expect([course.interest, course.owed, course.saved, course.left].map(exactly)).toEqual([
      '200',
      '5100',
      '102',
      '5000',
    ]);
    expect(course.course.map(({ day, interest }) => `${day}: ${plain(interest)}`)).toEqual([
      '0: 0',
      '10: 100',
      '30: 200',
    ]);
    expect(algebra(course.saved)).toBe('Interest saved = Interest if nothing is repaid − Interest');
    for (const figure of [course.interest, course.owed, course.saved, course.repaid]) expectSound(figure);
  });

  it('repays no more than is owed, and nothing before its day', () => {
    const all = repaying(owed, debit('20000'), 1, thirtySix, [10, 20]);
    expect([all.repaid, all.left, all.owed, all.interest].map(exactly)).toEqual(['10100', '0', '0', '100']);
    const none = repaying(owed, debit('20000'), 2, thirtySix, [10, 20]);
    expect([none.repaid, none.saved, none.interest].map(exactly)).toEqual(['0', '0', '302']);
  });

  it('can cost more where what is left falls into a dearer tier', () => {
    const folio = PUBLISHED_SCHEDULES['folio.2024-11'];
    expect(exactly(repaying(debit('50000'), debit('1'), 0, folio, [36]).saved)).toBe('-24.99167');
  });

  it('repaid at once saves what interestSaved says, and is what hold says with nothing repaid', () => {
    const amount = fc.integer({ min: 0, max: 10_000 }).map(String);
    check(amount, fc.integer({ min: 1, max: 1200 }), (part, points) => {
      const schedule = flat((points / 10_000).toFixed(4));
      const one = repaying(owed, debit(part), 0, schedule, year);
      const other = interestSaved(owed, debit(part), schedule, year);
      expect(round(one.saved.value, 30, 'half').eq(round(other.value, 30, 'half'))).toBe(true);
      const nothing = repaying(owed, debit('0'), points % 13, schedule, year);
      expect(
        round(nothing.interest.value.minus(hold(owed, schedule, year).interest.value), 30, 'half').isZero(),
      ).toBe(true);
    });
  });

  it('refuses half a period', () => {
    expect(refusal(() => repaying(owed, debit('1'), 0.5, thirtySix, [10]))).toMatchObject({
      code: 'carry.after',
    });
  });
});

describe('its derivation', () => {
  it('counts the periods on after the repayment, and has no two parts where nothing is repaid', () => {
    const { interest } = repaying(owed, debit('5100'), 1, thirtySix, [10, 20]);
    expect(interest.parts.map(algebra)).toEqual([
      'Interest before the repayment = Interest of period 1',
      'Interest after it = Interest of period 2',
    ]);
    expect(repaying(owed, debit('0'), 1, thirtySix, [10, 20]).interest.parts.map(({ name }) => name)).toEqual(
      ['interest1', 'interest2'],
    );
    const names = repaying(owed, debit('100'), 1, thirtySix, [10, 20, 30]).interest.parts.flatMap((part) =>
      part.parts.map(({ name }) => name),
    );
    expect(names).toContain('interest3');
  });
});
