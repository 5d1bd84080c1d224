/** A margin account at a US broker: Regulation T to open, FINRA 4210 and the house to maintain. */

import { decimal } from '../decimal.ts';
import type { Citation } from '../figure.ts';
import type { Remedy, Rulebook, SecuritySettings, Settings } from '../rulebook.ts';
import { concentration } from '../rules/concentration.ts';
import { greatestOf } from '../rules/greatest.ts';
import type { Requirement } from '../rules/index.ts';
import { minimumEquity } from '../rules/minimum-equity.ts';
import type { Band, RatesRule } from '../rules/rates.ts';
import { rates } from '../rules/rates.ts';
import { US_SOURCES } from './us-sources.ts';

const S = US_SOURCES;

const REG_T: RatesRule = {
  kind: 'rates',
  by: rates,
  name: 'regT',
  label: 'Regulation T',
  long: [{ from: '0', rate: '0.50', rule: S.regTLong }],
  // The other 100 of the 150 % are the proceeds, which stay in the account.
  short: [{ from: '0', rate: '0.50', rule: S.regTShort }],
};

const FINRA_LONG = '0.25';

const FINRA: RatesRule = {
  kind: 'rates',
  by: rates,
  name: 'exchange',
  label: 'FINRA maintenance',
  long: [
    {
      from: '0',
      rate: FINRA_LONG,
      leveraged: { rate: FINRA_LONG, most: '1', rule: S.leveraged },
      rule: S.maintenanceLong,
    },
  ],
  short: [
    {
      from: '0',
      rate: '1',
      perUnit: '2.50',
      leveraged: { rate: '0.30', rule: S.leveraged },
      rule: S.maintenanceShortLow,
    },
    {
      from: '5',
      rate: '0.30',
      perUnit: '5',
      leveraged: { rate: '0.30', rule: S.leveraged },
      rule: S.maintenanceShort,
    },
  ],
};

function flat(rate: string): Band[] {
  return [{ from: '0', rate, rule: S.house }];
}

function house(
  name: string,
  label: string,
  long: string,
  short: string,
  securities: readonly SecuritySettings[] = [],
): RatesRule {
  return {
    kind: 'rates',
    by: rates,
    name,
    label,
    long: flat(long),
    short: flat(short),
    securities: securities.map(({ instrument, houseLong, houseShort }) => ({
      instrument,
      ...(houseLong === undefined ? {} : { long: flat(houseLong) }),
      ...(houseShort === undefined ? {} : { short: flat(houseShort) }),
    })),
  };
}

function concentratedAbove({ over, rate }: NonNullable<Settings['concentrated']>): Requirement {
  return {
    kind: 'concentration',
    by: concentration,
    name: 'concentrated',
    label: 'Concentrated position',
    over,
    rate,
    rule: S.concentrated,
  };
}

export { US_SOURCES };

/** What a broker sets when it says nothing: many ask 30 % long; FINRA's 30 % is the floor for shorts. */
export const US_DEFAULTS = {
  houseLong: '0.30',
  houseShort: '0.30',
  houseInitial: '0.50',
  callDays: 2,
  sells: 'toCure',
  sellsFirst: 'largestFirst',
  saleCommission: '0',
  saleSlippage: '0',
} as const;

/** How this broker ends a call that is not answered. */
export function remedyOf(settings: Settings, rule: Citation): Remedy {
  const { callDays, sells, sellsFirst, saleCommission, saleSlippage } = { ...US_DEFAULTS, ...settings };
  const costs = { commission: saleCommission, slippage: saleSlippage };
  return { days: callDays, sells, order: sellsFirst, costs, rule };
}

/** The rulebook `us-broker.2026-11` with a broker's own settings. */
export function usBroker(settings: Settings): Rulebook {
  const { houseLong, houseShort, houseInitial } = { ...US_DEFAULTS, ...settings };
  const { securities, concentrated, exchangeDays } = settings;
  const maintenance: Requirement = {
    kind: 'greatest',
    by: greatestOf,
    name: 'maintenance',
    label: 'Requirement',
    scope: 'position',
    of: [
      house('house', 'House maintenance', houseLong, houseShort, securities),
      ...(concentrated ? [concentratedAbove(concentrated)] : []),
      FINRA,
    ],
  };
  const minimum: Requirement = {
    kind: 'minimumEquity',
    by: minimumEquity,
    name: 'minimumEquity',
    label: 'Minimum equity',
    amount: '2000',
    atMost: 'cost',
    rule: S.minimumEquity,
  };
  const initial: Requirement = {
    kind: 'greatest',
    by: greatestOf,
    name: 'initial',
    label: 'Initial requirement',
    scope: 'pool',
    of: [REG_T, house('houseInitial', 'House initial', houseInitial, houseInitial), maintenance, minimum],
  };
  return {
    id: 'us-broker.2026-11',
    name: 'US broker, November 2026',
    currency: 'USD',
    sharing: 'all',
    requirements: { regT: REG_T, initial, maintenance, exchange: FINRA },
    lines: [
      {
        name: 'restricted',
        label: 'Restricted account',
        of: 'regT',
        factor: '1',
        boundary: 'strict',
        action: 'restrict',
        rule: S.regTLong,
      },
      {
        name: 'house',
        label: 'Margin call',
        of: 'maintenance',
        factor: '1',
        boundary: 'strict',
        action: 'call',
        rule: S.house,
      },
      {
        name: 'exchange',
        label: 'Exchange call',
        of: 'exchange',
        factor: '1',
        boundary: 'strict',
        action: 'call',
        rule: S.maintenanceLong,
      },
    ],
    remedy: {
      ...remedyOf(settings, S.saleWithoutNotice),
      ...(exchangeDays === undefined ? {} : { lineDays: { exchange: exchangeDays } }),
    },
    regT: {
      requirement: 'regT',
      rate: '0.50',
      waived: '1000',
      maintenance: decimal(houseLong).gt(FINRA_LONG) ? houseLong : FINRA_LONG,
      sma: S.sma,
      call: S.regTCall,
      waiver: S.regTWaived,
    },
    withdrawals: { minimumEquity: '2000', rule: S.withdrawal },
    pledge: { times: '1.40', rule: S.pledge },
    matching: 'fifo',
    autoBorrow: true,
    autoRepay: true,
    sources: S,
  };
}
