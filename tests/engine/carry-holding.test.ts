import { describe, expect, it } from 'vitest';
import {
  effectiveRate,
  flat,
  type Holding,
  hold,
  interestSaved,
  money,
  PUBLISHED_SCHEDULES,
  postingPeriods,
  simpleRate,
} from '../../engine/carry/index.ts';
import { algebra, plain, round, rulesOf, substituted } from '../../engine/index.ts';
import { debit, exactly, expectSound } from '../lib/carry.ts';
import { refusal } from '../lib/engine.ts';

const eight = flat('0.08');
const year = postingPeriods('2026-01-01', '2027-01-01');
const payment = (text: string) => money({ name: 'payment', label: 'Payment' }, text);
const six = (figure: { value: Parameters<typeof round>[0] }) => plain(round(figure.value, 6, 'half'));
const read = ({ months }: Holding) =>
  months.map(({ opening, interest, paid, closing }) => [opening, interest, paid, closing].map(six).join(' '));

describe('hold', () => {
  it('adds each month’s interest to the debit', () => {
    const held = hold(debit('10000'), flat('0.36'), [10, 20, 0]);
    expect(read(held)).toEqual(['10000 100 0 10100', '10100 202 0 10302', '10302 0 0 10302']);
    expect([exactly(held.interest), exactly(held.owed)]).toEqual(['302', '10302']);
    expect(plain(held.carried.numerator)).toBe('0');
  });

  it('names its figures by period', () => {
    const [, second] = hold(debit('10000'), flat('0.36'), [10, 20]).months;
    if (!second) throw new Error('there are two');
    const { opening, interest, paid, closing } = second;
    expect([opening, interest, paid, closing].map(({ name }) => name)).toEqual([
      'opening2',
      'interest2',
      'paid2',
      'closing2',
    ]);
    expect(algebra(closing)).toBe('Debit after period 2 = Owed in period 2 − Paid in period 2');
    expect(algebra(interest)).toBe('Interest of period 2 = Debit before period 2 × rate × days ÷ 360');
    expect(substituted(interest)).toBe('$72,720 ÷ 360 = $202');
    expect(closing.parts[0] && algebra(closing.parts[0])).toBe(
      'Owed in period 2 = Debit before period 2 + Interest of period 2',
    );
  });

  it('says what was owed at the end and what it cost', () => {
    const { owed, interest } = hold(debit('10000'), eight, year);
    expect([owed.name, owed.label, six(owed)]).toEqual(['owed', 'Owed at the end', '10841.952398']);
    expect([interest.name, interest.parts.length, six(interest)]).toEqual(['interest', 12, '841.952398']);
    expectSound(owed);
    expectSound(interest);
  });

  it('is the debit itself over no time', () => {
    const held = hold(debit('10000'), eight, []);
    expect([exactly(held.owed), exactly(held.interest), held.months.length]).toEqual(['10000', '0', 0]);
  });

  it('may be paid off month by month, and never below nothing', () => {
    const terms = { payment: payment('5100') };
    const held = hold(debit('10000'), flat('0.36'), [10, 20, 30, 30], terms);
    expect(read(held)).toEqual(['10000 100 5100 5000', '5000 100 5100 0', '0 0 0 0', '0 0 0 0']);
    expect([exactly(held.owed), exactly(held.interest)]).toEqual(['0', '200']);
    const [, paid] = hold(debit('10000'), eight, year, { payment: payment('800') }).owed.parts;
    expect(paid && [paid.name, exactly(paid)]).toEqual(['paid12', '800']);
  });

  it('leaves exactly nothing when a third of a cent is paid too', () => {
    const held = hold(debit('10000'), flat('0.07'), [31, 30, 31], { payment: payment('4000') });
    expect(exactly(held.owed)).toBe('0');
  });

  it('posts whole cents as a broker does, and carries the rest', () => {
    const held = hold(debit('10000'), eight, [31, 28], { posting: 'cents' });
    // 10,000 × 0.08 × 31 = 24,800: 68.88 and 3.2 are carried; 10,068.88 × 0.08 × 28 + 3.2 = 22,557.4912
    expect(read(held)).toEqual(['10000 68.88 0 10068.88', '10068.88 62.65 0 10131.53']);
    expect(held.months.map(({ interest }) => exactly(interest))).toEqual(['68.88', '62.65']);
    expect(plain(held.carried.numerator)).toBe('3.4912');
    expect(held.months[0]?.interest.name).toBe('interest1');
    expectSound(held.owed);
    expectSound(held.interest);
  });

  it('posts what accrued unless told otherwise', () => {
    const exact = hold(debit('10000'), eight, year, { posting: 'exact' });
    expect(exactly(exact.owed)).toBe(exactly(hold(debit('10000'), eight, year).owed));
    expect(six(exact.owed)).not.toBe(six(hold(debit('10000'), eight, year, { posting: 'cents' }).owed));
  });

  it('moves up the tiers as the debit grows', () => {
    const folio = PUBLISHED_SCHEDULES['folio.2024-11'];
    const held = hold(debit('24900'), folio, [36, 36]);
    // 24,900 at 8.58 % for a tenth of a year; 25,113.642 at 8.33 %
    expect(read(held)).toEqual(['24900 213.642 0 25113.642', '25113.642 209.196638 0 25322.838638']);
  });

  it('has a derivation that grows with the months and not with their square', () => {
    const long = hold(
      debit('10000'),
      PUBLISHED_SCHEDULES['fidelity.2018-01'],
      postingPeriods('1990-01-01', '2020-01-01'),
    );
    expect(long.months.length).toBe(360);
    expect(rulesOf(long.interest).length).toBe(1);
    expectSound(long.interest);
  });

  it('refuses what cannot be owed or paid', () => {
    expect(refusal(() => hold(debit('-1'), eight, [30]))).toMatchObject({
      code: 'carry.negative',
      field: 'debit',
    });
    expect(refusal(() => hold(debit('-1'), eight, []))?.code).toBe('carry.negative');
    expect(refusal(() => hold(debit('1'), eight, [30], { payment: payment('-1') }))).toMatchObject({
      code: 'carry.negative',
      field: 'payment',
    });
    expect(refusal(() => hold(debit('1'), eight, [30, -1]))?.code).toBe('carry.days');
  });
});

