import { describe, expect, it } from 'vitest';
import {
  journalOf,
  lastOf,
  parseScenario,
  play as playFrom,
  reportOf,
  simulate,
} from '../../engine/index.ts';
import { holdings, type Json, line, on, play, pool, raw, stock } from '../lib/engine.ts';

const price = (value: string): Json => ({ do: 'price', instrument: 'XYZ', price: value });

describe('frames', () => {
  it('are the start, one for each event and one for each close', () => {
    const frames = play({
      events: [...on('2026-11-02', price('51'), price('52')), ...on('2026-11-04', price('53'))],
      until: '2026-11-05',
    });
    expect(frames.map((frame) => `${frame.on} ${frame.at}`)).toEqual([
      '2026-11-02 start',
      '2026-11-02 event',
      '2026-11-02 event',
      '2026-11-02 close',
      '2026-11-03 close',
      '2026-11-04 event',
      '2026-11-04 close',
      '2026-11-05 close',
    ]);
    expect(frames.map((frame) => frame.state.on)).toEqual(frames.map((frame) => frame.on));
  });

  it('end with the last event, or with the first day if there is none', () => {
    expect(lastOf(play({ events: on('2026-11-04', price('53')) })).on).toBe('2026-11-04');
    expect(play({}).map((frame) => frame.at)).toEqual(['start', 'close']);
    expect(play({ until: '2026-11-03' })).toHaveLength(3);
  });

  it('there must be one', () => {
    expect(() => lastOf([])).toThrow(RangeError);
  });

  it('leave earlier ones as they were', () => {
    const frames = play({
      events: on('2026-11-02', { do: 'deposit', amount: '5' }, { do: 'deposit', amount: '6' }),
    });
    expect(frames.map((frame) => holdings(frame.state))).toEqual([
      {},
      { cash: '5' },
      { cash: '11' },
      { cash: '11' },
    ]);
  });
});

/** The reader's three answers to one call, from the same moment. */
describe('what might have been', () => {
  const scenario = parseScenario(
    raw({
      instruments: [stock('50')],
      pools: [pool({ loan: '5000' }, { XYZ: '200' })],
      events: on('2026-11-03', price('35')),
    }),
  );
  const frames = simulate(scenario);
  const fork = frames.find((frame) => frame.on === '2026-11-03' && frame.at === 'event');
  const branch = (...events: readonly Json[]) => {
    const dated = parseScenario(raw({ events: on('2026-11-03', ...events) })).events;
    return fork ? playFrom(fork.state, dated, '2026-11-06') : [];
  };

  it.each([
    ['deposit', { XYZ: '200', loan: '-4900' }, 1],
    ['sell', { XYZ: '190', loan: '-4650' }, 1],
    ['wait', { XYZ: '190', loan: '-4650' }, 3],
  ])('%s', (way, left, notices) => {
    const events: Record<string, Json[]> = {
      deposit: [{ do: 'answer', by: 'cash' }],
      sell: [{ do: 'answer', by: 'sale' }],
      wait: [],
    };
    const frames = branch(...(events[way] ?? []));
    expect(holdings(lastOf(frames))).toEqual(left);
    expect(journalOf(frames).filter((entry) => entry.kind === 'notice')).toHaveLength(notices);
    expect(reportOf(lastOf(frames)).status).toBe('restricted');
  });

  it('waiting is enforced on the day that the call named', () => {
    const sale = journalOf(branch()).find((entry) => entry.kind === 'posting');
    expect(sale && [sale.on, line(sale)]).toEqual(['2026-11-05', 'forcedSale: XYZ -10, cash +350']);
  });

  it('a branch does not change the trunk', () => {
    const before = JSON.stringify(frames);
    branch({ do: 'brokerSells' });
    expect(JSON.stringify(frames)).toBe(before);
  });
});
