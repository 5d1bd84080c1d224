/**
 * Published tables of maintenance rates, each as it stood on its day. Tables change often: two of them below are for
 * the same contract. A test holds that none of them jumps.
 */
import type { Tier, TierTable } from '../tiers.ts';

/** Floor, rate, most leverage, maintenance amount; texts as published. */
type Row = readonly [floor: string, rate: string, leverage: string, amount: string];

function table(cap: string, rows: readonly Row[]): TierTable {
  const tiers = rows.map(([floor, rate, leverage, amount], i): Tier => {
    const tier = { floor, rate, amount, ...(leverage === '' ? {} : { leverage }) };
    return i === rows.length - 1 ? { ...tier, cap } : tier;
  });
  return { tiers };
}

/** Binance BTCUSDT as in freqtrade's test fixture of 2024-10-24: a test snapshot, not today's table. */
export const BTC_2024 = /* @__PURE__ */ table('1000000000', [
  ['0', '0.004', '125', '0'],
  ['50000', '0.005', '100', '50'],
  ['250000', '0.01', '50', '1300'],
  ['1000000', '0.025', '20', '16300'],
  ['7500000', '0.05', '10', '203800'],
  ['40000000', '0.1', '5', '2203800'],
  ['100000000', '0.125', '4', '4703800'],
  ['200000000', '0.15', '3', '9703800'],
  ['400000000', '0.25', '2', '49703800'],
  ['600000000', '0.5', '1', '199703800'],
]);

/** Binance BTCUSDT on an earlier day, as a gist has it (highfestiva). */
export const BTC_OLDER = /* @__PURE__ */ table('500000000', [
  ['0', '0.004', '', '0'],
  ['50000', '0.005', '', '50'],
  ['250000', '0.01', '', '1300'],
  ['1000000', '0.025', '', '16300'],
  ['10000000', '0.05', '', '266300'],
  ['20000000', '0.1', '', '1266300'],
  ['50000000', '0.125', '', '2516300'],
  ['100000000', '0.15', '', '5016300'],
  ['200000000', '0.25', '', '25016300'],
  ['300000000', '0.5', '', '100016300'],
]);

/** Binance ETHUSDT in 2021, as a gist has it (crackcomm); its 135,365 stands in Binance's own worked example. */
export const ETH_2021 = /* @__PURE__ */ table('50000000', [
  ['0', '0.005', '', '0'],
  ['10000', '0.0065', '', '15'],
  ['100000', '0.01', '', '365'],
  ['500000', '0.02', '', '5365'],
  ['1000000', '0.05', '', '35365'],
  ['2000000', '0.1', '', '135365'],
  ['5000000', '0.125', '', '260365'],
  ['10000000', '0.15', '', '510365'],
  ['20000000', '0.25', '', '2510365'],
]);

/** Binance ADAUSDT, same fixture as `BTC_2024`. */
export const ADA_2024 = /* @__PURE__ */ table('30000000', [
  ['0', '0.025', '20', '0'],
  ['100000', '0.05', '10', '2500'],
  ['500000', '0.1', '5', '27500'],
  ['1000000', '0.15', '3', '77500'],
  ['2000000', '0.25', '2', '277500'],
  ['5000000', '0.5', '1', '1527500'],
]);

/** Binance BNBUSDT, same fixture as `BTC_2024`. */
export const BNB_2024 = /* @__PURE__ */ table('50000000', [
  ['0', '0.0065', '75', '0'],
  ['10000', '0.01', '50', '35'],
  ['50000', '0.02', '25', '535'],
  ['250000', '0.05', '10', '8035'],
  ['1000000', '0.1', '5', '58035'],
  ['2000000', '0.125', '4', '108035'],
  ['5000000', '0.15', '3', '233035'],
  ['10000000', '0.25', '2', '1233035'],
  ['20000000', '0.5', '1', '6233035'],
]);

/** One rate for every size: what venues without tiers ask, and what examples use. */
export function flatRate(rate: string, leverage?: string): TierTable {
  return { tiers: [{ floor: '0', rate, ...(leverage === undefined ? {} : { leverage }) }] };
}
