/** The terms of lending, and when the next charge is due. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueAt } from '../../engine/borrowing.ts';
import { chargesCounted, PERIOD_RULES, periodsCounted, plain } from '../../engine/index.ts';
import { RULEBOOK_IDS } from '../../engine/rulebooks/index.ts';
import { LENDING_PERIODS } from '../../engine/rulebooks/lending-periods.ts';
import { check } from '../lib/check.ts';
import { refusal } from '../lib/engine.ts';
import { played } from '../lib/lending.ts';

it('the nth charge is due where the count of periods says that there are n', () => {
  const rule = fc.constantFrom(...Object.values(PERIOD_RULES));
  check(
    rule,
    fc.integer({ min: 0, max: 40_000 }),
    fc.integer({ min: 0, max: 8 }),
    (terms, opened, charged) => {
      const due = dueAt(terms, { opened, charged });
      fc.pre(due < 86_399);
      const clock = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 19);
      const counted = (to: number): string =>
        plain(periodsCounted(terms, { from: clock(opened), to: clock(to) }));
      const [before, then] = terms.counted === 'started' ? [due, due + 1] : [due - 1, due];
      if (before >= opened) expect(counted(before)).toBe(String(charged));
      expect(counted(then)).toBe(String(charged + 1));
      const charges = chargesCounted(terms, { from: clock(opened), to: clock(then) });
      expect(plain(charges.value)).toBe(String(charged + (terms.opening ? 2 : 1)));
    },
  );
});

describe('terms of lending', () => {
  const settings = (interest: unknown, rulebook = 'binance-margin-cross-3x') =>
    refusal(() => played({ settings: { venue: { currency: 'USD', interest } } }, {}, [], rulebook));
  const usd = { asset: 'USD', rate: '0.01' };

  it.each([
    [{ rates: [{ asset: 'USD', rate: '1.1' }] }, 'settings.venue', 'settings.venue.interest.rates[0].rate'],
    [{ rates: [{ asset: 'USD', rate: '-0.1' }] }, 'settings.venue', 'settings.venue.interest.rates[0].rate'],
    [{ rates: [{ ...usd, opening: '2' }] }, 'settings.venue', 'settings.venue.interest.rates[0].opening'],
    [{ rates: [usd, usd] }, 'settings.venue', 'settings.venue.interest.rates[1].asset'],
    [{ rates: [usd], periods: 'hourly' }, 'scenario.choice', 'settings.venue.interest.periods'],
  ])('%j are refused', (interest, code, field) => {
    expect(settings(interest)).toMatchObject({ code, field });
  });

  it('take a rate of nothing and one of all', () => {
    expect(settings({ rates: [{ asset: 'USD', rate: '0', opening: '1' }] })).toBeNull();
    expect(settings({ rates: [{ asset: 'USD', rate: '1' }] })).toBeNull();
  });

  it('must say how periods are counted where no page does', () => {
    expect(settings({ rates: [usd] }, 'kucoin-margin-cross')).toMatchObject({
      code: 'settings.venue',
      field: 'settings.venue.interest.periods',
    });
    expect(settings({ rates: [usd], periods: 'clockHours' }, 'kucoin-margin-cross')).toBeNull();
  });

  it('are not known where nothing is lent by the period', () => {
    expect(settings({ rates: [usd] }, 'exchange-cross')).toMatchObject({
      code: 'settings.unused',
      field: 'settings.venue.interest',
    });
    const byHand = { settings: { venue: { currency: 'USD', borrowing: 'byHand' } } };
    expect(refusal(() => played(byHand, {}, [], 'exchange-cross'))).toMatchObject({
      code: 'settings.unused',
      field: 'settings.venue.borrowing',
    });
  });

  it('are checked in an event as well', () => {
    const event = { do: 'settings', settings: { venue: { interest: { rates: [{ ...usd, rate: '2' }] } } } };
    expect(refusal(() => played({}, {}, [event]))?.field).toBe(
      'events[0].settings.venue.interest.rates[0].rate',
    );
  });

  it('by venue are of venues that exist', () => {
    expect(Object.keys(LENDING_PERIODS).filter((id) => !RULEBOOK_IDS.includes(id))).toEqual([]);
  });
});
