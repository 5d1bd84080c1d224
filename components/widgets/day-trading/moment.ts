/** One day in which everything that is bought is sold again, by the rule of 2026 and by the one that it replaced. */
import { fraction, money } from '../../../engine/carry/terms.ts';
import { patternOn } from '../../../engine/day-trading.ts';
import { dayTradingFigures } from '../../../engine/day-trading-figures.ts';
import { type Figure, given, product, quotient, sum } from '../../../engine/figure.ts';
import { type Decimal, decimal, parseDecimal } from '../../../engine/index.ts';
import { type Happening, lowestThatCounts, NO_INTRADAY, observe } from '../../../engine/intraday.ts';
import { deMinimis, intradayDeficit, intradayLevel } from '../../../engine/intraday-figures.ts';
import { US_DAY_TRADING_LEGACY } from '../../../engine/rulebooks/us-day-trading-legacy.ts';
import { US_INTRADAY } from '../../../engine/rulebooks/us-intraday.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

export const OLD_RULE = US_DAY_TRADING_LEGACY;
const NEW_RULE = US_INTRADAY;
/** The last day of the old rule, and the day before it. */
const [DAY, BEFORE] = [OLD_RULE.until, '2026-06-02'];
const ZERO = decimal(0);

/** One trade: what is held and what is yours right after it, and the margin level before and after it. */
export interface Step {
  readonly does: 'buy' | 'sell';
  readonly held: Decimal;
  readonly equity: Decimal;
  readonly before: Decimal;
  readonly after: Decimal;
}

export interface DayTradingMoment extends Moment {
  readonly steps: readonly Step[];
  readonly trades: Figure;
  readonly own: Figure;
  /** At the moment of the lowest level that counts. */
  readonly lowest: {
    /** Number of the step; −1 before the first. */
    readonly at: number;
    readonly held: Figure;
    readonly equity: Figure;
    readonly requirement: Figure;
    readonly level: Figure;
  };
  readonly deficit: Figure;
  /** A deficit of at most this makes no practice. */
  readonly small: Figure;
  /** The most that may be held without a deficit, with all of the money there. */
  readonly most: Figure;
  readonly closing: Figure;
  /** By the rule until 3 June 2026; the minimum stands only where there is a pattern, the call on what was held always. */
  readonly old: {
    readonly dayTrades: Figure;
    readonly isPattern: boolean;
    readonly buyingPower: Figure;
    readonly minimumCall: Figure | null;
    readonly tradingCall: Figure | null;
  };
}

const USD = { kind: 'money', asset: 'USD' } as const;
const counted = (name: string, label: string, count: number): Figure =>
  given({ name, label, unit: { kind: 'quantity' } }, decimal(count));
const whole = (values: Values, key: string): number =>
  Number(parseDecimal(values[key] ?? '0', key).toFixed(0));

interface Day {
  readonly own: Decimal;
  readonly size: Decimal;
  readonly fall: Decimal;
  readonly rate: Decimal;
  readonly trades: number;
  readonly together: boolean;
}

/** The trades of the day in their order: each bought and sold in turn, or all bought and then all sold. */
function stepsOf({ own, size, fall, rate, trades, together }: Day): Step[] {
  const left = size.times(decimal(1).minus(fall));
  const lost = size.minus(left);
  const levelOf = (equity: Decimal, held: Decimal): Decimal => equity.minus(rate.times(held));
  const step = (does: Step['does'], equity: Decimal, from: Decimal, held: Decimal): Step => ({
    does,
    held,
    equity,
    before: levelOf(equity, from),
    after: levelOf(equity, held),
  });
  const each = Array.from({ length: trades }, (_, i) => i);
  if (!together)
    return each.flatMap((i) => [
      step('buy', own.minus(lost.times(i)), ZERO, size),
      step('sell', own.minus(lost.times(i + 1)), left, ZERO),
    ]);
  const end = own.minus(lost.times(trades));
  return [
    ...each.map((i) => step('buy', own, size.times(i), size.times(i + 1))),
    ...each.map((i) => step('sell', end, left.times(trades - i), left.times(trades - i - 1))),
  ];
}

/** The lowest level that counts, as the rule watches the day; before any trade it is all of the money. */
function lowestOf(own: Decimal, steps: readonly Step[]): Decimal {
  let memory = NO_INTRADAY;
  let level = own;
  const sees = (before: Decimal, after: Decimal, how: Happening): void => {
    ({ memory } = observe(memory, before, after, how));
  };
  for (const { before, after } of steps) {
    sees(level, before, 'price');
    sees(before, after, 'trade');
    level = after;
  }
  return lowestThatCounts(memory.day, NEW_RULE) ?? own;
}

