import { describe, expect, it } from 'vitest';
import { decimal, step } from '../../engine/index.ts';
import {
  finish,
  holdings,
  type Json,
  journal,
  on,
  play,
  pool,
  read,
  refusal,
  start,
  stock,
} from '../lib/engine.ts';

const DAY = '2026-11-02';
const deposit = (amount: string): Json => ({ do: 'deposit', amount });
const trade = (quantity: string, more: Json = {}): Json => ({
  do: 'trade',
  instrument: 'XYZ',
  quantity,
  ...more,
});
const price = (value: string): Json => ({ do: 'price', instrument: 'XYZ', price: value });
const at = (mark: string, ...events: readonly Json[]): Json => ({
  instruments: [stock(mark)],
  events: on(DAY, ...events),
});

/** What lies in the account at the end. */
function left(fields: Json): Record<string, string> {
  const state = play(fields).at(-1)?.state;
  return state ? holdings(state) : {};
}

describe('a deposit', () => {
  it('is cash, and repays a loan first', () => {
    expect(journal(at('50', deposit('12.34')))).toEqual(['deposit: cash +12.34']);
    const owing = { ...at('50', deposit('700')), pools: [pool({ loan: '500' }, { XYZ: '100' })] };
    expect(journal(owing)).toEqual(['deposit: cash +700', 'repay: cash -500, loan +500']);
    expect(left(owing)).toEqual({ XYZ: '100', cash: '200' });
    const some = { ...at('50', deposit('300')), pools: [pool({ loan: '500' }, { XYZ: '100' })] };
    expect(left(some)).toEqual({ XYZ: '100', loan: '-200' });
  });

  it('must be above zero', () => {
    const state = start({});
    for (const amount of ['0', '-1'])
      expect(refusal(() => step(state, { do: 'deposit', amount: decimal(amount) }))).toEqual({
        code: 'event.amount',
        field: 'amount',
        message: 'amount of a deposit must be above 0',
      });
  });

  it('of securities brings shares at the mark, fully paid', () => {
    const brought = at('50', { do: 'depositSecurities', instrument: 'XYZ', quantity: '3' });
    expect(journal(brought)).toEqual(['depositSecurities: XYZ +3']);
    expect(left(brought)).toEqual({ XYZ: '3' });
    expect(play(brought).at(-1)?.state.account.pools[0]?.positions[0]?.lots[0]?.entry.eq(50)).toBe(true);
  });

  it('of securities against a short closes it, and its proceeds become cash', () => {
    const short = pool({ shortProceeds: '1000', cash: '3000' }, { XYZ: '-100' }, '10');
    const part = {
      ...at('10', { do: 'depositSecurities', instrument: 'XYZ', quantity: '40' }),
      pools: [short],
    };
    expect(left(part)).toEqual({ XYZ: '-60', cash: '3000', shortProceeds: '1000' });
    const more = {
      ...at('10', { do: 'depositSecurities', instrument: 'XYZ', quantity: '150' }),
      pools: [short],
    };
    expect(left(more)).toEqual({ XYZ: '50', cash: '4000' });
    expect(journal(more)).toEqual([
      'depositSecurities: XYZ +150',
      'release: shortProceeds -1000, cash +1000',
    ]);
  });
});

describe('a purchase', () => {
  it('borrows what the cash does not cover', () => {
    const bought = at('50', deposit('5000'), trade('200'));
    expect(journal(bought)).toEqual([
      'deposit: cash +5000',
      'trade: XYZ +200, cash -10000',
      'borrow: cash +5000, loan -5000',
    ]);
    expect(left(bought)).toEqual({ XYZ: '200', loan: '-5000' });
  });

  it('takes cash before it borrows', () => {
    expect(left(at('50', deposit('5000'), trade('60')))).toEqual({ XYZ: '60', cash: '2000' });
    expect(left(at('50', deposit('5000'), trade('100')))).toEqual({ XYZ: '100' });
  });
});

