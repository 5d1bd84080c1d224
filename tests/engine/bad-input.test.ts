/** What people get wrong most: each is refused by naming field, value and what is allowed, or is a state with a name. */
import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../engine/carry/index.ts';
import { lastOf, parseScenario, plain, reportOf, simulate } from '../../engine/index.ts';
import { finish, holdings, type Json, journal, on, play, pool, raw, refusal, stock } from '../lib/engine.ts';

function refused(fields: Json) {
  return refusal(() => parseScenario(raw({ instruments: [stock('50')], ...fields })));
}

describe('dates out of order', () => {
  it('an event before the one above it', () => {
    const events = [
      ...on('2026-11-05', { do: 'deposit', amount: '1' }),
      ...on('2026-11-03', { do: 'brokerSells' }),
    ];
    expect(refused({ events })).toEqual({
      code: 'scenario.order',
      field: 'events[1].on',
      message: 'events[1].on must not be before 2026-11-05, the day before it in the file; got 2026-11-03',
    });
  });

  it('an event before the first day, and an end before the last event', () => {
    const events = on('2026-11-01', { do: 'brokerSells' });
    expect(refused({ events })?.message).toContain('events[0].on must not be before 2026-11-02');
    expect(refused({ until: '2026-11-01' })?.message).toBe(
      'until must not be before the last event on 2026-11-02; got 2026-11-01',
    );
  });

  it('a day that there is not', () => {
    expect(refused({ start: '2026-02-30' })).toEqual({
      code: 'date.syntax',
      field: 'start',
      message: 'start must be a day from 1900 to 2199 such as "2026-11-22"; got "2026-02-30"',
    });
  });
});

describe('unknown symbols', () => {
  const unknown = 'must be one of XYZ; got "XYY"';

  it.each([
    ['a position', { pools: [pool({}, { XYY: '1' })] }, 'pools[0].positions[0].instrument'],
    [
      'a price',
      { events: on('2026-11-02', { do: 'price', instrument: 'XYY', price: '1' }) },
      'events[0].instrument',
    ],
    [
      'a trade',
      { events: on('2026-11-02', { do: 'trade', instrument: 'XYY', quantity: '1' }) },
      'events[0].instrument',
    ],
    [
      'terms of a security',
      { settings: { securities: [{ instrument: 'XYY', houseLong: '0.5' }] } },
      'settings.securities[0].instrument',
    ],
  ])('in %s', (_, fields, field) => {
    expect(refused(fields)).toEqual({
      code: 'scenario.unknown-instrument',
      field,
      message: `${field} ${unknown}`,
    });
  });

  it('for money', () => {
    const pools = [{ id: 'main', amounts: [{ asset: 'USX', kind: 'cash', amount: '1' }], positions: [] }];
    expect(refused({ pools })?.message).toBe(
      'pools[0].amounts[0].asset must be USD or an instrument priced in USD; got "USX"',
    );
  });
});

describe('a rate of 250 that was meant as 2.5 %', () => {
  const said = (limit: string) =>
    `must be a fraction above 0 and at most ${limit}, such as "0.30" for 30 %; got "250": a percentage is written as a fraction, 2.5 % as "0.025"`;

  it.each([
    ['houseLong', '1'],
    ['houseShort', '5'],
    ['houseInitial', '1'],
    ['saleSlippage', '1'],
  ])('as %s', (field, limit) => {
    expect(refused({ settings: { [field]: '250' } })).toEqual({
      code: 'settings.rate',
      field: `settings.${field}`,
      message: `settings.${field} ${said(limit)}`,
    });
    const events = on('2026-11-02', { do: 'settings', settings: { [field]: '250' } });
    expect(refused({ events })?.field).toBe(`events[0].settings.${field}`);
  });

  it('as a rate of interest', () => {
    const schedule = { kind: 'blended', basis: 360, tiers: [{ from: '0', rate: '250' }] };
    expect(refusal(() => parseSchedule(schedule, 'schedule'))).toMatchObject({
      field: 'schedule.tiers[0].rate',
      message: expect.stringContaining('2.5 % is "0.025"; got "250"'),
    });
  });
});

