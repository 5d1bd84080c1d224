import { describe, expect, it } from 'vitest';
import {
  type Accrual,
  accrue,
  accruedInterest,
  CARRY_SOURCES,
  daysCounted,
  flat,
  isPostingDay,
  money,
  NOTHING_ACCRUED,
  PUBLISHED_SCHEDULES,
  payOff,
  plusAccrual,
  postAccrued,
  postingPeriods,
  settledDebit,
} from '../../engine/carry/index.ts';
import { algebra, decimal, plain, showFigure, substituted } from '../../engine/index.ts';
import { debit, exactly, expectSound } from '../lib/carry.ts';
import { refusal } from '../lib/engine.ts';

const eight = flat('0.08');
const accrual = (numerator: string, basis = 360): Accrual => ({ numerator: decimal(numerator), basis });
const text = ({ numerator, basis }: Accrual) => `${plain(numerator)} / ${basis}`;

describe('accrue', () => {
  it('adds a numerator for each day', () => {
    const one = accrue(NOTHING_ACCRUED, debit('10000'), eight);
    expect(text(one)).toBe('800 / 360');
    expect(text(accrue(one, debit('12345.67'), eight))).toBe('1787.6536 / 360');
    expect(text(accrue(one, debit('10000'), eight, 30))).toBe('24800 / 360');
  });

  it('takes the new rate from the day that it changes', () => {
    const before = accrue(NOTHING_ACCRUED, debit('10000'), flat('0.06'), 12);
    expect(text(accrue(before, debit('10000'), flat('0.09'), 18))).toBe('23400 / 360');
  });

  it('stays exact when the year changes its length', () => {
    const before = accrue(NOTHING_ACCRUED, debit('10000'), flat('0.36', 360));
    const after = accrue(before, debit('10000'), flat('0.365', 365));
    expect(text(after)).toBe('525600 / 26280');
    expect(exactly(postAccrued(after, 'USD').figure)).toBe('20');
    expect(text(accrue(after, debit('10000'), flat('0.36', 360)))).toBe('788400 / 26280');
  });

  it('keeps the basis of its first interest', () => {
    expect(text(accrue(NOTHING_ACCRUED, debit('100'), flat('0.1', 365)))).toBe('10 / 365');
    expect(text(plusAccrual(accrual('5', 365), NOTHING_ACCRUED))).toBe('5 / 365');
    expect(text(plusAccrual(accrual('5', 365), accrual('6', 365)))).toBe('11 / 365');
    expect(text(NOTHING_ACCRUED)).toBe('0 / 360');
  });

  it('refuses what interest refuses', () => {
    expect(refusal(() => accrue(NOTHING_ACCRUED, debit('-1'), eight))?.code).toBe('carry.negative');
    expect(refusal(() => accrue(NOTHING_ACCRUED, debit('1'), eight, 0.5))?.code).toBe('carry.days');
  });
});

describe('accruedInterest', () => {
  it('is the numerator over the basis, shown rounded up', () => {
    const figure = accruedInterest(accrual('1000'), 'USD');
    expect(showFigure(figure)).toBe('$2.78');
    expect(algebra(figure)).toBe('Interest accrued = Balances × rates × days ÷ 360');
    expect(figure).toMatchObject({ name: 'accruedInterest', unit: { kind: 'money', asset: 'USD' } });
    expect(accruedInterest(accrual('1'), undefined).unit).toEqual({ kind: 'money' });
    expect(showFigure(accruedInterest(accrual('0.36'), 'USD'))).toBe('$0.01');
    expect(figure.rule).toBe(CARRY_SOURCES.accrual);
    expectSound(figure);
  });
});

describe('postAccrued', () => {
  it('posts whole cents down and carries the rest', () => {
    const { figure, carried } = postAccrued(accrual('1000'), 'USD');
    expect(exactly(figure)).toBe('2.77');
    expect(text(carried)).toBe('2.8 / 360');
    expect(figure).toMatchObject({
      name: 'postedInterest',
      label: 'Interest posted',
      rule: CARRY_SOURCES.accrual,
    });
    expect(algebra(figure)).toBe('Interest posted = (balances × rates × days − carried) ÷ 360');
    expect(substituted(figure)).toBe('$997.20 ÷ 360 = $2.77');
    expect(figure.parts[0] && substituted(figure.parts[0])).toBe('$1,000 − $2.80 = $997.20');
    expectSound(figure);
  });

  it.each([
    ['3.6', '0.01', '0 / 360'],
    ['3.599999999999999999', '0', '3.599999999999999999 / 360'],
    ['0', '0', '0 / 360'],
    ['38420', '106.72', '0.8 / 360'],
    ['360', '1', '0 / 360'],
  ])('of %s over 360 posts %s', (numerator, posted, left) => {
    const { figure, carried } = postAccrued(accrual(numerator), 'USD');
    expect([exactly(figure), text(carried)]).toEqual([posted, left]);
  });

  it('does not lose the cents that three thirds make', () => {
    const third = accrual('1.2');
    const first = postAccrued(third, 'USD');
    const second = postAccrued(plusAccrual(first.carried, third), 'USD');
    const last = postAccrued(plusAccrual(second.carried, third), 'USD');
    expect([first, second, last].map(({ figure }) => exactly(figure))).toEqual(['0', '0', '0.01']);
    expect(text(last.carried)).toBe('0 / 360');
  });

  it('may have another name', () => {
    const { figure } = postAccrued(accrual('1000'), 'USD', { name: 'postedFee', label: 'Fee posted' });
    expect(figure).toMatchObject({ name: 'postedFee', label: 'Fee posted' });
  });
});

