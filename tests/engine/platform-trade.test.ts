/** One purchase on the terms of each platform: its lines against their algebra, its cost against its counting. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decimal,
  type Figure,
  parseScenario,
  plain,
  type Report,
  reportOf,
  round,
  rulebookOf,
  showFigure,
  startOf,
} from '../../engine/index.ts';
import { type Bought, bought, platformTrade } from '../../engine/platform-trade.ts';
import {
  PLATFORM_IDS,
  PLATFORM_MODES,
  type PlatformId,
  type PlatformMode,
} from '../../engine/rulebooks/platform-modes.ts';
import { US_SOURCES } from '../../engine/rulebooks/us-sources.ts';
import { check, checkShare } from '../lib/check.ts';
import { raw } from '../lib/engine.ts';

/** The same purchase in an account of the engine's, under the rulebook of a mode. */
function solved(mode: PlatformMode, { borrowed, quantity, leverage }: Bought): Report {
  const us = mode.rulebook.startsWith('us-');
  const state = startOf(
    parseScenario(
      raw({
        rulebook: mode.rulebook,
        settings: us
          ? { houseLong: '0.25' }
          : { venue: { currency: 'USD', leverage: plain(leverage.value) } },
        instruments: [{ id: 'BTC', quote: 'USD', price: '50000', lot: '0.00000001' }],
        pools: [
          {
            id: 'p',
            amounts: [{ asset: 'USD', kind: 'loan', amount: plain(borrowed.value) }],
            positions: [{ instrument: 'BTC', quantity: plain(quantity.value), entry: '50000' }],
          },
        ],
      }),
    ),
  );
  return reportOf(state);
}

const at = (id: PlatformId, leverage: string, own = '5000', days = 30) =>
  platformTrade(id, bought({ own, leverage, price: '50000' }), days);
const shown = (id: PlatformId, leverage: string, own?: string, days?: number) => {
  const { mode, refused, callPrice, liquidationPrice, room, cost } = at(id, leverage, own, days);
  return [
    mode?.name ?? refused,
    ...[callPrice, liquidationPrice, room, cost].map((f) => (f ? showFigure(f) : '–')),
  ];
};

describe('the modes', () => {
  it('go by the leverage that is wanted, up to the last', () => {
    const names = (id: PlatformId) =>
      ['1', '2', '3', '3.1', '5', '5.1', '10', '10.1'].map((l) => shown(id, l)[0]);
    expect(names('binance')).toEqual([
      'cross 3×',
      'cross 3×',
      'cross 3×',
      'cross 5×',
      'cross 5×',
      'isolated 10×',
      'isolated 10×',
      'leverage',
    ]);
    expect(names('kraken')[4]).toBe('spot margin');
    expect(names('kraken')[5]).toBe('leverage');
    expect(names('kucoin').slice(4, 6)).toEqual(['cross', 'isolated']);
    expect(names('us-broker').slice(1, 3)).toEqual(['a stock', 'leverage']);
    for (const id of ['phemex', 'cryptocom'] as const)
      expect(new Set(names(id))).toEqual(new Set(['unknown']));
  });

  it('a US broker asks for $2,000 of one’s own, and not a cent less', () => {
    expect(shown('us-broker', '2', '2000')[0]).toBe('a stock');
    expect(shown('us-broker', '2', '1999.99')[0]).toBe('deposit');
    expect(shown('us-broker', '1', '100')[0]).toBe('a stock');
  });

  it('are in order of their leverage, each with its rule', () => {
    for (const id of PLATFORM_IDS) {
      const most = PLATFORM_MODES[id].map((mode) => decimal(mode.most));
      expect(most).toEqual(most.toSorted((a, b) => a.cmp(b)));
      for (const { rule } of PLATFORM_MODES[id]) expect(rule.standing).not.toBe('unchecked');
    }
  });
});