/** @throws EngineError when a value is not a number */
export function momentOf(_preset: Preset, values: Values): DayTradingMoment {
  const own = money({ name: 'own', label: 'Your money' }, values.own ?? '10000');
  const size = money({ name: 'size', label: 'Each purchase' }, values.size ?? '5000');
  const rate = fraction({ name: 'rate', label: 'What the broker asks' }, values.rate ?? '0.25');
  const fall = fraction({ name: 'fall', label: 'Loss on each' }, values.fall ?? '0');
  const today = whole(values, 'trades');
  const together = values.held === 'together';
  const steps = stepsOf({
    own: own.value,
    size: size.value,
    fall: fall.value,
    rate: rate.value,
    trades: today,
    together,
  });
  const lowestLevel = lowestOf(own.value, steps);
  const at = steps.findIndex(({ does, after }) => does === 'buy' && after.eq(lowestLevel));
  const lossOf = (name: string, label: string, count: Figure): Figure =>
    product({ name, label, unit: USD }, size, fall, count);
  const before = counted('soldBefore', 'Sold before it', together || at < 0 ? 0 : at / 2);
  const equity = sum(
    { name: 'equity', label: 'Yours at that moment', unit: USD, rounding: 'down' },
    [1, own],
    [-1, lossOf('lostBefore', 'Lost before it', before)],
  );
  const count = counted('heldCount', 'Purchases held', at < 0 ? 0 : together ? at + 1 : 1);
  const held = product({ name: 'held', label: 'Held at that moment', unit: USD }, size, count);
  const requirement = product(
    { name: 'requirement', label: 'Required for it', unit: USD, rounding: 'up' },
    rate,
    held,
  );
  const trades = counted('trades', 'Day trades today', today);
  const closing = sum(
    { name: 'closing', label: 'Yours at the close', unit: USD, rounding: 'down' },
    [1, own],
    [-1, lossOf('lost', 'Lost in the day', trades)],
  );
  const level = intradayLevel(equity, requirement, NEW_RULE);
  const deficit = intradayDeficit(lowestLevel, NEW_RULE);
  const small = deMinimis(closing.value.lt(ZERO) ? ZERO : closing.value, NEW_RULE);
  const most = quotient(
    { name: 'most', label: 'Most held at the open without a deficit', unit: USD, rounding: 'down' },
    own,
    rate,
  );
  const exposure = product(
    { name: 'exposure', label: 'Most held at once', unit: USD },
    size,
    counted('atOnce', 'Held at once', together ? today : Math.min(1, today)),
  );
  const earlier = whole(values, 'earlier');
  const pattern = patternOn(
    [
      { on: BEFORE, dayTrades: earlier, trades: earlier },
      { on: DAY, dayTrades: today, trades: today },
    ],
    DAY,
    OLD_RULE,
  );
  const { dayTradingBuyingPower, minimumEquityCall, dayTradingCall } = dayTradingFigures(
    {
      priorEquity: { ...own, name: 'priorEquity', label: 'Equity at the last close' },
      priorRequirement: money({ name: 'priorRequirement', label: 'Required at the last close' }, '0'),
      equity: own,
      exposure,
    },
    OLD_RULE,
    DAY,
  );
  const old = {
    dayTrades: pattern.dayTrades,
    isPattern: pattern.isPattern,
    buyingPower: dayTradingBuyingPower ?? own,
    minimumCall: (pattern.isPattern && minimumEquityCall) || null,
    // NASD 2520(f)(8)(B)(iii): the special margin is due whenever there is day trading, the minimum of a pattern only.
    tradingCall: dayTradingCall ?? null,
  };
  const { isPattern: _, ...oldFigures } = old;
  return {
    steps,
    trades,
    own,
    lowest: { at, held, equity, requirement, level },
    deficit,
    small,
    most,
    closing,
    old,
    figures: allFigures([
      own,
      size,
      rate,
      fall,
      trades,
      held,
      equity,
      requirement,
      level,
      deficit,
      small,
      most,
      exposure,
      closing,
      ...Object.values(oldFigures).filter((figure): figure is Figure => figure !== null),
    ]),
  };
}
