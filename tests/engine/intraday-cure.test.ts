import { describe, expect, it } from 'vitest';
import { decimal, plain } from '../../engine/decimal.ts';
import { practiceCount } from '../../engine/intraday.ts';
import type { IntradayChoices } from '../../engine/intraday-rule.ts';
import { usIntraday } from '../../engine/rulebooks/us-intraday.ts';
import { amounts, type Day, run, STRICT, unmet } from '../lib/intraday-days.ts';

describe('satisfaction', () => {
  const opened = {
    on: '2026-06-08',
    events: [
      ['trade', -2000],
      ['trade', 300],
    ],
  } as const;

  it.each<[string, readonly Day[], string]>([
    ['a rise by the deficit', [{ on: '2026-06-09', close: 2300 }], 'satisfied'],
    ['a cent less', [{ on: '2026-06-09', close: 2299.99 }], 'open'],
    ['a level of zero', [{ on: '2026-06-09', close: 0 }], 'open'],
    ['a rise at the close of the fifth day', [{ on: '2026-06-15', close: 2300 }], 'satisfied'],
    [
      'a rise within the day that is gone at its close',
      [{ on: '2026-06-09', events: [['deposit', 9000]], close: 0 }],
      'open',
    ],
    [
      'two steps',
      [
        { on: '2026-06-09', close: 1300 },
        { on: '2026-06-10', close: 2300 },
      ],
      'satisfied',
    ],
    [
      'a step back',
      [
        { on: '2026-06-09', close: 1300 },
        { on: '2026-06-10', close: 1000 },
      ],
      'open',
    ],
    ['a rise at the close of the 15th day', [{ on: '2026-06-30', close: 2300 }], 'satisfied'],
    [
      'a rise on the 16th',
      [
        { on: '2026-06-30', close: 0 },
        { on: '2026-07-01', close: 2300 },
      ],
      'expired',
    ],
  ])('after %s', (_, days, state) => {
    expect(run([opened, ...days]).memory.deficits[0]?.state).toBe(state);
  });

  it('remains by what the level has not risen, and more than the whole when it fell', () => {
    const left = (close: number) => {
      const { memory } = run([opened, { on: '2026-06-09', close }]);
      return plain(memory.deficits[0]?.remaining ?? decimal(-1));
    };
    expect([300, 1000, 2299.99, 2300, 9000, -200].map(left)).toEqual([
      '2000',
      '1300',
      '0.01',
      '0',
      '0',
      '2500',
    ]);
  });

  it('one rise serves all', () => {
    const { memory, said } = run([
      { on: '2026-06-08', events: [['trade', -2000]] },
      { on: '2026-06-09', events: [['withdrawal', -3000]] },
      { on: '2026-06-10', events: [['deposit', 0]] },
    ]);
    expect(amounts({ memory })).toEqual(['2026-06-08 2000 satisfied', '2026-06-09 3000 satisfied']);
    expect(said.slice(-2)).toEqual(['06-10 DeficitMet 2000', '06-10 DeficitMet 3000']);
  });

  it('is said once, and what was satisfied stays so', () => {
    const { memory, said } = run([
      opened,
      { on: '2026-06-09', close: 2300 },
      { on: '2026-06-10', close: -9000 },
    ]);
    expect(memory.deficits[0]?.state).toBe('satisfied');
    expect(said.slice(3)).toEqual([]);
    expect(said).toEqual([
      '06-08 LevelNegative 2000',
      '06-08 Deficit 2000 2026-06-15',
      '06-09 DeficitMet 2000',
    ]);
  });
});

describe('a deficit that makes no practice', () => {
  it.each([
    [1000, 50_000, {}, true],
    [1000.01, 50_000, {}, false],
    [500, 10_000, {}, true],
    [500.01, 10_000, {}, false],
    [1000, 20_000, {}, true],
    [1, 0, {}, false],
    [1, -500, {}, false],
    [9000, 50_000, { extraordinary: ['2026-06-08'] }, true],
    [9000, 50_000, { extraordinary: ['2026-06-09'] }, false],
  ] as const)('%d with equity of %d and %o: %s', (amount, equity, more: Partial<IntradayChoices>, minor) => {
    const rule = usIntraday({ ...STRICT.choices, ...more });
    const [first, ...rest] = unmet('2026-06-30', amount);
    const { memory, said } = run([{ ...first, on: '2026-06-08', equity }, ...rest], rule);
    expect(memory.deficits[0]?.minor).toBe(minor);
    expect(said.some((text) => text.includes('DeficitLate'))).toBe(!minor);
    expect(memory.freezes.length).toBe(minor ? 0 : 1);
    expect(practiceCount(memory.deficits, '2026-06-30', rule)).toBe(minor ? 0 : 1);
  });

  it('freezes all the same once there is a practice', () => {
    const days = unmet('2026-06-30').map((day) =>
      day.on === '2026-06-12'
        ? {
            ...day,
            events: [
              ['deposit', 5000],
              ['withdrawal', -100],
              ['deposit', 0],
            ] as const,
          }
        : day,
    );
    const { memory } = run(days, STRICT);
    expect(amounts({ memory })).toEqual(['2026-06-08 2000 satisfied', '2026-06-12 100 open']);
    expect(memory.deficits.map(({ minor }) => minor)).toEqual([false, true]);
    expect(memory.freezes.map(({ deficit }) => deficit)).toEqual(['2026-06-12']);
  });
});
