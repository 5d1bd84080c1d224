import { describe, expect, it } from 'vitest';
import { journalOf, lastOf, plain, reportOf } from '../../engine/index.ts';
import { finish, holdings, type Json, journal, line, on, play, pool, read, stock } from '../lib/engine.ts';

const price = (value: string, instrument = 'XYZ'): Json => ({ do: 'price', instrument, price: value });
const sells: Json = { do: 'brokerSells' };

/** 200 shares bought at $50 with a loan of $5,000; called at $35 on Tuesday 3 November, due on Thursday. */
function called(more: readonly Json[] = [], fields: Json = {}): Json {
  return {
    instruments: [stock('50')],
    pools: [pool({ loan: '5000' }, { XYZ: '200' }, '50')],
    until: '2026-11-06',
    events: [...on('2026-11-03', price('35')), ...more],
    ...fields,
  };
}

function left(fields: Json): Record<string, string> {
  return holdings(lastOf(play(fields)));
}

describe('a call that nobody answers', () => {
  it('is enforced when its last day closes', () => {
    const frames = play(called());
    const said = frames.filter((frame) => frame.entries.length > 0);
    expect(said.map((frame) => [frame.on, frame.at, frame.entries.map(line)])).toEqual([
      ['2026-11-03', 'event', ['callOpened house 100 due 2026-11-05']],
      [
        '2026-11-05',
        'close',
        [
          'deadlinePassed house 100 due 2026-11-05',
          'brokerSells',
          'forcedSale: XYZ -10, cash +350',
          'repay: cash -350, loan +350',
          'callMet house 100',
        ],
      ],
    ]);
    expect(read(reportOf(lastOf(frames)), 'equity', 'requirement', 'debt')).toEqual({
      equity: '2000',
      requirement: '1995',
      debt: '4650',
    });
  });

  it('sells at the price that stands that evening, after the day and before the next', () => {
    const rise = called([...on('2026-11-05', price('35.5')), ...on('2026-11-06', price('10'))]);
    const sale = journal(rise).find((entry) => entry.startsWith('forcedSale'));
    // Equity 2,100, required 2,130: 30 / 0.3 = 100 of market value, 2.8 shares.
    expect(sale).toBe('forcedSale: XYZ -3, cash +106.5');
  });

  it('is let go by a rise on the last day', () => {
    expect(journal(called(on('2026-11-05', price('36'))))).toEqual([
      'callOpened house 100 due 2026-11-05',
      'callMet house 100',
    ]);
  });

  it('is let go by an answer on the last day', () => {
    const paid = journal(called(on('2026-11-05', { do: 'deposit', amount: '100' })));
    expect(paid.at(-1)).toBe('callMet house 100');
    expect(paid.join()).not.toContain('forcedSale');
    const short = journal(called(on('2026-11-05', { do: 'deposit', amount: '99.99' })));
    expect(short.join()).toContain('forcedSale: XYZ -1, ');
  });

  it('may be due the same day', () => {
    const quick = called([], { settings: { callDays: 0 } });
    expect(journal(quick).slice(0, 3)).toEqual([
      'callOpened house 100 due 2026-11-03',
      'deadlinePassed house 100 due 2026-11-03',
      'brokerSells',
    ]);
  });
});

describe('a broker that gives no notice', () => {
  it('sells in the moment of the fall', () => {
    const frames = play(called([], { settings: { callDays: null } }));
    expect(journalOf(frames).map(line)).toEqual([
      'brokerSells',
      'forcedSale: XYZ -10, cash +350',
      'repay: cash -350, loan +350',
    ]);
    expect(frames.find((frame) => frame.entries.length > 0)).toMatchObject({ on: '2026-11-03', at: 'event' });
    expect(lastOf(frames).memory.calls).toEqual([]);
  });

  it('sells at the start too', () => {
    const start = { ...called([]), events: [], instruments: [stock('35')], settings: { callDays: null } };
    expect(play(start)[0]).toMatchObject({ at: 'start' });
    expect(left(start)).toEqual({ XYZ: '190', loan: '-4650' });
  });
});

