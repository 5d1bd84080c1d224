/** Orders as events of a scenario: what sets them off, at which price, and what becomes of the rest. */
import { describe, expect, it } from 'vitest';
import {
  decimal,
  journalOf,
  lastOf,
  parseScenario,
  plain,
  play as playFrom,
  simulate,
  step,
} from '../../engine/index.ts';
import {
  holdings,
  type Json,
  journal,
  line,
  on,
  play,
  pool,
  raw,
  refusal,
  start,
  stock,
} from '../lib/engine.ts';

const DAY = '2026-11-02';
const NEXT = '2026-11-03';
const XYZ = { instrument: 'XYZ' };
const long = { pools: [pool({}, { XYZ: '100' }, '50')], instruments: [stock('50')] };
const short = {
  pools: [pool({ cash: '9000', shortProceeds: '5000' }, { XYZ: '-100' }, '50')],
  instruments: [stock('50')],
};
const price = (value: string): Json => ({ do: 'price', ...XYZ, price: value });
const stop = (level: string, more: Json = {}): Json => {
  return { do: 'placeStop', id: 'stop', ...XYZ, quantity: '100', stop: level, ...more };
};
const ladder = (...rungs: [string, string][]): Json => {
  const steps = rungs.map(([limit, quantity]) => ({ limit, quantity }));
  return { do: 'placeTakeProfit', id: 'profit', ...XYZ, rungs: steps };
};

/** What the events of the second day bring, after those of the first. */
function brings(account: Json, placed: readonly Json[], ...events: readonly Json[]): string[] {
  return journal({ ...account, events: [...on(DAY, ...placed), ...on(NEXT, ...events)] });
}

describe('a stop', () => {
  it('sells at the price that stands, gap or not', () => {
    expect(brings(long, [stop('45')], price('45'))).toEqual([
      'orderFilled stop',
      'trade: XYZ -100, cash +4500',
    ]);
    expect(brings(long, [stop('45')], price('38'))).toEqual([
      'orderFilled stop',
      'trade: XYZ -100, cash +3800',
    ]);
    expect(brings(long, [stop('45')], price('45.01'))).toEqual([]);
  });

  it('buys a short back', () => {
    expect(brings(short, [stop('55')], price('60'))).toEqual([
      'orderFilled stop',
      'trade: XYZ +100, shortProceeds -5000, cash -1000',
    ]);
    expect(brings(short, [stop('55')], price('45'))).toEqual([]);
  });

  it('placed where the price is already trades at once', () => {
    expect(brings(long, [stop('55')])).toEqual(['orderFilled stop', 'trade: XYZ -100, cash +5000']);
  });

  it('comes before another that the price reaches later on its way', () => {
    const [low, high] = [
      stop('45', { id: 'low', quantity: '60' }),
      stop('47', { id: 'high', quantity: '60' }),
    ];
    expect(brings(long, [low, high], price('40'))).toEqual([
      'orderFilled high',
      'trade: XYZ -60, cash +2400',
      'orderFilled low',
      'trade: XYZ -40, cash +1600',
    ]);
  });

  it('of more than is held sells what is held, and is then gone', () => {
    const frames = play({ ...long, events: on(DAY, stop('45', { quantity: '250' }), price('40')) });
    expect(holdings(lastOf(frames))).toEqual({ cash: '4000' });
    expect(lastOf(frames).memory.orders).toEqual({});
  });

  it('comes before the broker’s own sale at the same price', () => {
    const account = {
      ...long,
      pools: [pool({ loan: '3000' }, { XYZ: '100' }, '50')],
      settings: { callDays: null },
    };
    expect(brings(account, [stop('45', { quantity: '60' })], price('40'))).toEqual([
      'orderFilled stop',
      'trade: XYZ -60, cash +2400',
      'repay: cash -2400, loan +2400',
    ]);
  });
});

describe('a stop-limit', () => {
  const order = { do: 'placeStopLimit', id: 'limit', ...XYZ, quantity: '100', stop: '45', limit: '44' };

  it('may be set off and not fill, and fills when the price comes back', () => {
    expect(brings(long, [order], price('40'), price('43'))).toEqual(['orderTriggered limit']);
    expect(brings(long, [order], price('40'), price('44.5'))).toEqual([
      'orderTriggered limit',
      'orderFilled limit',
      'trade: XYZ -100, cash +4450',
    ]);
    expect(brings(long, [order], price('44.2'))[0]).toBe('orderFilled limit');
  });

  it('is told of once, also beside another that waits', () => {
    const waits = { ...order, id: 'waits', quantity: '1', stop: '30', limit: '29' };
    expect(brings(long, [order, waits], price('40'), price('39'), price('38'))).toEqual([
      'orderTriggered limit',
    ]);
  });
});

describe('a trailing stop', () => {
  const trail = (by: Json): Json => {
    return { do: 'placeTrailingStop', id: 'trail', ...XYZ, quantity: '100', trail: by };
  };

  it('follows the price up and never down', () => {
    const byTen = trail({ by: 'percent', rate: '0.10' });
    expect(brings(long, [byTen], price('60'), price('54.01'))).toEqual([]);
    expect(brings(long, [byTen], price('60'), price('54'))[1]).toBe('trade: XYZ -100, cash +5400');
    const frames = play({ ...long, events: on(DAY, byTen, price('60'), price('55')) });
    const [left] = lastOf(frames).memory.orders.XYZ ?? [];
    expect(left?.kind === 'trailing' && plain(left.stop)).toBe('54');
  });

  it('follows it down for a short', () => {
    const byTwo = trail({ by: 'amount', distance: '2' });
    expect(brings(short, [byTwo], price('40'), price('41.99'))).toEqual([]);
    expect(brings(short, [byTwo], price('40'), price('43'))[0]).toBe('orderFilled trail');
  });
});