describe('an empty book', () => {
  const events = on(
    '2026-11-02',
    { do: 'brokerSells' },
    { do: 'answer', by: 'cash' },
    { do: 'answer', by: 'securities' },
    { do: 'answer', by: 'sale' },
  );

  it('is a state with a name, and nothing that is asked of it fails', () => {
    const { status, figures } = finish({ instruments: [], events, until: '2026-11-06' });
    expect(status).toBe('empty');
    for (const name of ['equity', 'requirement', 'call', 'buyingPower', 'withdrawable'])
      expect(plain(figures[name]?.value ?? ({ isZero: () => false } as never))).toBe('0');
    for (const name of ['callPrice', 'equityPercent', 'cureSale']) expect(figures[name]).toBeUndefined();
    expect(journal({ instruments: [], events })).toEqual(['brokerSells']);
  });

  it('without a pool names what is missing', () => {
    expect(
      refusal(() => play({ pools: [], events: on('2026-11-02', { do: 'deposit', amount: '1' }) })),
    ).toEqual({
      code: 'account.empty',
      field: 'pools',
      message: 'pools must hold at least one pool',
    });
  });
});

describe('ten thousand positions', () => {
  const instruments = Array.from({ length: 1000 }, (_, i) => stock(`${(i % 90) + 1}.5`, `S${i}`));
  const positions = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ instrument: `S${i % 1000}`, quantity: '1', entry: '40' }));
  const book = (count: number, more: Json = {}): Json => ({
    instruments,
    pools: [
      {
        id: 'main',
        amounts: [{ asset: 'USD', kind: 'loan', amount: '350000' }],
        positions: positions(count),
      },
    ],
    ...more,
  });

  it('are judged, called and sold like one', () => {
    const events = on('2026-11-02', { do: 'brokerSells' });
    const frames = simulate(parseScenario(raw(book(10_000, { events, settings: { sells: 'everything' } }))));
    const [first] = frames;
    expect(first && plain(reportOf(first.state).equity.value)).toBe('106000');
    expect(first?.state.memory.calls.map(({ line, amount }) => [line, plain(amount)])).toEqual([
      ['house', '30800'],
      ['exchange', '8000'],
    ]);
    expect(holdings(lastOf(frames))).toEqual({ cash: '106000' });
  }, 120_000);

  it('are as many as a pool may have', () => {
    expect(refusal(() => parseScenario(raw(book(10_001))))).toEqual({
      code: 'scenario.list',
      field: 'pools[0].positions',
      message: 'pools[0].positions must have at most 10000 items; got 10001',
    });
  });
});

describe('equity below zero', () => {
  const deep = (price: string) => ({
    instruments: [stock(price)],
    pools: [pool({ loan: '5000' }, { XYZ: '200' })],
  });

  it('is the state shortfall, and the number is what it is', () => {
    const { status, equity, figures } = finish(deep('20'));
    expect([status, plain(equity.value)]).toEqual(['shortfall', '-1000']);
    // Nothing that hangs on it is cut off at zero either.
    expect(plain(figures.excess?.value ?? equity.value)).toBe('-2200');
    expect(plain(figures.call?.value ?? equity.value)).toBe('2200');
    expect(finish(deep('25')).status).toBe('called');
  });

  it('has no ratio to equity, and nothing to withdraw or to buy with', () => {
    const { figures } = finish(deep('20'));
    expect([figures.exposureToEquity, figures.debtToEquity]).toEqual([undefined, undefined]);
    expect(
      [figures.withdrawable, figures.buyingPower].map((figure) => figure && plain(figure.value)),
    ).toEqual(['0', '0']);
  });
});