describe('the lines', () => {
  it('Binance’s own example: 8 BTC more on 2 BTC reach a level of 1.1 at 44,000', () => {
    expect(shown('binance', '5', '100000').slice(0, 3)).toEqual(['cross 5×', '$46,400.00', '$44,000.00']);
  });

  it.each([
    ['binance', '3', ['cross 3×', '$43,333.34', '$36,666.67', '26.6\u202f%']],
    ['kraken', '3', ['spot margin', '$46,666.67', '$40,000.00', '20\u202f%']],
    ['kucoin', '3', ['cross', '$35,087.72', '$34,364.27', '31.2\u202f%']],
    ['us-broker', '2', ['a stock', '$33,333.34', '–', '33.3\u202f%']],
    ['binance', '10', ['isolated 10×', '–', '$47,250.00', '5.5\u202f%']],
  ] as const)('%s at %s×', (id, leverage, expected) => {
    expect(shown(id, leverage).slice(0, 4)).toEqual(expected);
  });

  it('are where the algebra has them: levels over the debt, a ratio of it, used margin, and 25 % of the value', () => {
    const leverage = fc.integer({ min: 11, max: 100 }).map((tenths) => decimal(tenths).div(10));
    const own = fc.integer({ min: 2000, max: 90_000 }).map((value) => decimal(value));
    check(leverage, own, (times, stake) => {
      const trade = bought({ own: stake.toFixed(), leverage: times.toFixed(), price: '50000' });
      const [debt, coin] = [trade.borrowed.value, trade.quantity.value];
      const near = (
        id: PlatformId,
        key: 'callPrice' | 'liquidationPrice',
        price: ReturnType<typeof decimal>,
      ) => {
        const found = platformTrade(id, trade, 0)[key];
        expect(found && round(found.value, 9, 'half').toFixed(), `${id} ${key}`).toBe(
          round(price, 9, 'half').toFixed(),
        );
      };
      const level = times.gt(5) ? '1.05' : '1.1';
      near('binance', 'liquidationPrice', debt.times(level).div(coin));
      near('kucoin', 'liquidationPrice', debt.div(coin.times('0.97')));
      near('kucoin', 'callPrice', debt.div(coin.times('0.95')));
      if (times.lte(5)) {
        // Used margin is the cost over the leverage; the lines are at 40 % and 80 % of it.
        const used = trade.value.value.div(times);
        near('kraken', 'liquidationPrice', debt.plus(used.times('0.4')).div(coin));
        near('kraken', 'callPrice', debt.plus(used.times('0.8')).div(coin));
      }
      if (times.lte(2)) near('us-broker', 'callPrice', debt.div(coin.times('0.75')));
    });
  });

  it('are where the exact solver finds them under each rulebook', () => {
    const leverage = fc.integer({ min: 11, max: 100 }).map((tenths) => decimal(tenths).div(10));
    const own = fc.integer({ min: 2000, max: 90_000 }).map((value) => decimal(value));
    checkShare(0.2, leverage, own, (times, stake) => {
      const trade = bought({ own: stake.toFixed(), leverage: times.toFixed(), price: '50000' });
      for (const id of PLATFORM_IDS) {
        const { mode, callPrice, liquidationPrice } = platformTrade(id, trade, 0);
        if (!mode) continue;
        const { figures } = solved(mode, trade);
        const same = (ours: Figure | null, theirs: Figure | undefined) =>
          expect(ours && round(ours.value, 9, 'half').toFixed(), `${id} ${times.toFixed()}`).toBe(
            theirs ? round(theirs.value, 9, 'half').toFixed() : null,
          );
        same(callPrice, figures.warningPrice ?? figures.callPrice);
        same(liquidationPrice, figures.liquidationPrice);
      }
    });
  });

  it('and the numbers of a US broker are those of its rulebook', () => {
    const [mode] = PLATFORM_MODES['us-broker'];
    expect(mode.rule).toEqual(US_SOURCES.maintenanceLong);
    expect(mode.leverageRule).toEqual(US_SOURCES.regTLong);
    const book = rulebookOf(mode.rulebook, {});
    expect(book.withdrawals.minimumEquity).toBe(mode.deposit);
    expect(
      decimal(1)
        .div(decimal(book.regT?.rate ?? '0'))
        .toFixed(),
    ).toBe(mode.most);
  });

  it('need a loan', () => {
    for (const id of PLATFORM_IDS) expect(shown(id, '1').slice(1)).toEqual(['–', '–', '–', '–']);
  });
});

describe('the cost', () => {
  it('is counted as each platform counts: the opening, and then each hour or each four hours', () => {
    // 5,000 lent for a day: 25 hours at 0.001 %, and 7 times 0.025 %.
    expect(shown('binance', '2', '5000', 1)[4]).toBe('$1.25');
    expect(shown('kraken', '2', '5000', 1)[4]).toBe('$8.75');
    expect(shown('binance', '2', '5000', 0)[4]).toBe('$0.05');
    expect(shown('kraken', '2', '5000', 30)[4]).toBe('$226.25');
  });

  it('is not guessed where no rate was found', () => {
    for (const id of ['kucoin', 'us-broker', 'phemex', 'cryptocom'] as const)
      expect(at(id, '2').cost).toBeNull();
  });
});
