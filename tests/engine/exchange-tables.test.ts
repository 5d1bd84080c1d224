/** The tables of tiers that are shipped are those that were published, number by number. */
import { describe, expect, it } from 'vitest';
import { decimal } from '../../engine/index.ts';
import { COIN } from '../../engine/rulebooks/exchange.ts';
import { ADA_2024, BNB_2024, BTC_2024, BTC_OLDER, ETH_2021 } from '../../engine/rulebooks/exchange-tables.ts';
import { checkTiers, type TierTable } from '../../engine/tiers.ts';
import { readSource } from '../lib/source.ts';

interface Published {
  readonly floor: string;
  readonly mmr: string;
  readonly cap?: string;
  readonly max_leverage?: string;
}

interface Case {
  readonly id: string;
  readonly inputs: { readonly tiers: readonly Published[] };
  readonly expected: { readonly cum: readonly string[] };
}

const CASES: readonly Case[] = JSON.parse(readSource('tests/reference/crypto-margin.json'));

function published(id: string): Case {
  const found = CASES.find((item) => item.id === id);
  if (!found) throw new Error(`no published case ${id}`);
  return found;
}

describe.each([
  ['ft-tiers-cum-BTC', BTC_2024],
  ['ft-tiers-cum-ADA', ADA_2024],
  ['gist-tiers-cum-BTC-older', BTC_OLDER],
  ['gist-crackcomm-x100-ETH', ETH_2021],
] as [string, TierTable][])('the table of %s', (id, { tiers }) => {
  const { inputs, expected } = published(id);

  it('has its floors, rates and amounts', () => {
    expect(tiers.map(({ floor, rate, amount }) => [floor, rate, amount])).toEqual(
      inputs.tiers.map(({ floor, mmr }, i) => [floor, mmr, expected.cum[i]]),
    );
  });

  it('has its leverage, where it says any, and its end', () => {
    expect(tiers.map(({ leverage }) => leverage)).toEqual(
      inputs.tiers.map(({ max_leverage }) => max_leverage),
    );
    const end = inputs.tiers.at(-1)?.cap;
    if (end !== undefined) expect(tiers.at(-1)?.cap).toBe(end);
  });
});

it('BNB is as in the test fixture of freqtrade of 2024-10-24', () => {
  // freqtrade/freqtrade tests/conftest.py, leverage_tiers, "BNB/USDT:USDT": min, rate, most leverage, cum.
  const rows = [
    '0 0.0065 75 0',
    '10000 0.01 50 35',
    '50000 0.02 25 535',
    '250000 0.05 10 8035',
    '1000000 0.1 5 58035',
    '2000000 0.125 4 108035',
    '5000000 0.15 3 233035',
    '10000000 0.25 2 1233035',
    '20000000 0.5 1 6233035',
  ];
  expect(
    BNB_2024.tiers.map(({ floor, rate, leverage, amount }) => `${floor} ${rate} ${leverage} ${amount}`),
  ).toEqual(rows);
  expect(BNB_2024.tiers.at(-1)?.cap).toBe('50000000');
});

it('ETH ends at fifty millions', () => {
  expect(ETH_2021.tiers.at(-1)?.cap).toBe('50000000');
});

describe('tiers written in coin', () => {
  const [table] = COIN.tables;
  const tiers = table?.tiers ?? [];

  it('are those that Binance shows for BTCUSD', () => {
    const published = CASES.find(({ id }) => id === 'binance-coinm-cum-live');
    expect(tiers.map(({ floor, rate }) => [floor, rate])).toEqual(published?.inputs.tiers);
  });

  it('keep half of what their leverage asks to open', () => {
    const halves = tiers.map(({ rate, leverage = '0' }) => decimal(rate).times(leverage).toFixed());
    expect(halves).toEqual(tiers.map(() => '0.5'));
  });
});

describe.each([
  ['BTC', BTC_2024],
  ['ADA', ADA_2024],
  ['BNB', BNB_2024],
] as [string, TierTable][])('%s', (_name, { tiers }) => {
  it.each(tiers.map(({ rate, leverage = '0' }) => [rate, leverage]))(
    'keeps with %s at most half of what a leverage of %s asks to open',
    (rate, leverage) => {
      expect(decimal(rate).times(leverage).lte(decimal('0.5'))).toBe(true);
    },
  );
});

it.each(Object.entries({ ADA_2024, BNB_2024, BTC_2024, BTC_OLDER, ETH_2021 }))(
  '%s jumps nowhere',
  (name, table) => {
    expect(() => checkTiers(table, name)).not.toThrow();
  },
);
