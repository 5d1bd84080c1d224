/** A liquidation that closes just enough: the smallest number of lots after which the level is above its line. */
import { expect, it } from 'vitest';
import { lastOf, plain } from '../../engine/index.ts';
import { play } from '../lib/engine.ts';

/** 10 coins bought with 700 borrowed, on a venue that liquidates at a level of 1.1 and stops above 1.5. */
function left(price: string): string[] {
  const state = lastOf(
    play({
      rulebook: 'binance-margin-cross-3x.2026-11',
      settings: { venue: { currency: 'USD' } },
      instruments: [{ id: 'BTC', quote: 'USD', price: '100', lot: '0.001' }],
      pools: [
        {
          id: 'p',
          amounts: [{ asset: 'USD', kind: 'loan', amount: '700' }],
          positions: [{ instrument: 'BTC', quantity: '10', entry: '100' }],
        },
      ],
      events: [{ on: '2026-11-02', do: 'price', instrument: 'BTC', price }],
    }),
  );
  const [pool] = state.account.pools;
  return [
    ...(pool?.positions ?? []).map(({ quantity }) => `${plain(quantity)} BTC`),
    ...(pool?.amounts ?? []).map(({ kind, amount }) => `${kind} ${plain(amount)}`),
  ];
}

// 1.5 × (700 − P x) = 10 P − P x: x is 2,100 ÷ P − 20.
it.each([
  ['77.01', ['10 BTC', 'loan -700']],
  // 7.2727…: the next thousandth.
  ['77', ['2.727 BTC', 'loan -139.979']],
  // Exactly 8 leave exactly 1.5, which is not above it: one thousandth more.
  ['75', ['1.999 BTC', 'loan -99.925']],
])('at %s it leaves %j', (price, expected) => {
  expect(left(price)).toEqual(expected);
});
