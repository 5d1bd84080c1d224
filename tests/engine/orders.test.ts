import { describe, expect, it } from 'vitest';
import { decimal, plain } from '../../engine/index.ts';
import { type Order, takeProfitLadder, trailingStop } from '../../engine/order.ts';
import { fillOrders } from '../../engine/orders.ts';
import { refusal } from '../lib/engine.ts';
import { by, evaluate, limit, lines, play, stop, stopLimit, trailing } from '../lib/orders.ts';

const buy = { side: 'buy' } as const;

describe('a stop', () => {
  it('waits while the price stays away', () => {
    expect(play([stop('s', '95', '100')], '100', '95.01', '100')).toEqual(['stands: s 95', 'left: 100']);
  });

  it('sells at its price when the price stops there', () => {
    expect(play([stop('s', '95', '100')], '100', '95', '100')).toEqual([
      'fill: s 100 at 95 (stop)',
      'left: 0',
    ]);
  });

  it('sells at the price that stands after a gap, and not at the price wished for', () => {
    expect(play([stop('s', '95', '100')], '100', '80', '100')).toEqual([
      'fill: s 100 at 80 (stop)',
      'left: 0',
    ]);
    expect(play([stop('s', '95', '100')], '100', '0', '100')).toEqual(['fill: s 100 at 0 (stop)', 'left: 0']);
  });

  it('buys back a short when the price rises', () => {
    expect(play([stop('s', '105', '100', buy)], '100', '104.99', '-100')).toEqual([
      'stands: s 105',
      'left: -100',
    ]);
    expect(play([stop('s', '105', '100', buy)], '100', '105', '-100')).toEqual([
      'fill: s 100 at 105 (stop)',
      'left: 0',
    ]);
    expect(play([stop('s', '105', '60', buy)], '100', '130', '-100')).toEqual([
      'fill: s 60 at 130 (stop)',
      'left: -40',
    ]);
  });

  it('on the wrong side of the price goes off at once', () => {
    expect(play([stop('s', '105', '100')], '100', '101', '100')).toEqual([
      'fill: s 100 at 101 (stop)',
      'left: 0',
    ]);
  });
});

describe('a limit', () => {
  it('fills at its price or better', () => {
    const rung = limit('l', '110', '40');
    expect(play([rung], '100', '109.99', '100')).toEqual(['stands: l 110', 'left: 100']);
    expect(play([rung], '100', '110', '100')).toEqual(['fill: l 40 at 110 (limit)', 'left: 60']);
    expect(play([rung], '100', '125', '100')).toEqual(['fill: l 40 at 125 (limit)', 'left: 60']);
  });

  it('buys back a short at its price or below', () => {
    const rung = limit('l', '90', '40', buy);
    expect(play([rung], '100', '90.01', '-100')).toEqual(['stands: l 90', 'left: -100']);
    expect(play([rung], '100', '85', '-100')).toEqual(['fill: l 40 at 85 (limit)', 'left: -60']);
  });
});

describe('a stop-limit', () => {
  const order = stopLimit('s', '95', '93', '100');

  it('fills between its stop and its limit', () => {
    expect(play([order], '100', '95.01', '100')).toEqual(['stands: s 95 93', 'left: 100']);
    expect(play([order], '100', '95', '100')).toEqual(['fill: s 100 at 95 (stopLimit)', 'left: 0']);
    expect(play([order], '100', '93', '100')).toEqual(['fill: s 100 at 93 (stopLimit)', 'left: 0']);
  });

  it('is left behind by a gap, and stands as a limit from then on', () => {
    const gapped = evaluate([order], '100', '90', '100');
    expect(lines(gapped)).toEqual(['stands: s 95 93 live', 'left: 100']);
    const lower = fillOrders(gapped.orders, decimal(90), decimal(80), decimal(100));
    expect(lines(lower)).toEqual(['stands: s 95 93 live', 'left: 100']);
    // Back above the limit it sells, also above the stop.
    const back = fillOrders(lower.orders, decimal(80), decimal(99), decimal(100));
    expect(lines(back)).toEqual(['fill: s 100 at 99 (stopLimit)', 'left: 0']);
  });

  it('closes a short the other way round', () => {
    const order = stopLimit('s', '105', '107', '100', buy);
    expect(play([order], '100', '104', '-100')).toEqual(['stands: s 105 107', 'left: -100']);
    expect(play([order], '100', '106', '-100')).toEqual(['fill: s 100 at 106 (stopLimit)', 'left: 0']);
    const gapped = evaluate([order], '100', '120', '-100');
    expect(lines(gapped)).toEqual(['stands: s 105 107 live', 'left: -100']);
    expect(lines(fillOrders(gapped.orders, decimal(120), decimal(107), decimal(-100)))).toEqual([
      'fill: s 100 at 107 (stopLimit)',
      'left: 0',
    ]);
  });
});

