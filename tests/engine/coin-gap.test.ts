/** Coin-margined contracts at another price than their coin: what is approximate is called so, and by how much. */
import { describe, expect, it } from 'vitest';
import {
  algebra,
  lastOf,
  parseScenario,
  plain,
  type Report,
  reportOf,
  reportsOf,
  round,
  type State,
  simulate,
} from '../../engine/index.ts';
import { type Json, raw } from '../lib/engine.ts';

const inverse = (id: string, price: string): Json => ({
  id,
  kind: 'inverse',
  base: 'BTC',
  quote: 'USD',
  price,
});
const held = (instrument: string, quantity: string): Json => ({ instrument, quantity, entry: '100' });

/** Ten coin of margin; contracts opened at 100. */
function state(instruments: readonly Json[], positions: readonly Json[], rulebook = 'coin-cross'): State {
  const pools = [{ id: 'p', amounts: [{ asset: 'BTC', kind: 'cash', amount: '10' }], positions }];
  const file = raw({
    rulebook: `${rulebook}.2026-11`,
    settings: { venue: { currency: 'USD' } },
    instruments,
    pools,
  });
  return lastOf(simulate(parseScenario(file)));
}

function shown({ figures }: Report, name: string): string {
  const figure = figures[name];
  return figure ? plain(round(figure.value, 6, 'half')) : 'none';
}

describe('the gap', () => {
  it('is nothing where coin and contracts stand at one price', () => {
    const both = [inverse('P', '125'), inverse('D', '125')];
    const report = reportOf(state(both, [held('P', '100'), held('D', '-100')]));
    expect(report.figures.coinGap).toBeUndefined();
    expect(report.figures.equity?.label).toBe('Equity');
  });

  it.each([
    // 100 of face bought 1 coin and buy 0.8 back at 125: 0.2 gained, counted at 125 and worth 100 each.
    ['100', '125', '5', '1025'],
    ['-100', '125', '-5', '975'],
    // 1.25 back at 80: 0.25 lost, counted at 80 and worth 100 each.
    ['100', '80', '5', '980'],
    ['-100', '80', '-5', '1020'],
  ])('of %s at %s is the gain in coin times what the prices are apart', (quantity, price, gap, equity) => {
    const report = reportOf(state([inverse('P', '100'), inverse('D', price)], [held('D', quantity)]));
    expect([shown(report, 'coinGap'), shown(report, 'equity')]).toEqual([gap, equity]);
    expect(report.figures.equity?.label).toBe('Equity (coin at the contract’s mark)');
    expect(report.figures.requirement?.label).not.toContain('contract’s mark');
    expect(algebra(report.figures.coinGap as NonNullable<typeof report.figures.coinGap>)).toContain(
      'Gap of D',
    );
  });

  it('makes a liquidation price approximate', () => {
    const { figures } = reportOf(state([inverse('P', '100'), inverse('D', '125')], [held('D', '-100')]));
    expect(figures.liquidationPrice?.label).toBe('Liquidation price (coin at the contract’s mark)');
    expect(figures.bankruptcyPrice?.label).toBe('Bankruptcy price (coin at the contract’s mark)');
  });

  it('is of all contracts together, and of those that stand apart alone', () => {
    const three = [inverse('P', '100'), inverse('D', '125'), inverse('E', '80')];
    const positions = [held('P', '100'), held('D', '100'), held('E', '300')];
    expect(shown(reportOf(state(three, positions)), 'coinGap')).toBe('20');
  });

  it('is told of the coin at its own spot price', () => {
    const spot = { id: 'BTC', quote: 'USD', price: '100' };
    expect(shown(reportOf(state([spot, inverse('D', '125')], [held('D', '100')])), 'coinGap')).toBe('5');
  });

  it('is told of each pool that stands apart', () => {
    const pools = ['P', 'D'].map((id) => ({
      id: id.toLowerCase(),
      amounts: [{ asset: 'BTC', kind: 'cash', amount: '10' }],
      positions: [held(id, '100')],
    }));
    const file = raw({
      rulebook: 'coin-isolated.2026-11',
      settings: { venue: { currency: 'USD' } },
      instruments: [inverse('P', '100'), inverse('D', '125')],
      pools,
    });
    const reports = reportsOf(lastOf(simulate(parseScenario(file))));
    expect(reports.map((report) => shown(report, 'coinGap'))).toEqual(['none', '5']);
  });

  it('is nothing of contracts that are worth nothing, or that pay in dollars', () => {
    expect(reportOf(state([inverse('P', '100'), inverse('D', '0')], [])).figures.coinGap).toBeUndefined();
    const linear = { id: 'L', kind: 'linear', base: 'BTC', quote: 'USD', price: '125' };
    const report = reportOf(state([inverse('P', '100'), linear], [held('L', '1')]));
    expect(report.figures.coinGap).toBeUndefined();
  });
});
