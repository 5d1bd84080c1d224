/** Borrowed coin and dollars, levels and lines, and offsets between long and short. */
import { inAsset, lastOf, parseScenario, premiumBounds, reportOf, simulate } from '../../../engine/index.ts';
import type { Input } from './account.ts';
import {
  cash,
  figure,
  flat,
  held,
  linear,
  only,
  perhaps,
  sized,
  type VenueAdapters,
  type VenueAnswers,
} from './venue.ts';

const DAY = '2026-11-02';

/** An account after some events of one day. */
function after(rulebook: string, venue: object, instrument: object, own: object, events: readonly object[]) {
  return reportOf(
    lastOf(
      simulate(
        parseScenario({
          format: 'margin-lab.scenario',
          version: 1,
          rulebook: `${rulebook}.2026-11`,
          settings: { venue },
          instruments: [instrument],
          start: DAY,
          pools: [{ id: 'p', amounts: [own], positions: [] }],
          events: events.map((event) => ({ on: DAY, ...event })),
        }),
      ),
    ),
  );
}

function coin(price: string, quote = 'USD'): object {
  return { id: 'BTC', quote, price, lot: '0.00000001' };
}

function buy(quantity: string): object {
  return { do: 'trade', instrument: 'BTC', quantity };
}

/** An account of which only its level is known: so much for each unit that is owed. */
function atLevel(rulebook: string, level: string) {
  return only({
    rulebook,
    instruments: [],
    pools: [{ id: 'p', amounts: [cash(level), { asset: 'USDT', kind: 'loan', amount: '1' }], positions: [] }],
  });
}

const STATES = [
  ['liquidate', 'liquidation'],
  ['warn', 'margin-call'],
  ['noBorrow', 'no-borrow'],
  ['noTransfer', 'borrow'],
] as const;

function stateAt(level: string): string {
  const { standings } = atLevel('binance-margin-cross-3x', level);
  const crossed = standings.filter((standing) => standing.crossed).map(({ line }) => line.action);
  const worst = STATES.find(([action]) => crossed.includes(action));
  return worst?.[1] ?? 'transfer';
}

const MODES = new Map([
  ['cross5', 'binance-margin-cross-5x'],
  ['iso5', 'binance-margin-isolated-5x'],
  ['iso10', 'binance-margin-isolated-10x'],
]);

function liquidatedAt(mode: string, level: string): boolean {
  const rulebook = MODES.get(mode);
  if (rulebook) return atLevel(rulebook, level).liquidatable;
  // Pro: the level is the balance over the requirement, here one contract of which all is asked.
  return only({
    rulebook: 'binance-margin-pro',
    venue: flat('1'),
    instruments: [linear('COIN', '1')],
    pools: [{ id: 'p', amounts: [cash(level)], positions: [held('COIN', '1', '1')] }],
  }).liquidatable;
}

/** A long and a short of one underlier, each for its whole value. */
function pair(rulebook: string, long: string, short: string, venue: object, quote = 'USD') {
  return only({
    rulebook,
    venue: { currency: quote, ...venue },
    instruments: [
      { ...linear('PERP', long, quote), base: 'BTC' },
      { ...linear('FUTURE', short, quote), base: 'BTC', maturity: '2027-03' },
    ],
    pools: [{ id: 'p', amounts: [], positions: [held('PERP', '1', long), held('FUTURE', '-1', short)] }],
  });
}

function kraken(input: Input): VenueAnswers {
  const long = input.text('side') === 'long';
  const entry = input.text('entry');
  const quantity = sized(input.text('side'), input.text('qty'));
  const prices = long ? [] : [{ do: 'price', instrument: 'BTC', price: input.text('price') }];
  const report = after(
    'kraken-margin',
    { leverage: input.text('leverage') },
    coin(entry),
    cash(input.text('balance'), 'USD'),
    [buy(quantity), ...prices],
  );
  const used = report.requirements.used;
  if (!used) throw new Error('kraken has used margin');
  return {
    used,
    used_btc: inAsset(used, 'BTC', report.view),
    used_usd_at_65200: used,
    loss: perhaps(report, 'loss'),
    equity: figure(report, 'equity'),
    margin_level_pct: figure(report, 'usedLevel'),
    price_at_80pct: figure(report, 'warningPrice'),
    price_at_40pct: figure(report, 'liquidationPrice'),
  };
}

/** One position of a value, with so much equity beside it. */
function krakenValue(value: string, price: string, leverage: string, equity: string) {
  return only({
    rulebook: 'kraken-margin',
    venue: { leverage },
    instruments: [linear('COIN', price, 'USD')],
    pools: [{ id: 'p', amounts: [cash(equity, 'USD')], positions: [held('COIN', '1', value)] }],
  });
}