describe('a ladder', () => {
  it('takes its profit rung by rung, and several at once in a gap', () => {
    const rungs = ladder(['60', '40'], ['70', '60']);
    expect(brings(long, [rungs], price('60'))).toEqual([
      'orderFilled profit-1',
      'trade: XYZ -40, cash +2400',
    ]);
    expect(brings(long, [rungs], price('75'))).toEqual([
      'orderFilled profit-1',
      'trade: XYZ -40, cash +3000',
      'orderFilled profit-2',
      'trade: XYZ -60, cash +4500',
    ]);
  });

  it('for more than is held is refused, and so is any order with nothing to close', () => {
    expect(brings(long, [ladder(['60', '40'], ['70', '60.01'])], price('75'))).toEqual([
      'orderRefused profit',
    ]);
    expect(brings({}, [stop('45'), ladder(['60', '1'])])).toEqual([
      'orderRefused stop',
      'orderRefused profit',
    ]);
  });
});

describe('an order is cancelled', () => {
  it('by its owner, a ladder as a whole or one rung', () => {
    const rungs = ladder(['60', '40'], ['70', '60']);
    const cancel = (id: string): Json => ({ do: 'cancelOrder', id });
    expect(brings(long, [stop('45')], cancel('stop'), price('40'))).toEqual(['orderCancelled stop']);
    expect(brings(long, [rungs], cancel('profit'), price('99'))).toEqual([
      'orderCancelled profit-1',
      'orderCancelled profit-2',
    ]);
    expect(brings(long, [rungs], cancel('profit-1'), price('75'))).toEqual([
      'orderCancelled profit-1',
      'orderFilled profit-2',
      'trade: XYZ -60, cash +4500',
    ]);
    // Filled already: nothing is left to cancel.
    expect(brings(long, [stop('45')], price('40'), cancel('stop'))).toHaveLength(2);
  });

  it('with the last share, whoever sold it', () => {
    const sale = { do: 'trade', ...XYZ, quantity: '-100' };
    expect(brings(long, [stop('45')], sale)).toEqual(['trade: XYZ -100, cash +5000', 'orderCancelled stop']);
    const everything = {
      ...long,
      pools: [pool({ loan: '3000' }, { XYZ: '100' }, '50')],
      settings: { sells: 'everything', callDays: 0 },
    };
    // The broker sells as the day closes.
    expect(brings(everything, [stop('30')], price('40')).at(-1)).toBe('orderCancelled stop');
  });

  it('in the same moment as the broker’s sale without notice', () => {
    const account = {
      ...long,
      pools: [pool({ loan: '3000' }, { XYZ: '100' }, '50')],
      settings: { sells: 'everything', callDays: null },
    };
    const frames = play({ ...account, events: on(DAY, stop('30'), price('40')) });
    const [, , fall] = frames;
    expect(fall?.entries.map(line).at(-1)).toBe('orderCancelled stop');
    expect(fall?.state.memory.orders).toEqual({});
  });

  it('when the position turns', () => {
    const turn = { do: 'trade', ...XYZ, quantity: '-150' };
    expect(
      brings({ ...long, pools: [pool({ cash: '9000' }, { XYZ: '100' }, '50')] }, [stop('45')], turn).at(-1),
    ).toBe('orderCancelled stop');
  });

  it('when another of its group fills', () => {
    const pair = [stop('45', { group: 'exit' }), { ...ladder(['60', '40']), group: 'exit' }];
    expect(brings(long, pair, price('60'))).toEqual([
      'orderFilled profit-1',
      'trade: XYZ -40, cash +2400',
      'orderCancelled stop',
    ]);
  });
});

describe('orders of two instruments', () => {
  it('do not read each other’s prices', () => {
    const two = {
      instruments: [stock('50'), stock('50', 'ABC')],
      pools: [pool({}, { XYZ: '100', ABC: '100' }, '50')],
    };
    const other = stop('45', { id: 'other', instrument: 'ABC' });
    expect(brings(two, [stop('45'), other], price('40'))).toEqual([
      'orderFilled stop',
      'trade: XYZ -100, cash +4000',
    ]);
  });
});

it('a run goes on from any moment, standing orders and all', () => {
  const events = [
    ...on(DAY, stop('44', { quantity: '30' }), { ...ladder(['60', '40'], ['70', '20']) }),
    ...on(NEXT, price('61'), price('52'), { do: 'cancelOrder', id: 'profit-2' }),
    ...on('2026-11-05', price('71'), price('41')),
  ];
  const scenario = parseScenario(raw({ ...long, events, until: '2026-11-06' }));
  const frames = simulate(scenario);
  expect(journalOf(frames).map(line)).toEqual([
    'orderFilled profit-1',
    'trade: XYZ -40, cash +2440',
    'orderCancelled profit-2',
    'orderFilled stop',
    'trade: XYZ -30, cash +1230',
  ]);
  for (const [i, frame] of frames.entries()) {
    const done = frames.slice(1, i + 1).filter((item) => item.at === 'event').length;
    expect(lastOf(playFrom(frame.state, scenario.events.slice(done), '2026-11-06'))).toEqual(lastOf(frames));
  }
});

it('a program that places the same order twice, or one without sense, is told', () => {
  const state = start(long);
  const order = {
    do: 'placeStop',
    id: 'a',
    instrument: 'XYZ',
    quantity: decimal(1),
    stop: decimal(40),
  } as const;
  const once = step(state, order).state;
  expect(refusal(() => step(once, order))?.code).toBe('orders.duplicate');
  expect(refusal(() => step(state, { ...order, stop: decimal(0) }))).toMatchObject({
    code: 'orders.stop',
    field: 'order a.stop',
  });
});
