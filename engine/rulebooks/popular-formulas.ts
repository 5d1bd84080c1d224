/**
 * Formulas for a liquidation price that circulate and are wrong, each with what its author printed and an account on
 * which the engine gives the right answer. Lessons show them as bugs to spot.
 */

export interface PopularFormula {
  readonly id: string;
  readonly source: string;
  /** As it is written there. */
  readonly formula: string;
  /** What is printed as the liquidation price, or what the printed formula gives. */
  readonly printed: string;
  /** At what the account below is really liquidated, rounded to four decimals. */
  readonly right: string;
  readonly wrong: string;
  /** Whether the printed price is where the position gains: no long is liquidated above its entry. */
  readonly impossible: boolean;
  /** The account, as a scenario. */
  readonly scenario: Readonly<Record<string, unknown>>;
}

interface Trade {
  readonly rulebook: string;
  readonly kind: 'linear' | 'inverse';
  readonly entry: string;
  readonly quantity: string;
  readonly leverage: string;
  /** Rate of every size; without it, the tables that the rulebook ships. */
  readonly rate?: string;
}

/** One position with exactly the margin that its leverage asks. */
function opened({ rulebook, kind, entry, quantity, leverage, rate }: Trade): Record<string, unknown> {
  const quote = kind === 'inverse' ? 'USD' : 'USDT';
  const tables = rate === undefined ? {} : { tables: [{ tiers: [{ floor: '0', rate }] }] };
  return {
    format: 'margin-lab.scenario',
    version: 1,
    rulebook,
    settings: { venue: { currency: quote, ...tables } },
    instruments: [{ id: 'COIN', kind, base: 'BTC', quote, price: entry }],
    start: '2026-11-02',
    pools: [
      {
        id: 'own',
        fund: 'initial',
        amounts: [],
        positions: [{ instrument: 'COIN', quantity, entry, leverage }],
      },
    ],
    events: [],
  };
}

const LINEAR = { rulebook: 'binance-futures-isolated.2026-11', kind: 'linear' } as const;
const ON_ENTRY = { rulebook: 'bybit-futures-isolated.2026-11', kind: 'linear' } as const;
const INVERSE = { rulebook: 'coin-isolated.2026-11', kind: 'inverse' } as const;
const MEXC = opened({ ...ON_ENTRY, entry: '50000', quantity: '0.1', leverage: '25', rate: '0.004' });

export const POPULAR_FORMULAS: readonly PopularFormula[] = [
  {
    id: 'leverage-times-rate',
    source: 'A post on Binance Square',
    formula: 'entry × (1 + leverage × (1 − maintenance rate))',
    printed: '1.958',
    right: '1.6482',
    wrong:
      'The formula gives 12.25 and not the 1.958 beside it, and neither a long nor a short is liquidated at either.',
    impossible: false,
    scenario: opened({ ...LINEAR, entry: '2.05', quantity: '1', leverage: '5', rate: '0.005' }),
  },
  {
    id: 'rate-over-leverage',
    source: 'A question-and-answer page of BYDFi, 2021, about BitMEX',
    formula: 'entry ÷ (1 − maintenance rate ÷ leverage)',
    printed: '10050',
    right: '9950.495',
    wrong:
      'The formula gives 10,000.50 and not the 10,050 beside it, and both are above the entry of a long.',
    impossible: true,
    scenario: opened({ ...INVERSE, entry: '10000', quantity: '10000', leverage: '100', rate: '0.005' }),
  },
  {
    id: 'misprinted-size',
    source: 'A page on liquidation at blog.mexc.fm',
    formula: '(maintenance − margin + entry × size) ÷ size, with a size of 0.01',
    printed: '32000',
    right: '48200',
    wrong:
      'The line is written with 0.01 where the position has 0.1: as printed it gives 32,000, and its own answer needs 0.1.',
    impossible: false,
    scenario: MEXC,
  },
  {
    id: 'reprint-of-long',
    source: 'A reprint of the same page at makeyousmile.net',
    formula: 'entry + (margin − maintenance) ÷ size',
    printed: '51800',
    right: '48200',
    wrong:
      'The sign is that of a short: a long of 50,000 cannot be liquidated at a price at which it has gained.',
    impossible: true,
    scenario: MEXC,
  },
  {
    id: 'entry-notional-shortcut',
    source: 'An example in many guides: 67,000 at 10x',
    formula: 'entry × (1 − 1 ÷ leverage + maintenance rate)',
    printed: '60568',
    right: '60542.1687',
    wrong:
      'The maintenance is taken on the value at the entry; where it is charged on the value at the mark, the price is another.',
    impossible: false,
    scenario: opened({ ...LINEAR, entry: '67000', quantity: '0.1', leverage: '10' }),
  },
];
