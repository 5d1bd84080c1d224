/** Whole accounts as Vibe-Trading's tests have them: pools apart, and one pool for all. */
import type { Input } from './account.ts';
import {
  cash,
  figure,
  flat,
  groups,
  held,
  linear,
  only,
  sized,
  type VenueAdapters,
  type VenueAnswers,
} from './venue.ts';

/** Two tiers as Vibe-Trading's tests have them. */
const VIBE = {
  tables: [
    {
      tiers: [
        { floor: '0', rate: '0.004' },
        { floor: '50000', rate: '0.005', amount: '50' },
      ],
    },
  ],
};

/** Positions of a Vibe-Trading case in one pool. */
function vibe(input: Input, marks: readonly string[], leverage: object): VenueFieldsOf {
  const rows = ['0', '1']
    .filter((i) => input.row('positions').has(i))
    .map((i) => input.row('positions').row(i));
  const symbol = (row: Input): string => (row.has('sym') ? row.text('sym') : 'BTC');
  return {
    rulebook: 'binance-futures-cross',
    venue: { ...VIBE, ...leverage },
    instruments: rows.map((row, i) => linear(symbol(row), marks[i] ?? row.text('mark'))),
    pools: [
      {
        id: 'p',
        amounts: [cash(input.text('wallet'))],
        positions: rows.map((row) => held(symbol(row), row.text('qty'), row.text('entry'))),
      },
    ],
  };
}

/** Opened at the entry with what the leverage asks there, and looked at later. */
function vibeOpened(input: Input): VenueAnswers {
  const quantity = sized(input.text('side'), input.text('qty'));
  const report = only({
    rulebook: 'bingx-futures-isolated',
    venue: { ...flat('0.004'), closingFee: '0' },
    instruments: [linear('COIN', input.text('price'))],
    pools: [
      {
        id: 'p',
        fund: 'initial',
        amounts: [],
        positions: [held('COIN', quantity, input.text('entry'), input.text('leverage'))],
      },
    ],
  });
  return { equity: figure(report, 'equity'), liquidated: report.liquidatable };
}

type VenueFieldsOf = Parameters<typeof only>[0];

export const vibeAdapters: VenueAdapters = {
  'vibe-liq-long': vibeOpened,
  'vibe-liq-short': vibeOpened,
  'vibe-iso-two': (input) => {
    const fields = vibe(input, input.list('adverse_marks'), { leverage: input.text('leverage') });
    const whole = only(fields);
    const rows = [input.row('positions').row('0'), input.row('positions').row('1')];
    const each = groups({
      ...fields,
      rulebook: 'binance-futures-isolated',
      pools: rows.map((row) => ({
        id: row.text('sym'),
        amounts: [cash(row.text('margin'))],
        positions: [held(row.text('sym'), row.text('qty'), row.text('entry'))],
      })),
    });
    return {
      pnl: each.map((report) => figure(report, 'profit')),
      im: each.map((report) => figure(report, 'initialRequirement')),
      mm_total: figure(whole, 'requirement'),
      margin_balance: figure(whole, 'marginBalance'),
      available: figure(whole, 'initialExcess'),
      liquidated: each.filter((report) => report.liquidatable).map((report) => report.view.pool.id),
    };
  },
  'vibe-equal-cross-747.5': (input) => {
    const report = only(vibe(input, [], {}));
    return { liquidated: report.liquidatable, mm: figure(report, 'requirement') };
  },
  'vibe-equal-cross-just-above': (input) => {
    const report = only(vibe(input, [], {}));
    return { liquidated: report.liquidatable, mm: figure(report, 'requirement') };
  },
  'vibe-cross-offset': (input) => {
    const report = only(vibe(input, [], { leverage: input.text('leverage') }));
    return {
      pnl: [figure(report, 'profit:BTC'), figure(report, 'profit:ETH')],
      margin_balance: figure(report, 'marginBalance'),
      im: figure(report, 'initialRequirement'),
      mm: figure(report, 'requirement'),
      available: figure(report, 'initialExcess'),
      liquidated: report.liquidatable,
    };
  },
};
