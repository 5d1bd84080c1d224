/** How much to buy for a given risk, and what a gap makes of that risk. */
import { type Decimal, decimal, ONE, toTick, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import { type Citation, type Figure, given, product, quotient, type Spec, sum, type Unit } from './figure.ts';
import { show } from './format.ts';
import type { Order } from './order.ts';
import type { Fill } from './orders.ts';

/** What a stop promises and what it does not. */
const STOP_RULE: Citation = {
  source: 'sec-stop-orders',
  says: 'A stop price is not the guaranteed price: it turns the order into a market order, which fills at the price that stands.',
  checked: '2026-11-22',
  standing: 'text',
};

export interface SizeInput {
  /** Money that may be lost at the stop, above zero. A figure keeps its derivation, such as 1 % of equity. */
  readonly risk: Figure;
  /** Price of the purchase, or of the short sale. */
  readonly entry: Decimal;
  /** Below the entry for a long, above it for a short. */
  readonly stop: Decimal;
  /** Smallest quantity step. */
  readonly lot: Decimal;
}

export interface PositionSize {
  /** Between entry and stop, for one unit. */
  readonly distance: Figure;
  /** Exact: risk ÷ distance. */
  readonly exact: Figure;
  /** In whole lots, rounded down: one lot more would put more at risk than was meant. Zero is a legal answer. */
  readonly quantity: Figure;
  /** What the whole lots lose at the stop, if the stop is filled there. */
  readonly atRisk: Figure;
  /** What the position costs, or a short brings. */
  readonly value: Figure;
}

const SHARES: Unit = { kind: 'quantity' };

function priceUnit(asset: string): Unit {
  return { kind: 'price', asset };
}

/** Entry less stop for a long, stop less entry for a short. */
function apart(spec: Spec, entry: Figure, stop: Figure): Figure {
  return stop.value.gt(entry.value) ? sum(spec, [1, stop], [-1, entry]) : sum(spec, [1, entry], [-1, stop]);
}

/**
 * Position size from risk. It says nothing of whether the money is there, nor of a gap beyond the stop.
 * @throws EngineError `size.risk`, `size.entry`, `size.stop`, `size.lot`
 */
export function positionSize({ risk, entry, stop, lot }: SizeInput): PositionSize {
  const asset = risk.unit.asset ?? '';
  if (risk.value.lte(ZERO)) throw new EngineError('size.risk', 'risk', 'must be above 0');
  if (entry.lte(ZERO)) throw new EngineError('size.entry', 'entry', 'must be above 0');
  if (stop.lt(ZERO) || stop.eq(entry))
    throw new EngineError(
      'size.stop',
      'stop',
      'must be 0 or more and not the entry: nothing would be at risk',
    );
  if (lot.lte(ZERO)) throw new EngineError('size.lot', 'lot', 'must be above 0');
  const money: Unit = { kind: 'money', asset };
  const unit = priceUnit(asset);
  const entryPrice = given({ name: 'entry', label: 'Entry', unit }, entry);
  const stopPrice = given({ name: 'stop', label: 'Stop', unit }, stop);
  const distance = apart(
    { name: 'stopDistance', label: 'Between entry and stop', unit },
    entryPrice,
    stopPrice,
  );
  const exact = quotient(
    { name: 'sizeExact', label: 'Size by risk', unit: SHARES, rounding: 'down' },
    risk,
    distance,
  );
  const whole = toTick(exact.value, lot, 'down');
  const left = given(
    { name: 'partOfLot', label: 'Part of a lot, left out', unit: SHARES },
    exact.value.minus(whole),
  );
  const quantity = sum(
    { name: 'size', label: 'Size in whole lots', unit: SHARES, rounding: 'down' },
    [1, exact],
    [-1, left],
  );
  const atRisk = product(
    { name: 'atRisk', label: 'At risk', unit: money, rounding: 'up', rule: STOP_RULE },
    quantity,
    distance,
  );
  const value = product({ name: 'sizeValue', label: 'Position value', unit: money }, quantity, entryPrice);
  return { distance, exact, quantity, atRisk, value };
}

export interface StopOutcome {
  /** What the stop seemed to promise: the loss at its own price. Below zero when the stop secured a gain. */
  readonly promised: Figure;
  /** The loss at the price that stood; below zero is a gain. */
  readonly lost: Figure;
  /** What the gap cost beyond the stop; zero or more. */
  readonly gap: Figure;
}

function stopOf(order: Order): Decimal {
  if (order.kind !== 'stop' && order.kind !== 'trailing')
    throw new EngineError('size.order', `order ${order.id}`, 'must be a stop or a trailing stop');
  return order.stop;
}

/**
 * What a filled stop promised and what it did, for a position opened at `entry`, in `asset`.
 * @throws EngineError `size.order` for a fill by a limit, which keeps its price
 */
export function stopOutcome({ order, quantity, price }: Fill, entry: Decimal, asset: string): StopOutcome {
  const unit = priceUnit(asset);
  const shares = given({ name: 'filled', label: 'Shares', unit: SHARES }, quantity);
  const entryPrice = given({ name: 'entry', label: 'Entry', unit }, entry);
  const stopPrice = given({ name: 'stop', label: 'Stop', unit }, stopOf(order));
  const fillPrice = given({ name: 'fill', label: 'Filled at', unit }, price);
  // A sale loses when the price is below the entry, a purchase that closes a short when it is above.
  const sign = order.side === 'sell' ? 1 : -1;
  const loss = (name: string, label: string, from: Figure, to: Figure): Figure => {
    const each = { name: `${name}Each`, label: `${label}, each`, unit };
    const apiece = sign === 1 ? sum(each, [1, from], [-1, to]) : sum(each, [1, to], [-1, from]);
    const spec: Spec = { name, label, unit: { kind: 'money', asset }, rounding: 'up', rule: STOP_RULE };
    return product(spec, shares, apiece);
  };
  return {
    promised: loss('promisedLoss', 'Loss at the stop', entryPrice, stopPrice),
    lost: loss('stopLoss', 'Loss at the price that stood', entryPrice, fillPrice),
    gap: loss('gapLoss', 'Lost to the gap', stopPrice, fillPrice),
  };
}

/**
 * How many losses in a row, each of the same part of what is left, until no more than `left` of the money stands.
 * @param rate part that each loses, above 0 and at most 1
 * @param left part of the money, above 0 and below 1
 * @throws EngineError `size.rate`, `size.left`
 */
export function lossesInARow(rate: Figure, left: Decimal): Figure {
  if (rate.value.lte(ZERO) || rate.value.gt(ONE))
    throw new EngineError('size.rate', rate.name, 'must be a fraction above 0 and at most 1');
  if (left.lte(ZERO) || left.gte(ONE))
    throw new EngineError('size.left', 'left', 'must be a fraction above 0 and below 1');
  const kept = ONE.minus(rate.value);
  let count = 0;
  for (let standing = ONE; standing.gt(left); standing = standing.times(kept)) count += 1;
  const each = show(rate.value, { kind: 'rate', places: 2 });
  const rest = show(left, { kind: 'rate' });
  const label = `Losses in a row, each of ${each} of what is left, until ${rest} is left or less`;
  return given({ name: 'lossesInARow', label, unit: SHARES }, decimal(count));
}
