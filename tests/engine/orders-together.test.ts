import { describe, expect, it } from 'vitest';
import { decimal } from '../../engine/index.ts';
import { type Order, trailingStop } from '../../engine/order.ts';
import { fillOrders, PRECEDENCE } from '../../engine/orders.ts';
import { refusal } from '../lib/engine.ts';
import { by, evaluate, limit, lines, play, stop, stopLimit, trailing } from '../lib/orders.ts';

const buy = { side: 'buy' } as const;

describe('several orders at once', () => {
  it('say their precedence', () => {
    expect(PRECEDENCE).toMatch(/market orders come before limit orders.*reached first.*listed first\.$/);
  });

  it('never sell more than is held', () => {
    const orders = [stop('a', '95', '80'), stop('b', '95', '80'), stop('c', '95', '80')];
    expect(play(orders, '100', '90', '100')).toEqual([
      'fill: a 80 at 90 (stop)',
      'fill: b 20 at 90 (stop)',
      'cancelled: c (nothingLeft)',
      'left: 0',
    ]);
  });

  it('a stop comes before a ladder that the same gap sets off', () => {
    // The trailing stop stands at 105 by now, above a rung that was added later at 101.
    const orders = [limit('l', '101', '60'), trailing('t', by('5'), '105', '100')];
    expect(play(orders, '110', '103', '100')).toEqual([
      'fill: t 100 at 103 (trailing)',
      'cancelled: l (nothingLeft)',
      'left: 0',
    ]);
    expect(play([limit('l', '101', '60'), stop('s', '105', '70')], '110', '103', '100')).toEqual([
      'fill: s 70 at 103 (stop)',
      'fill: l 30 at 103 (limit)',
      'left: 0',
    ]);
  });

  it('among stops the price comes first to the nearest', () => {
    const orders = [stop('far', '90', '60'), stop('near', '95', '60'), stop('passed', '101', '10')];
    expect(play(orders, '100', '80', '100').slice(0, 3)).toEqual([
      'fill: passed 10 at 80 (stop)',
      'fill: near 60 at 80 (stop)',
      'fill: far 30 at 80 (stop)',
    ]);
    const shorts = [stop('far', '110', '60', buy), stop('near', '105', '60', buy)];
    expect(play(shorts, '100', '120', '-100').slice(0, 2)).toEqual([
      'fill: near 60 at 120 (stop)',
      'fill: far 40 at 120 (stop)',
    ]);
  });

  it('a stop-limit that stood already is reached at its limit, a new one at its stop', () => {
    const live = { ...stopLimit('live', '95', '94', '60'), live: true };
    const orders = [limit('l', '93', '60'), live];
    expect(play(orders, '90', '97', '100').slice(0, 2)).toEqual([
      'fill: l 60 at 97 (limit)',
      'fill: live 40 at 97 (stopLimit)',
    ]);
    const fresh = [stopLimit('far', '93', '80', '60'), stopLimit('near', '95', '80', '60')];
    expect(play(fresh, '100', '90', '100').slice(0, 2)).toEqual([
      'fill: near 60 at 90 (stopLimit)',
      'fill: far 40 at 90 (stopLimit)',
    ]);
    const mixed = [limit('l', '96', '60'), live];
    expect(play(mixed, '90', '97', '100').slice(0, 2)).toEqual([
      'fill: live 60 at 97 (stopLimit)',
      'fill: l 40 at 97 (limit)',
    ]);
  });

  it('of the same rank and level keep their order', () => {
    const orders = [limit('b', '110', '60'), limit('a', '110', '60')];
    expect(play(orders, '100', '110', '100').slice(0, 2)).toEqual([
      'fill: b 60 at 110 (limit)',
      'fill: a 40 at 110 (limit)',
    ]);
    // The price stood still: every level had been reached.
    expect(play([limit('b', '90', '60'), limit('a', '80', '60')], '95', '95', '100').slice(0, 2)).toEqual([
      'fill: b 60 at 95 (limit)',
      'fill: a 40 at 95 (limit)',
    ]);
  });

  it('a rung leaves the rest to its stop, which sells no more than is left', () => {
    const first = evaluate([stop('s', '95', '100'), limit('l', '110', '40')], '100', '111', '100');
    expect(lines(first)).toEqual(['fill: l 40 at 111 (limit)', 'stands: s 95', 'left: 60']);
    expect(lines(fillOrders(first.orders, decimal(111), decimal(90), first.position))).toEqual([
      'fill: s 60 at 90 (stop)',
      'left: 0',
    ]);
  });

  it('leave none standing when the position is closed or on the other side', () => {
    const orders = [stop('s', '95', '100'), limit('l', '110', '40')];
    expect(play(orders, '100', '90', '100')).toEqual([
      'fill: s 100 at 90 (stop)',
      'cancelled: l (nothingLeft)',
      'left: 0',
    ]);
    const none = ['cancelled: s (nothingLeft)', 'cancelled: l (nothingLeft)'];
    expect(play(orders, '100', '90', '0')).toEqual([...none, 'left: 0']);
    expect(play(orders, '100', '90', '-100')).toEqual([...none, 'left: -100']);
    expect(play([stop('s', '105', '1', buy)], '100', '110', '100')).toEqual([
      'cancelled: s (nothingLeft)',
      'left: 100',
    ]);
  });
});

