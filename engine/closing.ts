/** How much must be closed, or taken over with its debt, to bring a pool back over a line. */
import type { Amount } from './account.ts';
import { conditionOn } from './call-price.ts';
import { untilLine } from './closing-size.ts';
import { saleRay } from './cure-rays.ts';
import { type Decimal, lesser, parseDecimal, plain, total, ZERO } from './decimal.ts';
import { type Figure, given, type Unit } from './figure.ts';
import { quotientOf } from './ratio.ts';
import type { Line, Rulebook } from './rulebook.ts';
import type { Ray, View } from './rules/view.ts';
import { type Crossing, firstChange } from './solve.ts';

/** Where closing a position more and more first makes the line safe. `fee` is a fraction of what is closed. */
export function closingCrossing(
  view: View,
  rulebook: Rulebook,
  line: Line,
  positionId: string,
  fee: string,
): Crossing {
  // Where money that comes in repays, a sale lowers the debt that margin levels are measured by.
  const owes = view.pool.amounts.some((item) => item.kind === 'loan' && item.amount.lt(0));
  const ray = saleRay(
    view,
    positionId,
    { commission: '0', slippage: fee },
    rulebook.autoRepay && owes ? 'loan' : 'cash',
  );
  return firstChange(conditionOn(ray, rulebook, untilLine(line)), ZERO, 1, 'safe');
}

function figureAt(name: string, label: string, found: Crossing): Figure | null {
  const unit: Unit = { kind: 'quantity' };
  return found.kind === 'at' ? given({ name, label, unit, rounding: 'up' }, quotientOf(found.t)) : null;
}

/** The quantity of that crossing; null where closing cannot cure, or need not. @param fee decimal text */
export function closingThatCures(
  view: View,
  rulebook: Rulebook,
  line: Line,
  positionId: string,
  fee: string,
): Figure | null {
  const found = closingCrossing(view, rulebook, line, positionId, plain(parseDecimal(fee, 'fee')));
  return figureAt('closing', 'To be closed', found);
}

/** How a liquidator takes over part of a debt. Decimal texts. */
export interface Takeover {
  /** The asset that is owed, and the one that is given for it at its price in that asset. */
  readonly owed: string;
  readonly given: string;
  /** The ledger line that it is given from; collateral unless said. */
  readonly line?: 'cash' | 'collateral';
  readonly price: string;
  /** What the liquidator gets for each unit's worth, and pays off: discounts either way. */
  readonly assetMultiplier: string;
  readonly liabilityMultiplier: string;
  /** Part of what is paid off that goes to the insurance fund. */
  readonly fee: string;
}

/** `t` of the debt is taken over: what is left of it after the fee is paid off, and its worth in assets goes. */
function takeoverRay(view: View, terms: Takeover): Ray {
  const { line: from = 'collateral' } = terms;
  const number = (key: Exclude<keyof Takeover, 'line'>): Decimal => parseDecimal(terms[key], key);
  const gives = number('price').times(number('assetMultiplier')).div(number('liabilityMultiplier'));
  const pays = number('fee').neg().plus(1);
  const still = view.market;
  const line = (asset: string, kind: Amount['kind']): Decimal =>
    total(
      view.pool.amounts
        .filter((item) => item.asset === asset && item.kind === kind)
        .map((item) => item.amount),
    );
  // No more than is owed, and no more than there is to give for it.
  const owed = line(terms.owed, 'loan').neg().div(pays);
  const enough = line(terms.given, from).div(gives);
  return {
    from: ZERO,
    to: lesser(owed, enough),
    at: (t) => {
      const amounts: Amount[] = [
        { asset: terms.owed, kind: 'loan', amount: t.times(pays) },
        { asset: terms.given, kind: from, amount: t.times(gives).neg() },
      ];
      return { ...view, pool: { ...view.pool, amounts: merged([...view.pool.amounts, ...amounts]) } };
    },
    price: (id) => ({ start: still.quotes[id]?.mark ?? ZERO, slope: ZERO }),
  };
}

/** Lines of one kind and asset together, so that a debt that is paid off weighs as the debt that is left. */
function merged(amounts: readonly Amount[]): Amount[] {
  const groups = Map.groupBy(amounts, ({ asset, kind }) => `${kind} ${asset}`);
  return [...groups.values()].flatMap((lines) => {
    const [first] = lines;
    if (!first) return [];
    return [{ ...first, amount: total(lines.map((line) => line.amount)) }];
  });
}

/** How much of a debt must be taken over to bring the pool back over a line; null where none does. */
export function takeoverThatCures(
  view: View,
  rulebook: Rulebook,
  line: Line,
  terms: Takeover,
): Figure | null {
  const condition = conditionOn(takeoverRay(view, terms), rulebook, untilLine(line));
  return figureAt('takeover', 'Debt to be taken over', firstChange(condition, ZERO, 1, 'safe'));
}
