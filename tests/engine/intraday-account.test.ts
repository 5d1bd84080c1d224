/** The intraday margin rule in a scenario: deficits, their cure, and the freeze. */
import { describe, expect, it } from 'vitest';
import { algebra, decimal, lastOf, plain, reportOf, step } from '../../engine/index.ts';
import { NO_INTRADAY } from '../../engine/intraday.ts';
import {
  figureOf,
  finish,
  holdings,
  type Json,
  journal,
  line,
  on,
  play,
  pool,
  read,
  refusal,
  start,
  stock,
} from '../lib/engine.ts';

const DAY = '2026-11-02';
const XYZ = { instrument: 'XYZ' };
const buy = (quantity: string): Json => ({ do: 'trade', ...XYZ, quantity });
const price = (value: string): Json => ({ do: 'price', ...XYZ, price: value });
/** $10,000 in cash; 30 % of what is bought at $50 is asked for. */
const account = (events: readonly Json[], more: Json = {}): Json => ({
  rulebook: 'us-broker-intraday.2026-11',
  instruments: [stock('50')],
  pools: [pool({ cash: '10000' })],
  settings: { callDays: 5 },
  events,
  ...more,
});
/** Bought and sold again within the day: for a moment 12,000 were asked of 10,000. */
const roundTrip = on(DAY, buy('800'), buy('-800'));

function said(fields: Json): string[] {
  return journal(fields).filter((text) => text.startsWith('intraday'));
}

describe('a deficit', () => {
  it('is what a transaction lacked within the day, whatever the close', () => {
    expect(said(account(roundTrip))).toEqual([
      'intradayLevelNegative intraday 2000',
      'intradayDeficit intraday 2000 due 2026-11-09',
    ]);
    expect(said(account(on(DAY, buy('600'), buy('-600'))))).toEqual([]);
  });

  it('does not come of a fall of prices alone, unless the firm counts the whole day', () => {
    const fall = on(DAY, buy('600'), price('48'));
    expect(said(account(fall))).toEqual([]);
    const settings = { callDays: 5, intraday: { measured: 'wholeDay' } };
    // 28,800 less 20,000 is 8,800, and 8,640 are asked: nothing yet. At 47 it is 8,200 against 8,460.
    expect(said(account(fall, { settings }))).toEqual([]);
    expect(said(account(on(DAY, buy('600'), price('47')), { settings }))).toEqual([
      'intradayDeficit intraday 260 due 2026-11-09',
    ]);
  });

  it('is of the day on which it arose, and nothing on the next', () => {
    const frames = play(account(roundTrip, { until: '2026-11-04' }));
    const { intraday } = lastOf(frames).memory;
    expect(intraday.deficits.map(({ opened, amount, state }) => [opened, plain(amount), state])).toEqual([
      [DAY, '2000', 'open'],
    ]);
    expect(intraday.day).toBeNull();
  });

  it('is satisfied by a rise of the level since its close', () => {
    const paid = on('2026-11-04', { do: 'deposit', amount: '2000' });
    const few = on('2026-11-04', { do: 'deposit', amount: '1999.99' });
    const met = 'intradayDeficitMet intraday 2000';
    expect(said(account([...roundTrip, ...paid])).at(-1)).toBe(met);
    expect(said(account([...roundTrip, ...few]))).not.toContain(met);
  });

  it('shows in figures', () => {
    const open = account([...roundTrip, ...on('2026-11-03', { do: 'deposit', amount: '500' })]);
    const names = ['intradayLevel', 'intradayDeficit', 'intradayDue', 'intradayDeMinimis', 'intradayLate'];
    expect(read(finish(open), ...names)).toEqual({
      intradayLevel: '10500',
      intradayDeficit: '0',
      intradayDue: '1500',
      intradayDeMinimis: '525',
      intradayLate: '0',
    });
    const running = play(account(on(DAY, buy('800'))))[1];
    const figures = running ? reportOf(running.state) : finish({});
    expect(read(figures, 'intradayLevel', 'intradayDeficit')).toEqual({
      intradayLevel: '-2000',
      intradayDeficit: '2000',
    });
    expect(algebra(figureOf(figures, 'intradayLevel'))).toBe('Intraday margin level = Equity − Requirement');
    expect(Object.keys(finish({ events: [] }).figures)).not.toContain('intradayLevel');
  });

  it('does not come of a withdrawal that is refused', () => {
    const held = account([], { pools: [pool({ loan: '5000' }, { XYZ: '200' }, '50')] });
    const take = (amount: string) => said({ ...held, events: on(DAY, { do: 'withdraw', amount }) });
    expect(take('3000')).toEqual([]);
    expect(take('1')).toEqual([]);
  });
});

