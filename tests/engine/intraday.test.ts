import { describe, expect, it } from 'vitest';
import { decimal, plain } from '../../engine/decimal.ts';
import { closeDay, observe, reduces, wouldLack } from '../../engine/intraday.ts';
import { usIntraday } from '../../engine/rulebooks/us-intraday.ts';
import { amounts, type Moment, RULE, run } from '../lib/intraday-days.ts';

describe('a transaction that reduces the level', () => {
  it.each([
    ['trade', 100, 99, true],
    ['trade', 100, 100, false],
    ['trade', -100, -50, false],
    ['withdrawal', 100, 50, true],
    ['withdrawal', 100, 100, true],
    ['deposit', 100, 150, false],
    ['price', 100, -500, false],
    ['other', 100, 50, false],
  ] as const)('%s from %i to %i: %s', (event, before, after, expected) => {
    expect(reduces(event, decimal(before), decimal(after))).toBe(expected);
  });

  it.each([
    ['trade', 100, -1, true],
    ['trade', 100, 0, false],
    ['trade', -200, -100, false],
    ['trade', -100, -200, true],
    ['price', 100, -1, false],
    ['withdrawal', 5, -1, true],
  ] as const)('%s from %i to %i could be blocked: %s', (event, before, after, expected) => {
    expect(wouldLack(event, decimal(before), decimal(after))).toBe(expected);
  });
});

describe('the deficit of a day', () => {
  it('is the lowest level below zero, and survives a recovery on the same day', () => {
    const day = run([
      {
        on: '2026-06-08',
        events: [
          ['trade', -500],
          ['trade', -2300],
          ['trade', 400],
        ],
      },
    ]);
    expect(amounts(day)).toEqual(['2026-06-08 2300 open']);
    expect(day.said).toEqual([
      '06-08 LevelNegative 500',
      '06-08 LevelNegative 2300',
      '06-08 Deficit 2300 2026-06-15',
    ]);
    expect(day.memory.deficits[0]).toMatchObject({ due: '2026-06-15', expires: '2026-06-30', late: false });
    expect(plain(day.memory.deficits[0]?.closedAt ?? decimal(0))).toBe('400');
    expect(day.memory.day).toBeNull();
  });

  it.each<[string, readonly Moment[], string[]]>([
    ['no event', [], []],
    ['a price fall alone', [['price', -5000]], []],
    ['a deposit', [['deposit', 2000]], []],
    ['a purchase that stays above zero', [['trade', 0]], []],
    [
      'a price fall after a purchase',
      [
        ['trade', 10],
        ['price', -700],
      ],
      [],
    ],
    [
      'a sale that raises a negative level',
      [
        ['price', -700],
        ['trade', -300],
      ],
      [],
    ],
    [
      'a price fall, then a purchase',
      [
        ['price', -700],
        ['trade', -710],
      ],
      ['2026-06-08 710 open'],
    ],
    ['a withdrawal', [['withdrawal', -20]], ['2026-06-08 20 open']],
    [
      'a withdrawal that leaves a negative level',
      [
        ['price', -9],
        ['withdrawal', -9],
      ],
      ['2026-06-08 9 open'],
    ],
    ['part of a cent', [['trade', -0.001]], ['2026-06-08 0.01 open']],
  ])('after %s', (_, events, expected) => {
    expect(amounts(run([{ on: '2026-06-08', events }]))).toEqual(expected);
  });

  it.each<[string, readonly Moment[], string[]]>([
    ['a price fall alone', [['price', -5000]], []],
    [
      'a price fall after a purchase',
      [
        ['trade', 10],
        ['price', -700],
      ],
      ['2026-06-08 700 open'],
    ],
    [
      'a price fall before one',
      [
        ['price', -700],
        ['deposit', 600],
        ['trade', 10],
      ],
      ['2026-06-08 700 open'],
    ],
  ])('of every level of the day, after %s', (_, events, expected) => {
    const rule = usIntraday({ measured: 'wholeDay' });
    expect(amounts(run([{ on: '2026-06-08', events }], rule))).toEqual(expected);
  });

  it('counts the level with which the day began, when every level counts', () => {
    const rule = usIntraday({ measured: 'wholeDay' });
    const days = [
      {
        on: '2026-06-08',
        events: [
          ['trade', -100],
          ['withdrawal', -200],
        ],
      },
    ] as const;
    expect(amounts(run(days, rule, -800))).toEqual(['2026-06-08 800 open']);
    expect(amounts(run(days, RULE, -800))).toEqual(['2026-06-08 200 open']);
  });

  it('assumes every fall first when the order is unknown', () => {
    const rule = usIntraday({ order: 'unknown' });
    const events = [
      ['trade', 400],
      ['trade', 1000],
      ['trade', 100],
      ['deposit', 900],
      ['trade', 500],
    ] as const;
    expect(amounts(run([{ on: '2026-06-08', events }], RULE))).toEqual([]);
    expect(amounts(run([{ on: '2026-06-08', events }], rule))).toEqual(['2026-06-08 900 open']);
    expect(amounts(run([{ on: '2026-06-08', events: [['price', -50]] }], rule))).toEqual([]);
  });

  it('is one a day, and another the next', () => {
    const days = [
      { on: '2026-06-08', events: [['trade', -2000]] },
      {
        on: '2026-06-09',
        events: [
          ['trade', -1900],
          ['withdrawal', -3000],
        ],
      },
    ] as const;
    expect(amounts(run(days))).toEqual(['2026-06-08 2000 open', '2026-06-09 3000 open']);
  });

  it('is announced while the day runs, each time it grows, in whole cents', () => {
    const events: readonly Moment[] = [
      ['trade', -0.001],
      ['price', -900],
      ['withdrawal', -901],
      ['deposit', 500],
      ['trade', -901],
      ['trade', -901.5],
    ];
    const { said } = run([{ on: '2026-06-08', events }]);
    const sizes = ['0.01', '901', '901.5'].map((size) => `06-08 LevelNegative ${size}`);
    expect(said).toEqual([...sizes, '06-08 Deficit 901.5 2026-06-15']);
  });

  it('can be closed again when nothing happened since, and not when something did', () => {
    const { memory } = run([{ on: '2026-06-08', events: [['trade', -2000]] }]);
    const again = closeDay(memory, decimal(-2000), '2026-06-08', decimal(1), RULE);
    expect(again).toEqual({ memory, notices: [] });
    // A rise on the deficit's own day does not satisfy it.
    const higher = closeDay(memory, decimal(9000), '2026-06-08', decimal(1), RULE);
    expect(higher).toEqual({ memory, notices: [] });
    const late = observe(memory, decimal(-2000), decimal(-2001), 'trade').memory;
    const refused = {
      code: 'intraday.day-closed',
      message: 'date must come after 2026-06-08; got "2026-06-08"',
    };
    expect(() => closeDay(late, decimal(0), '2026-06-08', decimal(1), RULE)).toThrow(
      expect.objectContaining(refused),
    );
    expect(() => closeDay(memory, decimal(0), '2026-06-05', decimal(1), RULE)).toThrow(
      /come after 2026-06-08/,
    );
  });
});
