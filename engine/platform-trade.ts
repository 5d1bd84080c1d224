/** One purchase with borrowed money on the terms of a platform: where it is warned of and closed, and what it costs. */
import type { Instrument } from './account.ts';
import { type Assessment, assess } from './assess.ts';
import { callPriceFigures } from './call-price.ts';
import { money, multiple, price as priceFigure } from './carry/terms.ts';
import { type Decimal, decimal, ONE, toTick, ZERO } from './decimal.ts';
import { type Figure, given, product, quotient, sum, type Unit } from './figure.ts';
import { liquidationFigures } from './liquidation-price.ts';
import { chargesCounted } from './periods.ts';
import type { Rulebook } from './rulebook.ts';
import { PLATFORM_MODES, type PlatformId, type PlatformMode } from './rulebooks/platform-modes.ts';
import type { View } from './rules/view.ts';

/** Decimal texts. */
export interface Purchase {
  readonly own: string;
  readonly leverage: string;
  readonly price: string;
}

export interface Bought {
  readonly own: Figure;
  readonly leverage: Figure;
  readonly price: Figure;
  readonly quantity: Figure;
  readonly value: Figure;
  readonly borrowed: Figure;
}

/** What a platform makes of it. Figures are named `callPrice:binance` and so on. */
export interface PlatformTrade {
  readonly id: PlatformId;
  /** On whose terms; null where there are none for it. */
  readonly mode: PlatformMode | null;
  /** Why not: no terms were found, they do not go so far, or a broker asks for a larger deposit. */
  readonly refused: 'unknown' | 'leverage' | 'deposit' | null;
  /** The highest leverage of all its modes. */
  readonly most: Figure | null;
  /** Where the platform warns or calls, and where it closes by itself. */
  readonly callPrice: Figure | null;
  readonly liquidationPrice: Figure | null;
  /** How far the price may fall until then: to the liquidation, or to the call where nothing is closed by itself. */
  readonly room: Figure | null;
  readonly cost: Figure | null;
}

const USD: Unit = { kind: 'money', asset: 'USD' };
/** Coin is counted in hundred-millionths. */
const COIN = decimal('0.00000001');
/** Trades are opened at noon. */
const NOON = '12:00';

/** @throws EngineError `decimal.syntax`, and where a number is not above zero */
export function bought({ own, leverage, price }: Purchase): Bought {
  const stake = money({ name: 'own', label: 'Own money' }, own);
  const times = multiple({ name: 'leverage', label: 'Leverage' }, leverage);
  const at = priceFigure({ name: 'price', label: 'Price' }, price);
  const quantity = given(
    { name: 'quantity', label: 'Coin bought', unit: { kind: 'quantity' } },
    toTick(stake.value.times(times.value).div(at.value), COIN, 'down'),
  );
  const value = product({ name: 'value', label: 'Position', unit: USD }, quantity, at);
  return {
    own: stake,
    leverage: times,
    price: at,
    quantity,
    value,
    borrowed: sum({ name: 'borrowed', label: 'Borrowed', unit: USD }, [1, value], [-1, stake]),
  };
}

/** The account after the purchase. */
function viewOf({ quantity, price, borrowed, leverage }: Bought): View {
  const held = {
    id: 'BTC',
    kind: 'spot',
    base: 'BTC',
    quote: 'USD',
    settle: 'USD',
    underlier: 'BTC',
  } as const;
  const coin: Instrument = { ...held, multiplier: ONE, tick: decimal('0.01'), lot: COIN };
  const lots = [{ quantity: quantity.value, entry: price.value, opened: '2026-11-02' }];
  // Without a loan, what rounding the coin has left is cash.
  const line = { asset: 'USD', kind: borrowed.value.gt(ZERO) ? 'loan' : 'cash' } as const;
  return {
    currency: 'USD',
    market: { instruments: { BTC: coin }, quotes: { BTC: { mark: price.value } } },
    pool: {
      id: 'margin',
      amounts: [{ ...line, amount: borrowed.value.neg() }],
      positions: [{ id: 'BTC', instrument: 'BTC', quantity: quantity.value, lots, leverage: leverage.value }],
    },
  };
}