describe('how much is sold', () => {
  it('everything, if that is the broker’s way', () => {
    const all = called([], { settings: { sells: 'everything' } });
    expect(journal(all).slice(2)).toEqual([
      'brokerSells',
      'forcedSale: XYZ -200, cash +7000',
      'repay: cash -5000, loan +5000',
      'callMet house 100',
    ]);
    expect(left(all)).toEqual({ cash: '2000' });
  });

  it('everything, also unasked and when nothing is called', () => {
    const calm = called(on('2026-11-03', price('50'), sells), { settings: { sells: 'everything' } });
    expect(left(calm)).toEqual({ cash: '5000' });
    expect(journal(called(on('2026-11-03', price('50'), sells))).at(-1)).toBe('brokerSells');
  });

  it('everything, if less does not end the call, and what is then owed stays owed', () => {
    const deep = called(on('2026-11-03', price('20')));
    expect(journal(deep).slice(3)).toEqual([
      'deadlinePassed house 2200 due 2026-11-05',
      'brokerSells',
      'forcedSale: XYZ -200, cash +4000',
      'repay: cash -4000, loan +4000',
      'shortfall 1000',
      'callMet house 2200',
      'callMet exchange 2000',
    ]);
    expect(left(deep)).toEqual({ loan: '-1000' });
    expect(finish(deep).status).toBe('shortfall');
  });

  it('all of a position that is no whole number of lots', () => {
    const odd = {
      instruments: [stock('50')],
      pools: [pool({ loan: '5000' }, { XYZ: '200.5' })],
      until: '2026-11-06',
    };
    expect(left({ ...odd, events: on('2026-11-03', price('24.95')) })).toEqual({ cash: '2.475' });
    const one = [...on('2026-11-03', price('35.5'))];
    expect(left({ ...odd, instruments: [stock('50', 'XYZ', { lot: '1000' })], events: one })).toEqual({
      cash: '2117.75',
    });
  });

  it('now, when the broker will not wait', () => {
    expect(journal(called(on('2026-11-03', sells)))).toEqual([
      'callOpened house 100 due 2026-11-05',
      'brokerSells',
      'forcedSale: XYZ -10, cash +350',
      'repay: cash -350, loan +350',
      'callMet house 100',
    ]);
  });
});

describe('what is sold first', () => {
  const several = (events: readonly Json[], quantities: Json, loan: string) => ({
    instruments: [stock('10', 'A'), stock('20', 'B'), stock('30', 'C')],
    pools: [pool({ loan }, quantities)],
    events: on('2026-11-03', ...events),
  });

  it('is the largest position, whatever order the file has', () => {
    // Worth 1,000, 3,000 and 1,500; equity 1,600 against 1,650.
    for (const order of [
      ['A', 'B', 'C'],
      ['C', 'A', 'B'],
      ['B', 'C', 'A'],
    ]) {
      const size: Record<string, string> = { A: '100', B: '150', C: '50' };
      const quantities = Object.fromEntries(order.map((id) => [id, size[id]]));
      expect(
        journal(several([sells], quantities, '3900')).filter((entry) => entry.startsWith('forced')),
      ).toEqual(['forcedSale: B -9, cash +180']);
    }
  });

  it('the next one follows when the largest is not enough', () => {
    const deep = several([sells], { A: '100', B: '150', C: '50' }, '5300');
    expect(journal(deep).filter((entry) => entry.startsWith('forced'))).toEqual([
      'forcedSale: B -150, cash +3000',
      'forcedSale: C -50, cash +1500',
      'forcedSale: A -34, cash +340',
    ]);
    expect(read(finish(deep), 'equity', 'requirement')).toEqual({ equity: '200', requirement: '198' });
  });

  it('a short is bought back', () => {
    const short = {
      instruments: [stock('30')],
      pools: [pool({ shortProceeds: '2000', cash: '1700' }, { XYZ: '-100' })],
      events: on('2026-11-03', sells),
    };
    // Equity 700 against 900: 200 / 30 % is $666.67, 22.2 shares.
    expect(journal(short).filter((entry) => entry.startsWith('forced'))).toEqual([
      'forcedSale: XYZ +23, shortProceeds -690',
    ]);
  });

  it('each pool sells its own shares', () => {
    const position = (quantity: string) => [{ instrument: 'XYZ', quantity, entry: '1' }];
    const loan = [{ asset: 'USD', kind: 'loan', amount: '2500' }];
    const pools = [
      { id: 'a', amounts: [], positions: position('100') },
      { id: 'b', amounts: loan, positions: position('300') },
    ];
    const state = lastOf(play({ instruments: [stock('7')], pools, events: on('2026-11-03', sells) }));
    // Equity 300 against 840: 540 / 0.3 / 7 = 257.2 shares, of the larger position.
    const kept = state.account.pools.map((item) => item.positions.map(({ quantity }) => plain(quantity)));
    expect(kept).toEqual([['100'], ['42']]);
  });
});
