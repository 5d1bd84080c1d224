/** What is asked is never rounded down, in any rulebook, for one position and for several. */
import { expect, it } from 'vitest';
import {
  type Figure,
  parseScenario,
  RULEBOOK_IDS,
  report,
  rulebookIn,
  startOf,
  viewsOf,
} from '../../engine/index.ts';
import { raw } from '../lib/engine.ts';

function requirements(rulebook: string, held: readonly string[]): Figure[] {
  const contracts = /isolated|cross|net|futures|portfolio|dydx|hyperliquid/.test(rulebook);
  const linear = contracts && !/^us-|margin-/.test(rulebook);
  const currency = rulebook.startsWith('us-') || rulebook.startsWith('fixed') ? 'USD' : 'USDT';
  const state = startOf(
    parseScenario(
      raw({
        rulebook,
        instruments: ['A', 'B'].map((id) => ({
          id,
          quote: currency,
          price: '50',
          ...(linear && { kind: 'linear' }),
        })),
        ...(currency !== 'USD' && { settings: { venue: { currency } } }),
        pools: held.map((instrument, i) => ({
          id: `p${i}`,
          amounts: [{ asset: currency, kind: 'cash', amount: '100000' }],
          positions: [{ instrument, quantity: '10', entry: '50' }],
        })),
      }),
    ),
  );
  return viewsOf(state).flatMap((view) => Object.values(report(view, rulebookIn(state)).requirements));
}

it.each(RULEBOOK_IDS)('%s', (id) => {
  for (const held of [['A'], ['A', 'B']]) {
    const found = requirements(id, held);
    expect(found.length).toBeGreaterThan(0);
    for (const figure of found) {
      if (figure.formula.op === 'given') continue;
      expect(figure.rounding, figure.name).toBe('up');
    }
  }
});