describe('one cancels the other', () => {
  const oco = { group: 'bracket' };

  it('when one of the group fills, in part or whole', () => {
    const orders = [stop('s', '95', '50', oco), limit('l', '110', '50', oco), stop('other', '90', '50')];
    expect(play(orders, '100', '112', '100')).toEqual([
      'fill: l 50 at 112 (limit)',
      'stands: other 90',
      'cancelled: s (group)',
      'left: 50',
    ]);
    expect(play(orders, '100', '94', '20')).toEqual([
      'fill: s 20 at 94 (stop)',
      'cancelled: l (group)',
      'cancelled: other (nothingLeft)',
      'left: 0',
    ]);
  });

  it('also when one price sets off both', () => {
    const orders = [limit('l', '101', '50', oco), stop('s', '105', '50', oco)];
    expect(play(orders, '110', '103', '100')).toEqual([
      'fill: s 50 at 103 (stop)',
      'cancelled: l (group)',
      'left: 50',
    ]);
  });

  it('and not when a stop-limit only goes live', () => {
    const orders = [stopLimit('s', '95', '93', '50', oco), limit('l', '110', '50', oco)];
    expect(play(orders, '100', '90', '100')).toEqual(['stands: s 95 93 live', 'stands: l 110', 'left: 100']);
  });

  it('and not across groups', () => {
    const orders = [limit('l', '110', '50', oco), stop('s', '95', '50', { group: 'second' })];
    expect(play(orders, '100', '110', '100')).toEqual([
      'fill: l 50 at 110 (limit)',
      'stands: s 95',
      'left: 50',
    ]);
  });
});

describe('refusals', () => {
  const why = (orders: readonly Order[], from = '100', to = '90') => {
    const found = refusal(() => evaluate(orders, from, to, '100'));
    return found && [found.code, found.field];
  };
  const infinite = decimal(1).div(0);

  it.each<[string, string, Order]>([
    ['orders.quantity', 'order s.quantity', stop('s', '95', '0')],
    ['orders.quantity', 'order s.quantity', stop('s', '95', '-1')],
    ['orders.stop', 'order s.stop', stop('s', '0', '1')],
    ['orders.stop', 'order s.stop', stopLimit('s', '-1', '1', '1')],
    ['orders.limit', 'order s.limit', stopLimit('s', '1', '0', '1')],
    ['orders.limit', 'order l.limit', limit('l', '0', '1')],
    ['orders.limit', 'order l.limit', { ...limit('l', '1', '1'), limit: infinite }],
    ['orders.trail', 'order t.trail.distance', trailing('t', by('0'), '1', '1')],
    ['orders.trail', 'order t.trail.rate', trailing('t', by('0 %'), '1', '1')],
    ['orders.trail', 'order t.trail.rate', trailing('t', by('100 %'), '1', '1')],
    ['orders.stop', 'order t.stop', { ...trailing('t', by('5'), '1', '1'), stop: infinite }],
  ])('%s at %s', (code, field, order) => {
    expect(why([order])).toEqual([code, field]);
  });

  it('of two orders with one id', () => {
    expect(why([stop('s', '95', '1'), limit('s', '110', '1')])).toEqual(['orders.duplicate', 'order s']);
  });

  it('of prices that are none', () => {
    expect(why([], '-1')).toEqual(['orders.price', 'priorPrice']);
    expect(why([], '100', '-0.01')).toEqual(['orders.price', 'newPrice']);
    expect(refusal(() => fillOrders([], infinite, decimal(1), decimal(1)))?.field).toBe('priorPrice');
    expect(why([], '0', '0')).toBeNull();
    const bad = { id: 't', side: 'sell', quantity: decimal(1), trail: by('5'), price: decimal(-1) } as const;
    expect(refusal(() => trailingStop(bad))).toMatchObject({ code: 'orders.price', field: 'price' });
    expect(refusal(() => trailingStop({ ...bad, price: decimal(1), trail: by('-5') }))?.code).toBe(
      'orders.trail',
    );
  });

  it('say what is allowed', () => {
    expect(refusal(() => evaluate([trailing('t', by('500 %'), '1', '1')], '1', '1', '1'))?.message).toBe(
      'order t.trail.rate must be a fraction below 1, such as 0.05 for 5 %; got 5',
    );
  });
});
