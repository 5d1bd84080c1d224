/** Accounts that share a fund: who pays for a loss, in which order, and what is owed when nobody can. */
import { describe, expect, it } from 'vitest';
import { plain } from '../../engine/index.ts';
import { line } from '../lib/engine.ts';
import { gains, type Holder, holds, moved, postingsOf, told, world } from '../lib/worlds.ts';

const long = (quantity: string, cash: string): Holder => ({ quantity, cash });
const short = (quantity: string, cash: string): Holder => ({ quantity: `-${quantity}`, cash });

describe('a published case', () => {
  it('dYdX: the winner is closed at the bankruptcy price of the loser, 1.2, and gains 100 and not 500', () => {
    const before = world({ a: long('500', '100'), b: short('500', '100') }, '0');
    const after = moved(before, '2');
    expect(holds(after.world, 'a')).toEqual(['cash 200']);
    expect(holds(after.world, 'b')).toEqual([]);
    expect(gains(before, after)).toEqual({
      a: '100',
      b: '-100',
      market: '0',
      lender: '0',
      fund: '0',
      counterparty: '0',
    });
    expect(told(after)).toEqual([
      'b liquidation liquidation',
      'b liquidation: A +500, contracts -500, cash -500',
      'b deleveraging: cash +400',
      'a deleveraging: A -500, contracts +500, cash +500',
      'a deleveraging: cash -400',
    ]);
  });

  it('Drift: 100 over 11 that are open are 9.09 for each', () => {
    // A short of 5 at 10 with 50: at 40 it lacks 100. The others hold 11 together.
    const holders = { s: short('5', '50'), a: long('1', '900'), b: long('10', '9000') };
    const before = world(holders, '0', { beyondFund: 'overOpen' }, { price: '10' });
    const after = moved(before, '40');
    const paid = postingsOf(after.entries).filter(({ reason }) => reason === 'socialised');
    expect(paid.map((entry) => line(entry))).toEqual(
      [
        'socialised: cash +100',
        'socialised: cash -9.090909090909090910',
        'socialised: cash -90.90909090909090909',
      ].map((text) => text.replace(/(\.\d*?)0+$/, '$1')),
    );
    expect(holds(after.world, 's')).toEqual([]);
  });

  it('Drift: 11 over deposits of 120 are 9.1667 %', () => {
    const holders = { s: short('1', '10'), a: long('0', '30'), b: long('0', '90') };
    const before = world(holders, '0', { beyondFund: 'overDeposits' }, { price: '10' });
    const after = moved(before, '31');
    expect(gains(before, after)).toMatchObject({ a: '-2.75', b: '-8.25', s: '-10', market: '21' });
    expect(holds(after.world, 'a')).toEqual(['cash 27.25']);
  });
});

describe('the fund', () => {
  const holders = { a: long('500', '100'), b: short('500', '100') };

  it('pays first, to its last cent', () => {
    const all = moved(world(holders, '400'), '2');
    expect(told(all).slice(2)).toEqual(['b insurance: cash +400']);
    expect(plain(all.world.fund)).toBe('0');
    expect(holds(all.world, 'a')).toEqual(['cash 100', '500 A']);
    expect(plain(moved(world(holders, '401'), '2').world.fund)).toBe('1');
  });

  it('pays a part, and as much of the other side stays open', () => {
    // 100 of 400: a quarter of what was closed is covered, and 375 are deleveraged.
    const after = moved(world(holders, '100'), '2');
    expect(told(after).slice(2)).toEqual([
      'b insurance: cash +100',
      'b deleveraging: cash +300',
      'a deleveraging: A -375, contracts +375, cash +375',
      'a deleveraging: cash -300',
    ]);
    expect(plain(after.world.fund)).toBe('0');
  });

  it('is what earlier losses have left of it, and what fees bring', () => {
    const pair = { b: short('500', '100'), c: short('500', '100'), a: long('1000', '1000') };
    const after = moved(world(pair, '500'), '2');
    expect(told(after).filter((text) => text.includes('insurance'))).toEqual([
      'b insurance: cash +400',
      'c insurance: cash +100',
    ]);
    const fee = moved(world({ a: long('10', '1') }, '5', { liquidationFee: '0.01' }), '0.92');
    expect(told(fee)).toContain('a liquidationFee: cash -0.092');
    expect(plain(fee.world.fund)).toBe('5.092');
  });

  it('leaves a debt where nobody else pays', () => {
    const after = moved(world(holders, '100', { beyondFund: 'owed' }), '2');
    expect(holds(after.world, 'b')).toEqual(['loan -300']);
    expect(holds(after.world, 'a')).toEqual(['cash 100', '500 A']);
  });

  it('does not pay where the venue has none', () => {
    const after = moved(world(holders, '1000', {}, { rulebook: 'hyperliquid-cross' }), '2');
    expect(plain(after.world.fund)).toBe('1000');
    expect(holds(after.world, 'b')).toEqual(['loan -400']);
  });
});

