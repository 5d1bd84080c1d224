/** What a rule looks at, and the lines along which a solver moves it. */
import type { Market, Pool } from '../account.ts';
import type { Decimal } from '../decimal.ts';
import type { Ratio } from '../ratio.ts';

/** One pool at one moment. */
export interface View {
  readonly pool: Pool;
  readonly market: Market;
  readonly currency: string;
  /** The whole pool, where `pool` shows one position of it. */
  readonly whole?: Pool;
}

/**
 * A straight path through the states of a pool: a price, the whole market, cash put in, shares sold.
 * Everything on it is linear in `t`, from `from` up to `to` (null is without end).
 */
export interface Ray {
  readonly from: Decimal;
  readonly to: Decimal | null;
  at(t: Decimal): View;
  /** The mark of an instrument along the ray: `start + t × slope`. */
  price(instrument: string): { readonly start: Decimal; readonly slope: Decimal };
}

/** The same ray with every view narrowed to some of its positions. */
export function narrowed(ray: Ray, positionId: string): Ray {
  return { ...ray, at: (t) => only(ray.at(t), positionId) };
}

/** The view with one position and no others. */
export function only(view: View, positionId: string): View {
  const positions = view.pool.positions.filter((item) => item.id === positionId);
  return { ...view, pool: { ...view.pool, positions }, whole: view.whole ?? view.pool };
}

/** How a kind of rule answers: its value here, and where along a ray its slope changes or it jumps. */
export interface RuleKind<R> {
  requirement(rule: R, view: View): import('../figure.ts').Figure;
  kinks(rule: R, ray: Ray): readonly Ratio[];
}