describe('a sale', () => {
  it('repays the loan, and the rest is cash', () => {
    const sold = at('50', deposit('5000'), trade('200'), price('60'), trade('-100'));
    expect(journal(sold).slice(3)).toEqual(['trade: XYZ -100, cash +6000', 'repay: cash -5000, loan +5000']);
    expect(left(sold)).toEqual({ XYZ: '100', cash: '1000' });
  });

  it('of more than is held goes short with the rest', () => {
    const through = at('10', deposit('5000'), trade('100'), trade('-150'));
    expect(journal(through).slice(2)).toEqual([
      'trade: XYZ -100, cash +1000',
      'trade: XYZ -50, shortProceeds +500',
    ]);
    expect(left(through)).toEqual({ XYZ: '-50', cash: '5000', shortProceeds: '500' });
  });
});

describe('a short sale', () => {
  const sold = [deposit('3000'), trade('-100')];

  it('leaves its proceeds on a line of their own', () => {
    expect(journal(at('20', ...sold)).slice(1)).toEqual(['trade: XYZ -100, shortProceeds +2000']);
    expect(left(at('20', ...sold))).toEqual({ XYZ: '-100', cash: '3000', shortProceeds: '2000' });
  });

  it('is bought back from its proceeds, then from cash, then on credit', () => {
    const half = [...sold, price('10'), trade('50')];
    expect(left(at('20', ...half))).toEqual({ XYZ: '-50', cash: '3000', shortProceeds: '1500' });
    const dear = at('20', ...half, price('40'), trade('50'));
    expect(journal(dear).at(-1)).toBe('trade: XYZ +50, shortProceeds -1500, cash -500');
    expect(left(dear)).toEqual({ cash: '2500' });
    const ruin = at('20', ...half, price('100'), trade('50'));
    expect(left(ruin)).toEqual({ loan: '-500' });
  });

  it('frees what is left of the proceeds when the last short is closed, not before', () => {
    const other = { do: 'trade', instrument: 'ABC', quantity: '-1' };
    const instruments = [stock('20'), stock('30', 'ABC')];
    const events = [...sold, other, price('10'), trade('100')];
    expect(left({ instruments, events: on(DAY, ...events) })).toEqual({
      ABC: '-1',
      cash: '3000',
      shortProceeds: '1030',
    });
    const last = { do: 'trade', instrument: 'ABC', quantity: '1' };
    const all = { instruments, events: on(DAY, ...events, last) };
    expect(left(all)).toEqual({ cash: '4000' });
    expect(journal(all).at(-1)).toBe('release: shortProceeds -1000, cash +1000');
  });

  it('bought through zero ends long', () => {
    expect(left(at('20', ...sold, trade('150')))).toEqual({ XYZ: '50', cash: '2000' });
  });
});

describe('a trade that is paid for at once', () => {
  it.each([
    ['regT', '50', '200', 'deposit: cash +5000'],
    ['initial', '50', '60', 'deposit: cash +2000'],
    ['maintenance', '50', '200', 'deposit: cash +3000'],
    ['exchange', '50', '200', 'deposit: cash +2500'],
    ['regT', '33.333', '1', 'deposit: cash +16.67'],
    ['regT', '20', '-100', 'deposit: cash +1000'],
    ['initial', '20', '-100', 'deposit: cash +2000'],
  ])('%s, at $%s, %s shares', (fund, mark, quantity, entry) => {
    expect(journal(at(mark, trade(quantity, { fund })))).toContain(entry);
    expect(journal(at(mark, trade(quantity, { fund }))).join()).not.toContain('initialDeficiency');
  });

  it('needs no more where enough is there', () => {
    const rich = journal(at('50', deposit('9000'), trade('100', { fund: 'initial' })));
    expect(rich).toEqual(['deposit: cash +9000', 'trade: XYZ +100, cash -5000']);
  });
});

