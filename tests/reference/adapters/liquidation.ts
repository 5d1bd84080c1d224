/** Who bears what at a liquidation, and how much must be closed. */

import { money } from '../../../engine/carry/terms.ts';
import {
  bankruptcyProceeds,
  closingThatCures,
  fundReceives,
  gainAt,
  insuranceFee,
  rulebookOf,
  socialised,
  takeoverThatCures,
} from '../../../engine/index.ts';
import type { Input } from './account.ts';
import { cash, flat, held, linear, only, sized, type VenueAdapters, type VenueAnswers } from './venue.ts';

/** dYdX' tests: BTC at 50,000 and ETH at 3,000, with 10 % maintenance. */
const DYDX = {
  rulebook: 'dydx-cross',
  venue: flat('0.1'),
  instruments: [linear('BTC', '50000', 'USD'), linear('ETH', '3000', 'USD')],
};
const BOOK = rulebookOf('dydx-cross.2026-11', {
  venue: { tables: [{ tiers: [{ floor: '0', rate: '0.1' }] }] },
});

function quote(amount: string): object {
  return amount.startsWith('-')
    ? { asset: 'USD', kind: 'loan', amount: amount.slice(1) }
    : cash(amount, 'USD');
}

/** Positions are worth what they are worth: an entry of nothing. */
function bankruptcy(input: Input): VenueAnswers {
  const named = input.has('positions');
  const positions = named
    ? ['BTC', 'ETH'].map((id) => held(id, input.row('positions').text(id), '0'))
    : [held('BTC', sized(input.text('side'), input.text('qty')), '0')];
  const report = only({ ...DYDX, pools: [{ id: 'p', amounts: [quote(input.text('quote'))], positions }] });
  const id = named ? input.row('close').text('0') : 'BTC';
  const part = named ? '1' : input.text('closed_fraction');
  // A short's id says that it is one.
  const held_ = report.view.pool.positions.find((item) => item.instrument === id);
  return { quote_delta: bankruptcyProceeds(report.view, BOOK, held_?.id ?? '', part) };
}

/** Ten units of a value of 1,000 ask 100; 90 are there. */
function size(input: Input, quotePrice: string): VenueAnswers {
  const venue = { currency: 'USD', ...flat(input.text('margin_ratio')) };
  const missing = { asset: 'USD', kind: 'loan', amount: input.text('shortage') };
  const report = only({
    rulebook: 'exchange-cross',
    venue,
    instruments: [
      linear('COIN', input.text('price'), 'USDC'),
      { id: 'USDC', quote: 'USD', price: quotePrice },
    ],
    pools: [
      {
        id: 'p',
        fund: 'maintenance',
        amounts: [missing],
        positions: [held('COIN', '10', input.text('price'))],
      },
    ],
  });
  const line = report.standings.find((standing) => standing.line.action === 'liquidate')?.line;
  const book = rulebookOf('exchange-cross.2026-11', {
    venue: { currency: 'USD', tables: [{ tiers: [{ floor: '0', rate: input.text('margin_ratio') }] }] },
  });
  if (!line) throw new Error('there is a line at which it is liquidated');
  // Both fees of the case are one hundredth.
  const fee = input.has('liq_fee') && input.text('liq_fee') === '0.01' ? '0.02' : '0';
  return { base_to_close: closingThatCures(report.view, book, line, 'COIN', fee) };
}

/** A coin is owed and dollars secure it: 0.8 × 137.5 less 1.2 × 100 are 10 too little. */
function takeover(input: Input): VenueAnswers {
  const weights = [
    { asset: 'USD', held: input.text('asset_weight'), owed: '1' },
    { asset: 'SOL', held: '1', owed: input.text('liability_weight') },
  ];
  const rulebook = 'binance-margin-cross-3x';
  const report = only({
    rulebook,
    venue: { currency: 'USD', weights },
    instruments: [{ id: 'SOL', quote: 'USD', price: input.text('price') }],
    pools: [
      {
        id: 'p',
        amounts: [
          { asset: 'USD', kind: 'collateral', amount: '137.5' },
          { asset: 'SOL', kind: 'loan', amount: '1' },
        ],
        positions: [],
      },
    ],
  });
  const [first] = report.standings;
  if (!first) throw new Error('there is a line');
  const line = { ...first.line, of: 'bankruptcy', factor: '1', boundary: 'strict' } as const;
  const number = (name: string, otherwise: string): string =>
    input.has(name) ? input.text(name) : otherwise;
  const transfer = takeoverThatCures(
    report.view,
    rulebookOf(`${rulebook}.2026-11`, { venue: { currency: 'USD', weights } }),
    line,
    {
      owed: 'SOL',
      given: 'USD',
      price: input.text('price'),
      assetMultiplier: number('asset_multiplier', '1'),
      liabilityMultiplier: number('liability_multiplier', '1'),
      fee: number('if_fee', '0'),
    },
  );
  return { liability_transfer: transfer };
}

export const liquidationAdapters: VenueAdapters = {
  bankruptcy,
  'insurance-fund': (input) => ({
    fund_delta: fundReceives({
      bankruptcy: input.text('bankruptcy_quote'),
      fill: input.text('fill_quote'),
      mostFee: input.text('max_liq_fee'),
    }),
  }),
  'drift-iffee-20': drift,
  'drift-iffee-1': drift,
  'socialised-loss': (input) =>
    input.has('open_base')
      ? { per_base: socialised(input.text('loss'), input.text('open_base')) }
      : { haircut: socialised(input.text('loss'), input.text('deposits')) },
  adl: (input) => {
    const [a, b] = [input.row('A'), input.row('B')];
    const of = (row: Input) =>
      only({
        rulebook: 'dydx-isolated',
        instruments: [linear('COIN', input.text('price'), 'USD')],
        pools: [
          {
            id: 'p',
            amounts: [cash(row.text('collateral'), 'USD')],
            positions: [held('COIN', sized(row.text('side'), row.text('qty')), row.text('entry'))],
          },
        ],
      });
    const bankrupt = of(b).figures.bankruptcyPrice;
    if (!bankrupt) throw new Error('the loser has a bankruptcy price');
    return { B_bankruptcy: bankrupt, A_gain: gainAt(of(a).view, 'COIN', bankrupt) };
  },
  'drift-perp-fee0': (input) => size(input, '1'),
  'drift-perp-fee1-if1': (input) => size(input, '1'),
  'drift-perp-oracle99': (input) => size(input, input.text('quote_oracle')),
  'liquidation-size': takeover,
};

/** Ten units at 100. */
function drift(input: Input): VenueAnswers {
  return {
    if_fee: insuranceFee({
      shortage: input.text('shortage'),
      value: money({ name: 'value', label: 'Value' }, '1000'),
      marginRatio: input.text('margin_ratio'),
      liquidatorFee: input.text('liq_fee'),
      mostFee: input.text('max_fee'),
    }),
  };
}
