/** Borrowed coin and dollars: levels, ratios and used margin, each at its line and a hair beside it. */
import { describe, expect, it } from 'vitest';
import { coinDebts } from '../../engine/coin-debt.ts';
import {
  decimal,
  lastOf,
  parseScenario,
  plain,
  type Report,
  report,
  round,
  rulebookIn,
  simulate,
  startOf,
  viewsOf,
} from '../../engine/index.ts';
import type { Json } from '../lib/engine.ts';

function account(
  rulebook: string,
  amounts: readonly Json[],
  positions: readonly Json[] = [],
  price = '100',
): Report {
  const state = startOf(
    parseScenario({
      format: 'margin-lab.scenario',
      version: 1,
      rulebook: `${rulebook}.2026-11`,
      settings: { venue: { currency: 'USD' } },
      instruments: [{ id: 'BTC', quote: 'USD', price, lot: '0.001' }],
      start: '2026-11-02',
      pools: [{ id: 'p', amounts, positions }],
      events: [],
    }),
  );
  const [view] = viewsOf(state);
  if (!view) throw new Error('there is a pool');
  return report(view, rulebookIn(state));
}

function line(kind: string, amount: string, asset = 'USD'): Json {
  return { kind, amount, asset };
}

/** Dollars held against one that is owed. */
function level(rulebook: string, held: string): Report {
  return account(rulebook, [line('cash', held), line('loan', '1')]);
}

function crossed(found: Report): string[] {
  return found.standings.filter((item) => item.crossed).map((item) => item.line.name);
}

describe('a margin level', () => {
  it.each([
    ['2.001', []],
    ['2', ['noTransfer']],
    ['1.501', ['noTransfer']],
    ['1.5', ['noTransfer', 'noBorrow']],
    ['1.3', ['noTransfer', 'noBorrow', 'warn']],
    ['1.1', ['noTransfer', 'noBorrow', 'warn', 'liquidate']],
  ])('of %s crosses %j on Binance cross 3x', (held, lines) => {
    const found = level('binance-margin-cross-3x', held);
    expect(crossed(found)).toEqual(lines);
    expect(plain(found.figures.marginLevel?.value ?? found.equity.value)).toBe(held);
  });

  it.each([
    ['binance-margin-isolated-3x', '1.18'],
    ['binance-margin-isolated-5x', '1.15'],
    ['binance-margin-isolated-10x', '1.05'],
    ['binance-margin-cross-5x', '1.1'],
  ])('%s: on %s exactly it is not liquidated, below it is', (rulebook, at) => {
    expect(level(rulebook, at).liquidatable).toBe(false);
    expect(level(rulebook, `${at.slice(0, -1)}${Number(at.at(-1)) - 1}99`).liquidatable).toBe(true);
  });

  it('counts what is borrowed and not spent as debt, and its interest', () => {
    const found = account('binance-margin-cross-3x', [
      line('cash', '1500'),
      line('loan', '900'),
      line('interest', '100'),
    ]);
    expect(plain(found.figures.marginLevel?.value ?? found.equity.value)).toBe('1.5');
    expect(found.status).toBe('restricted');
  });

  it('has a liquidation price for coin that is owed', () => {
    // 100 owed at 100, 150 held: 1.1 × debt is 150 where the coin costs 136.36.
    const found = account('binance-margin-cross-3x', [line('cash', '150'), line('loan', '1', 'BTC')]);
    expect(found.liquidatable).toBe(false);
    expect(
      account('binance-margin-cross-3x', [line('cash', '150'), line('loan', '1', 'BTC')], [], '136.37')
        .liquidatable,
    ).toBe(true);
    expect(
      account('binance-margin-cross-3x', [line('cash', '150'), line('loan', '1', 'BTC')], [], '136.36')
        .liquidatable,
    ).toBe(false);
  });
});

describe('used margin', () => {
  // 1 BTC for 100 at five times: 20 are used.
  it.each([
    ['16.01', []],
    ['16', ['warn']],
    ['8.01', ['warn']],
    ['8', ['warn', 'liquidate']],
  ])('with equity of %s crosses %j at Kraken', (cash, lines) => {
    const held = [{ instrument: 'BTC', quantity: '1', entry: '100' }];
    const found = account('kraken-margin', [line('cash', cash), line('loan', '100')], held);
    expect(crossed(found).filter((name) => name !== 'restrict')).toEqual(lines);
  });
});

describe('a debt ratio', () => {
  it.each([
    ['0.9499', 'restricted'],
    ['0.95', 'warned'],
    ['0.9699', 'warned'],
    ['0.97', 'liquidation'],
  ])('of %s is %s at KuCoin', (owed, status) => {
    const found = account('kucoin-margin-cross', [line('cash', '1'), line('loan', owed)]);
    expect(found.status).toBe(status);
    expect(plain(found.figures.debtRatio?.value ?? found.equity.value)).toBe(owed);
  });
});

