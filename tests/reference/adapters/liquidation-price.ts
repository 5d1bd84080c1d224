/** Liquidation prices by venue, and whole accounts at exchanges. */
import type { Input } from './account.ts';
import {
  cash,
  figure,
  flat,
  held,
  inverse,
  linear,
  only,
  perhaps,
  sized,
  type VenueAdapters,
  type VenueAnswers,
} from './venue.ts';

/** A table of which the second tier is the printed one: 1 % less 0.01. */
const PRINTED = {
  tables: [
    {
      tiers: [
        { floor: '0', rate: '0' },
        { floor: '1', rate: '0.01', amount: '0.01' },
      ],
    },
  ],
};

/** Which rulebook a case follows, by the beginning of its id. */
function isolatedAt(id: string, input: Input): { rulebook: string; venue: object } {
  const rate = (): object => flat(input.text('mmr'));
  if (id.startsWith('ft-liq-binance')) return { rulebook: 'binance-futures-isolated', venue: PRINTED };
  if (id.startsWith('ft-liq-bybit') || id.startsWith('mexc'))
    return { rulebook: 'bybit-futures-isolated', venue: rate() };
  return {
    rulebook: 'okx-futures-isolated',
    venue: { ...rate(), closingFee: input.text('taker_fee') },
  };
}

/** One position with its own margin, at its entry. */
function isolated(input: Input, id: string): VenueAnswers {
  const entry = input.text('entry');
  const margin = input.has('wallet_balance') ? input.text('wallet_balance') : input.text('margin');
  const quantity = sized(input.text('side'), input.text('qty'));
  const report = only({
    ...isolatedAt(id, input),
    instruments: [linear('COIN', entry)],
    pools: [{ id: 'p', amounts: [cash(margin)], positions: [held('COIN', quantity, entry)] }],
  });
  return { liq_price: perhaps(report, 'liquidationPrice') };
}

/** Binance's own worked example, on the tables that the rulebook ships. */
function binance(symbol: string, input: Input): VenueAnswers {
  const [id, other] = symbol === 'ETH' ? ['ETHUSDT', 'BTCUSDT'] : ['BTCUSDT', 'ETHUSDT'];
  const [quantity, entry] = [input.text('qty'), input.text('entry')];
  const own = held(id, quantity, entry);
  const amounts = [cash(input.text('wallet_balance'))];
  if (!input.has('others')) {
    const instruments = [linear(id, entry)];
    const pools = [{ id: 'p', amounts, positions: [own] }];
    const report = only({ rulebook: 'binance-futures-isolated', instruments, pools });
    return { liq_price: figure(report, 'liquidationPrice') };
  }
  const rest = input.row('others').row('0');
  const beside = held(other, rest.text('qty'), rest.text('entry'));
  const instruments = [linear(id, entry), linear(other, rest.text('mark'))];
  const rulebook = 'binance-futures-cross';
  const both = only({ rulebook, instruments, pools: [{ id: 'p', amounts, positions: [own, beside] }] });
  const alone = only({ rulebook, instruments, pools: [{ id: 'p', amounts, positions: [beside] }] });
  return {
    liq_price: figure(both, `liquidationPrice:${id}`),
    other_mm: figure(alone, 'requirement'),
    other_upnl: figure(alone, 'profit'),
  };
}

/** Opened with exactly the margin that the leverage asks. */
function opened(input: Input, side: string, venue: object, rulebook: string): VenueAnswers {
  const coin = input.has('contracts_usd');
  const entry = input.text('entry');
  const size = sized(side, input.text(coin ? 'contracts_usd' : 'qty'));
  const report = only({
    rulebook,
    venue: coin ? { ...venue, currency: 'USD' } : venue,
    instruments: [coin ? inverse('COIN', entry) : linear('COIN', entry)],
    pools: [
      {
        id: 'p',
        fund: 'initial',
        amounts: [],
        positions: [held('COIN', size, entry, input.text('leverage'))],
      },
    ],
  });
  return {
    im: figure(report, coin ? 'initial:coin' : 'initialRequirement'),
    mm: figure(report, coin ? 'maintenance:coin' : 'requirement'),
    liq: figure(report, 'liquidationPrice'),
    bankruptcy: figure(report, 'bankruptcyPrice'),
  };
}

/** dYdX counts what is owed or held in dollars beside the worth of the positions: an entry of nothing. */
function atWorth(quote: string): object {
  return quote.startsWith('-') ? { asset: 'USD', kind: 'loan', amount: quote.slice(1) } : cash(quote, 'USD');
}

