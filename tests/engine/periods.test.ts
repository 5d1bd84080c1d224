/** Four ways to count the periods that interest is charged for, and funding for the stamps lived through. */
import { describe, expect, it } from 'vitest';
import { money } from '../../engine/carry/index.ts';
import {
  chargesCounted,
  fundingCap,
  fundingOver,
  fundingRate,
  interestFor,
  PERIOD_RULES,
  periodsCounted,
  plain,
  stampsLived,
} from '../../engine/index.ts';
import { refusal } from '../lib/engine.ts';

const { clockHours, openingAndCompleted, openingAndStarted, startedHours } = PERIOD_RULES;

describe('periods', () => {
  it.each([
    ['0', '0', '0', '0'],
    ['1', '1', '1', '0'],
    ['59', '1', '1', '0'],
    ['60', '1', '1', '0'],
    ['61', '2', '1', '0'],
    ['239', '4', '1', '0'],
    ['240', '4', '1', '1'],
    ['241', '5', '2', '1'],
    ['4440', '74', '19', '18'],
  ])(
    'of %s minutes are %s started hours, %s started and %s completed four hours',
    (minutes, hours, started, completed) => {
      expect(plain(periodsCounted(startedHours, { minutes }))).toBe(hours);
      expect(plain(periodsCounted(openingAndStarted, { minutes }))).toBe(started);
      expect(plain(periodsCounted(openingAndCompleted, { minutes }))).toBe(completed);
    },
  );

  it.each([
    ['13:20', '14:15', '2'],
    ['13:20', '13:59:59', '1'],
    ['13:20', '14:00', '2'],
    ['14:00', '14:59', '1'],
    ['10:10', '11:10', '2'],
    ['00:00', '23:59', '24'],
    ['04:40:22', '05:00', '2'],
  ])('from %s to %s are %s by the clock, the borrowing among them', (from, to, count) => {
    expect(plain(chargesCounted(clockHours, { from, to }).value)).toBe(count);
  });

  it('are whole where seconds are no finite part of a minute', () => {
    const held = { from: '04:40:22', to: '16:40:22' };
    expect(plain(periodsCounted(openingAndStarted, held))).toBe('3');
    expect(plain(periodsCounted(openingAndCompleted, held))).toBe('3');
  });

  it.each([
    ['13:20:30', '14:10:31', '1'],
    ['13:20', '14:20', '1'],
    ['13:20', '14:20:30', '2'],
    ['13:20:30', '14:20:30', '1'],
    ['13:20', '13:20', '0'],
  ])('from %s to %s are %s started hours, to the second', (from, to, hours) => {
    expect(plain(periodsCounted(startedHours, { from, to }))).toBe(hours);
  });

  it('are refused where the clock is needed and not given, or runs backwards', () => {
    expect(refusal(() => periodsCounted(clockHours, { minutes: '60' }))?.code).toBe('periods.clock');
    expect(refusal(() => periodsCounted(clockHours, { from: '14:00', to: '13:00' }))?.code).toBe(
      'periods.order',
    );
    expect(refusal(() => periodsCounted(clockHours, { from: '24:00', to: '25:00' }))?.code).toBe(
      'time.syntax',
    );
    expect(refusal(() => periodsCounted(startedHours, { minutes: '-1' }))?.code).toBe('periods.order');
  });

  it('are a part of a day where the rate is for one', () => {
    const borrowed = money({ name: 'borrowed', label: 'Borrowed' }, '2400');
    const { value } = interestFor(startedHours, borrowed, '0.001', { minutes: '90' });
    expect(plain(value)).toBe('0.2');
  });
});

describe('funding', () => {
  const stamps = ['2026-11-02T00:00:00Z', '2026-11-02T08:00:00Z', '2026-11-02T16:00:00Z'].map((at) => ({
    at,
    mark: '60000',
    rate: '0.0001',
  }));

  it.each([
    ['2026-11-02T00:00:00Z', '2026-11-02T16:00:00Z', '18'],
    ['2026-11-02T00:00:01Z', '2026-11-02T16:00:00Z', '12'],
    ['2026-11-02T00:00:01Z', '2026-11-02T15:59:59Z', '6'],
    ['2026-11-02T09:00:00Z', '2026-11-02T10:00:00Z', '0'],
  ])('of a holding from %s to %s is %s', (opened, closed, paid) => {
    const lived = stampsLived(stamps, opened, closed);
    expect(plain(fundingOver({ quantity: '1' }, lived).value)).toBe(paid);
    expect(plain(fundingOver({ quantity: '-1' }, lived).value)).toBe(paid === '0' ? '0' : `-${paid}`);
  });

  it('refuses an instant without its zone', () => {
    expect(refusal(() => stampsLived(stamps, '2026-11-02 00:00', '2026-11-02T16:00:00Z'))?.code).toBe(
      'funding.instant',
    );
  });

  it.each([
    // Interest less premium stays within the clamp: the rate is the interest.
    ['0.0003', '0.0001', '0.0001'],
    ['0.0001', '0.0001', '0.0001'],
    // Beyond it: the premium, pulled back by the clamp.
    ['0.0016', '0.0001', '0.0011'],
    ['-0.0016', '0.0001', '-0.0011'],
  ])('with a premium of %s and interest of %s has a rate of %s', (premium, interest, rate) => {
    expect(plain(fundingRate({ premium, interest, clamp: '0.0005' }).value)).toBe(rate);
  });

  it('is held by its cap, either way', () => {
    const terms = { interest: '0.0001', clamp: '0.0005', cap: '0.003' };
    expect(plain(fundingRate({ ...terms, premium: '0.01' }).value)).toBe('0.003');
    expect(plain(fundingRate({ ...terms, premium: '-0.01' }).value)).toBe('-0.003');
    expect(plain(fundingCap('0.05', '0.03').value)).toBe('0.12');
    expect(plain(fundingCap('0.05', '0.05').value)).toBe('0');
    expect(refusal(() => fundingCap('0.03', '0.05'))?.code).toBe('funding.cap');
  });
});
