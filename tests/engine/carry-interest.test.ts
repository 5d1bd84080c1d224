import { describe, expect, it } from 'vitest';
import {
  averageRate,
  borrowFee,
  CARRY_SOURCES,
  dailyInterest,
  flat,
  fraction,
  interestAcross,
  interestByTier,
  interestOver,
  money,
  multiple,
  numeratorOf,
  PUBLISHED_SCHEDULES,
  parseSchedule,
  price,
  shareOf,
  shares,
  substituteDividend,
  yearlyInterest,
  yearlySaving,
} from '../../engine/carry/index.ts';
import { algebra, rulesOf, sentence, show, substituted } from '../../engine/index.ts';
import { debit, exactly, expectSound } from '../lib/carry.ts';
import { refusal } from '../lib/engine.ts';

const seven = flat('0.07');
const ibkr = PUBLISHED_SCHEDULES['interactive-brokers.undated'];
const folio = PUBLISHED_SCHEDULES['folio.2024-11'];
const usd = { kind: 'money', asset: 'USD' } as const;

describe('interest on one balance', () => {
  it('is balance × rate × days ÷ 360', () => {
    const interest = interestOver(debit('30000'), seven, 30);
    expect(exactly(interest)).toBe('175');
    expect(algebra(interest)).toBe('Interest = Debit × rate × days ÷ 360');
    expect(substituted(interest)).toBe('$63,000 ÷ 360 = $175');
    const [numerator] = interest.parts;
    expect(numerator && algebra(numerator)).toBe('Debit × rate × days = Debit × Rate × Days');
    expect(numerator && substituted(numerator)).toBe('$30,000 × 7\u202f% × 30 = $63,000');
    expectSound(interest);
  });

  it('divides by 365 where the schedule says so', () => {
    expect(exactly(interestOver(debit('36500'), flat('0.1', 365), 3))).toBe('30');
    expect(exactly(dailyInterest(debit('36500'), flat('0.1', 365)))).toBe('10');
    expect(exactly(dailyInterest(debit('36000'), flat('0.1', 360)))).toBe('10');
  });

  it('knows a year and a day of it', () => {
    const year = yearlyInterest(debit('30000'), flat('0.06'));
    expect([year.name, exactly(year), algebra(year)]).toEqual([
      'yearlyInterest',
      '1800',
      'Interest a year = Debit × Rate',
    ]);
    const day = dailyInterest(debit('30000'), flat('0.06'));
    expect([day.name, exactly(day), sentence(day)]).toEqual([
      'dailyInterest',
      '5',
      'Interest a day is $5: interest a year ($1,800) divided by 360 (360).',
    ]);
  });

  it('adds up blended slices', () => {
    const size = debit('600000');
    const day = interestOver(size, ibkr, 1);
    expect(show(day.value, usd)).toBe('$106.72');
    expect(exactly(numeratorOf(size, ibkr, 1))).toBe('38420');
    expect(exactly(numeratorOf(size, ibkr, 2))).toBe('76840');
    expect(exactly(yearlyInterest(size, ibkr))).toBe('38420');
    expect(algebra(day)).toBe('Interest = Slices × rates × days ÷ 360');
    expect(day.parts[0] && algebra(day.parts[0])).toBe(
      'Slices × rates × days = Debit, up to $100,000 × rate × days + Debit, $100,000 to $1,000,000 × rate × days',
    );
    expect(interestByTier(size, ibkr, 9).map((tier) => [tier.name, tier.label, exactly(tier)])).toEqual([
      ['interestTier1', 'Interest at tier 1', '170.5'],
      ['interestTier2', 'Interest at tier 2', '790'],
    ]);
    for (const figure of [day, yearlyInterest(size, ibkr), ...interestByTier(size, ibkr, 9)])
      expectSound(figure);
  });

  it('charges one rate on the whole balance, so that a little more debt may cost less', () => {
    expect(exactly(yearlyInterest(debit('49999'), folio))).toBe('4164.9167');
    expect(exactly(yearlyInterest(debit('50000'), folio))).toBe('3915');
    expect(interestByTier(debit('50000'), folio, 1).map(({ name }) => name)).toEqual(['interestTier3']);
  });

  it('rests on the source of its rates', () => {
    for (const figure of [
      interestOver(debit('600000'), ibkr, 1),
      dailyInterest(debit('600000'), ibkr),
      yearlyInterest(debit('600000'), ibkr),
      averageRate(debit('600000'), ibkr),
    ])
      expect(figure.rule).toBe(CARRY_SOURCES.interactiveBrokers);
    expect(interestOver(debit('1'), seven, 1).rule).toBeUndefined();
  });

  it('is nothing on nothing and over no days', () => {
    expect(exactly(interestOver(debit('0'), ibkr, 30))).toBe('0');
    expect(exactly(interestOver(debit('5000'), ibkr, 0))).toBe('0');
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %s days', (days) => {
    expect(refusal(() => interestOver(debit('5000'), seven, days))).toMatchObject({
      code: 'carry.days',
      field: 'days',
      message: `days must be a whole number of days from 0; got ${days}`,
    });
    expect(refusal(() => interestByTier(debit('5000'), seven, days))?.code).toBe('carry.days');
  });

  it('refuses a balance below 0', () => {
    for (const work of [yearlyInterest, dailyInterest, averageRate])
      expect(refusal(() => work(debit('-1'), seven))?.code).toBe('carry.negative');
    expect(refusal(() => interestOver(debit('-1'), seven, 1))?.code).toBe('carry.negative');
  });
});

