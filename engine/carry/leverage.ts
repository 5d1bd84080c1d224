/** What leverage is called, where it leaves nothing, and what setting it anew every day does to it. */
import { type Decimal, decimal, ZERO } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import {
  type Citation,
  constant,
  type Figure,
  given,
  greatest,
  product,
  quotient,
  sum,
  type Unit,
} from '../figure.ts';
import type { Purchase } from './returns.ts';
import { positive, unitIn } from './terms.ts';

const MULTIPLE: Unit = { kind: 'multiple' };
const RATE: Unit = { kind: 'rate', places: 2 };

/** One position, and the two numbers that go by the name of its leverage. */
export interface Leverage {
  /** Exposure over own money: 5,000 held with 1,000 is 5. What brokers and exchanges mean by 5×. */
  readonly exposureToOwn: Figure;
  /** Borrowed over own money: the same position is 4. */
  readonly borrowedToOwn: Figure;
}

/** @throws EngineError `carry.not-positive` when nothing of the purchase is the buyer's own */
export function leverageOf({ cost, own, debit }: Purchase): Leverage {
  const named = (name: string, label: string) => ({ name, label, unit: MULTIPLE });
  return {
    exposureToOwn: quotient(named('exposureToOwn', 'Exposure to own money'), cost, positive(own)),
    borrowedToOwn: quotient(named('borrowedToOwn', 'Borrowed to own money'), debit, own),
  };
}

export interface NothingLeft {
  /** The price of one share at which all that is held only repays what is owed; up to the cent. */
  readonly price: Figure;
  /** From the price paid to there; below zero is a fall, and 0.2 a rise that only the interest makes needed. */
  readonly move: Figure;
}

/**
 * Where a purchase has nothing left of the buyer's own: worth = debit + interest.
 * @param shares number held, above zero
 * @throws EngineError `carry.not-positive` when cost or shares are not above zero
 */
export function nothingLeft({ cost, debit }: Purchase, shares: Figure, interest: Figure): NothingLeft {
  const { unit } = cost;
  const owed = sum({ name: 'owed', label: 'Owed with interest', unit }, [1, debit], [1, interest]);
  const change = sum({ name: 'lossThatTakesAll', label: '(owed − cost)', unit }, [1, owed], [-1, cost]);
  return {
    price: quotient(
      {
        name: 'nothingLeftPrice',
        label: 'Price that leaves nothing',
        unit: unitIn('price', unit.asset),
        rounding: 'up',
      },
      owed,
      positive(shares),
    ),
    move: quotient(
      { name: 'nothingLeftMove', label: 'Move that leaves nothing', unit: RATE },
      change,
      positive(cost),
    ),
  };
}

/** What funds that set their leverage anew every day promise, and what they do not. */
const DAILY_RESET: Citation = {
  source: 'finra-rn-09-31',
  says: 'A fund that is reset daily keeps its multiple for one day; over longer times, compounding leads it away from it.',
  checked: '2026-11-22',
  standing: 'text',
};

/** One day of a path. All values are money, from the same start. */
export interface RebalancedDay {
  /** What the start is worth in the asset itself. */
  readonly asset: Figure;
  /** What it is worth where each day's move counts `leverage` times; zero for good once a day has taken all. */
  readonly token: Figure;
  /** What it would be worth if the move since the start counted `leverage` times; below zero where that took more. */
  readonly whole: Figure;
}

/** A value after a move that counts several times; exact also where it takes everything. */
function movedTimes(
  name: string,
  day: number,
  value: Figure,
  leverage: Figure,
  from: Figure,
  to: Figure,
): Figure {
  const { unit } = from;
  const change = sum({ name: `${name}Change${day}`, label: 'Change', unit }, [1, to], [-1, from]);
  const times = product(
    { name: `${name}Times${day}`, label: `${leverage.label} × change`, unit },
    leverage,
    change,
  );
  const after = sum(
    { name: `${name}After${day}`, label: `(${from.label} + ${leverage.label} × change)`, unit },
    [1, from],
    [1, times],
  );
  const factor = quotient({ name: `${name}Factor${day}`, label: 'Factor', unit: MULTIPLE }, after, from);
  return product({ name: `${name}${day}`, label: name, unit: value.unit }, value, factor);
}

/**
 * A token, or fund, that is brought back to its leverage at every close, along a path of closes; without costs. A
 * day's derivation goes back to the day before and no further.
 * @param start money at the first close
 * @param leverage above zero for a long token, below it for an inverse one
 * @param closes the first one is where it starts; each above zero
 * @returns one entry for every close
 * @throws EngineError `carry.path` for an empty path or a close that is not above zero
 */
export function rebalanced(start: Figure, leverage: Figure, closes: readonly Decimal[]): RebalancedDay[] {
  const [first] = closes;
  if (!first || closes.some((close) => close.lte(ZERO)))
    throw new EngineError('carry.path', 'closes', 'must have a first close, and each must be above 0');
  const { unit } = start;
  const closeOf = (day: number, value: Decimal): Figure =>
    given({ name: `close${day}`, label: `Close of day ${day}`, unit: unitIn('price', unit.asset) }, value);
  const one = constant(1);
  const opening = closeOf(0, first);
  let before = given({ name: 'token0', label: 'Token at the start', unit }, start.value);
  const days: RebalancedDay[] = [];
  for (const [day, value] of closes.entries()) {
    const close = closeOf(day, value);
    const asset = { ...movedTimes('asset', day, start, one, opening, close), label: 'Asset' };
    const whole = {
      ...movedTimes('whole', day, start, leverage, opening, close),
      label: 'Leverage on the whole move',
    };
    if (day === 0) {
      days.push({ asset, token: { ...before, rule: DAILY_RESET }, whole });
      continue;
    }
    const moved = movedTimes(
      'moved',
      day,
      before,
      leverage,
      closeOf(day - 1, closes[day - 1] ?? value),
      close,
    );
    const spec = { name: `token${day}`, label: `Token on day ${day}`, unit, rule: DAILY_RESET };
    const token = greatest(spec, { ...moved, label: 'Value after the day’s move' }, constant(0));
    days.push({ asset, token, whole });
    before = given({ name: `tokenBefore${day + 1}`, label: `Token on day ${day}`, unit }, token.value);
  }
  return days;
}

/** A path of closes by its name, with `swing` as its size; each begins at 100. */
export type PathName = 'swings' | 'hill' | 'climb';

const DAYS = 10;
const START = decimal(100);

/**
 * Closes of ten days. `swings`: up by the swing on one day and back on the next. `hill`: up in five equal steps to
 * a swing above the start, and down the same way. `climb`: up in ten equal steps.
 * @param swing as a fraction, zero or more
 * @throws EngineError `carry.swing` below zero
 */
export function closesOf(path: PathName, swing: Decimal): Decimal[] {
  if (swing.lt(ZERO))
    throw new EngineError('carry.swing', 'swing', `must be 0 or more; got ${swing.toFixed()}`);
  const top = START.times(swing);
  return Array.from({ length: DAYS + 1 }, (_, day) => {
    if (path === 'swings') return day % 2 === 0 ? START : START.plus(top);
    const steps = path === 'climb' ? day / 2 : Math.min(day, DAYS - day);
    return START.plus(top.times(decimal(steps)).times(decimal('0.2')));
  });
}