describe('used margin at Kraken', () => {
  it('stays for a long and grows with the price for a short', () => {
    const long = (price: string) =>
      account(
        'kraken-margin',
        [line('cash', '50'), line('loan', '100')],
        [{ instrument: 'BTC', quantity: '1', entry: '100' }],
        price,
      );
    const short = (price: string) =>
      account(
        'kraken-margin',
        [line('cash', '50'), line('shortProceeds', '100')],
        [{ instrument: 'BTC', quantity: '-1', entry: '100' }],
        price,
      );
    const used = (found: Report) =>
      plain(round(found.figures.usedRequirement?.value ?? found.equity.value, 4, 'half'));
    expect([used(long('100')), used(long('80'))]).toEqual(['20', '20']);
    expect([used(short('100')), used(short('120'))]).toEqual(['20', '24']);
    // Level 0.4: 50 − x = 0.4 × 20 for the long, 50 − x = 0.08 × (100 + x) for the short.
    const price = (found: Report) =>
      plain(round(found.figures.liquidationPrice?.value ?? found.equity.value, 2, 'half'));
    expect(price(long('100'))).toBe('58');
    expect(price(short('100'))).toBe('138.89');
  });
});

describe('coin that was borrowed and sold', () => {
  function played(rulebook: string, price: string) {
    const state = lastOf(
      simulate(
        parseScenario({
          format: 'margin-lab.scenario',
          version: 1,
          rulebook: `${rulebook}.2026-11`,
          settings: { venue: { currency: 'USD' } },
          instruments: [{ id: 'BTC', quote: 'USD', price: '100', lot: '0.001' }],
          start: '2026-11-02',
          pools: [
            {
              id: 'p',
              amounts: [line('cash', '1500'), line('loan', '10', 'BTC')],
              positions: [],
            },
          ],
          events: [{ on: '2026-11-02', do: 'price', instrument: 'BTC', price }],
        }),
      ),
    );
    return state.account.pools.flatMap(({ amounts }) =>
      amounts.map(({ kind, amount, asset }) => `${kind} ${plain(amount)} ${asset}`),
    );
  }

  it('is left alone above the line', () => {
    expect(played('binance-margin-cross-3x', '136')).toEqual(['cash 1500 USD', 'loan -10 BTC']);
  });

  it('is bought back until the level is above the one that the venue wants back', () => {
    // At 137: 1,500 against 1,370 is 1.095. With 1.897 left to repay, 389.889 against 259.889 are just above 1.5.
    const [cash, loan] = played('binance-margin-cross-3x', '137');
    expect([cash, loan]).toEqual(['cash 389.889 USD', 'loan -1.897 BTC']);
  });

  it('leaves a debt where the cash does not reach', () => {
    expect(played('binance-margin-cross-3x', '160')).toEqual(['loan -100 USD']);
  });
});

it('a loan of nothing is no debt in coin', () => {
  const loan = { asset: 'BTC', kind: 'loan', amount: decimal('0') } as const;
  const pool = { id: 'p', amounts: [loan], positions: [] };
  const view = { pool, currency: 'USD', market: { instruments: {}, quotes: {} } };
  expect(coinDebts(pool, view)).toEqual([]);
});

describe('what is borrowed and what repays is data', () => {
  /** 1 BTC bought at 100 with 60 of one's own, and sold again. */
  const held = (repaying?: string): string[] => {
    const state = lastOf(
      simulate(
        parseScenario({
          format: 'margin-lab.scenario',
          version: 1,
          rulebook: 'binance-margin-cross-3x.2026-11',
          settings: { venue: { currency: 'USD', ...(repaying && { repaying }) } },
          instruments: [{ id: 'BTC', quote: 'USD', price: '100', lot: '0.001' }],
          start: '2026-11-02',
          pools: [{ id: 'p', amounts: [line('cash', '60')], positions: [] }],
          events: [
            { on: '2026-11-02', do: 'trade', instrument: 'BTC', quantity: '1' },
            { on: '2026-11-02', do: 'trade', instrument: 'BTC', quantity: '-0.5' },
          ],
        }),
      ),
    );
    return state.account.pools.flatMap(({ amounts }) =>
      amounts.map(({ kind, amount }) => `${kind} ${plain(amount)}`),
    );
  };

  it('a purchase beyond the cash is lent, and what comes in repays at once', () => {
    expect(held()).toEqual(['cash 10']);
    expect(held('atOnce')).toEqual(['cash 10']);
  });

  it('where one repays by hand the debt stays, and the money beside it', () => {
    expect(held('byHand').toSorted()).toEqual(['cash 50', 'loan -40']);
  });
});