describe('what a trade lacks', () => {
  it.each([
    ['1000', '100', 'initialDeficiency 1500'],
    ['2500', '100', undefined],
    ['2499.99', '100', 'initialDeficiency 0.01'],
    ['1000', '30', 'initialDeficiency 500'],
    ['1500', '30', undefined],
    ['1000', '-10', 'initialDeficiency 1000'],
  ])('with $%s, %s shares at $50', (cash, quantity, notice) => {
    const lines = journal(at('50', deposit(cash), trade(quantity)));
    expect(lines.find((entry) => entry.startsWith('initial'))).toBe(notice);
  });

  it('is not asked of a trade that only reduces', () => {
    const poor = [deposit('1000'), trade('100')];
    const notices = (...more: readonly Json[]) =>
      journal(at('50', ...poor, ...more)).filter((entry) => entry.startsWith('initial'));
    expect(notices(trade('-50'))).toHaveLength(1);
    expect(notices(trade('-100'))).toHaveLength(1);
    expect(notices(trade('1'))).toHaveLength(2);
    expect(notices(trade('-101'))).toHaveLength(2);
    const short = journal(at('50', deposit('100'), trade('-10'), trade('4')));
    expect(short.filter((entry) => entry.startsWith('initial'))).toHaveLength(1);
  });
});

describe('a sale of everything', () => {
  it('needs no initial margin, whatever is still owed', () => {
    const under = { ...at('20', trade('-200')), pools: [pool({ loan: '5000' }, { XYZ: '200' }, '50')] };
    expect(journal(under).filter((line) => line.includes('initialDeficiency'))).toEqual([]);
    expect(left(under)).toEqual({ loan: '-1000' });
  });

  it('of one stock closes nothing of another that was bought today', () => {
    const frames = play({
      instruments: [stock('50'), stock('50', 'OTHER')],
      pools: [pool({ cash: '10000' }, { OTHER: '100' }, '50')],
      events: on(DAY, trade('100'), { ...trade('-100'), instrument: 'OTHER' }),
    });
    const after = frames.findLast((frame) => frame.at === 'event')?.state.memory.today;
    expect(after?.map(({ instrument, quantity }) => `${instrument} ${quantity.toFixed()}`)).toEqual([
      'XYZ 100',
    ]);
  });

  it('is of the pool that holds it', () => {
    const two = {
      instruments: [stock('50'), stock('50', 'OTHER')],
      pools: [
        pool({ cash: '100' }, { XYZ: '10' }, '50'),
        { ...pool({ cash: '100' }, { OTHER: '10' }, '50'), id: 'second' },
      ],
      events: on(DAY, { ...trade('-10'), instrument: 'OTHER' }),
    };
    const pools = play(two).at(-1)?.state.account.pools;
    const cash = pools?.map(({ amounts }) => amounts.map(({ amount }) => amount.toFixed()));
    expect(cash).toEqual([['100'], ['600']]);
  });
});

describe('prices and terms', () => {
  it('a price moves no money', () => {
    const moved = at('50', deposit('5000'), trade('200'), price('60'));
    expect(read(finish(moved), 'marketValue', 'equity', 'debt')).toEqual({
      marketValue: '12000',
      equity: '7000',
      debt: '5000',
    });
    expect(journal(moved)).toHaveLength(3);
  });

  it('of an unknown instrument are refused', () => {
    const state = start({});
    expect(refusal(() => step(state, { do: 'price', instrument: 'ABC', price: decimal(1) }))).toMatchObject({
      code: 'market.unknown-instrument',
      field: 'ABC',
    });
  });

  it('a broker that asks more calls at once, and one that asks less lets go', () => {
    const raise = (houseLong: string) => ({ do: 'settings', settings: { houseLong } });
    const events = [deposit('5000'), trade('200'), price('38'), raise('0.4'), raise('0.3')];
    expect(journal(at('50', ...events)).slice(3)).toEqual([
      'callOpened house 440 due 2026-11-04',
      'callMet house 440',
    ]);
    expect(play(at('50', ...events)).at(-1)?.state.settings).toEqual({ houseLong: '0.3' });
  });

  it('terms that are none are refused', () => {
    const state = start({});
    expect(refusal(() => step(state, { do: 'settings', settings: { houseLong: '30' } }))).toMatchObject({
      code: 'settings.rate',
      field: 'settings.houseLong',
    });
  });
});
