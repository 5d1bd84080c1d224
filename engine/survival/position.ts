/** The account of a preset at another leverage: the same own money, more or less of the same instruments. */
import { type Amount, instrumentOf, isContract, markOf, type Position } from '../account.ts';
import { marginBalanceOf } from '../assess.ts';
import { contractLeg, lotOf } from '../contracts.ts';
import { type Decimal, total } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import type { Rulebook } from '../rulebook.ts';
import type { View } from '../rules/view.ts';

/** What the owner has put in: the equity at the prices of the preset. */
export function ownMoney(view: View, rulebook: Rulebook): Decimal {
  return marginBalanceOf(view, rulebook).value;
}

/**
 * The account bought again at the prices that stand, with `leverage` times its own money in positions, split evenly
 * over the first `assets` instruments that it holds. What the own money does not pay is lent, or owed for contracts.
 * @throws EngineError `survival.position` unless all positions are purchases, and as many as are asked for
 */
export function leveraged(view: View, rulebook: Rulebook, leverage: Decimal, assets = 1): View {
  const { pool, market, currency } = view;
  const held = pool.positions.slice(0, assets);
  if (held.length < assets || held.some(({ quantity }) => quantity.lte(0)))
    throw new EngineError(
      'survival.position',
      pool.id,
      `must hold ${assets} bought ${assets === 1 ? 'position' : 'positions'} for this leverage`,
    );
  const own = ownMoney(view, rulebook);
  const each = own.times(leverage).div(assets);
  const positions = held.map((position): Position => {
    const instrument = instrumentOf(market, position.instrument);
    const mark = markOf(market, position.instrument);
    const quantity = each.div(mark.times(instrument.multiplier));
    const [lot] = position.lots;
    return { ...position, quantity, lots: [lotOf(instrument, quantity, mark, lot?.opened ?? '')] };
  });
  const contracts = positions.filter((item) => isContract(instrumentOf(market, item.instrument)));
  const legs = contracts.map((item) => contractLeg(instrumentOf(market, item.instrument), item.lots));
  const paid = total(positions.filter((item) => !contracts.includes(item)).map(() => each));
  const rest = own.minus(paid);
  const kind = rest.isNegative() ? 'loan' : 'cash';
  const amounts: Amount[] = [{ asset: currency, kind, amount: rest }, ...legs];
  return { ...view, pool: { ...pool, amounts, positions } };
}
