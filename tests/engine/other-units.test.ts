/** What is quoted in another currency, or is for a part of what it names: each is brought to dollars of the whole. */
import { describe, expect, it } from 'vitest';
import { borrowedValue, settledDebitOf } from '../../engine/carry/settled.ts';
import { gainsOf, lastOf, parseScenario, plain, round, simulate, viewOf } from '../../engine/index.ts';
import { saleOrder } from '../../engine/sale.ts';
import { type Json, on, play, pool, raw, start } from '../lib/engine.ts';

const EUR = { id: 'EUR', quote: 'USD', price: '2' };
/** A tenth of what its price is for. */
const TENTH = { id: 'XYZ', quote: 'USD', price: '50', multiplier: '0.1' };
const FOREIGN = { id: 'XYZ', quote: 'EUR', price: '50' };

describe('interest and borrow fees', () => {
  const FLAT = { kind: 'whole', basis: 360, tiers: [{ from: '0', rate: '0.072' }] };

  it('are charged on purchases in another currency at their worth, once they have settled', () => {
    const state = lastOf(
      play({
        instruments: [FOREIGN, EUR],
        settings: { interest: FLAT },
        pools: [{ id: 'main', amounts: [{ asset: 'EUR', kind: 'cash', amount: '1000' }], positions: [] }],
        events: on('2026-11-02', { do: 'trade', instrument: 'XYZ', quantity: '10' }),
      }),
    );
    // 10 at € 50 are $1,000 that have not been paid yet.
    const debit = settledDebitOf(state);
    const toPay = debit.parts.flatMap((part) => [part, ...part.parts]).find(({ name }) => name === 'toPay');
    expect(toPay && plain(toPay.value)).toBe('1000');
  });

  it('are charged on what borrowed shares are worth, by multiplier and currency', () => {
    const worth = (instrument: Json): string => {
      const short = pool({ cash: '9000', shortProceeds: '5000' }, { XYZ: '-100' }, '50');
      return plain(borrowedValue(start({ instruments: [instrument, EUR], pools: [short] }), 'XYZ').value);
    };
    expect(worth({ ...TENTH, multiplier: '1' })).toBe('5000');
    expect(worth(TENTH)).toBe('500');
    expect(worth(FOREIGN)).toBe('10000');
  });
});

describe('what has lost most', () => {
  it('counts a loss of a short, and only the part that the multiplier says', () => {
    const instruments = [
      { id: 'A', quote: 'USD', price: '40' },
      { id: 'B', quote: 'USD', price: '20', multiplier: '0.1' },
      { id: 'C', quote: 'USD', price: '62' },
    ];
    const positions = [
      { instrument: 'A', quantity: '10', entry: '50' },
      { instrument: 'B', quantity: '10', entry: '50' },
      { instrument: 'C', quantity: '-10', entry: '50' },
    ];
    const amounts = [{ asset: 'USD', kind: 'cash', amount: '9000' }];
    const state = start({ instruments, pools: [{ id: 'main', amounts, positions }] });
    // 120 on the short, 100 on A, and 30 on a tenth of 10 B.
    expect(saleOrder(viewOf(state), 'worstFirst').map(({ id }) => id)).toEqual(['C', 'A', 'B']);
  });
});

describe('the tax on a sale', () => {
  it('counts the part that the multiplier says, of lots held before and of lots bought', () => {
    const scenario = parseScenario(
      raw({
        instruments: [TENTH],
        pools: [pool({ cash: '1000' }, { XYZ: '100' }, '40')],
        events: [
          ...on('2026-11-02', { do: 'trade', instrument: 'XYZ', quantity: '100' }),
          ...on('2026-11-03', { do: 'price', instrument: 'XYZ', price: '60' }),
          ...on('2026-11-03', { do: 'trade', instrument: 'XYZ', quantity: '-200' }),
        ],
      }),
    );
    const { sales } = gainsOf(scenario, simulate(scenario));
    const rows = sales.map(({ proceeds, basis, gain }) =>
      [proceeds, basis, gain].map(({ value }) => plain(round(value, 2, 'half'))),
    );
    expect(rows).toEqual([
      ['600', '400', '200'],
      ['600', '500', '100'],
    ]);
  });
});

describe('margin that is put in at the start', () => {
  it('is no less than what is asked, in the last decimal of a coin', () => {
    const instruments = [{ id: 'A', kind: 'inverse', base: 'BTC', quote: 'USD', price: '3' }];
    const state = start({
      rulebook: 'coin-isolated.2026-11',
      instruments,
      pools: [
        {
          id: 'p',
          fund: 'initial',
          amounts: [],
          positions: [{ instrument: 'A', quantity: '20', entry: '3', leverage: '20' }],
        },
      ],
    });
    // A face of 20 at 20 times asks $1: a third of a coin, and a little.
    const margin = state.account.pools[0]?.amounts.find(({ kind }) => kind === 'cash');
    expect(margin && plain(margin.amount)).toBe('0.333333333333333334');
  });
});

/** € 9,000 are $18,000 at the start. */
describe('the special memorandum account', () => {
  const EUROS = { id: 'main', amounts: [{ asset: 'EUR', kind: 'cash', amount: '9000' }], positions: [] };
  const sma = (instrument: Json, ...events: readonly Json[]): string => {
    const fields = { instruments: [instrument, EUR], pools: [EUROS], events: on('2026-11-02', ...events) };
    return plain(lastOf(play(fields)).memory.sma);
  };
  const delivered = { do: 'depositSecurities', instrument: 'XYZ', quantity: '100' };
  const cash = { do: 'deposit', amount: '9000' };
  const bought = { do: 'trade', instrument: 'XYZ', quantity: '100' };

  it('counts half of what is delivered, by multiplier and currency', () => {
    expect(sma(TENTH, delivered)).toBe('18250');
    expect(sma(FOREIGN, delivered)).toBe('23000');
  });

  it('takes half of what is bought, by multiplier and currency', () => {
    expect(sma(TENTH, cash, bought)).toBe('26750');
    expect(sma(FOREIGN, cash, bought)).toBe('22000');
  });
});
