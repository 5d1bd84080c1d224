/** Coin that was borrowed and sold, and is bought back when the account is liquidated. */
import { describe, expect, it } from 'vitest';
import { coinDebts } from '../../engine/coin-debt.ts';
import { lastOf, parseScenario, plain, simulate, startOf, viewsOf } from '../../engine/index.ts';
import type { Json } from '../lib/engine.ts';

const BTC = { id: 'BTC', quote: 'USD', price: '100', lot: '0.001' };

interface Account {
  readonly debts: Readonly<Record<string, string>>;
  readonly cash?: string;
  readonly instruments?: readonly Json[];
  readonly venue?: Json;
}

function scenario({ debts, cash = '1500', instruments = [BTC], venue = {} }: Account, prices: Json = {}) {
  const owed = Object.entries(debts).map(([asset, amount]) => ({ asset, kind: 'loan', amount }));
  return parseScenario({
    format: 'margin-lab.scenario',
    version: 1,
    rulebook: 'binance-margin-cross-3x.2026-11',
    settings: { venue: { currency: 'USD', ...venue } },
    instruments,
    start: '2026-11-02',
    pools: [
      {
        id: 'p',
        amounts: [{ asset: 'USD', kind: 'cash', amount: cash }, ...owed],
        positions: [],
      },
    ],
    events: Object.entries(prices).map(([instrument, price]) => ({
      on: '2026-11-02',
      do: 'price',
      instrument,
      price,
    })),
  });
}

function left(account: Account, prices: Json): string[] {
  const [pool] = lastOf(simulate(scenario(account, prices))).account.pools;
  return pool?.amounts.map(({ kind, amount, asset }) => `${kind} ${plain(amount)} ${asset}`) ?? [];
}

describe('of several debts in coin', () => {
  const ADA = { id: 'ADA', quote: 'USD', price: '2' };

  it.each([
    // 1 at 100 is worth more than 40 at 2, and less than 60.
    ['40', ['BTC', 'ADA']],
    ['60', ['ADA', 'BTC']],
  ])('the one that is worth most comes first: 1 BTC at 100 beside %s ADA at 2', (ada, order) => {
    const [view] = viewsOf(startOf(scenario({ debts: { BTC: '1', ADA: ada }, instruments: [BTC, ADA] })));
    expect(view && coinDebts(view.pool, view).map(({ asset }) => asset)).toEqual(order);
  });
});

describe('what is bought back', () => {
  it('is counted in the lots of that coin, whatever else is traded in dollars', () => {
    const ADA = { id: 'ADA', quote: 'USD', price: '2', lot: '1' };
    // 8.103 of 10, in thousandths; in whole coins it would be 9.
    expect(left({ debts: { BTC: '10' }, instruments: [ADA, BTC] }, { BTC: '137' })).toEqual([
      'cash 389.889 USD',
      'loan -1.897 BTC',
    ]);
  });

  it('is never more than is owed', () => {
    // Half a coin in lots of one: the whole of it is more than the debt.
    const whole = { ...BTC, lot: '1' };
    expect(left({ debts: { BTC: '0.5' }, cash: '72', instruments: [whole] }, { BTC: '132' })).toEqual([
      'cash 6 USD',
    ]);
  });
});

describe('the fee of a liquidation', () => {
  const debts = { BTC: '10' };

  it('is a share of what was bought, and makes a second purchase necessary', () => {
    // 8.103 and then 0.337 are bought for 1,156.28 in all; 2 % of that are 23.1256.
    expect(left({ debts, venue: { liquidationFee: '0.02' } }, { BTC: '137' })).toEqual([
      'loan -1.56 BTC',
      'cash 320.5944 USD',
    ]);
  });

  it('is what is left where that is less', () => {
    // 9.934 at 149.50 leave 14.867 of the 29.70 that would be asked; 0.066 more are bought on credit.
    expect(left({ debts, venue: { liquidationFee: '0.02' } }, { BTC: '149.5' })).toEqual(['loan -9.867 USD']);
  });

  it('is nothing where nothing is left', () => {
    expect(left({ debts, venue: { liquidationFee: '0.02' } }, { BTC: '160' })).toEqual(['loan -100 USD']);
  });
});
