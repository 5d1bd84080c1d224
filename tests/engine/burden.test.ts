import { describe, expect, test } from 'vitest';
import { burden } from '../../engine/burden.ts';
import { type Figure, lastOf, parseScenario, reportOf, showFigure, simulate } from '../../engine/index.ts';

/** 200 shares at 50, of which `own` was paid, and then a price. */
function at(price: string, own = '5000'): Record<string, string> {
  const on = '2026-11-02';
  const scenario = parseScenario({
    format: 'margin-lab.scenario',
    version: 1,
    rulebook: 'us-broker.2026-11',
    instruments: [{ id: 'XYZ', quote: 'USD', price: '50' }],
    start: on,
    events: [
      { on, do: 'deposit', amount: own },
      { on, do: 'trade', instrument: 'XYZ', quantity: '200' },
      { on, do: 'price', instrument: 'XYZ', price },
    ],
  });
  const frame = simulate(scenario).findLast(({ at: when }) => when === 'event');
  const figures = frame ? burden(reportOf(frame.state).figures) : [];
  return Object.fromEntries(figures.map((figure: Figure) => [figure.name, showFigure(figure)]));
}

describe('who bears a fall', () => {
  test('the owner alone while equity is left: twice the fall, where half is borrowed', () => {
    // 8,000 of 10,000: 2,000 of 5,000
    expect(at('40')).toEqual({
      entryGain: '−$2,000',
      entryChange: '−20\u202f%',
      ownChange: '−40\u202f%',
      ownLoss: '$2,000',
      uncovered: '$0',
    });
  });
  test('to the last dollar, and then the lender', () => {
    expect(at('25')).toMatchObject({ ownChange: '−100\u202f%', ownLoss: '$5,000', uncovered: '$0' });
    // 4,000 against 5,000: 6,000 lost, of which 5,000 were the owner’s
    expect(at('20')).toMatchObject({ ownChange: '−120\u202f%', ownLoss: '$5,000', uncovered: '$1,000' });
  });
  test('a rise is the owner’s too', () => {
    expect(at('60')).toMatchObject({ entryGain: '$2,000', ownChange: '40\u202f%', ownLoss: '$0' });
  });
  test('without a loan both change alike', () => {
    expect(at('40', '10000')).toMatchObject({ entryChange: '−20\u202f%', ownChange: '−20\u202f%' });
  });
  test('nothing where nothing was bought', () => {
    const start = parseScenario({
      format: 'margin-lab.scenario',
      version: 1,
      rulebook: 'us-broker.2026-11',
      instruments: [{ id: 'XYZ', quote: 'USD', price: '50' }],
      start: '2026-11-02',
      events: [],
    });
    expect(burden(reportOf(lastOf(simulate(start))).figures)).toEqual([]);
  });
});