/** A requirement as it is printed: one contract at that price, of which all is asked. */
function asRequired(requirement: string, amounts: readonly object[]): VenueAnswers {
  const nothing = requirement === '0';
  const report = only({
    rulebook: 'dydx-cross',
    venue: flat('1'),
    instruments: [linear('COIN', nothing ? '1' : requirement, 'USD')],
    pools: [{ id: 'p', amounts, positions: nothing ? [] : [held('COIN', '1', requirement)] }],
  });
  return {
    liquidatable: report.liquidatable,
    liquidated: report.liquidatable,
    margin_balance: figure(report, 'marginBalance'),
  };
}

export const liquidationPriceAdapters: VenueAdapters = {
  'binance-usdm-iso-eth-long': (input) => binance('ETH', input),
  'binance-usdm-cross-eth-with-btc': (input) => binance('ETH', input),
  'binance-usdm-cross-btc-with-eth': (input) => binance('BTC', input),
  'liq-linear-isolated': isolated,
  'mexc-0.1btc-25x': (input) => {
    const found = opened(input, 'long', flat(input.text('mmr')), 'bybit-futures-isolated');
    return { mm: found.mm ?? null, margin: found.im ?? null, liq_price: found.liq ?? null };
  },
  'dydx-iso-eth': (input) => {
    const report = only({
      rulebook: 'dydx-isolated',
      venue: flat(input.text('mmf')),
      instruments: [linear('ETH', input.text('entry'), 'USD')],
      pools: [
        {
          id: 'p',
          amounts: [cash(input.text('equity'), 'USD')],
          positions: [held('ETH', input.text('qty'), input.text('entry'))],
        },
      ],
    });
    return {
      liq_price: figure(report, 'liquidationPrice'),
      mm_at_liq: figure(report, 'liquidationRequirement'),
    };
  },
  'liq-linear-isolated-hyperliquid': (input) => {
    const entry = input.text('entry');
    const quantity = sized(input.text('side'), input.text('qty'));
    const report = only({
      rulebook: 'hyperliquid-isolated',
      venue: flat(input.text('mm_fraction')),
      instruments: [linear('COIN', entry, 'USD')],
      pools: [
        {
          id: 'p',
          amounts: [cash(input.text('collateral'), 'USD')],
          positions: [held('COIN', quantity, entry)],
        },
      ],
    });
    return { liq_price: figure(report, 'liquidationPrice') };
  },
  'bybit-inverse-iso-60000': (input) => {
    const venue = flat(input.text('mmr'));
    const long = opened(input, 'long', venue, 'bybit-futures-isolated');
    const short = opened(input, 'short', venue, 'bybit-futures-isolated');
    return {
      im: long.im ?? null,
      mm: long.mm ?? null,
      liq_long: long.liq ?? null,
      liq_short: short.liq ?? null,
    };
  },
  'bybit-inverse-bankruptcy': (input) => {
    const venue = flat('0.005');
    const long = opened(input, 'long', venue, 'bybit-futures-isolated');
    const short = opened(input, 'short', venue, 'bybit-futures-isolated');
    return { bankruptcy_long: long.bankruptcy ?? null, bankruptcy_short: short.bankruptcy ?? null };
  },
  'dydx-risk-a': (input) => asRequired(input.text('mmr'), [atWorth(input.text('nc'))]),
  'dydx-risk-e': (input) => asRequired(input.text('mmr'), [atWorth(input.text('nc'))]),
  'binance-real-liquidation': (input) =>
    asRequired(input.text('maintenance_margin'), [
      cash(input.text('wallet'), 'USD'),
      atWorth(input.text('upl')),
    ]),
  liquidatable: (input) => {
    const report = only({
      rulebook: 'dydx-cross',
      venue: flat(input.text('mmf')),
      instruments: [linear('BTC', input.text('price'), 'USD')],
      pools: [
        {
          id: 'p',
          amounts: [atWorth(input.text('quote'))],
          positions: [held('BTC', input.text('long_btc'), '0')],
        },
      ],
    });
    return { liquidatable: report.liquidatable };
  },
  'bingx-cross-balance': (input) => {
    const at = (mark: string) =>
      only({
        rulebook: 'bingx-futures-cross',
        venue: { ...flat(input.text('mmr')), closingFee: input.text('fee') },
        instruments: [linear('COIN', mark)],
        pools: [
          {
            id: 'p',
            amounts: [cash(input.text('balance'))],
            positions: [held('COIN', input.text('qty'), input.text('entry'), input.text('leverage'))],
          },
        ],
      });
    const reports = input.list('marks').map(at);
    const [first] = reports;
    if (!first) throw new Error('there is a first mark');
    return {
      im: figure(first, 'initialRequirement'),
      available: reports.map((report) => figure(report, 'initialExcess')),
      risk_pct: reports.map((report) => figure(report, 'maintenanceRisk')),
    };
  },
};