/** Prices at the lines of a mode, by their names. */
function pricesAt(view: View, rulebook: Rulebook, { standings }: Assessment): Record<string, Figure> {
  const [position] = view.pool.positions;
  const found = standings.flatMap((standing) =>
    standing.line.action === 'call' && position
      ? callPriceFigures(view, rulebook, standing, position)
      : liquidationFigures(view, rulebook, standing),
  );
  return Object.fromEntries(found.map((figure) => [figure.name, figure]));
}

/** How far a price is below the one that was paid, as a part of it. */
function roomTo(id: string, to: Figure, paid: Figure): Figure {
  const fall = sum({ name: `fall:${id}`, label: 'Price less that', unit: paid.unit }, [1, paid], [-1, to]);
  const spec = {
    name: `room:${id}`,
    label: 'Room to fall',
    unit: { kind: 'rate' },
    rounding: 'down',
  } as const;
  return quotient(spec, fall, paid);
}

function costOf(id: string, { cost }: PlatformMode, borrowed: Figure, days: number): Figure | null {
  if (!cost || borrowed.value.lte(ZERO)) return null;
  const unit: Unit = { kind: 'rate', places: 4 };
  const names = { name: `rate:${id}`, label: 'Rate for a period', unit, rule: cost.cited };
  const rate = given(names, decimal(cost.rate));
  const counted = chargesCounted(cost.rule, { from: NOON, to: NOON, days });
  const charges = { ...counted, name: `charges:${id}` };
  const spec = { name: `cost:${id}`, label: 'Cost of holding', unit: USD, rounding: 'up' } as const;
  return product(spec, borrowed, rate, charges);
}

/** The mode with the least leverage that is enough. */
function modeFor(modes: readonly PlatformMode[], wanted: Decimal): PlatformMode | null {
  return modes.find(({ most }) => wanted.lte(decimal(most))) ?? null;
}

/** @param days whole days that it is held */
export function platformTrade(id: PlatformId, trade: Bought, days: number): PlatformTrade {
  const modes: readonly PlatformMode[] = PLATFORM_MODES[id];
  const highest = modes.at(-1);
  const most = highest
    ? {
        ...multiple({ name: `most:${id}`, label: 'Highest leverage' }, highest.most),
        rule: highest.rule,
      }
    : null;
  const nothing = {
    id,
    most,
    mode: null,
    refused: null,
    callPrice: null,
    liquidationPrice: null,
    room: null,
    cost: null,
  };
  const mode = modeFor(modes, trade.leverage.value);
  if (!mode) return { ...nothing, refused: highest ? 'leverage' : 'unknown' };
  // Nobody asks anything for what is paid in full.
  if (trade.borrowed.value.lte(ZERO)) return { ...nothing, mode };
  const view = viewOf(trade);
  const rulebook = mode.rulebook();
  const assessment = assess(view, rulebook);
  const { minimumEquity } = rulebook.withdrawals;
  if (trade.own.value.lt(decimal(minimumEquity))) return { ...nothing, refused: 'deposit' };
  const prices = pricesAt(view, rulebook, assessment);
  const named = (figure: Figure | undefined, name: string, label: string): Figure | null =>
    figure ? { ...figure, name: `${name}:${id}`, label } : null;
  const callPrice = named(prices.warningPrice ?? prices.callPrice, 'callPrice', 'Margin call');
  const liquidationPrice = named(prices.liquidationPrice, 'liquidationPrice', 'Liquidation');
  const end = liquidationPrice ?? callPrice;
  return {
    ...nothing,
    mode,
    callPrice,
    liquidationPrice,
    room: end && roomTo(id, end, trade.price),
    cost: costOf(id, mode, trade.borrowed, days),
  };
}
