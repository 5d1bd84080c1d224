/** The order in which others are asked to pay, and how much each is asked for. */
import { describe, expect, it } from 'vitest';
import {
  affordable,
  deleveraged,
  type Share,
  sharesOf,
  spread,
  stakesAgainst,
} from '../../engine/deleveraging.ts';
import { decimal, plain, round } from '../../engine/index.ts';
import { type Holder, moved, world } from '../lib/worlds.ts';

const FLAT = (rate: string) => ({ tables: [{ tiers: [{ floor: '0', rate }] }] });

function stateOf(holder: Holder, rate = '0.03', lot = '0.001') {
  const [member] = world({ m: holder }, '0', FLAT(rate), { price: '2', lot }).members;
  if (!member) throw new Error('there is one account');
  return member.state;
}

const share = (fields: Partial<Share> = {}): Share => ({
  instrument: 'A',
  short: true,
  left: decimal('80'),
  size: decimal('100'),
  each: decimal('0.8'),
  ...fields,
});

describe('a rank', () => {
  const rankOf = (holder: Holder, rate?: string): string => {
    const short = !holder.quantity.startsWith('-');
    const [stake] = stakesAgainst('m', stateOf(holder, rate), share({ short }));
    return stake ? plain(round(stake.rank, 6, 'half')) : 'none';
  };

  it.each([
    // 60 gained on 20, 80 of value over 64 of equity: 3 × 1.25.
    ['40', '4', '0.5', '3.75'],
    // 40 lost on 120, 80 over 360: −1/3 ÷ 2/9.
    ['40', '400', '3', '-1.5'],
    // 40 gained on 120, 80 over 80: 1/3 × 1.
    ['-40', '40', '3', '0.333333'],
    // 60 lost on 20, 80 over 100: −3 ÷ 0.8.
    ['-40', '160', '0.5', '-3.75'],
    ['40', '10', '2', '0'],
    // Nothing left: it cannot be asked.
    ['40', '40', '3', 'none'],
    ['40', '39', '3', 'none'],
    ['40', '4', '0', 'none'],
  ])('of %s with %s from %s is %s', (quantity, cash, entry, rank) => {
    expect(rankOf({ quantity, cash, entry })).toBe(rank);
    // What is required does not move the price of bankruptcy of an only position.
    expect(rankOf({ quantity, cash, entry }, '0')).toBe(rank);
  });

  it('of what is worth nothing any more is only that of a gain', () => {
    const at = (holder: Holder, short: boolean) => {
      const [member] = moved(world({ m: holder }, '0', FLAT('0'), { price: '2' }), '0').world.members;
      return member ? stakesAgainst('m', member.state, share({ short })).map(({ rank }) => plain(rank)) : [];
    };
    expect(at({ quantity: '-40', cash: '4' }, false)).toEqual(['0']);
    expect(at({ quantity: '40', cash: '400' }, true)).toEqual([]);
  });

  it('is asked of the other side alone, and of that contract', () => {
    const state = stateOf({ quantity: '40', cash: '4', entry: '0.5' });
    expect(stakesAgainst('m', state, share({ short: false }))).toEqual([]);
    expect(stakesAgainst('m', state, share({ instrument: 'B' }))).toEqual([]);
    const [stake] = stakesAgainst('m', state, share());
    expect([stake?.who, stake?.pool, stake?.position, plain(stake?.size ?? decimal(0))]).toEqual([
      'm',
      'p',
      'A',
      '40',
    ]);
  });
});

describe('what is closed and paid', () => {
  const asked = (fields: Partial<Share>, held: string, most: string, lot = '0.001') => {
    const state = stateOf({ quantity: '1', cash: '1' }, '0.03', lot);
    const { size, pays } = deleveraged(share(fields), decimal(held), decimal(most), state);
    return [plain(size), plain(pays)];
  };

  it.each([
    ['200', '1000', ['100', '80']],
    ['40', '1000', ['40', '32']],
    ['200', '8', ['10', '8']],
    ['200', '8.0007', ['10', '8']],
    ['200', '0', ['0', '0']],
  ])('of %s held with %s to pay from is %j', (held, most, found) => {
    expect(asked({}, held, most)).toEqual(found);
  });

  it('is whole lots, and no more than is left', () => {
    expect(asked({ each: decimal('0.3') }, '200', '1', '1')).toEqual(['3', '0.9']);
    expect(asked({ left: decimal('7') }, '200', '1000')).toEqual(['100', '7']);
  });

  it('is rounded up in the last place of a ledger line', () => {
    const third = decimal(1).div(3);
    expect(asked({ each: third }, '1', '1000')).toEqual(['1', '0.333333333333333334']);
  });
});

it('nobody is asked for more than it has', () => {
  const of = (cash: string, quantity = '40') =>
    plain(affordable(stateOf({ cash, quantity, entry: '3' }), 'p'));
  expect([of('41'), of('40'), of('39'), of('0.5', '0')]).toEqual(['1', '0', '0', '0.5']);
});

describe('a loss', () => {
  const closed = (instrument: string, quantity: string, value: string) => ({
    instrument,
    quantity: decimal(quantity),
    value: decimal(value),
  });
  const shown = (missing: string, left: string, ...of: readonly ReturnType<typeof closed>[]) =>
    sharesOf(
      {
        who: 'x',
        pool: 'p',
        asset: 'USD',
        how: 'deleveraging',
        missing: decimal(missing),
        left: decimal(left),
        closed: of,
      },
      stateOf({ quantity: '1', cash: '1' }, '0.03', '1'),
    ).map(
      (item) =>
        `${item.instrument} ${item.short} ${plain(item.left)} ${plain(item.size)} ${plain(round(item.each, 4, 'half'))}`,
    );

  it('falls on contracts by the values that were closed, and on what the fund did not cover', () => {
    expect(shown('400', '400', closed('A', '-500', '1000'))).toEqual(['A true 400 500 0.8']);
    expect(shown('400', '300', closed('A', '500', '1000'))).toEqual(['A false 300 375 0.8']);
    expect(shown('400', '263', closed('A', '500', '1000'))).toEqual(['A false 263 329 0.8']);
    expect(shown('100', '100', closed('A', '10', '750'), closed('A', '-5', '250'))).toEqual([
      'A false 75 10 7.5',
      'A true 25 5 5',
    ]);
  });

  it('of contracts that are worth nothing falls on the last of them; of none, on nobody', () => {
    expect(shown('10', '10', closed('A', '5', '0'), closed('A', '-5', '0'))).toEqual(['A true 10 5 2']);
    expect(shown('10', '10')).toEqual([]);
  });

  it('spread over holders is by what they hold, and paid once', () => {
    const paid = (left: string, ...sizes: readonly string[]) =>
      spread(
        decimal(left),
        sizes.map((size, i) => ({ who: `m${i}`, pool: 'p', size: decimal(size) })),
      ).map(({ who, pays }) => `${who} ${plain(pays)}`);
    expect(paid('11', '30', '90')).toEqual(['m0 2.75', 'm1 8.25']);
    expect(paid('1', '1', '1', '1')).toEqual([
      'm0 0.333333333333333334',
      'm1 0.333333333333333334',
      'm2 0.333333333333333332',
    ]);
    expect(paid('1')).toEqual([]);
  });
});
