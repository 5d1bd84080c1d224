/** Times of a day in a scenario: what they order, what they leave as it was, and what is refused. */
import { describe, expect, it } from 'vitest';
import { instantOf, parseTime, secondsOf, timeOf } from '../../engine/clock.ts';
import { fundingOver, journalOf, parseScenario, plain, serialise, simulate } from '../../engine/index.ts';
import { type Json, line, play, raw, refusal } from '../lib/engine.ts';

const DAY = '2026-11-02';

describe('a time of day', () => {
  it.each([
    ['00:00', 0],
    ['00:01', 60],
    ['01:00', 3600],
    ['13:20', 48_000],
    ['23:59:59', 86_399],
  ])('%s is %d seconds of the day', (time, seconds) => {
    expect(secondsOf(parseTime(time, 'time'))).toBe(seconds);
    expect(timeOf(seconds)).toBe(time);
    expect(instantOf('1970-01-02', time)).toBe(86_400 + seconds);
    expect(instantOf('1969-12-31', time)).toBe(seconds - 86_400);
  });

  it('keeps its seconds only where there are some', () => {
    expect([timeOf(3605), timeOf(3660)]).toEqual(['01:00:05', '01:01']);
    expect(instantOf('1970-01-01')).toBe(0);
  });

  it.each(['24:00', '9:30', '13:60', '13:20:60', '13', ' 13:20', '13:20Z', '1320', '', 1320, null])(
    '%j is refused where an event names it',
    (time) => {
      const events = [{ on: DAY, do: 'brokerSells', time }];
      const found = refusal(() => parseScenario(raw({ events })));
      expect(found).toMatchObject({ code: 'time.syntax', field: 'events[0].time' });
      expect(found?.message).toContain('"23:59:59" such as "13:20"');
    },
  );
});

describe('events with a time', () => {
  const at = (time: string | undefined, on = DAY): Json => ({
    on,
    do: 'deposit',
    amount: '1',
    ...(time !== undefined && { time }),
  });
  const refused = (...events: readonly Json[]) => refusal(() => parseScenario(raw({ events })));

  it('are in the order of the day', () => {
    expect(refused(at('13:20'), at('13:20'), at('13:20:01'), at('09:00', '2026-11-03'))).toBeNull();
    expect(refused(at('13:20'), at('13:19:59'))).toMatchObject({
      code: 'scenario.order',
      field: 'events[1].time',
      message: 'events[1].time must not be before 13:20, the time before it on that day; got 13:19:59',
    });
    expect(refused(at('13:20'), at(undefined), at('13:00'))?.field).toBe('events[2].time');
    expect(refused(at(undefined), at('00:00'))).toBeNull();
  });

  it('follow one another at once where they name none, and have none where nothing has', () => {
    const times = (...events: readonly Json[]) => journalOf(play({ events })).map(({ time }) => time ?? '-');
    expect(times(at(undefined), at('13:20'), at(undefined), at(undefined, '2026-11-03'))).toEqual([
      '-',
      '13:20',
      '13:20',
      '-',
    ]);
  });

  it('come out of the format as they went in', () => {
    const file = raw({ events: [at('13:20'), at(undefined)] });
    expect(serialise(parseScenario(file))).toEqual(file);
  });

  it('give what they give without, where nothing is charged by the hour', () => {
    const events = [at('09:00'), { on: DAY, do: 'trade', instrument: 'XYZ', quantity: '1', time: '10:00' }];
    const without = events.map(({ time: _, ...event }) => event);
    expect(journalOf(play({ events })).map(line)).toEqual(journalOf(play({ events: without })).map(line));
  });
});

describe('funding', () => {
  it('is paid for the stamps that a position lives through, as the figure of the whole says', () => {
    const stamp = (time: string): Json => ({ do: 'funding', instrument: 'BTC', rate: '0.0001', time });
    const trade = (quantity: string, time: string): Json => ({
      do: 'trade',
      instrument: 'BTC',
      quantity,
      time,
    });
    const frames = simulate(
      parseScenario(
        raw({
          rulebook: 'exchange-cross.2026-11',
          settings: { venue: { currency: 'USD' } },
          instruments: [{ id: 'BTC', kind: 'linear', quote: 'USD', price: '60000', lot: '0.001' }],
          pools: [{ id: 'p', amounts: [{ asset: 'USD', kind: 'cash', amount: '100000' }], positions: [] }],
          events: [
            stamp('00:00'),
            trade('1', '00:00:01'),
            stamp('08:00'),
            stamp('16:00'),
            trade('-1', '16:00'),
            stamp('20:00'),
          ].map((event) => ({ on: DAY, ...event })),
        }),
      ),
    );
    const paid = journalOf(frames).filter((entry) => entry.kind === 'posting' && entry.reason === 'funding');
    expect(paid.map((entry) => `${entry.time} ${line(entry)}`)).toEqual([
      '08:00 funding: cash -6',
      '16:00 funding: cash -6',
    ]);
    const stamps = ['08:00', '16:00'].map((time) => ({
      at: `${DAY}T${time}:00Z`,
      mark: '60000',
      rate: '0.0001',
    }));
    expect(plain(fundingOver({ quantity: '1' }, stamps).value)).toBe('12');
  });
});
