/** One purchase sized by its risk, with a stop and a ladder, after the next price. */
import { fraction, money, price as priceFigure } from '../../../engine/carry/terms.ts';
import { constant, type Figure, given, greatest, product, quotient, sum } from '../../../engine/figure.ts';
import { type Decimal, decimal, parseDecimal, toTick } from '../../../engine/index.ts';
import { type Order, takeProfitLadder } from '../../../engine/order.ts';
import { type Fill, fillOrders } from '../../../engine/orders.ts';
import { lossesInARow, type PositionSize, positionSize, stopOutcome } from '../../../engine/position-size.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

/** What was paid for one share. */
export const ENTRY = decimal(100);
const LOT = decimal(1);
const HALF = decimal('0.5');
const USD = 'USD';

export type Way = 'steps' | 'gap';

/** What a price has made of the position. */
export interface Outcome {
  readonly fills: readonly Fill[];
  /** Shares that are still held. */
  readonly left: Decimal;
  /** Gained or lost, on what was sold and on what is still held. */
  readonly result: Figure;
}

export interface StopsMoment extends Moment {
  readonly account: Figure;
  readonly riskRate: Figure;
  readonly risk: Figure;
  readonly size: PositionSize;
  /** What the shares lose at the stop, as a part of the account: whole shares risk no more than was meant. */
  readonly each: Figure;
  /** What the position costs beyond the account. */
  readonly borrowed: Figure;
  readonly stop: Decimal;
  /** Limits of the ladder, from the first to be reached; none where there is no ladder. */
  readonly rungs: readonly Decimal[];
  readonly price: Decimal;
  readonly way: Way;
  readonly outcome: Outcome;
  readonly outcomeAt: (price: Decimal, way: Way) => Outcome;
  readonly after: Figure;
  /** Of the stop, where it was filled. */
  readonly stopped: {
    readonly fill: Fill;
    readonly promised: Figure;
    readonly lost: Figure;
    readonly gap: Figure;
  } | null;
  /** The price at which the loss is the whole account; null where no price does it. */
  readonly goneAt: Figure | null;
  /** Losses of what is truly at risk, in whole shares, that halve the account; none where nothing is bought. */
  readonly inARow: Figure | undefined;
  /** The same trade at another risk, for the table. */
  readonly sizedAt: (rate: string) => Pick<StopsMoment, 'size' | 'outcome' | 'inARow' | 'risk'>;
}

const read = (values: Values, key: string, usual: string): string => values[key] ?? usual;
const at = (values: Values, key: string, usual: string): Decimal =>
  parseDecimal(read(values, key, usual), key);

interface Terms {
  readonly stop: Decimal;
  readonly rungs: readonly Decimal[];
}

function ordersFor(quantity: Decimal, { stop, rungs }: Terms): Order[] {
  if (quantity.isZero()) return [];
  const half = toTick(quantity.times(HALF), LOT, 'down');
  const parts = rungs.map((limit, i) => ({ limit, quantity: i === 0 ? half : quantity.minus(half) }));
  const ladder = parts.filter((part) => part.quantity.gt(0));
  return [
    { id: 'stop', kind: 'stop', side: 'sell', quantity, stop },
    ...(ladder.length > 0 ? takeProfitLadder('take', quantity, ladder) : []),
  ];
}

/** The prices that are traded: every level on the way, or the last one alone. */
function pathTo(price: Decimal, way: Way, { stop, rungs }: Terms): Decimal[] {
  if (way === 'gap') return [price];
  const levels = price.lt(ENTRY)
    ? [stop].filter((level) => level.gt(price))
    : rungs.filter((level) => level.lt(price)).toSorted((a, b) => a.cmp(b));
  return [...levels, price];
}

function gainOf(name: string, quantity: Decimal, price: Decimal): Figure {
  const paid = given({ name: 'entry', label: 'Entry', unit: { kind: 'price', asset: USD } }, ENTRY);
  const got = given({ name: `${name}Price`, label: 'Price', unit: { kind: 'price', asset: USD } }, price);
  const each = sum({ name: `${name}Each`, label: '(price − entry)', unit: got.unit }, [1, got], [-1, paid]);
  const shares = given({ name: `${name}Shares`, label: 'Shares', unit: { kind: 'quantity' } }, quantity);
  return product(
    {
      name: `${name}Gain`,
      label: name === 'held' ? 'On what is held' : 'On what was sold',
      unit: { kind: 'money', asset: USD },
    },
    shares,
    each,
  );
}

