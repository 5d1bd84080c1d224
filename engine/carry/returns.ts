/** What is earned on one's own money once the loan has been paid for. */
import { constant, type Figure, product, quotient, type Spec, sum, type Unit } from '../figure.ts';
import { positive, unitIn } from './terms.ts';

const RATE: Unit = { kind: 'rate' };
const QUANTITY: Unit = { kind: 'quantity' };

/** A purchase: cost = own money + debit. */
export interface Purchase {
  readonly cost: Figure;
  readonly own: Figure;
  readonly debit: Figure;
}

/** A purchase of which cost and own money are known. @throws EngineError `carry.not-positive` */
export function purchaseWith(cost: Figure, own: Figure): Purchase {
  const debit = sum(
    { name: 'debit', label: 'Debit', unit: cost.unit },
    [1, positive(cost)],
    [-1, positive(own)],
  );
  return { cost, own, debit };
}

/** A purchase of which own money and debit are known. @throws EngineError `carry.not-positive` */
export function purchaseFrom(own: Figure, debit: Figure): Purchase {
  const cost = sum({ name: 'cost', label: 'Cost', unit: own.unit }, [1, positive(own)], [1, debit]);
  return { cost, own, debit };
}

/** Shares that an amount buys at a price, not rounded to whole ones. @throws EngineError `carry.not-positive` */
export function sharesFor(cost: Figure, price: Figure): Figure {
  return quotient({ name: 'shares', label: 'Shares', unit: QUANTITY }, cost, positive(price));
}

/** What so many shares are worth at a price. */
export function worthAt(shares: Figure, price: Figure): Figure {
  return product(
    { name: 'worth', label: 'Market value', unit: unitIn('money', price.unit.asset) },
    shares,
    price,
  );
}

/** A value after a move: 0.10 is a rise of 10 %, −0.10 a fall. */
export function moved(value: Figure, move: Figure): Figure {
  const factor = sum({ name: 'factor', label: '(1 + move)', unit: RATE }, [1, constant(1)], [1, move]);
  return product({ name: 'worth', label: 'Market value', unit: value.unit }, value, factor);
}

/** Figures of a purchase that was held, each under its name. */
export interface LongReturn {
  /** Rise of the value, before interest. */
  readonly gain: Figure;
  /** Debit with its interest. */
  readonly owed: Figure;
  readonly equity: Figure;
  /** Gain less interest, on the own money. */
  readonly returnOnOwn: Figure;
  /** The same purchase without a loan. */
  readonly returnUnlevered: Figure;
}

/**
 * @param worth market value at the end
 * @param interest what the debit has cost; the caller says over how long and by which basis
 * @throws EngineError `carry.not-positive` when nothing was paid or nothing of it was the buyer's own
 */
export function longReturn({ cost, own, debit }: Purchase, worth: Figure, interest: Figure): LongReturn {
  const { unit } = cost;
  const gain = sum({ name: 'gain', label: 'Gain', unit }, [1, worth], [-1, cost]);
  const owed = sum({ name: 'owed', label: 'Owed with interest', unit }, [1, debit], [1, interest]);
  const equity = sum({ name: 'equity', label: 'Equity', unit, rounding: 'down' }, [1, worth], [-1, owed]);
  const profit = sum({ name: 'profit', label: 'Gain less interest', unit }, [1, equity], [-1, own]);
  return {
    gain,
    owed,
    equity,
    returnOnOwn: returnOn(profit, own),
    returnUnlevered: quotient(
      { name: 'returnUnlevered', label: 'Return without a loan', unit: RATE },
      gain,
      positive(cost),
    ),
  };
}

function returnOn(profit: Figure, own: Figure): Figure {
  return quotient({ name: 'returnOnOwn', label: 'Return on own money', unit: RATE }, profit, positive(own));
}

/**
 * Return on own money from leverage L, the asset's return r and the loan's rate i: L r − (L − 1) i. `leverage` is
 * exposure over own money: 2 is half borrowed.
 */
export function leveredReturn(leverage: Figure, assetReturn: Figure, rate: Figure): Figure {
  const earned = product(
    { name: 'earned', label: 'Earned on the position', unit: RATE },
    leverage,
    assetReturn,
  );
  const lent = sum(
    { name: 'borrowed', label: 'Borrowed per $1 of own money', unit: leverage.unit },
    [1, leverage],
    [-1, constant(1)],
  );
  const cost = product({ name: 'interestOnOwn', label: 'Interest on own money', unit: RATE }, lent, rate);
  return sum({ name: 'returnOnOwn', label: 'Return on own money', unit: RATE }, [1, earned], [-1, cost]);
}

export interface ShortReturn {
  readonly profit: Figure;
  readonly returnOnOwn: Figure;
}

/**
 * A short sale bought back, or valued, at `worth`; `costs` are fees and dividends owed, `deposit` the own money.
 * @throws EngineError `carry.not-positive` when there is no deposit
 */
export function shortReturn(proceeds: Figure, deposit: Figure, worth: Figure, costs: Figure): ShortReturn {
  const profit = sum(
    { name: 'profit', label: 'Gain less costs', unit: proceeds.unit },
    [1, proceeds],
    [-1, worth],
    [-1, costs],
  );
  return { profit, returnOnOwn: returnOn(profit, deposit) };
}

export interface BreakEven {
  /** Change of the price at which the gain equals the cost, as a size: a rise for a long, a fall for a short. */
  readonly move: Figure;
  /** What must be earned on the own money to pay the cost. */
  readonly onOwn: Figure;
  /** The price of one share at that point; rounded towards what pays the cost in full. */
  readonly price: Figure;
}

/**
 * Where a position has earned what it cost to hold.
 * @param value market value at the start
 * @param own own money in it
 * @param shares number held, as a size above zero
 * @param cost interest, fees and dividends owed
 * @throws EngineError `carry.not-positive` when value, own money or shares are not above zero
 */
export function breakEven(
  side: 'long' | 'short',
  value: Figure,
  own: Figure,
  shares: Figure,
  cost: Figure,
): BreakEven {
  const long = side === 'long';
  const rate = (name: string, label: string): Spec => ({ name, label, unit: RATE });
  const words = { name: 'valueNeeded', label: `(value ${long ? '+' : '−'} cost)`, unit: value.unit };
  const needed = sum(words, [1, positive(value)], [long ? 1 : -1, cost]);
  const unit = unitIn('price', value.unit.asset);
  return {
    move: quotient(rate('breakEvenMove', `${long ? 'Rise' : 'Fall'} that pays the cost`), cost, value),
    onOwn: quotient(rate('breakEvenOnOwn', 'Return on own money that pays the cost'), cost, positive(own)),
    price: quotient(
      { name: 'breakEvenPrice', label: 'Break-even price', unit, rounding: long ? 'up' : 'down' },
      needed,
      positive(shares),
    ),
  };
}
