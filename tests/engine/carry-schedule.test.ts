import { describe, expect, it } from 'vitest';
import {
  averageRate,
  CARRY_SOURCES,
  checkSchedule,
  flat,
  MOST_BORROW_RATE,
  PUBLISHED_SCHEDULES,
  parseSchedule,
  rateOf,
  SCHEDULE,
  type Schedule,
  slicesOf,
} from '../../engine/carry/index.ts';
import { algebra, plain, rulesOf, showFigure, substituted } from '../../engine/index.ts';
import { debit, exactly, expectSound } from '../lib/carry.ts';
import { refusal } from '../lib/engine.ts';

const raw = (more: object = {}) => ({
  kind: 'blended',
  basis: 360,
  base: { label: 'Benchmark', rate: '0.0532' },
  tiers: [
    { from: '0', spread: '0.015' },
    { from: '100000', spread: '0.01' },
    { from: '1000000', rate: '0.06' },
  ],
  ...more,
});
const tiers = (...list: readonly object[]) => ({ kind: 'whole', basis: 360, tiers: list });
const refused = (value: unknown) => refusal(() => parseSchedule(value));

describe('parseSchedule', () => {
  it('reads a schedule as it stands', () => {
    const schedule = parseSchedule(raw({ since: '2024-11-08' }));
    expect(schedule).toEqual(raw({ since: '2024-11-08' }));
  });

  it.each<[string, unknown, string, string]>([
    ['no object', 'blended', 'scenario.object', 'schedule'],
    ['an unknown field', raw({ bases: 360 }), 'scenario.unknown-field', 'schedule.bases'],
    ['no kind', { basis: 360, tiers: [] }, 'scenario.missing', 'schedule.kind'],
    ['an unknown kind', raw({ kind: 'marginal' }), 'scenario.choice', 'schedule.kind'],
    ['an unknown basis', raw({ basis: 366 }), 'scenario.choice', 'schedule.basis'],
    ['a basis in quotes', raw({ basis: '360' }), 'scenario.choice', 'schedule.basis'],
    ['a rate that is a number', tiers({ from: '0', rate: 0.07 }), 'decimal.syntax', 'schedule.tiers[0].rate'],
    ['a rate in percent', tiers({ from: '0', rate: '7%' }), 'decimal.syntax', 'schedule.tiers[0].rate'],
    ['no day', raw({ since: '2024-02-30' }), 'date.syntax', 'schedule.since'],
    ['no tiers', tiers(), 'schedule.empty', 'schedule.tiers'],
    ['too many tiers', tiers(...Array(21).fill({ from: '0', rate: '0' })), 'scenario.list', 'schedule.tiers'],
    ['a first tier above 0', tiers({ from: '1', rate: '0' }), 'schedule.first', 'schedule.tiers[0].from'],
    ['a first tier below 0', tiers({ from: '-1', rate: '0' }), 'schedule.first', 'schedule.tiers[0].from'],
    [
      'tiers that fall',
      tiers({ from: '0', rate: '0' }, { from: '9', rate: '0' }, { from: '8', rate: '0' }),
      'schedule.order',
      'schedule.tiers[2].from',
    ],
    [
      'two tiers from the same balance',
      tiers({ from: '0', rate: '0' }, { from: '9', rate: '0' }, { from: '9.0', rate: '0' }),
      'schedule.order',
      'schedule.tiers[2].from',
    ],
    ['neither rate nor spread', tiers({ from: '0' }), 'schedule.one-rate', 'schedule.tiers[0]'],
    [
      'rate and spread',
      raw({ tiers: [{ from: '0', rate: '0', spread: '0' }] }),
      'schedule.one-rate',
      'schedule.tiers[0]',
    ],
    ['a spread on nothing', tiers({ from: '0', spread: '0.01' }), 'schedule.base', 'schedule.tiers[0]'],
    ['a rate below 0', tiers({ from: '0', rate: '-0.01' }), 'schedule.rate', 'schedule.tiers[0].rate'],
    ['a rate above 1', tiers({ from: '0', rate: '1.000001' }), 'schedule.rate', 'schedule.tiers[0].rate'],
    [
      'a spread that ends below 0',
      raw({ tiers: [{ from: '0', spread: '-0.0533' }] }),
      'schedule.rate',
      'schedule.tiers[0].spread',
    ],
    [
      'a base rate in percent',
      raw({ base: { label: 'B', rate: '5.32' } }),
      'schedule.rate',
      'schedule.base.rate',
    ],
    [
      'a base rate below −1',
      raw({ base: { label: 'B', rate: '-1.5' } }),
      'schedule.rate',
      'schedule.base.rate',
    ],
  ])('refuses %s', (_, value, code, field) => {
    expect(refused(value)).toMatchObject({ code, field });
  });

  it('tells basis points and percent from fractions', () => {
    expect(refused(tiers({ from: '0', rate: '250' }))?.message).toBe(
      'schedule.tiers[0].rate must be a fraction from 0 to 1, not percent or basis points: 2.5 % is "0.025"; got "250"',
    );
    expect(refused(raw({ base: { label: 'B', rate: '5.32' } }))?.message).toMatch(
      /from -1 to 1,.*got "5\.32"$/,
    );
  });

  it('says which tier comes too early', () => {
    expect(refused(tiers({ from: '0', rate: '0' }, { from: '0', rate: '0' }))?.message).toBe(
      'schedule.tiers[1].from must be above the tier before, which begins at "0"; got "0"',
    );
  });

  it('shows a rate with as many decimals as its two parts have', () => {
    const based: Schedule = {
      kind: 'blended',
      basis: 360,
      base: { label: 'B', rate: '0.07325' },
      tiers: [{ from: '0', spread: '0.015' }],
    };
    const shown = based.tiers.map((tier) => showFigure(rateOf(based, tier)));
    expect(shown).toEqual(['8.825\u202f%']);
  });

  it('lets pass what is only unusual', () => {
    const odd = [
      tiers({ from: '0', rate: '1' }),
      tiers({ from: '0', rate: '0' }),
      raw({ base: { label: 'B', rate: '-0.0075' }, tiers: [{ from: '0', spread: '0.0075' }] }),
      raw({ base: { label: 'B', rate: '1' }, tiers: [{ from: '0', spread: '0' }] }),
      raw({ base: { label: 'B', rate: '0.05' }, tiers: [{ from: '0', spread: '-0.05' }] }),
    ];
    for (const item of odd) expect(refused(item)).toBeNull();
  });

  it('names the place in its file', () => {
    const work = () => parseSchedule(tiers({ from: '0', rate: '7' }), 'settings.interest');
    expect(refusal(work)?.field).toBe('settings.interest.tiers[0].rate');
  });

  it('allows more where more is said to be allowed', () => {
    const fee = tiers({ from: '0', rate: '3.5' });
    expect(refusal(() => parseSchedule(fee, 'fee', MOST_BORROW_RATE))).toBeNull();
    expect(
      refusal(() => parseSchedule(tiers({ from: '0', rate: '10.01' }), 'fee', MOST_BORROW_RATE))?.message,
    ).toMatch(/from 0 to 10,/);
  });

  it('publishes its form as JSON Schema', () => {
    expect(SCHEDULE.schema).toMatchObject({
      required: ['kind', 'basis', 'tiers'],
      additionalProperties: false,
    });
  });
});

