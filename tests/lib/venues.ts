/** Random pools of contracts, in the words of the oracle; and as scenarios. */
import type { OracleContract, OraclePool, OracleTier, OracleVenue } from '../oracle/exchange.ts';
import type { Json } from './engine.ts';

/** Numbers from a seed: mulberry32. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Style extends Omit<OracleVenue, 'tiers'> {
  readonly rulebook: string;
}

const STYLES: readonly Style[] = [
  { rulebook: 'binance-futures', charged: 'mark', closingFee: '0', boundary: 'inclusive' },
  { rulebook: 'bybit-futures', charged: 'entry', closingFee: '0', boundary: 'inclusive' },
  { rulebook: 'okx-futures', charged: 'mark', closingFee: '0.0005', boundary: 'inclusive' },
  { rulebook: 'dydx', charged: 'mark', closingFee: '0', boundary: 'strict' },
];

type Draw = () => number;

function pick<T>(draw: Draw, list: readonly T[]): T {
  const found = list[Math.floor(draw() * list.length)];
  if (found === undefined) throw new Error('a list to pick from is not empty');
  return found;
}

function text(draw: Draw, low: number, high: number, places: number): string {
  return (low + draw() * (high - low)).toFixed(places);
}

/** Three tiers with floors near what is held, so that a falling price passes them. */
function tiersOf(draw: Draw): OracleTier[] {
  const [first, second] = [text(draw, 500, 4000, 2), text(draw, 4001, 20_000, 2)];
  return [
    { floor: '0', rate: text(draw, 0, 0.02, 4) },
    { floor: first, rate: text(draw, 0.0201, 0.06, 4) },
    { floor: second, rate: text(draw, 0.0601, 0.5, 4) },
  ];
}

function contractOf(draw: Draw, symbol: string): OracleContract {
  const price = text(draw, 1, 300, pick(draw, [0, 2, 4]));
  const side = draw() < 0.5 ? '-' : '';
  const entry = (Number(price) * (0.8 + draw() * 0.4)).toFixed(pick(draw, [1, 3]));
  return { symbol, quantity: side + text(draw, 1, 100, pick(draw, [0, 3])), entry, price };
}

export interface RandomPool {
  readonly style: Style;
  readonly venue: OracleVenue;
  readonly pool: OraclePool;
}

/** One to three contracts with cash between nothing and half of their value. */
export function randomPool(draw: Draw): RandomPool {
  const symbols = ['A', 'B', 'C'].slice(0, 1 + Math.floor(draw() * 3));
  const contracts = symbols.map((symbol) => contractOf(draw, symbol));
  const worth = contracts.reduce(
    (sum, item) => sum + Math.abs(Number(item.quantity)) * Number(item.price),
    0,
  );
  const style = pick(draw, STYLES);
  const tiers = tiersOf(draw);
  return { style, venue: { ...style, tiers }, pool: { cash: (worth * draw() * 0.5).toFixed(2), contracts } };
}

/** The pool as a scenario, in one pool for all or in one for each. */
export function venueScenario({ style, venue, pool }: RandomPool, pooling: 'isolated' | 'cross'): Json {
  const currency = 'USD';
  return {
    format: 'margin-lab.scenario',
    version: 1,
    rulebook: `${style.rulebook}-${pooling}.2026-11`,
    settings: { venue: { currency, closingFee: venue.closingFee, tables: [{ tiers: venue.tiers }] } },
    instruments: pool.contracts.map(({ symbol, price }) => ({
      id: symbol,
      kind: 'linear',
      quote: currency,
      price,
    })),
    start: '2026-11-02',
    pools: [
      {
        id: 'p',
        amounts: [{ asset: currency, kind: 'cash', amount: pool.cash }],
        positions: pool.contracts.map(({ symbol, quantity, entry }) => ({
          instrument: symbol,
          quantity,
          entry,
        })),
      },
    ],
    events: [],
  };
}