describe('interestAcross', () => {
  const stretch = (rate: string, days: number, basis: 360 | 365 = 360, size = '10000') => {
    return { balance: debit(size), schedule: flat(rate, basis), days };
  };

  it('pro-rates a change of rate by days', () => {
    const interest = interestAcross(usd, [stretch('0.06', 12), stretch('0.09', 18)]);
    expect(exactly(interest)).toBe('65');
    expect(interest).toMatchObject({ name: 'interest', label: 'Interest', formula: { op: 'quotient' } });
    expectSound(interest);
  });

  it('adds years of different length', () => {
    const interest = interestAcross(usd, [stretch('0.36', 1), stretch('0.365', 1, 365), stretch('0.36', 1)]);
    expect(exactly(interest)).toBe('30');
    expect(interest.formula.op).toBe('sum');
    expect(interest.parts.map(({ name }) => name)).toEqual(['interestOver360', 'interestOver365']);
    expectSound(interest);
  });

  it('is the same as one stretch when there is one, and nothing when there is none', () => {
    const [balance, schedule] = [debit('600000'), ibkr];
    const one = interestAcross(usd, [{ balance, schedule, days: 9 }]);
    expect(exactly(one)).toBe(exactly(interestOver(balance, schedule, 9)));
    expect(exactly(interestAcross(usd, []))).toBe('0');
  });
});

describe('averageRate', () => {
  it('is the tier’s own rate, or what the slices come to', () => {
    expect(exactly(averageRate(debit('5000'), seven))).toBe('0.07');
    expect(exactly(averageRate(debit('25000'), folio))).toBe('0.0833');
    const average = averageRate(debit('200000'), ibkr);
    expect([average.name, exactly(average), algebra(average)]).toEqual([
      'averageRate',
      '0.0657',
      'Average rate = Interest a year ÷ Debit',
    ]);
    expect(exactly(averageRate(debit('100000'), ibkr))).toBe('0.0682');
    expect(exactly(averageRate(debit('0'), ibkr))).toBe('0.0682');
  });
});

describe('yearlySaving', () => {
  it('is the difference of two schedules, with its sign', () => {
    const saving = yearlySaving(debit('600000'), folio, ibkr);
    expect(exactly(saving)).toBe('6160');
    expect(exactly(yearlySaving(debit('600000'), ibkr, folio))).toBe('-6160');
    expect(algebra(saving)).toBe(
      'Saved a year = Interest a year at the first rates − Interest a year at the second rates',
    );
    expect(saving.parts.map(({ name }) => name)).toEqual(['yearlyInterest:first', 'yearlyInterest:second']);
    expectSound(saving);
  });
});

