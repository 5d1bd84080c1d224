import { describe, expect, it } from 'vitest';
import { decimal } from '../../engine/decimal.ts';
import {
  callPrice,
  callPrices,
  plain,
  quotientOf,
  type Rulebook,
  report,
  round,
  rulebookIn,
  substituted,
  viewOf,
} from '../../engine/index.ts';
import { profile } from '../../engine/profile.ts';
import { rates } from '../../engine/rules/rates.ts';
import type { Crossing } from '../../engine/solve.ts';
import { figureOf, finish, type Json, pool, read, start, stock } from '../lib/engine.ts';

function text(crossing: Crossing): string {
  if (crossing.kind === 'never') return 'never';
  const price = crossing.t ? plain(round(quotientOf(crossing.t), 6, 'half')) : 'nowhere';
  if (crossing.kind === 'already') return `already, back at ${price}`;
  return `at ${price}${crossing.attained ? ' itself' : ''}`;
}

type Change = (book: Rulebook) => Rulebook;

const inclusive: Change = (book) => {
  return { ...book, lines: book.lines.map((line) => ({ ...line, boundary: 'inclusive' })) };
};

function crossings(fields: Json, name = 'house', change: Change = (book) => book, instrument = 'XYZ') {
  const state = start(fields);
  const book = change(rulebookIn(state));
  const line = book.lines.find((item) => item.name === name);
  if (!line) throw new Error(`no line ${name}`);
  const prices = callPrices(viewOf(state), book, line, instrument);
  return { below: text(prices.below), above: text(prices.above), found: callPrice(prices) };
}

function held(mark: string, amounts: Json, quantity: string, settings: Json = {}): Json {
  return { settings, instruments: [stock(mark)], pools: [pool(amounts, { XYZ: quantity })] };
}

describe('the call price of a long', () => {
  it.each([
    ['50', '5000', 'at 35.714286', 'never'],
    ['35.72', '5000', 'at 35.714286', 'never'],
    ['35.71', '5000', 'already, back at nowhere', 'already, back at 35.714286'],
    ['0', '5000', 'already, back at nowhere', 'already, back at 35.714286'],
    ['50', '0', 'never', 'never'],
    ['0', '0', 'never', 'never'],
    ['50', '7000', 'at 50', 'never'],
    ['50', '0.000001', 'at 0', 'never'],
  ])('at $%s with a loan of $%s', (mark, loan, below, above) => {
    const { below: down, above: up } = crossings(held(mark, { loan }, '200'));
    expect([down, up]).toEqual([below, above]);
  });

  it('lies on the line itself: safe if the line is strict, called if it is not', () => {
    // $40.00 exactly: 200 shares, $5,600 owed.
    const even = held('50', { loan: '5600' }, '200');
    expect(crossings(even).below).toBe('at 40');
    expect(crossings(even, 'house', inclusive).below).toBe('at 40 itself');
    const there = held('40', { loan: '5600' }, '200');
    expect(crossings(there)).toMatchObject({ below: 'at 40', above: 'never' });
    expect(crossings(there, 'house', inclusive)).toMatchObject({
      below: 'already, back at nowhere',
      above: 'already, back at 40',
    });
  });

  it('of an account without debt is zero itself where the line is inclusive', () => {
    expect(crossings(held('50', {}, '200'), 'house', inclusive).below).toBe('at 0 itself');
  });

  it('is another for each line', () => {
    const account = held('50', { loan: '5000' }, '200');
    expect(crossings(account, 'exchange').below).toBe('at 33.333333');
    expect(crossings(account, 'restricted').below).toBe('at 50');
    expect(read(finish(account), 'callPrice', 'exchange:callPrice')).toEqual({
      callPrice: '35.714286',
      'exchange:callPrice': '33.333334',
    });
  });

  it('is reached from both sides of the mark under a call', () => {
    const called = crossings(held('30', { loan: '5000' }, '200')).found;
    expect(called && [called.side, plain(round(quotientOf(called.t), 4, 'half'))]).toEqual([
      'below',
      '35.7143',
    ]);
  });

  it('at a rate of 100 % does not move with the price', () => {
    const full = { houseLong: '1' };
    expect(crossings(held('50', { cash: '10', loan: '9' }, '2', full))).toMatchObject({
      below: 'never',
      above: 'never',
    });
    expect(crossings(held('50', { cash: '9', loan: '10' }, '2', full))).toMatchObject({
      below: 'already, back at nowhere',
      above: 'already, back at nowhere',
      found: null,
    });
    expect(finish(held('50', { cash: '9', loan: '10' }, '2', full)).figures.callPrice).toBeUndefined();
  });
});