describe('what a year costs', () => {
  it('is more than the quoted rate: 360 days, and posted monthly', () => {
    const held = hold(debit('10000'), eight, year);
    const effective = effectiveRate(debit('10000'), held);
    expect([effective.name, effective.unit.kind, six(effective)]).toEqual([
      'effectiveRate',
      'rate',
      '0.084195',
    ]);
    expect(algebra(effective)).toBe('Effective rate = Interest ÷ Debit');
    const simple = simpleRate(debit('10000'), eight);
    expect([simple.name, simple.unit.kind, six(simple)]).toEqual(['simpleRate', 'rate', '0.081111']);
    expect(algebra(simple)).toBe('Simple rate over the year = Rate × days ÷ 360');
    expectSound(simple);
  });

  it('is the quoted rate when the year is not cut short', () => {
    expect(exactly(simpleRate(debit('10000'), flat('0.08', 365)))).toBe('0.08');
    expect(exactly(simpleRate(debit('10000'), eight, 360))).toBe('0.08');
    expect(
      exactly(simpleRate(debit('200000'), PUBLISHED_SCHEDULES['interactive-brokers.undated'], 360)),
    ).toBe('0.0657');
    expect(exactly(simpleRate(debit('0'), eight, 360))).toBe('0.08');
  });

  it('has no rate without a debit', () => {
    expect(refusal(() => effectiveRate(debit('0'), hold(debit('0'), eight, year)))?.code).toBe(
      'carry.not-positive',
    );
    expect(refusal(() => simpleRate(debit('1'), eight, -1))?.code).toBe('carry.days');
  });
});

describe('interestSaved', () => {
  const ibkr = PUBLISHED_SCHEDULES['interactive-brokers.undated'];

  it('is all of it when everything is repaid, and nothing when nothing is', () => {
    const [owed, all] = [debit('10000'), hold(debit('10000'), eight, year).interest];
    expect(exactly(interestSaved(owed, owed, eight, year))).toBe(exactly(all));
    expect(exactly(interestSaved(owed, debit('0'), eight, year))).toBe('0');
  });

  it('saves at the rate of the highest slices when they are blended', () => {
    // 50,000 of the slice at 6.32 % for 36 days
    expect(exactly(interestSaved(debit('150000'), debit('50000'), ibkr, [36]))).toBe('316');
    expect(exactly(interestSaved(debit('150000'), debit('60000'), ibkr, [36]))).toBe('384.2');
  });

  it('can be below nothing when repaying leaves a debit in a dearer tier', () => {
    const folio = PUBLISHED_SCHEDULES['folio.2024-11'];
    expect(exactly(interestSaved(debit('50000'), debit('1'), folio, [36]))).toBe('-24.99167');
  });

  it('counts the interest on the interest', () => {
    expect(exactly(interestSaved(debit('20000'), debit('10000'), flat('0.36'), [10, 20]))).toBe('302');
    // 137.77 + 125.30 of 20,000 against 68.88 + 62.65 of 10,000
    const terms = { posting: 'cents' } as const;
    expect(exactly(interestSaved(debit('20000'), debit('10000'), eight, [31, 28], terms))).toBe('131.54');
  });

  it('is explained as with and without', () => {
    const saved = interestSaved(debit('20000'), debit('10000'), eight, [30]);
    expect(algebra(saved)).toBe('Interest saved = Interest if nothing is repaid − Interest after repaying');
    expect(saved.parts.map(({ name }) => name)).toEqual(['interest:kept', 'interest:repaid']);
    expectSound(saved);
  });

  it('does not repay more than is owed, nor less than nothing', () => {
    const owed = debit('10');
    const more = money({ name: 'repaid', label: 'Repaid' }, '10.01');
    expect(refusal(() => interestSaved(owed, more, eight, [30]))).toMatchObject({
      code: 'carry.repaid',
      field: 'repaid',
      message: 'repaid must be at most the debit of 10',
    });
    const less = money({ name: 'repaid', label: 'Repaid' }, '-0.01');
    expect(refusal(() => interestSaved(owed, less, eight, [30]))?.code).toBe('carry.negative');
  });
});
