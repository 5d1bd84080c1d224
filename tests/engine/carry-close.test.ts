/** The close of a day that charges nothing, and of one that only posts what has accrued before. */
import { describe, expect, it } from 'vitest';
import { closeCarry } from '../../engine/carry/close.ts';
import { lastOf } from '../../engine/index.ts';
import { holdings, type Json, line, play, pool, start, stock } from '../lib/engine.ts';

const FLAT = { kind: 'whole', basis: 360, tiers: [{ from: '0', rate: '0.072' }] };

function month(fields: Json): Json {
  return { instruments: [stock('50')], start: '2026-11-01', until: '2026-11-30', ...fields };
}

describe('a day without terms', () => {
  it('leaves the state as it was', () => {
    const state = start({ instruments: [stock('50')], pools: [pool({ loan: '100' }, { XYZ: '10' })] });
    expect(closeCarry(state)).toEqual({ state, entries: [] });
  });
});

describe('what has accrued', () => {
  /** The entries of the last close of the month, when ten days had been charged and the terms were taken away. */
  const posted = (fields: Json): string[] => {
    const state = lastOf(play(month({ until: '2026-11-10', ...fields })));
    return closeCarry({ ...state, settings: {}, on: '2026-11-30' }).entries.map(line);
  };

  it('is posted though its terms have ended', () => {
    // 5,000 × 7.2 % ÷ 360 is 1 for each of ten closes.
    const loan = { pools: [pool({ loan: '5000' }, { XYZ: '200' }, '50')] };
    expect(posted({ ...loan, settings: { interest: FLAT } })).toEqual([
      'interest: cash -10',
      'borrow: cash +10, loan -10',
    ]);
    const short = { pools: [pool({ shortProceeds: '5000', cash: '5000' }, { XYZ: '-100' }, '50')] };
    const securities = [{ instrument: 'XYZ', borrowRate: '0.072' }];
    expect(posted({ ...short, settings: { securities } })).toEqual(['borrowFee: cash -10']);
  });

  it('is no fee where shares have none', () => {
    const fields = {
      settings: { interest: FLAT, securities: [{ instrument: 'XYZ', borrowRate: '0' }] },
      pools: [pool({ shortProceeds: '5000', cash: '5000' }, { XYZ: '-100' }, '50')],
    };
    expect(posted(fields)).toEqual([]);
    expect(holdings(lastOf(play(month(fields))))).toMatchObject({ cash: '5000' });
  });
});