describe('the freeze', () => {
  const settings = { callDays: 5, intraday: { practice: { lateAfter: 3, times: 1, months: 12 } } };
  const frozen = (...events: readonly Json[]) =>
    account([...roundTrip, ...on('2026-11-10', ...events)], { settings, until: '2026-11-10' });

  it('follows a practice and a deficit that is open at the fifth close', () => {
    expect(said(frozen()).slice(2)).toEqual([
      'intradayDeficitLate intraday 2000 due 2026-11-09',
      'intradayFreeze intraday due 2027-02-07',
    ]);
    // One failure is no practice unless the firm says so.
    expect(said(account(roundTrip, { until: '2026-11-10' })).at(-1)).toBe(
      'intradayDeficitLate intraday 2000 due 2026-11-09',
    );
  });

  it('refuses new debit and new shorts, and neither a cash purchase nor a close', () => {
    const last = (...events: readonly Json[]) => journal(frozen(...events)).at(-1);
    const refused = 'intradayRefused intraday';
    expect(last(buy('201'))).toBe(refused);
    expect(last(buy('-1'))).toBe(refused);
    expect(last(buy('200'))).toBe('trade: XYZ +200, cash -10000');
    expect(last(buy('200'), buy('-200'))).toBe('trade: XYZ -200, cash +10000');
    expect(holdings(lastOf(play(frozen(buy('201')))))).toEqual({ cash: '10000' });
  });

  it('lets a short be closed, though it takes debit', () => {
    const held = account([], {
      pools: [pool({ cash: '100', shortProceeds: '5000' }, { XYZ: '-100' }, '50')],
    });
    const state = start({ ...held, instruments: [stock('60')] });
    const freezes = [{ after: '2026-11-01', until: '2027-01-30', deficit: '2026-10-26' }];
    const bound = { ...state, memory: { ...state.memory, intraday: { ...NO_INTRADAY, freezes } } };
    const buyBack = (quantity: string) =>
      step(bound, { do: 'trade', instrument: 'XYZ', quantity: decimal(quantity) }).entries.map(line);
    expect(buyBack('100')[1]).toBe('borrow: cash +900, loan -900');
    expect(buyBack('-1')[0]).toBe('intradayRefused intraday');
  });

  it('ends when the deficit is satisfied', () => {
    const events = [
      ...roundTrip,
      ...on('2026-11-12', { do: 'deposit', amount: '2000' }),
      ...on('2026-11-13', buy('300')),
    ];
    expect(journal(account(events, { settings })).slice(-2)).toEqual([
      'trade: XYZ +300, cash -15000',
      'borrow: cash +3000, loan -3000',
    ]);
    expect(said(account(events, { settings }))).toContain('intradayFreezeEnded intraday');
  });
});

describe('terms', () => {
  it.each<[string, Json, string, string]>([
    [
      'a practice of no failure',
      { practice: { lateAfter: 3, times: 0, months: 12 } },
      'scenario.integer',
      'settings.intraday.practice.times',
    ],
    ['another measure', { measured: 'never' }, 'scenario.choice', 'settings.intraday.measured'],
    [
      'a day that is none',
      { extraordinary: ['2026-02-30'] },
      'date.syntax',
      'settings.intraday.extraordinary[0]',
    ],
  ])('refuse %s', (_, intraday, code, field) => {
    expect(refusal(() => play(account([], { settings: { intraday } })))).toMatchObject({ code, field });
  });

  it('are those of this rulebook alone', () => {
    expect(refusal(() => play({ settings: { intraday: { order: 'unknown' } } }))).toMatchObject({
      code: 'settings.unused',
      field: 'settings.intraday',
    });
  });
});