describe('shareOf', () => {
  const share = (part: string, whole: string) =>
    shareOf(money({ name: 'posted', label: 'Interest posted' }, '106.72'), debit(part), debit(whole), {
      name: 'share',
      label: 'Share',
    });

  it('splits in proportion', () => {
    expect(exactly(share('150000', '600000'))).toBe('26.68');
    expect(algebra(share('1', '4'))).toBe('Share = Interest posted × debit ÷ Debit');
    expect(exactly(share('0', '4'))).toBe('0');
  });

  it('refuses a part below 0 and a whole of nothing', () => {
    expect(refusal(() => share('-1', '4'))?.code).toBe('carry.negative');
    expect(refusal(() => share('1', '0'))).toMatchObject({ code: 'carry.not-positive', field: 'debit' });
    expect(refusal(() => share('1', '-4'))?.message).toBe('debit must be above 0; got -4');
  });
});

describe('a short', () => {
  const value = money({ name: 'shortMarketValue', label: 'Short market value' }, '10000');

  it('pays a fee for its shares', () => {
    const fee = borrowFee(value, flat('0.01'), 36);
    expect([fee.name, exactly(fee), algebra(fee)]).toEqual([
      'borrowFee',
      '10',
      'Borrow fee = Short market value × rate × days ÷ 360',
    ]);
    expect(fee.rule).toBe(CARRY_SOURCES.borrowFee);
    expect(rulesOf(borrowFee(value, ibkr, 1))[0]).toBe(CARRY_SOURCES.interactiveBrokers);
  });

  it('may pay more than 100 % a year', () => {
    expect(exactly(borrowFee(value, flat('3.6', 360, '10'), 1))).toBe('100');
  });

  it('pays the dividend', () => {
    const owed = substituteDividend(
      shares({ name: 'shares', label: 'Shares short' }, '500.5'),
      price({ name: 'dividend', label: 'Dividend per share' }, '0.2345', 'EUR'),
    );
    expect(exactly(owed)).toBe('117.36725');
    expect(owed).toMatchObject({
      name: 'substituteDividend',
      unit: { kind: 'money', asset: 'EUR' },
      rule: CARRY_SOURCES.substituteDividend,
    });
    expect(algebra(owed)).toBe('Dividend owed = Shares short × Dividend per share');
  });

  it('is given as a size', () => {
    const one = price({ name: 'dividend', label: 'Dividend' }, '1');
    const few = shares({ name: 'shares', label: 'Shares' }, '-1');
    expect(refusal(() => substituteDividend(few, one))).toMatchObject({
      code: 'carry.negative',
      field: 'shares',
    });
    const less = price({ name: 'dividend', label: 'Dividend' }, '-1');
    const many = shares({ name: 'shares', label: 'Shares' }, '1');
    expect(refusal(() => substituteDividend(many, less))?.field).toBe('dividend');
    expect(refusal(() => borrowFee(debit('-5'), flat('0.01'), 1))?.code).toBe('carry.negative');
  });
});

describe('what is put in', () => {
  const names = { name: 'x', label: 'X' };

  it('has its unit', () => {
    expect([
      money(names, '1').unit,
      money(names, '1', 'EUR').unit,
      price(names, '1').unit,
      fraction(names, '1').unit,
      shares(names, '1').unit,
      multiple(names, '1').unit,
    ]).toEqual([
      { kind: 'money', asset: 'USD' },
      { kind: 'money', asset: 'EUR' },
      { kind: 'price', asset: 'USD' },
      { kind: 'rate' },
      { kind: 'quantity' },
      { kind: 'multiple' },
    ]);
  });

  it('is refused by its name when it is no decimal', () => {
    for (const make of [money, price, fraction, shares, multiple])
      expect(refusal(() => make(names, '1e5'))).toMatchObject({ code: 'decimal.syntax', field: 'x' });
  });

  it('may be a decimal already', () => {
    const schedule = parseSchedule({ kind: 'whole', basis: 360, tiers: [{ from: '0', rate: '0.07' }] });
    const balance = money(names, debit('5').value);
    expect(exactly(yearlyInterest(balance, schedule))).toBe('0.35');
  });
});
