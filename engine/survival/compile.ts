/** An account under its rulebook, made into the plain levels that the kernel compares with. Every level is the exact engine’s. */
import { instrumentOf, markOf, withMark } from '../account.ts';
import { assess, marginBalanceOf, type Standing } from '../assess.ts';
import { callPrice, callPrices, conditionOn, crossingFigures } from '../call-price.ts';
import { type Decimal, decimal, ONE, total, ZERO } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import { type Figure, given, quotient } from '../figure.ts';
import { priceRay } from '../rays.ts';
import type { Rulebook } from '../rulebook.ts';
import type { View } from '../rules/view.ts';
import { levelFrom, type Run } from './run.ts';

/** Lines at which something is asked or done, and not only said or forbidden. */
function acting(view: View, rulebook: Rulebook): Standing[] {
  return assess(view, rulebook).standings.filter(
    ({ line }) => line.action === 'call' || line.action === 'liquidate',
  );
}

/** The view with each price so many times what it is. */
function scaled(view: View, times: readonly Decimal[]): View {
  const market = view.pool.positions.reduce(
    (so, { instrument }, i) =>
      withMark(so, instrument, markOf(view.market, instrument).times(times[i] ?? ONE)),
    view.market,
  );
  return { ...view, market };
}

/** A plane over the prices, each counted in its price at the start. */
export interface Plane {
  /** Height where all prices are zero. */
  readonly at: Decimal;
  /** What each price adds. */
  readonly slopes: readonly Decimal[];
}

/** Where a plane is tried beside the points that it is laid through: prices a tenth, half and thrice as high. */
const TRIED = [
  ['0.1', '0.1'],
  ['0.5', '3'],
  ['3', '0.5'],
].map((point) => point.map((text) => decimal(text)));

/** @throws EngineError `survival.plane` where `height` is no plane, as where a rate changes with the size */
function planeOf(view: View, name: string, height: (view: View) => Decimal): Plane {
  const ones = view.pool.positions.map(() => ONE);
  const here = height(view);
  const slopes = ones.map((_, i) => height(scaled(view, ones.with(i, decimal(2)))).minus(here));
  const at = here.minus(total(slopes));
  for (const point of TRIED) {
    const there = slopes.reduce((sum, slope, i) => sum.plus(slope.times(point[i] ?? ONE)), at);
    if (!height(scaled(view, point)).eq(there))
      throw new EngineError(
        'survival.plane',
        name,
        'of several assets must change evenly with each price; it does not under this rulebook',
      );
  }
  return { at, slopes };
}

/** The plane of what is there beyond a line, whose sign says whether the line is crossed. */
function excessPlane(view: View, rulebook: Rulebook, { line }: Standing): Plane {
  const excess = (at: View): Decimal =>
    assess(at, rulebook).standings.find((item) => item.line.name === line.name)?.excess.value ?? ZERO;
  return planeOf(view, line.name, excess);
}

/** How far all that is held may fall: the level at which the line is crossed, over the worth at the start. */
function levelOf(view: View, rulebook: Rulebook, standing: Standing): Figure | null {
  const spec = {
    name: 'level',
    label: `Level of the ${standing.line.label.toLowerCase()}`,
    unit: { kind: 'rate', places: 2 },
    rounding: 'up',
    rule: standing.line.rule,
  } as const;
  const [only, ...others] = view.pool.positions;
  if (!only) return null;
  if (others.length > 0) {
    const { at, slopes } = excessPlane(view, rulebook, standing);
    const [first = ZERO] = slopes;
    if (slopes.some((slope) => !slope.eq(first)))
      throw new EngineError(
        'survival.plane',
        standing.line.name,
        'must ask the same of each of several assets, held in equal parts',
      );
    const money = { kind: 'money', asset: view.currency } as const;
    const owed = given({ name: 'levelOwed', label: 'Owed whatever the prices', unit: money }, at.neg());
    const pace = given(
      { name: 'levelPace', label: 'Excess that all prices together make', unit: money },
      total(slopes),
    );
    return at.isNegative() ? quotient(spec, owed, pace) : null;
  }
  const found = callPrice(callPrices(view, rulebook, standing.line, only.instrument));
  if (!found) return null;
  if (found.side === 'above')
    throw new EngineError('survival.position', only.id, 'must be a purchase, which a fall endangers');
  const unit = { kind: 'price', asset: instrumentOf(view.market, only.instrument).quote } as const;
  const condition = conditionOn(priceRay(view, only.instrument), rulebook, standing.line);
  const there = { name: 'linePrice', label: standing.line.label, unit, rounding: 'up' } as const;
  const { price } = crossingFigures(condition, found, there, view.currency, 'level:');
  const start = given({ name: 'startPrice', label: 'Price now', unit }, markOf(view.market, only.instrument));
  return quotient(spec, price, start);
}

/** The line that a fall crosses first, and its level; null where no fall crosses one. */
export function firstLine(
  view: View,
  rulebook: Rulebook,
): { readonly standing: Standing; readonly level: Figure } | null {
  const lines = acting(view, rulebook).flatMap((standing) => {
    const level = levelOf(view, rulebook, standing);
    return level ? [{ standing, level }] : [];
  });
  return lines.toSorted((a, b) => b.level.value.cmp(a.level.value))[0] ?? null;
}

/**
 * What the kernel must know of the account beside the paths.
 * @throws EngineError `survival.plane` where what is left does not follow the worth of what is held
 */
export function accountOf(
  view: View,
  rulebook: Rulebook,
): Pick<Run, 'level' | 'leverage' | 'sale' | 'deadline'> {
  const own = marginBalanceOf(view, rulebook).value;
  const { slopes } = planeOf(view, 'equity', (at) => marginBalanceOf(at, rulebook).value);
  const [first = ZERO] = slopes;
  if (slopes.some((slope) => !slope.eq(first)))
    throw new EngineError('survival.plane', 'equity', 'must hold several assets in equal parts');
  const { liquidation, remedy } = rulebook;
  const line = firstLine(view, rulebook);
  const level = Number(line?.level.value.toFixed(18) ?? 0);
  return {
    level: levelFrom(level, line?.standing.line.boundary === 'inclusive'),
    leverage: Number(total(slopes).div(own).toFixed(18)),
    sale: {
      fee: Number(liquidation?.fee ?? 0),
      owed: liquidation === undefined || liquidation.fund === 'none',
    },
    deadline: liquidation ? null : remedy.days,
  };
}
