/** The lines along which an account is moved: a price, securities brought in, shares sold. */
import {
  type Amount,
  type AmountKind,
  instrumentOf,
  isContract,
  markOf,
  type Position,
  withMark,
} from './account.ts';
import { type Decimal, decimal, ONE, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import type { SaleCosts } from './rulebook.ts';
import type { Ray, View } from './rules/view.ts';
import { fillPrice, NO_COSTS } from './sale.ts';

const STILL = { slope: ZERO };

function plus(
  amounts: readonly Amount[],
  kind: AmountKind,
  asset: string,
  amount: Decimal,
): readonly Amount[] {
  return [...amounts, { asset, kind, amount }];
}

/** Every price of one instrument, from zero up; `t` is the price. */
export function priceRay(view: View, instrument: string): Ray {
  instrumentOf(view.market, instrument);
  return {
    from: ZERO,
    to: null,
    at: (t) => ({ ...view, market: withMark(view.market, instrument, t) }),
    price: (id) =>
      id === instrument ? { start: ZERO, slope: ONE } : { start: markOf(view.market, id), ...STILL },
  };
}

const BROUGHT = 'securities brought in';

/** Fully paid marginable securities brought in; `t` is their value, held as shares at a price of 1. */
export function securitiesRay(view: View): Ray {
  const { currency } = view;
  const market = {
    instruments: {
      ...view.market.instruments,
      [BROUGHT]: {
        id: BROUGHT,
        kind: 'spot',
        base: BROUGHT,
        quote: currency,
        settle: currency,
        underlier: BROUGHT,
        multiplier: ONE,
        tick: ONE,
        lot: ONE,
      } as const,
    },
    quotes: { ...view.market.quotes, [BROUGHT]: { mark: ONE } },
  };
  const brought = (quantity: Decimal): Position => ({ id: BROUGHT, instrument: BROUGHT, quantity, lots: [] });
  return {
    from: ZERO,
    to: null,
    at: (t) => ({ ...view, market, pool: { ...view.pool, positions: [...view.pool.positions, brought(t)] } }),
    price: (id) => ({ start: markOf(market, id), ...STILL }),
  };
}

/**
 * Shares of one position sold (or, for a short, bought back); `t` is how many. Each is filled as `costs` say, and the
 * commission is paid from the start of the ray on. `into` is the line that the proceeds go to, which a venue that
 * repays at once says is the loan.
 */
export function saleRay(
  view: View,
  positionId: string,
  costs: SaleCosts = NO_COSTS,
  into: 'cash' | 'loan' = 'cash',
): Ray {
  const position = view.pool.positions.find((item) => item.id === positionId);
  if (!position) throw new EngineError('position.unknown', positionId, 'is not a position of this account');
  const instrument = instrumentOf(view.market, position.instrument);
  const { multiplier, quote } = instrument;
  const kind = isContract(instrument) ? 'contracts' : into;
  const short = position.quantity.isNegative();
  const mark = markOf(view.market, position.instrument);
  const price = fillPrice(mark, short ? 'buy' : 'sell', costs).times(multiplier);
  const paid = plus(view.pool.amounts, 'cash', view.currency, decimal(costs.commission).neg());
  const signed = (t: Decimal): Decimal => (short ? t.neg() : t);
  const reduced = (t: Decimal): Position => ({ ...position, quantity: position.quantity.minus(signed(t)) });
  return {
    from: ZERO,
    to: position.quantity.abs(),
    at: (t) => ({
      ...view,
      pool: {
        ...view.pool,
        amounts: plus(paid, kind, quote, signed(t).times(price)),
        positions: view.pool.positions.map((item) => (item.id === positionId ? reduced(t) : item)),
      },
    }),
    price: (id) => ({ start: markOf(view.market, id), ...STILL }),
  };
}