describe('the call price of a short', () => {
  it.each([
    ['25', '7500', '200', 'never', 'at 28.846154'],
    ['30', '7500', '200', 'already, back at 28.846154', 'already, back at nowhere'],
    ['1', '400', '100', 'never', 'at 1.5'],
    ['1', '900', '100', 'never', 'at 4.5'],
    ['1', '1500', '100', 'never', 'at 10'],
    ['1', '2600', '100', 'never', 'at 20'],
    ['1', '250', '100', 'already, back at 0', 'already, back at nowhere'],
    ['1', '249.99', '100', 'already, back at nowhere', 'already, back at nowhere'],
    ['0', '250', '100', 'never', 'at 0'],
    ['5', '1000', '100', 'never', 'at 5'],
    ['16.6666', '2166.67', '100', 'never', 'at 16.666692'],
    ['16', '2166.66', '100', 'never', 'at 16.6666'],
  ])('at $%s with $%s, %s shares', (mark, cash, shares, below, above) => {
    const { below: down, above: up } = crossings(held(mark, { cash }, `-${shares}`));
    expect([down, up]).toEqual([below, above]);
  });

  it('rounds down, so that it warns early', () => {
    const short = finish(held('25', { cash: '7500' }, '-200'));
    expect(figureOf(short, 'callPrice')).toMatchObject({ rounding: 'down' });
    expect(read(short, 'callPrice', 'callMarketValue', 'callEquity')).toEqual({
      callPrice: '28.846153',
      callMarketValue: '5769.230769',
      callEquity: '1730.769231',
    });
  });

  it.each([
    ['25', '7500', '200', ['$7,500', '200 + 60 = 260'], '28.846153'],
    ['6', '1500', '100', ['$1,500 − $500 = $1,000', '100 + 0 = 100'], '10'],
    ['1', '400', '100', ['$400 − $250 = $150', '100 + 0 = 100'], '1.5'],
    ['1', '900', '100', ['$900', '100 + 100 = 200'], '4.5'],
  ])('at $%s is explained by the piece that it lies on', (mark, cash, shares, lines, price) => {
    const figure = figureOf(finish(held(mark, { cash }, `-${shares}`)), 'callPrice');
    expect(plain(round(figure.value, 6, 'down'))).toBe(price);
    expect(figure.formula.op).toBe('quotient');
    expect(figure.parts.map(substituted)).toEqual(lines);
  });
});

describe('figures of the call', () => {
  it('a market value that is a round number is not lifted by the price it came through', () => {
    const account = held('9000', { loan: '333' }, '11', { houseLong: '0.5' });
    expect(read(finish(account), 'callMarketValue')).toEqual({ callMarketValue: '666' });
  });

  it('are those of the largest position', () => {
    const two = {
      instruments: [stock('10', 'A'), stock('7', 'B')],
      pools: [pool({ loan: '1000' }, { A: '100', B: '200' })],
    };
    // B: 1,400 of 2,400. Equity 0.7 × (1,000 + 200 p) − 1,000 = 0 at p = 2.142857.
    expect(read(finish(two), 'callPrice', 'callMarketValue')).toEqual({
      callPrice: '2.142858',
      callMarketValue: '428.571429',
    });
    expect(crossings(two, 'house', (book) => book, 'A').below).toBe('at 0.285714');
  });

  it('a short beside longs has its danger above', () => {
    const both = {
      instruments: [stock('10', 'L'), stock('19', 'S')],
      pools: [pool({ loan: '500', shortProceeds: '2000' }, { L: '150', S: '-100' })],
    };
    // 2,000 − 500 + 1,500 − 100 p = 450 + 30 p.
    expect(crossings(both, 'house', (book) => book, 'S')).toMatchObject({
      below: 'never',
      above: 'at 19.615385',
    });
    expect(read(finish(both), 'callPrice')).toEqual({ callPrice: '19.615384' });
  });
});

describe('a requirement that jumps', () => {
  const rule = { source: 'house', says: '', checked: '2026-11-22', standing: 'house' } as const;
  const bands = (low: string, high: string) => [
    { from: '0', rate: low, rule },
    { from: '5', rate: high, rule },
  ];
  const jumping =
    (low: string, high: string): Change =>
    (book) => {
      const both = { long: bands(low, high), short: bands(low, high) };
      const maintenance = {
        kind: 'rates',
        by: rates,
        name: 'maintenance',
        label: 'Requirement',
        ...both,
      } as const;
      return { ...book, requirements: { ...book.requirements, maintenance } };
    };

  it('upwards as the price falls: the last safe price is the jump', () => {
    const account = held('10', { loan: '300' }, '100');
    expect(crossings(account, 'house', jumping('1', '0.3'))).toMatchObject({ below: 'at 5', above: 'never' });
    const given = report(viewOf(start(account)), jumping('1', '0.3')(rulebookIn(start(account))));
    expect(figureOf(given, 'callPrice')).toMatchObject({ formula: { op: 'given' } });
    expect(read(given, 'callPrice', 'callMarketValue')).toEqual({ callPrice: '5', callMarketValue: null });
  });

  it('upwards as the price rises: the jump itself is called', () => {
    const account = held('2', { cash: '900' }, '-100');
    expect(crossings(account, 'house', jumping('0.3', '1'))).toMatchObject({
      below: 'never',
      above: 'at 5 itself',
    });
    expect(crossings(held('2', { cash: '1000' }, '-100'), 'house', jumping('0.3', '1')).above).toBe('at 5');
  });

  it('and back: safe again beyond it', () => {
    const account = held('4', { loan: '300' }, '100');
    expect(crossings(account, 'house', jumping('1', '0.3'))).toMatchObject({
      below: 'already, back at nowhere',
      above: 'already, back at 5',
    });
  });
});

describe('the two lines over a range of prices', () => {
  const points = (low: string, high: string) => {
    const state = start(held('10', { cash: '1500' }, '-100'));
    const book = rulebookIn(state);
    const line = book.lines.find((item) => item.name === 'house');
    const list = line ? profile(viewOf(state), book, line, 'XYZ', decimal(low), decimal(high)) : [];
    return list.map((point) =>
      [point.price, point.balance, point.requirement].map((value) => plain(round(value, 4, 'half'))),
    );
  };

  it('have a point at both ends and at each kink', () => {
    const found = points('1', '20');
    expect([found.at(0), found.at(-1)]).toEqual([
      ['1', '1400', '250'],
      ['20', '-500', '600'],
    ]);
    expect(found).toContainEqual(['2.5', '1250', '250']);
    expect(found).toContainEqual(['5', '1000', '500']);
    expect(found).toContainEqual(['16.6667', '-166.6667', '500']);
    expect(points('5', '8')).toEqual([
      ['5', '1000', '500'],
      ['8', '700', '500'],
    ]);
  });
});