describe('flat', () => {
  it('is one rate from 0, over 360 days unless said', () => {
    expect(flat('0.070')).toEqual({ kind: 'whole', basis: 360, tiers: [{ from: '0', rate: '0.07' }] });
    expect(flat('0.07', 365).basis).toBe(365);
  });

  it.each([
    ['250', 'schedule.rate'],
    ['1.01', 'schedule.rate'],
    ['-0.01', 'schedule.rate'],
    ['7%', 'decimal.syntax'],
  ])('refuses %s', (rate, code) => {
    expect(refusal(() => flat(rate))).toMatchObject({ code, field: 'rate' });
  });

  it('reaches to the limit and no further', () => {
    expect(refusal(() => [flat('0'), flat('1'), flat('10', 360, MOST_BORROW_RATE)])).toBeNull();
    expect(refusal(() => flat('10.5', 360, MOST_BORROW_RATE))?.code).toBe('schedule.rate');
  });
});

describe('slicesOf', () => {
  const blended = parseSchedule(raw());
  const whole: Schedule = { ...blended, kind: 'whole' };
  const read = (size: string, schedule: Schedule) =>
    slicesOf(debit(size), schedule).map(({ tier, amount, rate }) => [tier, exactly(amount), exactly(rate)]);

  it('gives each slice its own rate when they are blended', () => {
    expect(read('600000', blended)).toEqual([
      [1, '100000', '0.0682'],
      [2, '500000', '0.0632'],
    ]);
    expect(read('1000000.01', blended)).toEqual([
      [1, '100000', '0.0682'],
      [2, '900000', '0.0632'],
      [3, '0.01', '0.06'],
    ]);
  });

  it('gives all of it the rate of the tier that it reaches otherwise', () => {
    expect(read('99999.99', whole)).toEqual([[1, '99999.99', '0.0682']]);
    expect(read('100000', whole)).toEqual([[2, '100000', '0.0632']]);
    expect(read('1000000', whole)).toEqual([[3, '1000000', '0.06']]);
  });

  it('has no empty slice but that of an empty balance', () => {
    expect(read('100000', blended)).toEqual([[1, '100000', '0.0682']]);
    expect(read('0', blended)).toEqual([[1, '0', '0.0682']]);
    expect(read('0', whole)).toEqual([[1, '0', '0.0682']]);
  });

  it('explains how a slice was cut and where its rate comes from', () => {
    const [first, second] = slicesOf(debit('600000'), blended);
    if (!first || !second) throw new Error('there are two slices');
    expect(algebra(first.amount)).toBe('Debit, up to $100,000 = the lesser of Debit and $100,000');
    expect(algebra(second.amount)).toBe(
      'Debit, $100,000 to $1,000,000 = Debit, at most $1,000,000 − $100,000',
    );
    expect(substituted(second.amount)).toBe('$600,000 − $100,000 = $500,000');
    expect([first.amount.name, second.amount.name, second.amount.parts[0]?.name]).toEqual([
      'slice1',
      'slice2',
      'reach2',
    ]);
    expect(algebra(second.rate)).toBe('Rate = Benchmark + Spread');
    const [, , third] = slicesOf(debit('1500000'), blended);
    expect(third && algebra(third.amount)).toBe('Debit, above $1,000,000 = Debit − $1,000,000');
    for (const { amount, rate } of [first, second]) {
      expectSound(amount);
      expectSound(rate);
    }
  });

  it('is the balance itself where there is one rate', () => {
    const size = debit('5000');
    expect(slicesOf(size, flat('0.07'))[0]?.amount).toBe(size);
    expect(slicesOf(size, { ...flat('0.07'), kind: 'blended' })[0]?.amount).toBe(size);
  });

  it('refuses a balance below 0, and a schedule that was not checked', () => {
    expect(refusal(() => slicesOf(debit('-0.01'), blended))).toMatchObject({
      code: 'carry.negative',
      field: 'debit',
      message: 'debit must not be below 0; got -0.01',
    });
    const late: Schedule = { kind: 'whole', basis: 360, tiers: [{ from: '5', rate: '0' }] };
    expect(refusal(() => slicesOf(debit('4'), late))?.code).toBe('schedule.first');
    const empty: Schedule = { kind: 'blended', basis: 360, tiers: [] };
    expect(refusal(() => slicesOf(debit('4'), empty))?.code).toBe('schedule.first');
    const both = { ...empty, base: { label: 'Base', rate: '0.0533' } };
    // 6.00 %, from 5.33 % and 0.67 %: no more decimals than the sum has, and one at least.
    expect(rateOf(both, { from: '0', spread: '0.0067' }).unit.places).toBe(1);
    expect(refusal(() => rateOf(empty, { from: '0', spread: '0' }))?.code).toBe('schedule.base');
    expect(refusal(() => rateOf(empty, { from: '0' }))?.code).toBe('schedule.one-rate');
  });
});

