/** Tables of maintenance rates, margins to open and margins by size. */
import {
  amountAfter,
  amountFigures,
  firstJump,
  leverageFigure,
  quantaMargins,
  tierFigures,
} from '../../../engine/index.ts';
import { ADA_2024, BNB_2024, BTC_2024 } from '../../../engine/rulebooks/exchange-tables.ts';
import type { Input } from './account.ts';
import {
  cash,
  figure,
  flat,
  held,
  inverse,
  linear,
  only,
  type VenueAdapters,
  type VenueAnswers,
} from './venue.ts';

const TABLES = new Map([
  ['ADA', ADA_2024],
  ['XRP/ADA-type tiers', ADA_2024],
  ['BNB', BNB_2024],
  ['BTC', BTC_2024],
]);

function tableOf(input: Input) {
  const found = TABLES.get(input.text('symbol'));
  if (!found) throw new Error(`no table of ${input.text('symbol')}`);
  return found;
}

/** `10` tiers are rows `0` to `9`. */
const ROWS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

function tiersOf(input: Input): { floor: string; rate: string }[] {
  const tiers = input.row('tiers');
  return ROWS.filter((row) => tiers.has(row)).map((row) => ({
    floor: tiers.row(row).text('floor'),
    rate: tiers.row(row).text('mmr'),
  }));
}

/** One contract that is for the whole value, in an account where nothing else stands. */
function valued(value: string, venue: object, leverage?: string) {
  return only({
    rulebook: 'exchange-cross',
    venue: { currency: 'USD', ...venue },
    instruments: [linear('COIN', value, 'USD')],
    pools: [{ id: 'p', amounts: [], positions: [held('COIN', '1', value, leverage)] }],
  });
}

/** So many at a price. */
function priced(quantity: string, price: string, venue: object, amounts: readonly object[] = []) {
  return only({
    rulebook: 'exchange-cross',
    venue: { currency: 'USD', ...venue },
    instruments: [linear('COIN', price, 'USD')],
    pools: [{ id: 'p', amounts, positions: [held('COIN', quantity, price)] }],
  });
}

function coin(contracts: string, price: string, venue: object, face = '1') {
  return only({
    rulebook: 'bybit-futures-cross',
    venue: { currency: 'USD', ...venue },
    instruments: [inverse('COIN', price, face)],
    pools: [{ id: 'p', amounts: [], positions: [held('COIN', contracts, price)] }],
  });
}

function twoTiers(rate: string, floor: string, second: string): object {
  return {
    tables: [
      {
        tiers: [
          { floor: '0', rate },
          { floor, rate: second },
        ],
      },
    ],
  };
}

function quanta(input: Input): VenueAnswers {
  const { initial, maintenance } = quantaMargins({
    notional: input.text('notional_quantums'),
    initial: input.text('im'),
    ...(input.has('mm_fraction_of_im') ? { ofInitial: input.text('mm_fraction_of_im') } : {}),
    ...(input.has('open_interest_notional')
      ? {
          openInterest: {
            size: input.text('open_interest_notional'),
            lower: input.text('lower_cap'),
            upper: input.text('upper_cap'),
          },
        }
      : {}),
  });
  return { im: initial, mm: maintenance };
}

function shares(input: Input): VenueAnswers {
  const leverage = input.text('leverage');
  return {
    im: figure(priced(input.text('shares'), input.text('price'), { leverage }), 'initialRequirement'),
  };
}

function byRate(input: Input, rate: string, leverage: string): VenueAnswers[string] {
  const price = input.text('price');
  const report = priced(input.text('notional'), price, { initialRate: input.text(rate), leverage });
  return figure(report, 'initialRequirement');
}

/** A stock held for its worth with what else the cash says. */
function lean(input: Input) {
  const amount = input.text('cash');
  const amounts = amount.startsWith('-')
    ? [{ asset: 'USD', kind: 'loan', amount: amount.slice(1) }]
    : [cash(amount, 'USD')];
  return only({
    rulebook: 'exchange-cross',
    venue: { currency: 'USD', leverage: input.text('leverage') },
    instruments: [{ id: 'STOCK', quote: 'USD', price: input.text('price') }],
    pools: [{ id: 'p', amounts, positions: [held('STOCK', input.text('shares'), input.text('price'))] }],
  });
}

function marginCall(input: Input): VenueAnswers {
  const report = lean(input);
  const opening = report.standings.find(({ line }) => line.name === 'opening');
  return {
    tpv: figure(report, 'equity'),
    used: figure(report, 'initialRequirement'),
    mm: figure(report, 'initialRequirement'),
    remaining: figure(report, 'initialExcess'),
    remaining_buy: figure(report, 'initialExcess'),
    remaining_sell: figure(report, 'reverseRoom'),
    warning: opening?.crossed ?? false,
    orders: report.liquidatable,
  };
}