describe('deleveraging', () => {
  it('takes those with more profit and more leverage first', () => {
    // Entered lower: more profit. Less cash: more leverage. A loss comes last.
    const holders = {
      s: short('100', '20'),
      calm: { quantity: '40', cash: '400', entry: '0.5' },
      bold: { quantity: '40', cash: '4', entry: '0.5' },
      loser: { quantity: '40', cash: '400', entry: '3' },
      keen: { quantity: '40', cash: '40', entry: '0.5' },
    };
    const after = moved(world(holders, '0', {}, { price: '1' }), '2');
    const closed = told(after).filter((text) => text.includes('deleveraging: A'));
    expect(closed.map((text) => text.split(',')[0])).toEqual([
      'bold deleveraging: A -40',
      'keen deleveraging: A -40',
      'calm deleveraging: A -20',
    ]);
    // 80 over 100: each unit pays 0.8.
    const paid = told(after).filter((text) => text.includes('deleveraging: cash -'));
    expect(paid).toEqual([
      'bold deleveraging: cash -32',
      'keen deleveraging: cash -32',
      'calm deleveraging: cash -16',
    ]);
  });

  it('closes a short for a long', () => {
    const before = world({ a: long('100', '20'), b: short('100', '100') }, '0');
    // Bankrupt at 0.8; at 0.5 the long lacks 30, and the short gains 20 and not 50.
    const after = moved(before, '0.5');
    expect(gains(before, after)).toMatchObject({ a: '-20', b: '20', market: '0' });
  });

  it('is at the price of bankruptcy where the contract is worth nothing any more', () => {
    const losers = { c: { ...long('100', '500'), entry: '3' }, d: { ...short('100', '500'), entry: '0.5' } };
    const before = world({ a: long('100', '20'), b: short('100', '100'), ...losers }, '0');
    expect(gains(before, moved(before, '0'))).toMatchObject({ a: '-20', b: '20', counterparty: '0' });
  });

  it('is at the price of the fill, and of the loss at it', () => {
    // Filled at 2.2 the loser lacks 500 and the winner brings 600; both at 1.2.
    const before = world({ a: long('500', '100'), b: short('500', '100') }, '0');
    const after = moved(before, '2', '2.2');
    expect(holds(after.world, 'a')).toEqual(['cash 200']);
    expect(gains(before, after)).toMatchObject({ a: '100', b: '-100' });
  });

  it('makes nobody bankrupt, and the rest is owed', () => {
    // The winner bought at 1.9 with 50: at 1.2 it would lose 350. It has 100, worth 125 units of 0.8.
    const holders = { a: { quantity: '500', cash: '50', entry: '1.9' }, b: short('500', '100') };
    const before = world(holders, '0', { tables: [{ tiers: [{ floor: '0', rate: '0' }] }] });
    const after = moved(before, '2');
    expect(told(after).slice(2)).toEqual([
      'b deleveraging: cash +400',
      'a deleveraging: A -125, contracts +237.5, cash +12.5',
      'a deleveraging: cash -100',
      'b debt: loan -300',
    ]);
    // At a price of 1 the one that bought at 1.9 began 400 below nothing.
    expect(gains(before, after)).toMatchObject({ a: '400', b: '-400', counterparty: '0' });
  });

  it('is for whole lots, and pays no more than is lacking', () => {
    const holders = { a: long('500', '1000'), b: short('500', '100') };
    // 137 of 400 are paid: 328.75 units are left, 329 whole ones.
    const after = moved(world(holders, '137', {}, { lot: '1' }), '2');
    expect(told(after).slice(4)).toEqual([
      'a deleveraging: A -329, contracts +329, cash +329',
      'a deleveraging: cash -263',
    ]);
  });

  it('may bring the next liquidation, which is settled in its turn', () => {
    // 700.01 against 35 % of 2,000; after 500 are closed at 1.2, 300.01 against 350.
    const holders = { a: { quantity: '1000', cash: '0.01', entry: '1.3' }, b: short('500', '100') };
    const before = world(holders, '0', { tables: [{ tiers: [{ floor: '0', rate: '0.35' }] }] });
    const after = moved(before, '2');
    expect(told(after).filter((text) => text.includes('liquidation liquidation'))).toEqual([
      'b liquidation liquidation',
      'a liquidation liquidation',
    ]);
    expect(holds(after.world, 'a')).toEqual(['cash 300.01']);
    expect(gains(before, after)).toMatchObject({ counterparty: '0', fund: '0' });
  });
});