describe('a trailing stop', () => {
  /** Where the stop stands after each price. */
  function follow(order: Order, from: string, prices: readonly string[], position: string): string[] {
    let orders: readonly Order[] = [order];
    let before = decimal(from);
    return prices.map((text) => {
      const outcome = fillOrders(orders, before, decimal(text), decimal(position));
      orders = outcome.orders;
      before = decimal(text);
      const [fill] = outcome.fills;
      const [left] = orders;
      return fill ? `sold at ${plain(fill.price)}` : left && 'stop' in left ? plain(left.stop) : 'gone';
    });
  }

  it('follows the price up by an amount, and never down', () => {
    const order = trailing('t', by('5'), '95', '100');
    expect(follow(order, '100', ['103', '99', '110', '105.01', '104'], '100')).toEqual([
      '98',
      '98',
      '105',
      '105',
      'sold at 104',
    ]);
  });

  it('follows the price up by a percentage', () => {
    const order = trailing('t', by('10 %'), '90', '100');
    expect(follow(order, '100', ['120', '110', '150', '135'], '100')).toEqual([
      '108',
      '108',
      '135',
      'sold at 135',
    ]);
  });

  it('follows a short down', () => {
    expect(
      follow(trailing('t', by('5'), '105', '100', buy), '100', ['97', '101', '90', '95'], '-100'),
    ).toEqual(['102', '102', '95', 'sold at 95']);
    expect(follow(trailing('t', by('10 %'), '110', '100', buy), '100', ['80', '87', '88'], '-100')).toEqual([
      '88',
      '88',
      'sold at 88',
    ]);
  });

  it('promises no more than any other stop', () => {
    expect(play([trailing('t', by('5'), '105', '100')], '110', '70', '100')).toEqual([
      'fill: t 100 at 70 (trailing)',
      'left: 0',
    ]);
  });

  it('starts from the price at which it is placed', () => {
    const place = (side: 'sell' | 'buy', trail: string) =>
      plain(trailingStop({ id: 't', side, quantity: decimal(1), trail: by(trail), price: decimal(80) }).stop);
    expect([place('sell', '5'), place('buy', '5'), place('sell', '5 %'), place('buy', '5 %')]).toEqual([
      '75',
      '85',
      '76',
      '84',
    ]);
  });

  it('further away than the price is worth waits below zero until the price has risen', () => {
    const order = trailingStop({
      id: 't',
      side: 'sell',
      quantity: decimal(1),
      trail: by('30'),
      price: decimal(20),
    });
    expect(follow(order, '20', ['0', '25', '40', '10'], '1')).toEqual(['-10', '-5', '10', 'sold at 10']);
  });
});

describe('a take-profit ladder', () => {
  const rungs = [
    { limit: decimal(120), quantity: decimal(30) },
    { limit: decimal(110), quantity: decimal(50) },
    { limit: decimal(130), quantity: decimal(20) },
  ];

  it('is taken rung by rung', () => {
    const ladder = takeProfitLadder('up', decimal(100), rungs);
    expect(ladder.map((order) => `${order.id} ${order.side} ${order.limit.toFixed()}`)).toEqual([
      'up-1 sell 110',
      'up-2 sell 120',
      'up-3 sell 130',
    ]);
    expect(play(ladder, '100', '112', '100')).toEqual([
      'fill: up-1 50 at 112 (limit)',
      'stands: up-2 120',
      'stands: up-3 130',
      'left: 50',
    ]);
  });

  it('is taken several rungs at a time by a gap, the nearest first and all at the better price', () => {
    expect(play(takeProfitLadder('up', decimal(100), rungs).toReversed(), '100', '125', '100')).toEqual([
      'fill: up-1 50 at 125 (limit)',
      'fill: up-2 30 at 125 (limit)',
      'stands: up-3 130',
      'left: 20',
    ]);
  });

  it('of a short goes down', () => {
    const down = [
      { limit: decimal(80), quantity: decimal(50) },
      { limit: decimal(90), quantity: decimal(50) },
    ];
    const ladder = takeProfitLadder('down', decimal(-100), down);
    expect(ladder.map((order) => `${order.id} ${order.side} ${order.limit.toFixed()}`)).toEqual([
      'down-1 buy 90',
      'down-2 buy 80',
    ]);
    expect(play(ladder, '100', '85', '-100')).toEqual([
      'fill: down-1 50 at 85 (limit)',
      'stands: down-2 80',
      'left: -50',
    ]);
  });

  it('is for no more than is held', () => {
    const make = (position: number) => () => takeProfitLadder('up', decimal(position), rungs);
    expect(refusal(make(99))).toMatchObject({ code: 'orders.ladder', field: 'up' });
    expect(refusal(make(-99))).toMatchObject({ code: 'orders.ladder', field: 'up' });
    expect(refusal(make(-100))).toBeNull();
    expect(refusal(() => takeProfitLadder('up', decimal(100), []))?.code).toBe('orders.ladder');
    const nothing = [{ limit: decimal(1), quantity: decimal(0) }];
    expect(refusal(() => takeProfitLadder('up', decimal(100), nothing))?.code).toBe('orders.quantity');
  });
});