export const spotMarginAdapters: VenueAdapters = {
  'kraken-margin-level': kraken,
  'kraken-more-positions': (input) => {
    const value = input.text('position_value');
    const report = krakenValue(value, value, input.text('leverage'), input.text('equity'));
    return {
      used: figure(report, 'initialRequirement'),
      free: figure(report, 'usedExcess'),
      additional_notional: figure(report, 'room'),
      margin_level_pct: figure(report, 'usedLevel'),
    };
  },
  'kraken-loss-over-margin': (input) => {
    // A value of 5,000 that is worth 3,000 has lost 2,000.
    const report = krakenValue(input.text('position_value'), '3000', input.text('leverage'), '5000');
    return { used: figure(report, 'initialRequirement'), loss_over_used: figure(report, 'lossOverMargin') };
  },
  'spot-margin-level': (input) => {
    const owed = { asset: 'BTC', kind: 'loan', amount: input.text('total_liability_btc') };
    const report = only({
      rulebook: 'binance-margin-cross-3x',
      venue: { currency: 'BTC' },
      instruments: [],
      pools: [{ id: 'p', amounts: [cash(input.text('total_assets_btc'), 'BTC'), owed], positions: [] }],
    });
    return { margin_level: figure(report, 'marginLevel'), net_btc: figure(report, 'equity') };
  },
  'binance-liq-user-a': (input) => {
    const price = input.text('price');
    const report = only({
      rulebook: 'binance-margin-cross-5x',
      venue: { currency: 'USDC' },
      instruments: [coin(price, 'USDC')],
      pools: [
        {
          id: 'p',
          amounts: [{ asset: 'USDC', kind: 'loan', amount: input.text('loan_usdc') }],
          positions: [
            held('BTC', input.text('net_equity_btc'), price),
            held('BTC', input.text('bought_btc'), price),
          ],
        },
      ],
    });
    return { margin_level: figure(report, 'marginLevel'), price_at_1_10: figure(report, 'liquidationPrice') };
  },
  'spot-margin-state': (input) => ({
    liquidated: input.list('margin_levels').map((level) => liquidatedAt(input.text('mode'), level)),
  }),
  'binance-cross3x-lines': (input) => ({ states: input.list('margin_levels').map(stateAt) }),
  borrow: (input) => {
    const report = after(
      'binance-margin-cross-3x',
      {},
      coin(input.text('buy'), 'USDT'),
      cash(input.text('balance')),
      [buy('1')],
    );
    return { borrowed: figure(report, 'loan') };
  },
  equity: (input) => {
    const report = only({
      rulebook: 'bybit-futures-cross',
      instruments: [linear('COIN', '0')],
      pools: [
        {
          id: 'p',
          amounts: [cash(input.text('wallet'))],
          positions: [held('COIN', '1', input.text('upl').slice(1))],
        },
      ],
    });
    return { equity: figure(report, 'equity') };
  },
  'spot-margin-open': (input) => {
    const entry = input.text('entry');
    const own = { asset: 'BTC', kind: 'collateral', amount: '0.1' };
    const venue = { currency: 'USDT', leverage: input.text('leverage') };
    const report = after('kraken-margin', venue, coin(entry, 'USDT'), own, [buy(input.text('qty'))]);
    const { initial } = report.requirements;
    const { assets } = report.figures;
    if (!initial || !assets) throw new Error('the account has a requirement and assets');
    return {
      margin_btc: inAsset(initial, 'BTC', report.view),
      borrow_usdt: figure(report, 'loan'),
      assets_btc: inAsset(assets, 'BTC', report.view),
    };
  },
  'acdx-smart-cross': (input) => {
    const price = input.text('btc_price');
    const report = only({
      rulebook: 'cryptocom-smart-cross',
      // 100 a contract of 5,000.
      venue: { currency: 'USD', initialRate: '0.02', leverage: '1' },
      instruments: [coin(price), { ...linear('FUTURE', price, 'USD'), base: 'BTC' }],
      pools: [
        {
          id: 'p',
          amounts: [
            cash(input.text('cash'), 'USD'),
            { asset: 'BTC', kind: 'collateral', amount: input.text('btc_qty') },
          ],
          positions: [held('FUTURE', input.text('futures'), price)],
        },
      ],
    });
    return {
      equity0: figure(report, 'equity'),
      im: figure(report, 'initialRequirement'),
      available0: figure(report, 'initialExcess'),
    };
  },
  'scm-larger-side': (input) => {
    const venue = { initialRate: input.text('im_rate'), leverage: '1' };
    const report = pair('cryptocom-smart-cross', input.text('long_value'), input.text('short_value'), venue);
    return {
      gross_im: figure(report, 'initialApart'),
      offset_im: figure(report, 'initialRequirement'),
      saving_pct: figure(report, 'initialSaving'),
    };
  },
  'deribit-pm-contingency': (input) => {
    const report = pair('deribit-portfolio', input.text('long_qty'), input.text('short_qty'), {}, 'BTCUNIT');
    return { contingency_btc: figure(report, 'requirement') };
  },
  'kraken-futures-netting': (input) => {
    const venue = { initialRate: '1', leverage: '1' };
    const report = pair('kraken-futures', input.text('long_margin'), input.text('short_margin'), venue);
    return { total: figure(report, 'initialRequirement') };
  },
  'spread-risk': (input) => {
    const days = input.text('days_to_maturity') === '87' ? 87 : null;
    const { bound, low, high } = premiumBounds(input.text('index'), days);
    return { max_premium_pct: bound, low, high };
  },
};
