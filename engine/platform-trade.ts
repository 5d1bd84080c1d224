/** One purchase with borrowed money on the terms of a platform: where it is warned of and closed, and what it costs. */
import { money, multiple, price as priceFigure } from './carry/terms.ts';
import { type Decimal, decimal, toTick, ZERO } from './decimal.ts';
import { constant, type Figure, given, product, quotient, type Spec, sum, type Unit } from './figure.ts';
import { chargesCounted } from './periods.ts';
import { PLATFORM_MODES, type PlatformId, type PlatformMode } from './rulebooks/platform-modes.ts';

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
  /** Name of the mode that allows the highest leverage; null where no terms were found. */
  readonly mostIn: string | null;
  /** The highest leverage, which that mode allows. */
  readonly most: Figure | null;
  /** Where the platform warns or calls, and where it closes by itself. */
  readonly callPrice: Figure | null;
  readonly liquidationPrice: Figure | null;
  /** How far the price may fall until then: to the liquidation, or to the call where nothing is closed by itself. */
  readonly room: Figure | null;
  readonly cost: Figure | null;
}

const USD: Unit = { kind: 'money', asset: 'USD' };
const PRICE: Unit = { kind: 'price', asset: 'USD' };
const COUNT: Unit = { kind: 'quantity' };
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

/**
 * Where a line is crossed: the price at which what is held less what is owed is what the line asks. A level of k over
 * the debt is at debt × k ÷ coin, a debt ratio of r at debt ÷ (coin × r), equity of a part m of the value at
 * debt ÷ (coin × (1 − m)), and of a part u of used margin, which is the cost over the leverage, at
 * (debt + used × u) ÷ coin.
 */
function priceAt(mode: PlatformMode, level: string, trade: Bought, spec: Spec): Figure {
  const { borrowed, quantity, value, leverage } = trade;
  const rate: Unit = { kind: mode.of === 'marginLevel' ? 'multiple' : 'rate' };
  const levelOf = (label: string): Figure =>
    given({ name: `${spec.name}:level`, label, unit: rate, rule: mode.rule }, decimal(level));
  const coin = (part: Figure): Figure =>
    product(
      { name: `${spec.name}:coin`, label: 'Coin that stands for the debt', unit: COUNT },
      quantity,
      part,
    );
  switch (mode.of) {
    case 'marginLevel': {
      const asked = { name: `${spec.name}:asked`, label: 'Debt × level', unit: USD };
      return quotient(spec, product(asked, borrowed, levelOf('Margin level')), quantity);
    }
    case 'debtRatio':
      return quotient(spec, borrowed, coin(levelOf('Debt ratio')));
    case 'value': {
      const left = { name: `${spec.name}:left`, label: '1 − maintenance', unit: rate };
      return quotient(spec, borrowed, coin(sum(left, [1, constant(1)], [-1, levelOf('Maintenance')])));
    }
    case 'usedMargin': {
      const used = quotient({ name: 'usedMargin', label: 'Used margin', unit: USD }, value, leverage);
      const asked = { name: `${spec.name}:part`, label: 'Its part that must be left', unit: USD };
      const whole = { name: `${spec.name}:asked`, label: 'Debt and that part', unit: USD };
      const part = product(asked, used, levelOf('Level'));
      return quotient(spec, sum(whole, [1, borrowed], [1, part]), quantity);
    }
  }
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
        rule: highest.leverageRule ?? highest.rule,
      }
    : null;
  const nothing = {
    id,
    mostIn: highest?.name ?? null,
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
  if (mode.deposit !== undefined && trade.own.value.lt(decimal(mode.deposit)))
    return { ...nothing, refused: 'deposit' };
  const lineAt = (actions: readonly string[], name: string, label: string): Figure | null => {
    const line = mode.levels.find(({ action }) => actions.includes(action));
    const spec = { name: `${name}:${id}`, label, unit: PRICE, rounding: 'up', rule: mode.rule } as const;
    return line ? priceAt(mode, line.level, trade, spec) : null;
  };
  const callPrice = lineAt(['warn', 'call'], 'callPrice', 'Margin call');
  const liquidationPrice = lineAt(['liquidate'], 'liquidationPrice', 'Liquidation');
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
