/** The same positions along the same path, apart and together: who is closed first, and what is left. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Journey, type Marks, playAlong, type Situation } from '../../engine/along-path.ts';
import {
  assess,
  type Decimal,
  decimal,
  parseScenario,
  rulebookIn,
  type State,
  startOf,
  viewsOf,
} from '../../engine/index.ts';
import { liquidate } from '../../engine/liquidation.ts';
import { heldIn } from '../../engine/rules/size.ts';
import { checkShare, expectSeen } from '../lib/check.ts';

const COINS = ['BTCUSDT', 'ETHUSDT', 'BNBUSDT', 'ADAUSDT'] as const;

interface Held {
  readonly quantity: string;
  readonly own: string;
  readonly instrument?: string;
}

interface Terms {
  readonly rulebook?: string;
  readonly venue?: object;
  readonly wallet?: string;
}

const cash = (amount: string) => [{ asset: 'USD', kind: 'cash', amount }];

/** Positions that were opened at 100, each with money of its own, and a wallet that stands behind none of them. */
function opened(held: readonly Held[], sharing: string, { rulebook, venue, wallet }: Terms = {}): State {
  return startOf(
    parseScenario({
      format: 'margin-lab.scenario',
      version: 1,
      rulebook: `${rulebook ?? 'binance-futures'}-${sharing}.2026-11`,
      settings: { venue: { currency: 'USD', ...venue } },
      instruments: COINS.map((id) => ({ id, kind: 'linear', quote: 'USD', price: '100', lot: '0.001' })),
      start: '2026-11-02',
      pools: [
        ...held.map(({ quantity, own, instrument }, i) => ({
          id: `p${i}`,
          amounts: cash(own),
          positions: [{ instrument: instrument ?? COINS[i] ?? '', quantity, entry: '100' }],
        })),
        { id: 'wallet', amounts: cash(wallet ?? '0'), positions: [] },
      ],
      events: [],
    }),
  );
}

const marks = (...prices: readonly string[]): Marks =>
  Object.fromEntries(prices.map((price, i) => [COINS[i] ?? '', decimal(price)]));

/** Plays a state as its rulebook pools it. */
const played = (state: State, path: readonly Marks[], wallet?: string): Journey =>
  playAlong(
    { pools: viewsOf(state).map(({ pool }) => pool), market: state.market },
    rulebookIn(state),
    path,
    wallet,
  );

/** What each pool is worth. */
function worths({ pools, market }: Situation): Decimal[] {
  const book = rulebookIn(opened([], 'isolated'));
  return pools.map((pool) => assess({ pool, market, currency: 'USD' }, book).equity.value);
}

const left = (situation: Situation): string =>
  worths(situation)
    .reduce((sum, worth) => sum.plus(worth), decimal(0))
    .toFixed(2);

/** Who was closed, and at which price of the first coin. */
const told = ({ stops, ends }: Journey): string[] => [
  ...stops.map(
    ({ kind, before }) => `${kind} ${before.pool.id} at ${before.market.quotes.BTCUSDT?.mark.toFixed(2)}`,
  ),
  ...ends.map((end) => `left ${left(end)}`),
];

const FOUR = COINS.map(() => ({ quantity: '100', own: '1000' }));

describe('four positions of $10,000 with $1,000 behind each', () => {
  it('lose one of them apart, and none together, where one coin falls a little and comes back', () => {
    const path = [marks('70', '100', '100', '100'), marks('100', '100', '100', '100')];
    // 1,000 + 100 (P − 100) are 0.4 % of 100 P at 9,000 ÷ 99.6; what is left of it is that 0.4 %.
    expect(told(played(opened(FOUR, 'isolated'), path))).toEqual([
      'liquidation p0 at 90.36',
      'left 3036.14',
      'left 3036.14',
    ]);
    expect(told(played(opened(FOUR, 'cross'), path))).toEqual(['left 1000.00', 'left 4000.00']);
  });

  it('lose one of them apart, and all together, where one coin falls by much', () => {
    const path = [marks('60', '100', '100', '100')];
    expect(told(played(opened(FOUR, 'isolated'), path))).toEqual(['liquidation p0 at 90.36', 'left 3036.14']);
    // 4,000 + 100 (P − 100) are 0.4 P and 50 + 65 + 250 of the others at 6,365 ÷ 99.6. The largest goes first, so
    // those go that have lost nothing, and each takes away only what it required: 99.6 P are 6,315, 6,250, 6,000.
    expect(told(played(opened(FOUR, 'cross'), path))).toEqual([
      'liquidation all at 63.91',
      'liquidation all at 63.40',
      `liquidation all at 62.75`,
      `liquidation all at 60.24`,
      'left 24.10',
    ]);
  });

  it('keep one that is topped up in time, or lose what was added as well', () => {
    const start = opened(FOUR, 'isolated', { wallet: '1000' });
    const back = marks('100', '100', '100', '100');
    expect(told(played(start, [marks('85', '100', '100', '100'), back], 'wallet'))).toEqual([
      'rescue p0 at 90.36',
      'left 3500.00',
      'left 5000.00',
    ]);
    // 2,000 + 100 (P − 100) are 0.4 % of 100 P at 8,000 ÷ 99.6.
    expect(told(played(start, [marks('75', '100', '100', '100'), back], 'wallet'))).toEqual([
      'rescue p0 at 90.36',
      'liquidation p0 at 80.32',
      'left 3032.13',
      'left 3032.13',
    ]);
  });

  it('cannot be played by a rule that closes just enough', () => {
    expect(() => played(opened(FOUR, 'cross', { rulebook: 'exchange' }), [marks('90')])).toThrow(
      'rulebook must liquidate everything, a share or a tier at a time; got An exchange with one rate for every size, cross margin',
    );
  });

  it('are closed where they start, if too little is behind them', () => {
    const [stop] = played(opened([{ quantity: '100', own: '40' }], 'isolated'), [marks('90')]).stops;
    expect(stop?.at.toFixed()).toBe('0');
  });
});

