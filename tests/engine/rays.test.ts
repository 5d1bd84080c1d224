/** The lines along which an account is moved, and instruments of which one is worth a hundred. */
import { describe, expect, it } from 'vitest';
import { saleRay, securitiesRay } from '../../engine/cure-rays.ts';
import { assess, decimal, plain, rulebookIn, type State, type View, viewOf } from '../../engine/index.ts';
import { priceRay } from '../../engine/rays.ts';
import type { Ray } from '../../engine/rules/view.ts';
import { trade } from '../../engine/trade.ts';
import { holdings, type Json, pool, refusal, start, stock } from '../lib/engine.ts';

/** XYZ at $7, one of which counts a hundred times, and ABC at $3. */
function hundred(quantity: string, amounts: Json = { cash: '10000' }): State {
  const state = start({
    instruments: [stock('7'), stock('3', 'ABC')],
    pools: [pool(amounts, { XYZ: quantity, ABC: '5' })],
  });
  const { XYZ, ...others } = state.market.instruments;
  if (!XYZ) throw new Error('XYZ is an instrument');
  const instruments = { ...others, XYZ: { ...XYZ, multiplier: decimal(100) } };
  return { ...state, market: { ...state.market, instruments } };
}

function equity(state: State, view: View): string {
  return plain(assess(view, rulebookIn(state)).equity.value);
}

/** Quantities, cash and equity at a point of a ray. */
function at(state: State, ray: Ray, t: string) {
  const view = ray.at(decimal(t));
  const sizes = view.pool.positions.map((item) => `${item.id} ${plain(item.quantity)}`);
  return [...sizes, `equity ${equity(state, view)}`];
}

describe('a multiplier', () => {
  it('counts in value, in the sale and in what a trade costs', () => {
    const state = hundred('4');
    expect(equity(state, viewOf(state))).toBe('12815');
    const sale = saleRay(viewOf(state), 'XYZ');
    expect(at(state, sale, '0')).toEqual(['XYZ 4', 'ABC 5', 'equity 12815']);
    expect(at(state, sale, '1.5')).toEqual(['XYZ 2.5', 'ABC 5', 'equity 12815']);
    expect(holdings(trade(state, 'XYZ', decimal(-1)).state)).toEqual({ XYZ: '3', ABC: '5', cash: '10700' });
    expect(holdings(trade(state, 'XYZ', decimal('-4.5')).state)).toEqual({
      XYZ: '-0.5',
      ABC: '5',
      cash: '12800',
      shortProceeds: '350',
    });
  });

  it('does so for a short as well', () => {
    const state = hundred('-4', { cash: '10000', shortProceeds: '2800' });
    const sale = saleRay(viewOf(state), 'XYZ');
    expect([sale.from, sale.to ?? decimal(0)].map(plain)).toEqual(['0', '4']);
    expect(at(state, sale, '4')).toEqual(['XYZ 0', 'ABC 5', 'equity 10015']);
    expect(holdings(trade(state, 'XYZ', decimal(1)).state)).toEqual({
      XYZ: '-3',
      ABC: '5',
      cash: '10000',
      shortProceeds: '2100',
    });
  });
});

describe('rays', () => {
  it('a price moves one instrument and no other', () => {
    const state = hundred('4');
    const ray = priceRay(viewOf(state), 'ABC');
    expect(at(state, ray, '0')).toEqual(['XYZ 4', 'ABC 5', 'equity 12800']);
    expect(at(state, ray, '13')).toEqual(['XYZ 4', 'ABC 5', 'equity 12865']);
    const lines = ['ABC', 'XYZ'].map((id) => ray.price(id));
    expect(lines.map(({ start: from, slope }) => [plain(from), plain(slope)])).toEqual([
      ['0', '1'],
      ['7', '0'],
    ]);
    expect([plain(ray.from), ray.to]).toEqual(['0', null]);
  });

  it('securities brought in are worth their own dollars', () => {
    const state = hundred('4');
    const ray = securitiesRay(viewOf(state));
    expect(at(state, ray, '250')).toEqual(['XYZ 4', 'ABC 5', 'securities brought in 250', 'equity 13065']);
    expect(plain(ray.price('XYZ').start)).toBe('7');
    expect([plain(ray.from), ray.to]).toEqual(['0', null]);
  });

  it('name what they do not find', () => {
    const view = viewOf(hundred('4'));
    expect(refusal(() => saleRay(view, 'ZZZ'))).toMatchObject({ code: 'position.unknown', field: 'ZZZ' });
    expect(refusal(() => priceRay(view, 'ZZZ'))).toMatchObject({
      code: 'market.unknown-instrument',
      field: 'ZZZ',
    });
  });
});
