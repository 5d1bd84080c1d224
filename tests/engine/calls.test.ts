/** A call through its days: it is told once, grows, and never shrinks while it is open. */
import { describe, expect, it } from 'vitest';
import { lastOf, plain } from '../../engine/index.ts';
import { type Json, journal, on, play, pool, price, start, stock } from '../lib/engine.ts';

/** 200 shares with 5,000 borrowed: at 34 the equity of 1,800 lacks 240 to 30 % of 6,800. */
function account(...days: readonly (readonly [string, string])[]): Json {
  return {
    instruments: [stock('50')],
    settings: { callDays: 10 },
    pools: [pool({ loan: '5000' }, { XYZ: '200' }, '50')],
    events: days.flatMap(([day, value]) => on(day, price(value))),
  };
}

const house = (fields: Json): string[] => journal(fields).filter((line) => line.includes(' house '));

describe('a call', () => {
  it('is not told again while nothing changes', () => {
    const days = [
      ['2026-11-03', '34'],
      ['2026-11-04', '34'],
      ['2026-11-05', '34'],
    ] as const;
    expect(house(account(...days))).toEqual(['callOpened house 240 due 2026-11-17']);
  });

  it('grows when more is missing, and stays when less is', () => {
    const days = [
      ['2026-11-03', '34'],
      ['2026-11-04', '33'],
      ['2026-11-05', '34'],
    ] as const;
    expect(house(account(...days))).toEqual([
      'callOpened house 240 due 2026-11-17',
      'callIncreased house 380 due 2026-11-17',
    ]);
    const { calls } = lastOf(play(account(...days))).memory;
    expect(calls.map(({ line, amount }) => `${line} ${plain(amount)}`)).toContain('house 380');
  });

  it('begins with nothing', () => {
    expect(start(account()).memory.calls).toEqual([]);
  });
});

describe('a deficiency under Regulation T', () => {
  /** 200 shares at 50 ask 5,000. */
  const bought = (cash: string): string[] =>
    journal({
      instruments: [stock('50')],
      pools: [pool({ cash })],
      events: on('2026-11-02', { do: 'trade', instrument: 'XYZ', quantity: '200' }),
    }).filter((text) => text.includes('regT'));

  it('of $1,000 is waived, and of a cent more is called', () => {
    expect(bought('4000')).toEqual(['regTWaived regT 1000']);
    expect(bought('3999.99')).toEqual(['callOpened regT 1000.01 due 2026-11-05']);
  });
});