function played(quantity: Decimal, price: Decimal, way: Way, terms: Terms): Outcome {
  let orders: readonly Order[] = ordersFor(quantity, terms);
  let [left, before] = [quantity, ENTRY];
  const fills: Fill[] = [];
  for (const next of pathTo(price, way, terms)) {
    const outcome = fillOrders(orders, before, next, left);
    fills.push(...outcome.fills);
    [orders, left, before] = [outcome.orders, outcome.position, next];
  }
  const gains = [
    ...fills.map((fill) => gainOf(`sold-${fill.order.id}`, fill.quantity, fill.price)),
    ...(left.gt(0) ? [gainOf('held', left, price)] : []),
  ];
  const spec = { name: 'result', label: 'Gained or lost', unit: { kind: 'money', asset: USD } } as const;
  const [only, another] = gains;
  const result =
    only && !another ? { ...only, ...spec } : sum(spec, ...gains.map((gain) => [1, gain] as const));
  return { fills, left, result };
}

/** @throws EngineError when a value is not a number, or not one that the engine takes */
export function momentOf(_preset: Preset, values: Values): StopsMoment {
  const account = money({ name: 'account', label: 'Account' }, read(values, 'account', '10000'));
  const stop = at(values, 'stop', '95');
  const ladder = read(values, 'ladder', 'none') === 'halves';
  const rungs = ladder
    ? [at(values, 'first', '110'), at(values, 'second', '120')].toSorted((a, b) => a.cmp(b))
    : [];
  const terms = { stop, rungs };
  const price = at(values, 'price', '100');
  const way: Way = read(values, 'way', 'steps') === 'gap' ? 'gap' : 'steps';
  const { unit } = account;

  const sized = (rate: Figure) => {
    const risk = product({ name: 'risk', label: 'Meant to be lost at most', unit }, account, rate);
    const size = positionSize({ risk, entry: ENTRY, stop, lot: LOT });
    const each = quotient(
      { name: 'atRiskRate', label: 'Risk in whole shares', unit: { kind: 'rate', places: 2 } },
      size.atRisk,
      account,
    );
    return { risk, size, each, inARow: each.value.isZero() ? undefined : lossesInARow(each, HALF) };
  };
  const riskRate = fraction({ name: 'riskRate', label: 'Risk' }, read(values, 'risk', '0.01'));
  const { risk, size, each, inARow } = sized(riskRate);
  const quantity = size.quantity.value;
  const outcome = played(quantity, price, way, terms);
  const after = sum({ name: 'after', label: 'Account after', unit }, [1, account], [1, outcome.result]);
  const borrowed = greatest(
    { name: 'borrowed', label: 'Borrowed', unit },
    sum({ name: 'beyond', label: 'Position less account', unit }, [1, size.value], [-1, account]),
    constant(0),
  );
  const fill = outcome.fills.find(({ reason }) => reason === 'stop');
  const stopped = fill ? { fill, ...stopOutcome(fill, ENTRY, USD) } : null;
  const paid = priceFigure({ name: 'entry', label: 'Entry' }, ENTRY);
  const room = quantity.isZero()
    ? null
    : quotient({ name: 'room', label: 'Account to each share', unit: paid.unit }, account, size.quantity);
  const goneAt = room?.value.lt(ENTRY)
    ? sum(
        { name: 'goneAt', label: 'Price that takes the account', unit: paid.unit, rounding: 'up' },
        [1, paid],
        [-1, room],
      )
    : null;
  const figures = [
    account,
    riskRate,
    risk,
    ...Object.values<Figure>({ ...size }),
    outcome.result,
    after,
    borrowed,
    each,
    ...(inARow ? [inARow] : []),
    ...(stopped ? [stopped.promised, stopped.lost, stopped.gap] : []),
    ...(goneAt ? [goneAt] : []),
  ];
  return {
    account,
    riskRate,
    risk,
    size,
    borrowed,
    stop,
    rungs,
    price,
    way,
    outcome,
    outcomeAt: (other, how) => played(quantity, other, how, terms),
    after,
    stopped,
    goneAt,
    each,
    inARow,
    sizedAt: (rate) => {
      const other = sized(fraction({ name: 'riskRate', label: 'Risk' }, rate));
      return { ...other, outcome: played(other.size.quantity.value, price, way, terms) };
    },
    figures: allFigures(figures),
  };
}
