/** A position at a still price: what holding it costs, and when that has eaten the margin. */
import { fraction, money, multiple } from '../../../engine/carry/terms.ts';
import { constant, type Figure, given, product, quotient, sum, wholeLots } from '../../../engine/figure.ts';
import { type Decimal, decimal } from '../../../engine/index.ts';
import { interestFor, PERIOD_RULES, type PeriodRule } from '../../../engine/periods.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

export type Terms = keyof typeof PERIOD_RULES | 'funding';
export type View = 'hours' | 'days';

/** At each term's own example, so that they can stand beside each other; where a rate is not sourced it is an assumption. */
export const USUAL: Readonly<Record<Terms, string>> = {
  clockHours: '0.00001',
  openingAndCompleted: '0.00025',
  startedHours: '0.00024',
  openingAndStarted: '0.00025',
  funding: '0.0001',
};

const HOUR = 60;
const DAY = 24 * HOUR;
/** Every position is opened in the hour after ten. */
const TEN = 10 * HOUR;
const FUNDING_MINUTES = 480;

/** A holding, in minutes from when it was opened. */
export interface Holding {
  readonly minutes: number;
  /** Minutes past ten at which it was opened. */
  readonly opened: number;
  readonly view: View;
}

export interface CarryMoment extends Moment, Holding {
  readonly terms: Terms;
  readonly own: Figure;
  readonly value: Figure;
  /** What the rate is charged on: the loan, or with funding the whole position. */
  readonly base: Figure;
  readonly charges: Figure;
  readonly cost: Figure;
  readonly left: Figure;
  /** Own money above what must be kept. */
  readonly room: Figure;
  readonly gain: Figure;
  /** Rise of the price that pays for the cost. */
  readonly breakEven: Figure;
  readonly aDay: Figure;
  readonly aYear: Figure;
  /** Days at this price until the line is reached; null where it never is. */
  readonly until: Figure | null;
  readonly costAfter: (holding: Holding, terms?: Terms, rate?: string) => { charges: Figure; cost: Figure };
}

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / HOUR)).padStart(2, '0')}:${String(minutes % HOUR).padStart(2, '0')}`;

/**
 * Over whole days the clock strikes as often as hours are completed, whenever it began; only within a day does it
 * matter from when to when.
 */
function loanCost(rule: PeriodRule, base: Figure, rate: string, { minutes, opened, view }: Holding): Figure {
  if (view === 'days') {
    const counted = rule.counted === 'clock' ? 'completed' : rule.counted;
    return interestFor({ ...rule, counted }, base, rate, { minutes: String(minutes) });
  }
  const from = TEN + opened;
  return interestFor(rule, base, rate, { from: clock(from), to: clock(from + minutes) });
}

function fundingCost(base: Figure, rate: string, { minutes, opened }: Holding): Figure {
  const from = TEN + opened;
  const stamps = Math.floor((from + minutes) / FUNDING_MINUTES) - Math.floor(from / FUNDING_MINUTES);
  const count = given({ name: 'charges', label: 'Stamps', unit: { kind: 'quantity' } }, decimal(stamps));
  const per = fraction({ name: 'interestRate', label: 'Funding rate' }, rate);
  const spec = {
    name: 'interest',
    label: 'Funding',
    unit: base.unit,
    rounding: 'up',
  } as const;
  return product(spec, base, per, count);
}

/** The count of charges within a cost, whichever name its rule gives it. */
function chargesIn(cost: Figure): Figure {
  const found = allFigures([cost]);
  const count = found.charges ?? found.periods;
  if (!count) throw new RangeError('A cost counts its charges.');
  return { ...count, name: 'charges', label: 'Charges' };
}

const read = (values: Values, key: string, usual: string): string => values[key] ?? usual;

/** @throws EngineError when a value is not a number, or not one that the engine takes */
export function momentOf(_preset: Preset, values: Values): CarryMoment {
  const terms = read(values, 'terms', 'clockHours') as Terms;
  const rate = read(values, 'rate', USUAL[terms]);
  const view: View = read(values, 'view', 'hours') === 'days' ? 'days' : 'hours';
  const opened = Number(read(values, 'opened', '20'));
  const minutes =
    view === 'days' ? Number(read(values, 'days', '30')) * DAY : Number(read(values, 'minutes', '55'));

  const own = money({ name: 'own', label: 'Own money' }, read(values, 'own', '1000'));
  const { unit } = own;
  const leverage = multiple({ name: 'leverage', label: 'Leverage' }, read(values, 'leverage', '3'));
  const value = product({ name: 'value', label: 'Position', unit }, own, leverage);
  const borrowed = sum({ name: 'borrowed', label: 'Borrowed', unit }, [1, value], [-1, own]);

  const costAfter: CarryMoment['costAfter'] = (holding, other = terms, at = rate) => {
    const found =
      other === 'funding'
        ? fundingCost(value, at, holding)
        : loanCost(PERIOD_RULES[other], borrowed, at, holding);
    return { charges: chargesIn(found), cost: { ...found, name: 'cost', label: 'Cost so far' } };
  };
  const { charges, cost } = costAfter({ minutes, opened, view });
  const after = (days: number): Figure => costAfter({ minutes: days * DAY, opened, view: 'days' }).cost;
  const [opening, first] = [after(0), after(1)];
  const aDay = sum(
    { name: 'aDay', label: 'Cost of a day', unit, rounding: 'up' },
    [1, { ...first, name: 'costOfOne', label: 'Cost after a day' }],
    [-1, { ...opening, name: 'costOfOpening', label: 'Cost of opening' }],
  );
  const keep = fraction({ name: 'keep', label: 'Kept at least' }, read(values, 'keep', '0.05'));
  const required = product({ name: 'required', label: 'Must be kept', unit }, keep, value);
  const room = sum(
    { name: 'room', label: 'Margin to spare', unit, rounding: 'down' },
    [1, own],
    [-1, required],
  );
  const move = fraction({ name: 'move', label: 'Rise' }, read(values, 'move', '0.02'));
  const gain = product({ name: 'gain', label: 'Gain of the rise', unit }, value, move);
  const base = terms === 'funding' ? value : borrowed;
  const yearly = product({ name: 'yearly', label: 'Cost of a year', unit }, aDay, constant(365));
  const daysLeft = sum(
    { name: 'roomAfterOpening', label: 'To spare after opening', unit },
    [1, room],
    [-1, opening],
  );
  const days = { kind: 'quantity' } as const;
  const until =
    aDay.value.gt(0) && daysLeft.value.gt(0)
      ? wholeLots(
          { name: 'until', label: 'Days until it is closed', unit: days },
          quotient({ name: 'daysLeft', label: 'To spare ÷ a day', unit: days }, daysLeft, aDay),
          constant(1),
        )
      : null;
  const left = sum({ name: 'left', label: 'Own money left', unit, rounding: 'down' }, [1, own], [-1, cost]);
  const breakEven = quotient(
    { name: 'breakEven', label: 'Rise that pays it', unit: { kind: 'rate', places: 3 }, rounding: 'up' },
    cost,
    value,
  );
  const aYear = base.value.isZero()
    ? given({ name: 'aYear', label: 'Rate for a year', unit: { kind: 'rate' } }, decimal(0))
    : quotient({ name: 'aYear', label: 'Rate for a year', unit: { kind: 'rate' } }, yearly, base);
  const all = [charges, cost, left, room, gain, breakEven, aDay, aYear, value, base, own];
  return {
    terms,
    minutes,
    opened,
    view,
    own,
    value,
    base,
    charges,
    cost,
    left,
    room,
    gain,
    breakEven,
    aDay,
    aYear,
    until,
    costAfter,
    figures: allFigures([...all, ...(until ? [until] : [])]),
  };
}

/** Hours that have begun: what one would expect to be charged. */
export function hoursBegun({ minutes }: Pick<Holding, 'minutes'>): Decimal {
  return decimal(Math.ceil(minutes / HOUR));
}
