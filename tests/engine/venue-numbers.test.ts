/** The numbers that venues publish, typed once more: levels, rates, leverage and fees, with which side of a line counts. */
import { describe, expect, it } from 'vitest';
import { type Line, type Rulebook, rulebookOf } from '../../engine/index.ts';
import type { Requirement } from '../../engine/rules/index.ts';

function book(id: string): Rulebook {
  return rulebookOf(`${id}.2026-11`, {});
}

function liquidationOf({ liquidation }: Rulebook): string {
  if (!liquidation) return 'none';
  const { closes, fee, fund, share } = liquidation;
  return [closes, ...(share === undefined ? [] : [share]), `fee ${fee}`, `fund ${fund}`].join(', ');
}

/** Rate and most leverage of the first tier of each table. */
function ratesOf(requirement: Requirement | undefined): string {
  if (requirement?.kind === 'offset') return ratesOf(requirement.of);
  if (requirement?.kind !== 'tiers') return '';
  const { tables, charged, sized, boundary, closingFee } = requirement;
  const first = tables.map(({ tiers: [tier] }) => [tier?.rate, tier?.leverage].filter(Boolean).join(' to '));
  return `${first.join(', ')} on ${charged} in ${sized}, ${boundary}${closingFee ? `, closing ${closingFee}` : ''}`;
}

function leverageOf(requirement: Requirement | undefined): string {
  if (requirement?.kind === 'offset') return leverageOf(requirement.of);
  return requirement?.kind === 'leverage' ? `${requirement.leverage}x on ${requirement.long}` : '';
}

function boundaryOf({ lines }: Rulebook): string {
  return lines.map(({ action, factor, boundary }) => `${action} ${factor} ${boundary}`).join(', ');
}

const AT = 'restrict 1 strict, liquidate 1 inclusive';
const BELOW = 'restrict 1 strict, liquidate 1 strict';
const BY_TIER = 'tier, fee 0, fund pays';
const ENOUGH = 'enough, fee 0, fund pays';
const BINANCE = '0.004 to 125, 0.005, 0.025 to 20, 0.0065 to 75 on mark in quote, lower';

describe.each([
  ['exchange-cross', '10x on mark', '0.05 on mark in quote, lower', BELOW, ENOUGH],
  ['exchange-net', '10x on mark', '0.05 on mark in quote, lower', BELOW, ENOUGH],
  ['cryptocom-smart-cross', '10x on mark', '0.05 on mark in quote, lower', BELOW, ENOUGH],
  ['kraken-futures', '10x on mark', '0.05 on mark in quote, lower', BELOW, ENOUGH],
  ['coin-cross', '20x on mark', '0.004 to 125 on mark in base, lower', AT, BY_TIER],
  ['binance-futures-cross', '20x on mark', BINANCE, AT, BY_TIER],
  ['bybit-futures-cross', '10x on entry', '0.005 on entry in quote, lower', AT, BY_TIER],
  ['okx-futures-cross', '10x on mark', '0.004 on mark in quote, lower, closing 0.0005', AT, BY_TIER],
  ['bingx-futures-cross', '10x on entry', '0.004 on mark in quote, lower, closing 0.0005', AT, BY_TIER],
  ['dydx-cross', '20x on mark', '0.03 on mark in quote, lower', BELOW, 'everything, fee 0.015, fund pays'],
  [
    'hyperliquid-cross',
    '20x on mark',
    '0.01 to 50 on mark in quote, lower',
    BELOW,
    'share, 0.20, fee 0, fund none',
  ],
])('contracts: %s', (id, leverage, rates, lines, liquidation) => {
  const found = book(id);

  it('asks its leverage to open, its rates to hold and nothing to be bankrupt', () => {
    expect(leverageOf(found.requirements.initial)).toBe(leverage);
    expect(ratesOf(found.requirements.maintenance)).toBe(rates);
    expect(ratesOf(found.requirements.bankruptcy)).toMatch(/^0 on /);
  });

  it('liquidates at its line, in its way, and keeps no minimum', () => {
    expect(boundaryOf(found)).toBe(lines);
    expect(liquidationOf(found)).toBe(liquidation);
    expect(found.withdrawals.minimumEquity).toBe('0');
  });
});

