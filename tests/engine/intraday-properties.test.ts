/** Whatever the days: what has to hold of the intraday margin rule, and what must change nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../engine/calendar.ts';
import { type Decimal, decimal, ZERO } from '../../engine/decimal.ts';
import { addBusinessDays } from '../../engine/holidays.ts';
import {
  closeDay,
  frozenOn,
  type IntradayNotice,
  NO_INTRADAY,
  practiceCount,
  reduces,
} from '../../engine/intraday.ts';
import { usIntraday } from '../../engine/rulebooks/us-intraday.ts';
import { check } from '../lib/check.ts';
import { amount, days, OPENING, play, rule } from '../lib/intraday-arbitraries.ts';

function texts(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('what changes nothing', () => {
  it('is a close on a day on which the market is closed', () => {
    check(days, rule, (list, chosen) => {
      const [plainly, also] = [play(list, chosen), play(list, chosen, true)];
      // A freeze may end on a weekend: then only that is known sooner.
      for (const [i, { on, memory }] of plainly.entries()) {
        expect(texts(also[i]?.memory)).toEqual(texts(memory));
        expect(frozenOn(also[i]?.memory ?? memory, on)).toBe(frozenOn(memory, on));
      }
    });
  });

  it('is an event that moves no level', () => {
    check(days, rule, (list, chosen) => {
      expect(texts(play(list, chosen, false, true))).toEqual(texts(play(list, chosen)));
    });
  });

  it('is another look', () => {
    check(days, rule, (list, chosen) => {
      for (const { on, level, memory } of play(list, chosen))
        expect(closeDay(memory, level, on, decimal(7), chosen)).toEqual({ memory, notices: [] });
    });
  });

  it('is a price that falls, when only levels after transactions count', () => {
    const chosen = usIntraday();
    check(fc.array(amount(-5000, 0), { maxLength: 6 }), (falls) => {
      const moments = falls.map((change) => ({ event: 'price', change }) as const);
      const [close] = play([{ moments, equity: OPENING }], chosen);
      expect(close?.memory.deficits).toEqual([]);
    });
  });
});

describe('a deficit', () => {
  it('is never negative, in whole cents, and has one state', () => {
    const seen = { open: 0, satisfied: 0, expired: 0 };
    check(days, rule, (list, chosen) => {
      for (const { memory } of play(list, chosen)) {
        for (const { amount: size, remaining, state } of memory.deficits) {
          expect(size.gt(ZERO) && size.decimalPlaces() <= 2).toBe(true);
          expect(remaining.gte(ZERO)).toBe(true);
          expect(remaining.isZero()).toBe(state === 'satisfied');
          seen[state] += 1;
        }
      }
    });
    expect(Math.min(seen.open, seen.satisfied, seen.expired)).toBeGreaterThan(20);
  });

  it('is at least every negative level after a transaction that reduced it', () => {
    check(days, rule, (list, chosen) => {
      let level = OPENING;
      for (const [i, { memory, on }] of play(list, chosen).entries()) {
        const found = memory.deficits.find(({ opened }) => opened === on)?.amount ?? ZERO;
        for (const { event, change } of list[i]?.moments ?? []) {
          const after = level.plus(change);
          if (reduces(event, level, after)) expect(found.gte(after.neg())).toBe(true);
          level = after;
        }
      }
    });
  });

  it('arises on no day without such a transaction', () => {
    check(days, rule, (list, chosen) => {
      let level = OPENING;
      for (const [i, { memory, on }] of play(list, chosen).entries()) {
        let reduced = false;
        for (const { event, change } of list[i]?.moments ?? []) {
          reduced ||= reduces(event, level, level.plus(change));
          level = level.plus(change);
        }
        if (!reduced) expect(memory.deficits.some(({ opened }) => opened === on)).toBe(false);
      }
    });
  });

  it('ends with exactly what remains, and not with a trifle less', () => {
    let tried = 0;
    check(days, rule, amount(-3000, 3000), (list, chosen, drift) => {
      const last = play(list, chosen).at(-1);
      if (!last) throw new Error('there is a day');
      const on = addBusinessDays(last.on, 1);
      const moved = last.level.plus(drift);
      const drifted = closeDay(last.memory, moved, on, ZERO, chosen).memory;
      const next = addBusinessDays(on, 1);
      for (const [i, deficit] of drifted.deficits.entries()) {
        if (deficit.state !== 'open') continue;
        tried += 1;
        const risen = (rise: Decimal) =>
          closeDay(drifted, moved.plus(rise), next, ZERO, chosen).memory.deficits[i];
        expect(risen(deficit.remaining)).toMatchObject({ state: 'satisfied' });
        expect(risen(deficit.remaining.minus('0.00000001'))?.state).not.toBe('satisfied');
      }
    });
    expect(tried).toBeGreaterThan(20);
  });
});

describe('a freeze', () => {
  it('begins only when both conditions hold, and then always', () => {
    let begun = 0;
    let without = 0;
    check(days, rule, (list, chosen) => {
      for (const { on, memory, notices } of play(list, chosen)) {
        const practice = practiceCount(memory.deficits, on, chosen) >= chosen.choices.practice.times;
        const frozen = new Set(memory.freezes.map(({ deficit }) => deficit));
        for (const { opened } of notices.filter(({ name }) => name === 'intradayFreeze')) {
          begun += 1;
          const deficit = memory.deficits.find((item) => item.opened === opened);
          expect(practice).toBe(true);
          expect(deficit?.state).not.toBe('satisfied');
          expect(addBusinessDays(opened ?? on, 5) <= on).toBe(true);
        }
        for (const { opened, state } of memory.deficits) {
          if (state !== 'open') continue;
          const overdue = addBusinessDays(opened, 5) <= on;
          if (overdue && !practice) without += 1;
          if (overdue && practice) expect(frozen.has(opened)).toBe(true);
          if (!overdue) expect(frozen.has(opened)).toBe(false);
        }
      }
    });
    expect(Math.min(begun, without)).toBeGreaterThan(20);
  });

  it('belongs to a deficit that is not satisfied, and lasts ninety days', () => {
    check(days, rule, (list, chosen) => {
      for (const { on, memory } of play(list, chosen)) {
        for (const { after, until, deficit } of memory.freezes) {
          const found = memory.deficits.find(({ opened }) => opened === deficit);
          expect(found && found.state !== 'satisfied').toBe(true);
          expect([after, until]).toEqual([found?.due, addDays(after, 90)]);
          expect(on < until).toBe(true);
        }
      }
    });
  });

  it('and everything said agree with memory', () => {
    check(days, rule, (list, chosen) => {
      const said = play(list, chosen).flatMap(({ notices }) => notices.map(({ name }) => name));
      const last = play(list, chosen).at(-1)?.memory ?? NO_INTRADAY;
      const count = (name: IntradayNotice['name']) => said.filter((item) => item === name).length;
      expect(count('intradayDeficit')).toBe(last.deficits.length);
      expect(count('intradayDeficitMet')).toBe(
        last.deficits.filter(({ state }) => state === 'satisfied').length,
      );
      expect(count('intradayDeficitLate')).toBe(
        last.deficits.filter(({ late, minor }) => late && !minor).length,
      );
      expect(count('intradayFreeze') - count('intradayFreezeEnded')).toBe(last.freezes.length);
    });
  });
});
