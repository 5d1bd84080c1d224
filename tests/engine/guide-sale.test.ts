import { expect, test } from 'vitest';
import { plain, saleWorthCalls, substituted } from '../../engine/index.ts';
import { finish, pool, stock } from '../lib/engine.ts';

function sized(lot: string, times: number) {
  const instruments = [stock('35', 'XYZ', { lot })];
  const { view, figures } = finish({
    settings: {},
    instruments,
    pools: [pool({ loan: '5000' }, { XYZ: '200' })],
  });
  const [position] = view.pool.positions;
  if (!position || !figures.call) throw new Error('There is a call.');
  return saleWorthCalls(view, figures.call, position, times);
}

// The call is 0.3 × 7,000 − 2,000 = 100, at 35 a share.
test.each([
  ['1', 1, '3'], // 2.857…
  ['1', 2, '6'], // 5.714…
  ['0.01', 1, '2.86'],
  ['5', 2, '10'],
])('in lots of %s, shares worth %d times the call are %s', (lot, times, shares) => {
  expect(plain(sized(lot, times).value)).toBe(shares);
});

test('it says how it was reckoned', () => {
  const shares = sized('1', 2).parts[0];
  expect(shares && substituted(shares)).toBe('$200 ÷ $35.00 = 5.714286');
  expect(shares?.parts[0] && substituted(shares.parts[0])).toBe('2 × $100 = $200');
});