type Levels = readonly (readonly [Line['action'], string, Line['boundary'], string?])[];

/** The factors of lines by margin level: equity is one less than the level for each unit that is owed. */
const OVER_DEBT: Record<string, Levels> = {
  'binance-margin-cross-3x': [
    ['noTransfer', '2', 'inclusive'],
    ['noBorrow', '1.5', 'inclusive'],
    ['warn', '1.3', 'inclusive'],
    ['liquidate', '1.1', 'inclusive', '1.5'],
  ],
  'binance-margin-cross-5x': [
    ['noTransfer', '2', 'inclusive'],
    ['noBorrow', '1.25', 'inclusive'],
    ['warn', '1.16', 'inclusive'],
    ['liquidate', '1.1', 'strict', '1.25'],
  ],
  'binance-margin-isolated-3x': [['liquidate', '1.18', 'strict']],
  'binance-margin-isolated-5x': [['liquidate', '1.15', 'strict']],
  'binance-margin-isolated-10x': [['liquidate', '1.05', 'strict', '1.111']],
  'cryptocom-margin-old': [
    ['noTransfer', '2', 'inclusive'],
    ['noBorrow', '1.5', 'inclusive'],
    ['warn', '1.3', 'inclusive'],
    ['liquidate', '1.1', 'inclusive'],
  ],
};

/** Of lines by debt ratio: equity is one less the ratio for each unit of assets. */
const UNDER_ASSETS: Record<string, Levels> = {
  'kucoin-margin-cross': [
    ['noTransfer', '0.6', 'strict'],
    ['warn', '0.95', 'inclusive'],
    ['liquidate', '0.97', 'inclusive'],
  ],
};

/** Of lines that are written as they are counted. */
const AS_WRITTEN: Record<string, Levels> = {
  'binance-margin-pro': [['liquidate', '1', 'strict', '2']],
  'kraken-margin': [
    ['restrict', '1', 'strict'],
    ['warn', '0.8', 'inclusive'],
    ['liquidate', '0.4', 'inclusive'],
  ],
};

describe.each([
  ['margin levels', OVER_DEBT, (factor: number) => factor + 1],
  ['debt ratios', UNDER_ASSETS, (factor: number) => 1 - factor],
  ['used margin', AS_WRITTEN, (factor: number) => factor],
] as const)('%s', (_name, books, levelOf) => {
  const text = (factor: string) => `${Number(levelOf(Number(factor)).toFixed(4))}`;

  it.each(Object.entries(books))('of %s', (id, levels) => {
    const lines = book(id).lines.map(({ action, factor, boundary, until }) => {
      return [action, text(factor), boundary, ...(until === undefined ? [] : [text(until)])];
    });
    expect(lines).toEqual(levels);
  });
});

it('fees of a liquidation on spot margin are those of two venues', () => {
  const ids = [...Object.keys(OVER_DEBT), ...Object.keys(UNDER_ASSETS), ...Object.keys(AS_WRITTEN)];
  const fees = ids.map((id) => [id, book(id).liquidation?.fee]).filter(([, fee]) => fee !== '0');
  expect(fees).toEqual([
    ['cryptocom-margin-old', '0.0016'],
    ['kucoin-margin-cross', '0.01'],
  ]);
  expect(ids.map((id) => book(id).withdrawals.minimumEquity).filter((least) => least !== '0')).toEqual([]);
  expect(leverageOf(book('kraken-margin').requirements.initial)).toBe('5x on entry');
  expect(ratesOf(book('binance-margin-pro').requirements.maintenance)).toBe('0.05 on mark in quote, lower');
});

it('Deribit tries nine moves of up to 16 % and asks 1 % beside the worst', () => {
  const { maintenance } = book('deribit-portfolio').requirements;
  const [scan, contingency] = maintenance?.kind === 'total' ? maintenance.of : [];
  const moves = scan?.kind === 'stressScan' ? Object.values(scan.moves).map(({ points }) => points) : [];
  const nine = ['-0.16', '-0.12', '-0.08', '-0.04', '0', '0.04', '0.08', '0.12', '0.16'];
  expect(moves).toEqual([nine, nine, nine]);
  expect(ratesOf(contingency)).toBe('0.01 on mark in quote, lower');
});