/** Rates as they are, tiers by symbol, and a table of an example. */
const venues = fc.constantFrom<Terms>(
  { rulebook: 'binance-futures' },
  { rulebook: 'bybit-futures' },
  { rulebook: 'okx-futures' },
  { rulebook: 'dydx' },
  { rulebook: 'hyperliquid' },
  {
    venue: {
      tables: [
        {
          tiers: [
            { floor: '0', rate: '0.01' },
            { floor: '5000', rate: '0.05' },
          ],
        },
      ],
      liquidationFee: '0.002',
    },
  },
);
const held = fc.record({
  quantity: fc.integer({ min: 1, max: 200 }).chain((n) => fc.constantFrom(`${n}`, `-${n}`)),
  own: fc.integer({ min: 20, max: 6000 }).map(String),
});
const leg = fc.array(fc.integer({ min: 20, max: 180 }).map(String), { minLength: 4, maxLength: 4 });

/** A state with the prices of a moment, and in place of its pools those that were judged then. */
function stateAt(state: State, { before }: Journey['stops'][number]): State {
  const members =
    before.pool.id === 'all'
      ? [before.pool]
      : state.account.pools.map((pool) => (pool.id === before.pool.id ? before.pool : pool));
  return { ...state, market: before.market, account: { ...state.account, pools: members } };
}

describe('a path', () => {
  it('closes at each stop what a liquidation posted in the ledger closes', () => {
    const seen = { whole: 0, partly: 0, fees: 0 };
    checkShare(
      0.4,
      venues,
      fc.array(held, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('isolated', 'cross'),
      leg,
      (terms, positions, sharing, prices) => {
        const state = opened(positions, sharing, terms);
        const book = rulebookIn(state);
        for (const stop of played(state, [marks(...prices)]).stops) {
          const { state: posted } = liquidate(stateAt(state, stop));
          const view = viewsOf(posted).find(({ pool }) => pool.id === stop.before.pool.id);
          if (!view) throw new Error('the pool is still there');
          const size = (of: typeof view): string[] =>
            heldIn(of).map(({ id, quantity }) => `${id} ${quantity.toFixed()}`);
          expect(size(stop.after)).toEqual(size(view));
          expect(assess(stop.after, book).equity.value.toFixed()).toBe(
            assess(view, book).equity.value.toFixed(),
          );
          seen[heldIn(view).length === 0 ? 'whole' : 'partly'] += 1;
          seen.fees += book.liquidation?.fee === '0' ? 0 : 1;
        }
      },
    );
    expectSeen(seen, 20);
  });
});

describe('“cross is safer”', () => {
  it('is true of the first to be closed, and apart nothing is lost but what stood behind it', () => {
    const seen = { apart: 0, together: 0, never: 0, rescued: 0 };
    checkShare(
      0.4,
      venues,
      fc.array(held, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 3000 }).map(String),
      fc.array(leg, { minLength: 1, maxLength: 2 }),
      fc.boolean(),
      (terms, positions, wallet, legs, rescued) => {
        const path = legs.map((prices) => marks(...prices));
        const apart = played(
          opened(positions, 'isolated', { ...terms, wallet }),
          path,
          rescued ? 'wallet' : undefined,
        );
        const together = played(opened(positions, 'cross', { ...terms, wallet }), path);
        const [first, one] = [apart, together].map(
          ({ stops }) => stops.find(({ kind }) => kind === 'liquidation')?.at,
        );
        if (one) expect(first?.lte(one)).toBe(true);
        const added = apart.stops.some(({ kind }) => kind === 'rescue');
        // Nobody owes anything, and who is closed has taken nothing from the others.
        for (const end of apart.ends) expect(worths(end).every((worth) => worth.gte(0))).toBe(true);
        const end = apart.ends.at(-1);
        const kept = end?.pools.find(({ id }) => id === 'wallet')?.amounts[0]?.amount;
        expect((kept ?? decimal(0)).toFixed()).toBe(added ? '0' : wallet);
        seen.apart += first ? 1 : 0;
        seen.together += one ? 1 : 0;
        seen.never += first ? 0 : 1;
        seen.rescued += added ? 1 : 0;
      },
    );
    expectSeen(seen, 20);
  });

  it('is not true of two positions on one coin, where a larger size is asked a higher rate', () => {
    // 0.4 % of 45,000 is 180; of 90,000 together 0.5 % less 50 are asked, which is 400.
    const twice = ['p0', 'p1'].map(() => ({ quantity: '450', own: '185', instrument: 'BTCUSDT' }));
    const path = [marks('100')];
    expect(played(opened(twice, 'isolated'), path).stops).toEqual([]);
    expect(told(played(opened(twice, 'cross'), path))[0]).toBe('liquidation all at 100.00');
  });

  it('is not true of what is left: one fall takes from cross what isolated would have kept', () => {
    const path = [marks('60', '100', '100', '100')];
    const [apart, together] = ['isolated', 'cross'].map((sharing) =>
      played(opened(FOUR, sharing), path).ends.map(left),
    );
    expect([apart, together]).toEqual([['3036.14'], ['24.10']]);
  });
});
