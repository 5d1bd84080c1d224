import { describe, expect, it } from 'vitest';
import { plain } from '../../engine/index.ts';
import { finish, holdings, type Json, journal, on, play, pool, read, stock } from '../lib/engine.ts';

const price = (value: string, instrument = 'XYZ'): Json => ({ do: 'price', instrument, price: value });
const deposit = (amount: string): Json => ({ do: 'deposit', amount });
const answer = (by: string): Json => ({ do: 'answer', by });

/** 200 shares bought at $50 with a loan of $5,000, on Monday 2 November; the call price is $35.714286. */
function loaned(events: readonly Json[], more: Json = {}): Json {
  return {
    instruments: [stock('50')],
    pools: [pool({ loan: '5000' }, { XYZ: '200' }, '50')],
    events,
    ...more,
  };
}

function left(fields: Json): Record<string, string> {
  const state = play(fields).at(-1)?.state;
  return state ? holdings(state) : {};
}

describe('a call', () => {
  it('opens below the line and not on it', () => {
    const even = {
      ...loaned(on('2026-11-03', price('40'))),
      pools: [pool({ loan: '5600' }, { XYZ: '200' })],
    };
    expect(read(finish(even), 'equity', 'requirement')).toEqual({ equity: '2400', requirement: '2400' });
    expect(journal(even)).toEqual([]);
    expect(journal({ ...even, events: on('2026-11-03', price('39.99')) })).toEqual([
      'callOpened house 1.4 due 2026-11-05',
    ]);
  });

  it('has two business days, over a weekend too', () => {
    expect(journal(loaned(on('2026-11-03', price('35'))))).toEqual(['callOpened house 100 due 2026-11-05']);
    expect(journal(loaned(on('2026-11-06', price('35'))))).toEqual(['callOpened house 100 due 2026-11-10']);
    const now = loaned(on('2026-11-06', price('35')), { settings: { callDays: 5 } });
    expect(journal(now)).toEqual(['callOpened house 100 due 2026-11-13']);
  });

  it('is written in whole cents, rounded up', () => {
    const odd = {
      ...loaned(on('2026-11-03', price('35'))),
      pools: [pool({ loan: '5000.001' }, { XYZ: '200' })],
    };
    expect(journal(odd)).toEqual(['callOpened house 100.01 due 2026-11-05']);
  });

  it('is raised as the price falls on, and keeps its day and its largest amount', () => {
    const fall = [
      ...on('2026-11-03', price('35')),
      ...on('2026-11-04', price('34'), price('34.5'), price('33.99')),
    ];
    const fallen = loaned(fall);
    expect(journal(fallen)).toEqual([
      'callOpened house 100 due 2026-11-05',
      'callIncreased house 240 due 2026-11-05',
      'callIncreased house 241.4 due 2026-11-05',
    ]);
    const calls = play(fallen).at(-1)?.state.memory.calls;
    expect(calls?.map((call) => [call.line, plain(call.amount), call.opened, call.due])).toEqual([
      ['house', '241.4', '2026-11-03', '2026-11-05'],
    ]);
  });

  it('is met by a rise, and a later fall opens another with a day of its own', () => {
    const again = [
      ...on('2026-11-03', price('35')),
      ...on('2026-11-04', price('36')),
      ...on('2026-11-05', price('35')),
    ];
    expect(journal(loaned(again))).toEqual([
      'callOpened house 100 due 2026-11-05',
      'callMet house 100',
      'callOpened house 100 due 2026-11-09',
    ]);
  });

  it('of the exchange stands beside that of the house, and each is met on its own', () => {
    const deep = loaned(on('2026-11-03', price('30'), deposit('600'), deposit('300')));
    expect(journal(deep)).toEqual([
      'callOpened house 800 due 2026-11-05',
      'callOpened exchange 500 due 2026-11-05',
      'deposit: cash +600',
      'repay: cash -600, loan +600',
      'callMet exchange 500',
      'deposit: cash +300',
      'repay: cash -300, loan +300',
      'callMet house 800',
    ]);
  });

  it('is there at once where the account starts under water', () => {
    const start = { ...loaned([]), instruments: [stock('35')] };
    expect(journal(start)).toEqual(['callOpened house 100 due 2026-11-04']);
  });

  it('is not one where nothing is held', () => {
    expect(journal({ pools: [pool({ cash: '10', loan: '500' })] })).toEqual([]);
  });
});

describe('the customer answers', () => {
  const called = price('35');

  it.each([
    ['cash', ['deposit: cash +100', 'repay: cash -100, loan +100']],
    ['securities', ['depositSecurities: XYZ +5']],
    ['sale', ['trade: XYZ -10, cash +350', 'repay: cash -350, loan +350']],
  ])('with %s, exactly enough', (by, lines) => {
    const cured = loaned(on('2026-11-03', called, answer(by)));
    expect(journal(cured)).toEqual(['callOpened house 100 due 2026-11-05', ...lines, 'callMet house 100']);
  });

  it('in cents, rounded up', () => {
    const odd = loaned(on('2026-11-03', price('35.123457'), answer('cash')));
    expect(journal(odd)[1]).toBe('deposit: cash +82.72');
  });

  it('with whole lots', () => {
    const fine = {
      ...loaned(on('2026-11-03', called, answer('sale'))),
      instruments: [stock('50', 'XYZ', { lot: '0.01' })],
    };
    expect(journal(fine)[1]).toBe('trade: XYZ -9.53, cash +333.55');
    const rough = { ...fine, instruments: [stock('50', 'XYZ', { lot: '100' })] };
    expect(journal(rough)[1]).toBe('trade: XYZ -100, cash +3500');
    const all = { ...fine, instruments: [stock('50', 'XYZ', { lot: '300' })] };
    expect(journal(all)[1]).toBe('trade: XYZ -200, cash +7000');
  });

  it.each(['cash', 'securities', 'sale'])('with %s when nobody called, and nothing happens', (by) => {
    expect(journal(loaned(on('2026-11-03', answer(by))))).toEqual([]);
  });

  it('with more of a long, never with shares that would close a short', () => {
    const both = {
      instruments: [stock('10'), stock('40', 'LONG')],
      pools: [pool({ shortProceeds: '1000', loan: '300' }, { XYZ: '-100', LONG: '20' })],
      events: on('2026-11-03', price('11'), answer('securities')),
    };
    // Equity 1,000 − 300 + 800 − 1,100 = 400; required 30 % of 800 and $5.00 a share of the short: 740.
    expect(read(finish({ ...both, events: both.events.slice(0, 1) }), 'call')).toEqual({ call: '340' });
    expect(journal(both)).toContain('depositSecurities: LONG +13');
    const bare = {
      ...both,
      instruments: [stock('10')],
      pools: [pool({ shortProceeds: '1300' }, { XYZ: '-100' })],
    };
    expect(read(finish(bare), 'call')).toEqual({ call: '300' });
    expect(left(bare)).toEqual({ XYZ: '-100', shortProceeds: '1300' });
  });

  it('with securities that are worth nothing: no number of them helps', () => {
    const dust = loaned(on('2026-11-03', price('0'), answer('securities')));
    expect(left(dust)).toEqual({ XYZ: '200', loan: '-5000' });
  });
});