describe('payOff', () => {
  it('rounds up to the cent', () => {
    const figure = payOff(debit('5000'), accrual('1000'));
    expect(exactly(figure)).toBe('5002.78');
    expect(algebra(figure)).toBe('Pay-off amount = Debt and interest, rounded up to lots of one cent');
    expect(figure.rounding).toBe('up');
    expectSound(figure);
  });

  it('asks no cent too many', () => {
    expect(exactly(payOff(debit('5000'), accrual('900')))).toBe('5002.5');
    expect(exactly(payOff(debit('0.001'), NOTHING_ACCRUED))).toBe('0.01');
    expect(exactly(payOff(debit('0.001'), accrual('3.24')))).toBe('0.01');
    expect(exactly(payOff(debit('0.001'), accrual('3.25')))).toBe('0.02');
  });

  it('is of a debt', () => {
    expect(refusal(() => payOff(debit('-5'), NOTHING_ACCRUED))?.code).toBe('carry.negative');
  });
});

describe('settledDebit', () => {
  const settled = (owed: string, toPay: string, toReceive: string) =>
    settledDebit(
      money({ name: 'balance', label: 'Debit by trade date' }, owed),
      money({ name: 'toPay', label: 'Purchases not settled' }, toPay),
      money({ name: 'toReceive', label: 'Sales not settled' }, toReceive),
    );

  it.each([
    ['bought today with a loan', '5000', '10000', '0', '0'],
    ['bought yesterday', '5000', '0', '0', '5000'],
    ['bought today, on top of an old debit', '8000', '5000', '0', '3000'],
    ['sold today: the loan still bears interest', '2000', '0', '3000', '5000'],
    ['sold all of it today and has cash', '-3000', '0', '8000', '5000'],
    ['opened and closed within the day', '0', '10000', '10000', '0'],
    ['has cash', '-100', '0', '0', '0'],
  ])('%s', (_, owed, toPay, toReceive, expected) => {
    const figure = settled(owed, toPay, toReceive);
    expect(exactly(figure)).toBe(expected);
    expectSound(figure);
  });

  it('is explained', () => {
    const figure = settled('8000', '5000', '100');
    expect(figure.parts[0] && algebra(figure.parts[0])).toBe(
      'Debit by settlement date = Debit by trade date − Purchases not settled + Sales not settled',
    );
  });

  it('takes sizes', () => {
    expect(refusal(() => settled('0', '-1', '0'))).toMatchObject({ code: 'carry.negative', field: 'toPay' });
    expect(refusal(() => settled('0', '0', '-1'))?.field).toBe('toReceive');
  });
});

describe('periods', () => {
  it('are counted by a named rule', () => {
    expect(daysCounted('2026-02-01', '2026-02-07', 'between')).toBe(6);
    expect(daysCounted('2026-02-01', '2026-02-07', 'bothEnds')).toBe(7);
    expect(daysCounted('2026-02-01', '2026-02-01', 'between')).toBe(0);
    expect(daysCounted('2026-02-01', '2026-02-01', 'bothEnds')).toBe(1);
    expect(daysCounted('2028-02-28', '2028-03-01', 'between')).toBe(2);
  });

  it('do not run backwards', () => {
    for (const work of [
      () => daysCounted('2026-02-07', '2026-02-01', 'between'),
      () => postingPeriods('2026-02-07', '2026-02-01'),
    ])
      expect(refusal(work)).toMatchObject({
        code: 'carry.dates',
        field: 'to',
        message: 'to must not be before 2026-02-07, where the period begins; got 2026-02-01',
      });
  });

  it.each([
    ['2026-01-31', true],
    ['2026-02-28', true],
    ['2028-02-28', false],
    ['2028-02-29', true],
    ['2026-12-31', true],
    ['2026-12-01', false],
    ['2026-12-30', false],
  ])('post on %s: %s', (date, posts) => {
    expect(isPostingDay(date)).toBe(posts);
  });

  it('end with the calendar month', () => {
    expect(postingPeriods('2026-01-01', '2027-01-01')).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]);
    expect(postingPeriods('2026-11-22', '2027-01-05')).toEqual([9, 31, 4]);
    expect(postingPeriods('2026-11-30', '2026-12-01')).toEqual([1]);
    expect(postingPeriods('2026-11-22', '2026-11-23')).toEqual([1]);
    expect(postingPeriods('2026-11-22', '2026-11-22')).toEqual([]);
  });

  it('make a day-by-day account come to the same as whole months', () => {
    const schedule = PUBLISHED_SCHEDULES['interactive-brokers.undated'];
    const size = debit('612345.67');
    const whole = postingPeriods('2026-01-15', '2026-06-15').reduce(
      (sum, days) => accrue(sum, size, schedule, days),
      NOTHING_ACCRUED,
    );
    const days = daysCounted('2026-01-15', '2026-06-15', 'between');
    expect(text(whole)).toBe(text(accrue(NOTHING_ACCRUED, size, schedule, days)));
  });
});
