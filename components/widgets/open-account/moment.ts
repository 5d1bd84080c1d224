/** A new margin account: what is paid in, what is bought, the price on the next day, and what is taken out then. */
import {
  type Assessment,
  assess,
  buyingPower,
  closeRegT,
  type Decimal,
  decimal,
  deposit,
  type Figure,
  markOf,
  nextDay,
  openDay,
  openingMissing,
  parseDecimal,
  type Report,
  report,
  restoredState,
  rulebookIn,
  type State,
  smaFigure,
  trade,
  viewOf,
  withdraw,
  withdrawable,
  withMark,
} from '../../../engine/index.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

export interface OpenMoment extends Moment {
  /** The account as it was bought, and what the purchase lacks. */
  readonly cost: Figure;
  readonly initial: Figure;
  readonly missing: Figure;
  /** Of a Regulation T call: the day by which it must be paid. */
  readonly due: string | undefined;
  /** At the next day’s price, after the withdrawal where it was allowed. */
  readonly report: Report;
  readonly sma: Figure;
  /** What was asked for, whether it was paid, and what might have been taken out before. */
  readonly take: Decimal;
  readonly paid: boolean;
  readonly limit: Figure;
}

interface Base {
  readonly state: State;
  readonly instrument: string;
  readonly price: Decimal;
}

const bases = new WeakMap<Preset, Base>();

function baseOf(preset: Preset): Base {
  const known = bases.get(preset);
  if (known) return known;
  const state = restoredState(preset.state);
  const [instrument = ''] = Object.keys(state.market.instruments);
  const base = { state, instrument, price: markOf(state.market, instrument) };
  bases.set(preset, base);
  return base;
}

/** The account with shares bought for an amount, and nothing said of how they were paid. */
function bought({ state, instrument, price }: Base, amount: Decimal): State {
  return trade(state, instrument, amount.div(price)).state;
}

function initialOf({ requirements }: Assessment): Figure {
  const { initial } = requirements;
  if (!initial) throw new RangeError('The rulebook has no initial requirement.');
  return { ...initial, name: 'initialRequirement' };
}

/** Purchases at whose ends the initial requirement turns, and some between. */
const PURCHASES = ['500', '1000', '1500', '2000', '3000', '4000', '5000', '8000', '12000'] as const;

export interface PurchasePoint {
  readonly cost: Decimal;
  readonly initial: Figure;
  readonly maximumLoan: Figure | undefined;
}

const curves = new WeakMap<Preset, readonly PurchasePoint[]>();

/** What purchases of several sizes ask for. Straight in between. */
export function purchases(preset: Preset): readonly PurchasePoint[] {
  const known = curves.get(preset);
  if (known) return known;
  const points = PURCHASES.map((size) => {
    const state = bought(baseOf(preset), decimal(size));
    const now = report(viewOf(state), rulebookIn(state));
    return { cost: decimal(size), initial: initialOf(now), maximumLoan: now.figures.maximumLoan };
  });
  curves.set(preset, points);
  return points;
}

/**
 * `deposit` and `buy` are amounts of the first day, `price` is the share price of the second, at whose close the
 * special memorandum account takes up what has risen, and `take` is asked for on the third.
 * @throws EngineError when a value is not a number
 */
export function momentOf(preset: Preset, values: Values): OpenMoment {
  const base = baseOf(preset);
  const { state, instrument } = base;
  const { currency, regT } = rulebookIn(state);
  const amount = (key: string): Decimal => parseDecimal(values[key] ?? '', key);
  const paidIn = amount('deposit');
  const funded = paidIn.isZero() ? state : deposit(state, currency, paidIn).state;
  const opened = bought({ ...base, state: funded }, amount('buy'));
  const first = assess(viewOf(opened), rulebookIn(opened));
  const initial = initialOf(first);
  const missing = openingMissing(first.equity, initial);

  const night = closeRegT(opened).state;
  const second = openDay({ ...night, on: nextDay(night.on) });
  const marked = { ...second, market: withMark(second.market, instrument, amount('price')) };
  const closed = closeRegT(marked).state;
  const third = openDay({ ...closed, on: nextDay(closed.on) });
  const take = amount('take');
  const limit = withdrawable(third);
  const paid = take.gt(0) && take.lte(limit.value);
  const after = paid ? withdraw(third, currency, take).state : third;

  const now = report(viewOf(after), rulebookIn(after));
  const sma = smaFigure(after);
  const { excess } = now.figures;
  const power = regT && excess ? [buyingPower(sma, excess, regT)] : [];
  const cost = report(viewOf(opened), rulebookIn(opened)).figures.entryValue ?? initial;
  const all = [...Object.values(now.figures), cost, initial, missing, sma, withdrawable(after), ...power];
  return {
    cost,
    initial,
    missing,
    due: night.memory.calls.find(({ kind }) => kind === 'regT')?.due,
    report: now,
    sma,
    take,
    paid,
    limit,
    figures: allFigures(all),
  };
}
