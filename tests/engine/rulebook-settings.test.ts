/** What may be set about a rulebook: where each number begins and where it ends. */
import { describe, expect, it } from 'vitest';
import { plain, report, rulebookIn, rulebookOf, viewOf } from '../../engine/index.ts';
import { pool, refusal, start, stock } from '../lib/engine.ts';

const BROKER = 'us-broker.2026-11';

function refused(settings: object) {
  return refusal(() => rulebookOf(BROKER, settings));
}

describe.each([
  ['houseLong', '1'],
  ['houseShort', '5'],
  ['houseInitial', '1'],
  ['saleSlippage', '1'],
])('%s', (field, most) => {
  it(`is a fraction up to ${most}`, () => {
    expect(refused({ [field]: '0.001' })).toBeNull();
    expect(refused({ [field]: most })).toBeNull();
    expect(refused({ [field]: `${most}.001` })).toMatchObject({ code: 'settings.rate' });
    expect(refused({ [field]: '-0.001' })).toMatchObject({ code: 'settings.rate' });
  });
});

it('a slippage may be nothing, a house rate may not', () => {
  expect(refused({ saleSlippage: '0' })).toBeNull();
  expect(refused({ houseLong: '0' })).toMatchObject({ code: 'settings.rate', field: 'settings.houseLong' });
});

describe('a concentrated position', () => {
  it.each([
    ['1', '1', null],
    ['1.001', '0.5', 'settings.concentrated.over'],
    ['0', '0.5', 'settings.concentrated.over'],
    ['0.5', '1.001', 'settings.concentrated.rate'],
    ['0.5', '0', 'settings.concentrated.rate'],
  ])('over %s at %s', (over, rate, field) => {
    expect(refused({ concentrated: { over, rate } })?.field ?? null).toBe(field);
  });
});

describe('the rate of borrowed shares', () => {
  it.each([
    ['0', true],
    ['10', true],
    ['10.001', false],
    ['-0.001', false],
  ])('may be %s: %s', (borrowRate, allowed) => {
    expect(refused({ securities: [{ instrument: 'XYZ', borrowRate }] }) === null).toBe(allowed);
  });
});

describe.each(['callDays', 'exchangeDays'])('%s', (field) => {
  it.each([0, 30, null])('may be %s', (days) => {
    expect(refused({ [field]: days })).toBeNull();
  });

  it.each([-1, 31, 1.5])('may not be %s', (days) => {
    expect(refused({ [field]: days })).toMatchObject({ code: 'settings.days', field: `settings.${field}` });
  });
});

it('an amount may be nothing and not less', () => {
  expect(refused({ saleCommission: '0' })).toBeNull();
  expect(refused({ saleCommission: '-0.01' })).toMatchObject({ code: 'settings.amount' });
});

it('a requirement in money asks nothing until one is set', () => {
  const state = start({
    rulebook: 'fixed-minimum.2026-11',
    instruments: [stock('50')],
    pools: [pool({ cash: '100' })],
  });
  const { maintenance } = report(viewOf(state), rulebookIn(state)).requirements;
  expect(maintenance && plain(maintenance.value)).toBe('0');
});

describe('what makes a practice of intraday deficits', () => {
  const practice = (lateAfter: number, times: number, months: number) =>
    refusal(() =>
      rulebookOf('us-broker-intraday.2026-11', { intraday: { practice: { lateAfter, times, months } } }),
    );

  it.each([
    [1, 1, 1],
    [15, 100, 120],
  ])('may be %d days, %d times in %d months', (lateAfter, times, months) => {
    expect(practice(lateAfter, times, months)).toBeNull();
  });

  it.each([
    [0, 1, 1, 'lateAfter'],
    [16, 1, 1, 'lateAfter'],
    [1, 0, 1, 'times'],
    [1, 101, 1, 'times'],
    [1, 1, 0, 'months'],
    [1, 1, 121, 'months'],
    [1.5, 1, 1, 'lateAfter'],
  ])('may not be %d days, %d times in %d months', (lateAfter, times, months, field) => {
    expect(practice(lateAfter, times, months)).toMatchObject({
      code: 'intraday.practice',
      field: expect.stringContaining(field),
    });
  });
});
