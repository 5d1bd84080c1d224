/** Contracts whose money or lots are not all of one kind: nothing is paid that is not there, and nothing is miscounted. */
import { expect, it } from 'vitest';
import { journalOf, lastOf, parseScenario, plain, simulate } from '../../engine/index.ts';

const DAY = '2026-11-02';

it('of two lots of a coin-margined contract, the oldest contracts are closed first and so many are left', () => {
  const state = lastOf(
    simulate(
      parseScenario({
        format: 'margin-lab.scenario',
        version: 1,
        rulebook: 'coin-isolated.2026-11',
        settings: { venue: { currency: 'USD' } },
        instruments: [{ id: 'A', kind: 'inverse', base: 'BTC', quote: 'USD', price: '100' }],
        start: DAY,
        pools: [{ id: 'a', amounts: [{ asset: 'BTC', kind: 'cash', amount: '100' }], positions: [] }],
        events: [
          { on: DAY, do: 'trade', instrument: 'A', quantity: '1000' },
          { on: DAY, do: 'price', instrument: 'A', price: '200' },
          { on: DAY, do: 'trade', instrument: 'A', quantity: '1000' },
          { on: DAY, do: 'trade', instrument: 'A', quantity: '-1500' },
        ],
      }),
    ),
  );
  const [position] = state.account.pools[0]?.positions ?? [];
  // 1,000 at 100 are 10 coins, 1,000 at 200 are 5; all of the first and half of the second are gone: 500 at 200.
  expect(position && plain(position.quantity)).toBe('2.5');
  const faces = position?.lots.map((lot) => (lot.face ? plain(lot.face) : '')) ?? [];
  expect(faces.filter((face) => face !== '0')).toEqual(['500']);
});

it('a liquidation fee is no more than is left, also where the contract is settled in other money', () => {
  const frames = simulate(
    parseScenario({
      format: 'margin-lab.scenario',
      version: 1,
      rulebook: 'dydx-isolated.2026-11',
      settings: { venue: { currency: 'USD', tables: [{ tiers: [{ floor: '0', rate: '0.05' }] }] } },
      instruments: [
        { id: 'A', kind: 'linear', quote: 'EUR', price: '100', lot: '0.001' },
        { id: 'EUR', quote: 'USD', price: '1.25' },
      ],
      start: DAY,
      pools: [
        {
          id: 'a',
          amounts: [{ asset: 'USD', kind: 'cash', amount: '125' }],
          positions: [{ instrument: 'A', quantity: '10', entry: '100' }],
        },
      ],
      events: [{ on: DAY, do: 'price', instrument: 'A', price: '90.5' }],
    }),
  );
  // Lost 95 euro, 118.75 dollars: 6.25 dollars are left, 5 euro. 1.5 % of 905 euro would be 13.575.
  const fee = journalOf(frames).flatMap((entry) =>
    entry.kind === 'posting' && entry.reason === 'liquidationFee'
      ? entry.legs
          .filter(({ owner }) => owner === 'fund')
          .map(({ asset, amount }) => `${plain(amount)} ${asset}`)
      : [],
  );
  expect(fee).toEqual(['5 EUR']);
});