describe('published schedules', () => {
  const rates = (schedule: Schedule) =>
    schedule.tiers.map((tier) => [tier.from, plain(rateOf(schedule, tier).value)].join(' '));

  it.each([
    ['folio.2024-11', '0 0.0858, 25000 0.0833, 50000 0.0783, 250000 0.0768, 500000 0.0743, 1000000 0.0693'],
    ['interactive-brokers.undated', '0 0.0682, 100000 0.0632, 1000000 0.0607, 50000000 0.0582'],
    ['alpaca.undated', '0 0.0375'],
    [
      'fidelity.2018-01',
      '0 0.08825, 25000 0.08325, 50000 0.07375, 100000 0.07325, 250000 0.07075, 500000 0.0475, 1000000 0.045',
    ],
  ] as const)('%s', (id, expected) => {
    expect(rates(PUBLISHED_SCHEDULES[id]).join(', ')).toBe(expected);
  });

  it.each(Object.entries(PUBLISHED_SCHEDULES))('%s is sound and cited', (id, schedule) => {
    expect(checkSchedule<Schedule>(schedule)).toBe(schedule);
    expect(Object.values(CARRY_SOURCES)).toContain(schedule.rule);
    expect(rulesOf(averageRate(debit('600000'), schedule))[0]).toBe(schedule.rule);
    expect(schedule.basis).toBe(360);
    // The day stands in the id, or the id says that there is none.
    const since = 'since' in schedule ? schedule.since.slice(0, 7) : 'undated';
    expect(id.endsWith(since)).toBe(true);
  });

  it('only Interactive Brokers blends', () => {
    const blended = Object.entries(PUBLISHED_SCHEDULES).filter(([, { kind }]) => kind === 'blended');
    expect(blended.map(([id]) => id)).toEqual(['interactive-brokers.undated']);
  });

  it('carries a source of each practice, with the day it was read', () => {
    for (const { source, says, checked, standing } of Object.values(CARRY_SOURCES)) {
      expect(source).toMatch(/^[a-z0-9-]+$/);
      expect(says.endsWith('.')).toBe(true);
      expect(checked).toBe('2026-11-22');
      expect(['text', 'quoted']).toContain(standing);
    }
  });
});
