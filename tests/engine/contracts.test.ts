/** What a contract is for: at its entry, at the mark, in part, by its multiplier and in another currency. */
import { describe, expect, it } from 'vitest';
import {
  COIN_STEP,
  entryNotional,
  entryValue,
  lotOf,
  markNotional,
  unrealised,
} from '../../engine/contracts.ts';
import { decimal, plain, report, round, rulebookIn, type State, viewsOf } from '../../engine/index.ts';
import { type Json, refusal, start } from '../lib/engine.ts';

const TABLES = [
  {
    tiers: [
      { floor: '0', rate: '0.01' },
      { floor: '1000', rate: '0.02' },
    ],
  },
];

function account(
  instruments: readonly Json[],
  positions: readonly Json[],
  rulebook = 'exchange-cross',
): State {
  return start({
    rulebook: `${rulebook}.2026-11`,
    settings: { venue: { currency: 'USD', ...(rulebook === 'exchange-cross' && { tables: TABLES }) } },
    instruments,
    pools: [{ id: 'a', amounts: [{ asset: 'USD', kind: 'cash', amount: '1000' }], positions }],
  });
}

function only(state: State) {
  const [instrument] = Object.values(state.market.instruments);
  const [position] = state.account.pools[0]?.positions ?? [];
  if (!instrument || !position) throw new Error('there is one of both');
  return { instrument, position, market: state.market };
}

describe('a contract for a tenth of a coin', () => {
  const A = { id: 'A', kind: 'linear', quote: 'USD', price: '110', multiplier: '0.1' };
  const { instrument, position, market } = only(
    account([A], [{ instrument: 'A', quantity: '-100', entry: '100' }]),
  );

  it('is for a tenth of the price, and loses a tenth of the move', () => {
    const [lot] = position.lots;
    expect(lot && plain(entryValue(instrument, lot))).toBe('-1000');
    expect(plain(entryNotional(position, market))).toBe('1000');
    expect(plain(markNotional(position, market))).toBe('1100');
    expect(plain(unrealised(position, 'USD', market))).toBe('-100');
  });

  it('is opened at its share where it is held in part, as along a sale', () => {
    const part = { ...position, quantity: decimal('-25') };
    expect(plain(entryNotional(part, market))).toBe('250');
    expect(plain(unrealised(part, 'USD', market))).toBe('-25');
    expect(plain(entryNotional({ ...position, quantity: decimal('0') }, market))).toBe('0');
  });
});

describe('a contract that is quoted in another currency', () => {
  const euro = { id: 'EUR', quote: 'USD', price: '2' };
  const A = { id: 'A', kind: 'linear', quote: 'EUR', price: '120' };
  const state = account([A, euro], [{ instrument: 'A', quantity: '10', entry: '100' }]);

  it('gains at the rate of now', () => {
    const { position, market } = only(state);
    expect(plain(unrealised(position, 'USD', market))).toBe('400');
  });

  it('is in the tier of its size in its own currency, and asks for it in that of the account', () => {
    const [view] = viewsOf(state);
    const found = view && report(view, rulebookIn(state)).requirements.maintenance;
    // € 1,000 at 1 % and € 200 at 2 % are € 14.
    expect(found && plain(found.value)).toBe('28');
  });
});

describe('tiers in coin', () => {
  it('take off their amount in coin, at the price of now', () => {
    const coin = { id: 'A', kind: 'inverse', base: 'BTC', quote: 'USD', price: '200' };
    const state = account([coin], [{ instrument: 'A', quantity: '3000', entry: '100' }], 'coin-cross');
    const [view] = viewsOf(state);
    const found = view && report(view, rulebookIn(state)).requirements.maintenance;
    // A face of 3,000 is 15 coin: 5 at 0.4 %, 5 at 0.5 % and 5 at 1 % are 0.095 coin.
    expect(found && plain(round(found.value, 8, 'half'))).toBe('19');
  });
});

describe('a contract in coin', () => {
  const coin = { id: 'A', kind: 'inverse', base: 'BTC', quote: 'USD', price: '100' };

  it('is counted in hundred-millionths where nothing else is said', () => {
    const { instrument } = only(
      account([coin], [{ instrument: 'A', quantity: '1000', entry: '100' }], 'coin-cross'),
    );
    expect(COIN_STEP).toBe('0.00000001');
    expect(plain(instrument.lot)).toBe('0.00000001');
    // 1 ÷ 3 of a coin.
    expect(plain(lotOf(instrument, decimal('1'), decimal('3'), '2026-11-02').quantity)).toBe('0.33333333');
  });

  it('buys no coin at a price of zero', () => {
    const { instrument } = only(
      account([coin], [{ instrument: 'A', quantity: '1000', entry: '100' }], 'coin-cross'),
    );
    expect(refusal(() => lotOf(instrument, decimal('1'), decimal('0'), '2026-11-02'))).toMatchObject({
      code: 'contract.entry',
      field: 'entry',
    });
  });
});
