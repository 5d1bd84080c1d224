/** Which accounts make a world, how their pools are judged, and what is no gain. */
import { describe, expect, it } from 'vitest';
import { decimal, parseScenario, plain, profitsOf, stepWorld, worldOf } from '../../engine/index.ts';
import { type Json, raw, refusal } from '../lib/engine.ts';
import { gains, holds, moved, told } from '../lib/worlds.ts';

describe('pools that stand apart', () => {
  const file = (pools: readonly Json[], rulebook = 'dydx-isolated') =>
    parseScenario(
      raw({
        rulebook: `${rulebook}.2026-11`,
        settings: { venue: { currency: 'USD', liquidationFee: '0' } },
        instruments: ['A', 'B'].map((id) => ({ id, kind: 'linear', quote: 'USD', price: '1', lot: '0.001' })),
        pools,
      }),
    );
  const pool = (id: string, instrument: string, quantity: string, cash: string): Json => ({
    id,
    amounts: [{ asset: 'USD', kind: 'cash', amount: cash }],
    positions: [{ instrument, quantity, entry: '1' }],
  });

  it('leave each loss to its own contract, and are asked one by one', () => {
    const loser = file([pool('a', 'A', '-100', '20'), pool('b', 'B', '-50', '20')]);
    const winner = file([pool('a', 'A', '100', '50'), pool('b', 'B', '50', '50')]);
    const before = worldOf({ loser, winner }, '0');
    const first = moved(before, '2');
    const after = stepWorld(first.world, { do: 'price', instrument: 'B', price: decimal('3') });
    expect(told(first).slice(2)).toEqual([
      'loser deleveraging: cash +80',
      'winner deleveraging: A -100, contracts +100, cash +100',
      'winner deleveraging: cash -80',
    ]);
    expect(told(after).slice(2)).toEqual([
      'loser deleveraging: cash +80',
      'winner deleveraging: B -50, contracts +50, cash +100',
      'winner deleveraging: cash -80',
    ]);
    expect(holds(after.world, 'winner')).toEqual(['cash 70', 'cash 70']);
  });

  it('that are judged together lose together, by the values that were closed', () => {
    const loser = file([pool('a', 'A', '-100', '20'), pool('b', 'B', '-50', '0')], 'dydx-cross');
    const winner = file([pool('a', 'A', '100', '500'), pool('b', 'B', '50', '500')]);
    // At 2 and 1, 200 and 50 are closed, and 80 are lacking: 64 fall on A and 16 on B.
    const after = moved(worldOf({ loser, winner }, '0'), '2');
    const paid = told(after).filter((text) => text.startsWith('winner deleveraging: cash -'));
    expect(paid).toEqual(['winner deleveraging: cash -64', 'winner deleveraging: cash -16']);
  });

  it('may be liquidated at once, each with its own loss', () => {
    const loser = file([pool('a', 'A', '-100', '20'), pool('c', 'A', '-100', '60')]);
    const winner = file([pool('a', 'A', '200', '500')]);
    const after = moved(worldOf({ loser, winner }, '0'), '2');
    const closed = told(after).filter((text) => text.startsWith('winner'));
    expect(closed).toEqual([
      'winner deleveraging: A -100, contracts +100, cash +100',
      'winner deleveraging: cash -80',
      'winner deleveraging: A -100, contracts +100, cash +100',
      'winner deleveraging: cash -40',
    ]);
  });
});

describe('a world', () => {
  const scenario = (fields: Json = {}) =>
    parseScenario(
      raw({
        rulebook: 'dydx-cross.2026-11',
        settings: { venue: { currency: 'USD' } },
        instruments: [{ id: 'A', kind: 'linear', quote: 'USD', price: '1' }],
        ...fields,
      }),
    );

  it.each([
    [{}, '-1', 'world.fund', 'fund'],
    [{}, 'x', 'decimal.syntax', 'fund'],
    [
      {
        settings: { venue: { currency: 'USDC' } },
        instruments: [{ id: 'A', kind: 'linear', quote: 'USDC', price: '1' }],
      },
      '0',
      'world.currency',
      'b',
    ],
    [{ instruments: [{ id: 'A', kind: 'linear', quote: 'USD', price: '2' }] }, '0', 'world.market', 'b'],
    [{ start: '2026-11-03' }, '0', 'world.market', 'b'],
  ])('of an account with %j and a fund of %s is refused', (fields, fund, code, field) => {
    expect(refusal(() => worldOf({ a: scenario(), b: scenario(fields) }, fund))).toMatchObject({
      code,
      field,
    });
  });

  it('of nobody, of coin-margined contracts, and with an unknown account is refused', () => {
    expect(refusal(() => worldOf({}, '0'))?.code).toBe('world.empty');
    const coin = scenario({
      rulebook: 'coin-cross.2026-11',
      instruments: [{ id: 'A', kind: 'inverse', base: 'BTC', quote: 'USD', price: '1' }],
    });
    expect(refusal(() => worldOf({ a: coin }, '0'))).toMatchObject({ code: 'world.coin', field: 'A' });
    const one = worldOf({ a: scenario() }, '0');
    const paid = { do: 'deposit', amount: decimal('1') } as const;
    expect(refusal(() => stepWorld(one, paid, 'b'))).toMatchObject({ code: 'world.unknown', field: 'who' });
    expect(refusal(() => profitsOf(worldOf({ b: scenario() }, '0'), one, []))?.code).toBe('world.unknown');
  });

  it('lets one account trade and all of them see a price; what is paid in is no gain', () => {
    const before = worldOf({ a: scenario(), b: scenario() }, '0');
    const paid = stepWorld(before, { do: 'deposit', amount: decimal('100') }, 'a');
    const bought = stepWorld(paid.world, { do: 'trade', instrument: 'A', quantity: decimal('10') }, 'a');
    const after = moved(bought.world, '1.5');
    expect(after.world.members.map(({ state }) => plain(state.market.quotes.A?.mark ?? decimal(0)))).toEqual([
      '1.5',
      '1.5',
    ]);
    expect(holds(after.world, 'a')).toEqual(['cash 100', '10 A']);
    const journal = [...paid.entries, ...bought.entries, ...after.entries];
    expect(gains(before, { world: after.world, entries: journal })).toEqual({
      a: '5',
      b: '0',
      market: '-5',
      lender: '0',
      fund: '0',
      counterparty: '0',
    });
  });
});
