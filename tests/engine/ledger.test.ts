import { describe, expect, it } from 'vitest';
import type { Account, Amount, Position } from '../../engine/account.ts';
import { decimal, plain } from '../../engine/decimal.ts';
import { imbalance, type Leg, type Posting, post } from '../../engine/ledger.ts';
import { refusal } from '../lib/engine.ts';

const d = decimal;
const DAY = '2026-11-02';

function account(amounts: readonly Amount[] = [], positions: readonly Position[] = []): Account {
  return { wallet: [], pools: [{ id: 'main', amounts, positions }] };
}

function posting(...legs: readonly Leg[]): Posting {
  return { kind: 'posting', on: DAY, reason: 'trade', legs };
}

const cash = (amount: string, owner: Leg['owner'] = 'pool'): Leg => {
  const who = owner === 'pool' ? { owner, pool: 'main' } : { owner };
  return { ...who, asset: 'USD', kind: 'cash', amount: d(amount) };
};

const shares = (amount: string, price: string, owner: Leg['owner'] = 'pool'): Leg => {
  return { ...cash(amount, owner), asset: 'XYZ', kind: 'position', instrument: 'XYZ', price: d(price) };
};

/** Shares against money at a price, as a trade posts them. */
function trade(quantity: string, price: string): Posting {
  const money = plain(d(quantity).times(price));
  return posting(
    shares(quantity, price),
    shares(plain(d(quantity).neg()), price, 'market'),
    cash(plain(d(money).neg())),
    cash(money, 'market'),
  );
}

function held(after: Account): unknown {
  return after.pools[0]?.positions.map((item) => ({
    [item.id]: plain(item.quantity),
    lots: item.lots.map((lot) => `${plain(lot.quantity)} at ${plain(lot.entry)}`),
  }));
}

const lines = (after: Account) =>
  after.pools[0]?.amounts.map(({ kind, amount }) => `${kind} ${plain(amount)}`);

describe('a posting', () => {
  it('must balance in each asset', () => {
    expect(imbalance(trade('3', '10'))).toEqual({});
    const lame = posting(cash('5'), cash('-4', 'outside'), shares('1', '5'), shares('-1', '5', 'outside'));
    expect(Object.entries(imbalance(lame)).map(([asset, value]) => `${asset} ${plain(value)}`)).toEqual([
      'USD 1',
    ]);
    expect(refusal(() => post(account(), lame))).toMatchObject({ code: 'ledger.unbalanced', field: 'trade' });
  });

  it('adds to the line of its asset and kind, and drops an empty one', () => {
    const one = post(account(), posting(cash('5'), cash('-5', 'outside')));
    expect(lines(one)).toEqual(['cash 5']);
    const two = post(one, posting(cash('-5'), cash('5', 'outside')));
    expect(lines(two)).toEqual([]);
  });

  it('gathers several lines of one asset and kind without losing any', () => {
    const start: Amount[] = ['11', '22'].map((amount) => ({ asset: 'USD', kind: 'cash', amount: d(amount) }));
    const loan: Amount = { asset: 'USD', kind: 'loan', amount: d('-7') };
    const euro: Amount = { asset: 'EUR', kind: 'cash', amount: d('9') };
    const after = post(account([...start, loan, euro]), posting(cash('1'), cash('-1', 'outside')));
    expect(lines(after)).toEqual(['loan -7', 'cash 9', 'cash 34']);
  });

  it('reaches only the pool that it names', () => {
    const two: Account = {
      wallet: [],
      pools: [...account().pools, { id: 'other', amounts: [], positions: [] }],
    };
    const after = post(two, posting(cash('5'), { ...cash('-5'), pool: 'other' }));
    expect(after.pools.map((pool) => pool.amounts.map((line) => plain(line.amount)))).toEqual([
      ['5'],
      ['-5'],
    ]);
  });
});

describe('lots', () => {
  const bought = [trade('10', '5'), trade('20', '6'), trade('5', '7')].reduce(post, account());

  it('are kept apart by price', () => {
    expect(held(bought)).toEqual([{ XYZ: '35', lots: ['10 at 5', '20 at 6', '5 at 7'] }]);
  });

  it.each([
    ['-4', '31', ['6 at 5', '20 at 6', '5 at 7']],
    ['-10', '25', ['20 at 6', '5 at 7']],
    ['-12.5', '22.5', ['17.5 at 6', '5 at 7']],
    ['-34.99999999', '0.00000001', ['0.00000001 at 7']],
  ])('of %s go first in, first out', (quantity, left, lots) => {
    expect(held(post(bought, trade(quantity, '9')))).toEqual([{ XYZ: left, lots }]);
  });

  it('are gone with the position', () => {
    expect(held(post(bought, trade('-35', '9')))).toEqual([]);
    expect(held(post(post(bought, trade('-35', '9')), trade('1', '2')))).toEqual([
      { XYZ: '1', lots: ['1 at 2'] },
    ]);
  });

  it('work the same for a short', () => {
    const short = [trade('-10', '5'), trade('-20', '6')].reduce(post, account());
    expect(held(short)).toEqual([{ XYZ: '-30', lots: ['-10 at 5', '-20 at 6'] }]);
    expect(held(post(short, trade('12', '4')))).toEqual([{ XYZ: '-18', lots: ['-18 at 6'] }]);
  });

  it('begin anew where a trade goes through zero', () => {
    expect(held(post(bought, trade('-50', '9')))).toEqual([{ XYZ: '-15', lots: ['-15 at 9'] }]);
  });
});
