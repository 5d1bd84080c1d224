/** A new margin account: what is paid in, what is bought, the price on the next day, and what is taken out then. */
import { money } from '../../../engine/carry/terms.ts';
import {
  type Assessment,
  assess,
  buyingPower,
  type Decimal,
  decimal,
  type Figure,
  markOf,
  nextDay,
  openingMissing,
  paidFrom,
  parseDecimal,
  type Report,
  report,
  restoredState,
  rulebookIn,
  type State,
  smaAfterWithdrawal,
  smaAtClose,
  smaOfPurchase,
  viewOf,
  withdrawable,
  withMark,
} from '../../../engine/index.ts';
import { once } from '../../../engine/once.ts';
import { allFigures, type Moment, type Preset, type Values } from '../../notebook/figures.ts';

export interface OpenMoment extends Moment {
  /** The account as it was bought, and what the purchase lacks. */
  readonly cost: Figure;
  readonly initial: Figure;
  readonly missing: Figure;
  /** Whether what Regulation T lacks is so little that it need not be called for. */
  readonly waived: boolean;
  /** At the next day’s price, after the withdrawal where it was allowed. */
  readonly report: Report;
  readonly sma: Figure;
  /** What was asked for, whether it was paid, and what might have been taken out before. */
  readonly take: Decimal;
  readonly paid: boolean;
  readonly limit: Figure;
  /** Equity below which no withdrawal may take the account. */
  readonly minimum: Decimal;
  /** The price of the purchase. */
  readonly entry: Decimal;
  /** The purchases at which another rule begins to decide. */
  readonly turns: readonly PurchasePoint[];
}

interface Base {
  readonly state: State;
  readonly instrument: string;
  readonly price: Decimal;
}

const baseOf = once((preset: Preset): Base => {
  const state = restoredState(preset.state);
  const [instrument = ''] = Object.keys(state.market.instruments);
  return { state, instrument, price: markOf(state.market, instrument) };
});

/** What the account owns in cash, and what it owes. */
interface Money {
  readonly cash: Figure;
  readonly loans: readonly Figure[];
}

/** The account with shares bought for an amount. Without `held` nothing is said of how they were paid. */
function bought({ state, instrument, price }: Base, amount: Decimal, held?: Money): State {
  const { currency: asset } = rulebookIn(state);
  const quantity = amount.div(price);
  const lots = [{ quantity, entry: price, opened: state.on }];
  const amounts = held
    ? [
        { asset, kind: 'cash', amount: held.cash.value } as const,
        ...held.loans.map(({ value }) => ({ asset, kind: 'loan', amount: value.neg() }) as const),
      ]
    : [];
  const positions = [{ id: instrument, instrument, quantity, lots }];
  return { ...state, account: { wallet: [], pools: [{ id: 'margin', amounts, positions }] } };
}

function initialOf({ requirements }: Assessment): Figure {
  const { initial } = requirements;
  if (!initial) throw new RangeError('The rulebook has no initial requirement.');
  return { ...initial, name: 'initialRequirement' };
}

/** Purchases at some of which the initial requirement turns, and some between. */
const PURCHASES = ['500', '1000', '1500', '2000', '3000', '4000', '5000', '8000', '12000'] as const;

export interface PurchasePoint {
  readonly cost: Decimal;
  readonly initial: Figure;
  readonly maximumLoan: Figure | undefined;
}

/** What purchases of several sizes ask for. Straight in between. */
export const purchases = once((preset: Preset): readonly PurchasePoint[] =>
  PURCHASES.map((size) => {
    const state = bought(baseOf(preset), decimal(size));
    const now = report(viewOf(state), rulebookIn(state));
    return { cost: decimal(size), initial: initialOf(now), maximumLoan: now.figures.maximumLoan };
  }),
);

/** Where the line over the purchases has a corner. */
function turnsOf(points: readonly PurchasePoint[]): PurchasePoint[] {
  const slope = (from: PurchasePoint, to: PurchasePoint): Decimal =>
    to.initial.value.minus(from.initial.value).div(to.cost.minus(from.cost));
  return points.filter((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    return before && after && !slope(before, point).eq(slope(point, after));
  });
}

/**
 * `deposit` and `buy` are amounts of the first day, `price` is the share price of the second, at whose close the
 * special memorandum account takes up what has risen, and `take` is asked for on the third.
 * @throws EngineError when a value is not a number
 */
export function momentOf(preset: Preset, values: Values): OpenMoment {
  const base = baseOf(preset);
  const { regT, withdrawals } = rulebookIn(base.state);
  if (!regT) throw new RangeError(`${preset.id} has a rulebook without Regulation T.`);
  const given = (key: string, label: string): Figure => money({ name: key, label }, values[key] ?? '');
  const paidIn = given('deposit', 'Paid in');
  const cost = { ...given('buy', 'Cost of the purchase'), name: 'cost' };
  const first = paidFrom(paidIn, cost);
  const account = { cash: first.left, loans: [first.lent] };
  const opened = bought(base, cost.value, account);
  const opening = assess(viewOf(opened), rulebookIn(opened));
  const initial = initialOf(opening);
  const missing = openingMissing(opening.equity, initial);
  const early = smaOfPurchase(paidIn, opening.requirements.regT ?? initial, regT);

  const market = withMark(opened.market, base.instrument, parseDecimal(values.price ?? '', 'price'));
  const marked = { ...opened, on: nextDay(nextDay(opened.on)), market };
  const close = assess(viewOf(marked), rulebookIn(marked));
  const credited = smaAtClose(early, close.equity, close.requirements.regT ?? initial, regT);
  const remembered = (state: State, { value }: Figure): State => ({
    ...state,
    memory: { ...state.memory, sma: value },
  });
  const evening = remembered(marked, credited);

  const taking = given('take', 'Taken out');
  const limit = withdrawable(evening);
  const paid = taking.value.gt(0) && taking.value.lte(limit.value);
  const second = paidFrom(first.left, taking);
  const sma = paid ? smaAfterWithdrawal(credited, taking, regT) : credited;
  const poorer = { cash: second.left, loans: [first.lent, second.lent] };
  const after = paid
    ? remembered({ ...marked, account: bought(base, cost.value, poorer).account }, sma)
    : evening;

  const now = report(viewOf(after), rulebookIn(after));
  const { excess } = now.figures;
  const power = excess ? [buyingPower(sma, excess, regT)] : [];
  // Sentences speak of these also where nothing may be taken out.
  const asked = [taking, { ...credited, name: 'smaBefore', label: 'Before the withdrawal' }];
  const drawn = [initial, missing, sma, withdrawable(after), ...power];
  const all = [...Object.values(now.figures), cost, ...asked, ...drawn];
  return {
    cost,
    initial,
    missing,
    waived: early.value.neg().lte(decimal(regT.waived)),
    report: now,
    sma,
    take: taking.value,
    paid,
    limit,
    minimum: decimal(withdrawals.minimumEquity),
    entry: base.price,
    turns: turnsOf(purchases(preset)),
    figures: allFigures(all),
  };
}