export const bracketAdapters: VenueAdapters = {
  'bracket-cum': (input) => ({ cum: amountFigures(tiersOf(input)) }),
  'binance-coinm-cum-faq': (input) => ({
    cum: amountAfter(
      { rate: input.text('prev_mmr'), amount: input.text('prev_cum') },
      { floor: input.text('floor_btc'), rate: input.text('mmr') },
    ),
  }),
  'bracket-cum-defect': (input) => {
    const printed = input.list('printed_cum');
    const tiers = tiersOf(input);
    const withAmounts = tiers.map((tier, i) => ({ ...tier, amount: printed[i] }));
    return { first_discontinuity_at: firstJump({ tiers: withAmounts }), true_cum: amountFigures(tiers) };
  },
  'bracket-lookup': (input) => {
    const { rate, amount } = tierFigures(tableOf(input), input.text('notional'), 'upper');
    return { mmr: rate, maint_amount: amount };
  },
  'ft-max-lev-xrp': (input) => ({ max_leverage: leverageFigure(tableOf(input), input.text('stake')) }),
  'ft-max-lev-btc': (input) => ({
    max_leverage: input.list('stakes').map((stake) => leverageFigure(tableOf(input), stake)),
  }),
  'phemex-mm-17500': (input) => {
    const [first, second] = [input.row('tiers').row('0'), input.row('tiers').row('1')];
    const venue = twoTiers(first.text('2'), second.text('0'), second.text('2'));
    return { mm: figure(valued(input.text('notional'), venue), 'requirement') };
  },
  'bracket-mm': (input) => {
    const [first, second] = [input.row('tiers').row('0'), input.row('tiers').row('1')];
    const venue = twoTiers(first.text('1'), first.text('0'), second.text('1'));
    return { mm: figure(valued(input.text('notional'), venue), 'requirement') };
  },
  'im-mm': quanta,
  'dydx-risk-two-perps': (input) => {
    const [first, second] = [input.row('positions').row('0'), input.row('positions').row('1')];
    const report = only({
      rulebook: 'dydx-cross',
      // Half of the initial rate of 0.1.
      venue: { ...flat('0.05'), initialRate: input.text('im'), leverage: '1' },
      instruments: [linear('A', first.text('1'), 'USD'), linear('B', second.text('1'), 'USD')],
      pools: [
        {
          id: 'p',
          amounts: [cash(input.text('quote'), 'USD')],
          positions: [held('A', first.text('0'), '0'), held('B', second.text('0'), '0')],
        },
      ],
    });
    return {
      nc: figure(report, 'marginBalance'),
      imr: figure(report, 'initialRequirement'),
      mmr: figure(report, 'requirement'),
    };
  },
  'initial-margin': shares,
  'lean-cfuture-btcusdt': (input) => ({
    im: figure(
      priced(input.text('qty'), input.text('price'), { leverage: input.text('leverage') }),
      'initialRequirement',
    ),
  }),
  'lean-cfuture-inverse': (input) => {
    const venue = { leverage: input.text('leverage') };
    const report = coin(input.text('contracts'), input.text('price'), venue, input.text('contract_usd'));
    return { im_btc: figure(report, 'initial:coin'), im_usd: figure(report, 'initialRequirement') };
  },
  'lean-cfuture-bnfcr': (input) => {
    const venue = { leverage: input.text('leverage') };
    const report = priced(input.text('qty'), input.text('price'), venue, [
      cash(input.text('collateral'), 'USD'),
    ]);
    return { mm: figure(report, 'initialRequirement'), buying_power: figure(report, 'initialExcess') };
  },
  'lean-pdt-leverages': (input) => ({
    im: input
      .list('leverages')
      .map((leverage) => figure(valued(input.text('value'), { leverage }), 'initialRequirement')),
  }),
  'lean-eur-fx': (input) => {
    const report = only({
      rulebook: 'exchange-cross',
      venue: { currency: 'USD', leverage: input.text('leverage') },
      instruments: [
        linear('STOCK', input.text('price'), 'EUR'),
        { id: 'EUR', quote: 'USD', price: input.text('fx_to_account') },
      ],
      pools: [
        { id: 'p', amounts: [], positions: [held('STOCK', input.text('shares'), input.text('price'))] },
      ],
    });
    return { im: figure(report, 'initialRequirement') };
  },
  'lean-bybit-BTCUSDT-10x': (input) => {
    const report = priced(input.text('qty'), input.text('price'), { leverage: input.text('leverage') });
    const im = figure(report, 'initialRequirement');
    return { im, bybit_real: im };
  },
  'lean-bybit-BTCUSD-10x': (input) => {
    const im = figure(
      coin(input.text('qty'), input.text('price'), { leverage: input.text('leverage') }),
      'initial:coin',
    );
    return { im, bybit_real: im };
  },
  'nt-audusd-lev50': (input) => ({ im: byRate(input, 'margin_init', input.text('leverage')) ?? null }),
  'maintenance-margin': (input) => ({ mm: byRate(input, 'margin_maint', input.text('leverage')) ?? null }),
  'nt-xbtusd-init': (input) => {
    const report = coin(input.text('contracts'), input.text('price'), {
      initialRate: input.text('margin_init'),
      leverage: '1',
    });
    return { im_btc: figure(report, 'initial:coin'), im_quote: figure(report, 'initialRequirement') };
  },
  'maintenance-margin-inverse': (input) => {
    const report = coin(input.text('contracts'), input.text('price'), {
      initialRate: input.text('margin_maint'),
      leverage: input.has('leverage') ? input.text('leverage') : '1',
    });
    return { mm_btc: figure(report, 'initial:coin') };
  },
  'margin-call': marginCall,
  leverage: (input) => {
    const value = input.text('position');
    const at = (amounts: readonly object[]) => figure(priced('1', value, {}, amounts), 'exposureToEquity');
    const margin = cash(input.text('margin'), 'USD');
    return { lev_before: at([margin]), lev_after: at([margin, cash(input.text('added'), 'USD')]) };
  },
  'pnl-inverse': (input) => {
    const report = only({
      rulebook: 'exchange-cross',
      instruments: [linear('BTC', input.text('exit'), 'USD')],
      pools: [{ id: 'p', amounts: [], positions: [held('BTC', input.text('qty_btc'), input.text('entry'))] }],
    });
    return { pnl: figure(report, 'profit') };
  },
};
