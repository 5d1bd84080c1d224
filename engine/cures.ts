/** The three ways to end a call, each exactly enough. */
import { instrumentOf, markOf, type Position } from './account.ts';
import type { Standing } from './assess.ts';
import { conditionOn } from './call-price.ts';
import { saleRay, securitiesRay } from './cure-rays.ts';
import { decimal, ZERO } from './decimal.ts';
import { type Figure, given, product, quotient, type Spec, sum, type Unit, wholeLots } from './figure.ts';
import { slopeAndHeight } from './line.ts';
import { quotientOf, type Ratio } from './ratio.ts';
import type { Rulebook } from './rulebook.ts';
import type { View } from './rules/view.ts';
import { type Condition, firstChange, sidesAt } from './solve.ts';

/** What each unit on the ray does for the account: equity gained and requirement lifted. */
function reliefOf(
  name: string,
  label: string,
  condition: Condition,
  t: Ratio,
  perUnit: Figure | null,
): Figure | null {
  const sides = sidesAt(condition, t);
  if (!sides) return null;
  const [balanceLine, requirementLine] = sides;
  const balance = quotientOf(slopeAndHeight(balanceLine).slope);
  const requirement = quotientOf(slopeAndHeight(requirementLine).slope);
  const unit: Unit = { kind: 'rate' };
  const closed: Spec = { name: `${name}Relief`, label: `Missing equity closed by each $1 ${label}`, unit };
  const lifted = given(
    { name: `${name}Lifted`, label: `Requirement lifted by each $1 ${label}`, unit },
    requirement.neg(),
  );
  if (perUnit) {
    const each = given(
      {
        name: `${name}LiftedEach`,
        label: 'Requirement lifted by each share',
        unit: { kind: 'price', asset: perUnit.unit.asset ?? '' },
      },
      requirement.neg(),
    );
    // Worthless shares lift nothing for each $1, but a short's floor is still lifted by each share.
    if (perUnit.value.isZero()) return each;
    const byMoney = quotient(lifted, each, perUnit);
    const slippage = given(
      { name: `${name}Slippage`, label: `Lost to slippage by each $1 ${label}`, unit },
      balance.neg().div(perUnit.value),
    );
    return slippage.value.isZero() ? byMoney : sum(closed, [1, byMoney], [-1, slippage]);
  }
  const gained = given({ name: `${name}Gained`, label: `Equity added by each $1 ${label}`, unit }, balance);
  const added = given(
    { name: `${name}Added`, label: `Requirement added by each $1 ${label}`, unit },
    requirement,
  );
  return sum(closed, [1, gained], [-1, added]);
}

/** What ends a call: cash, securities or a sale, each exactly enough. Empty when the line is not crossed. */
export function cureFigures(
  view: View,
  rulebook: Rulebook,
  standing: Standing,
  position: Position | undefined,
): Figure[] {
  const { line, call } = standing;
  if (!standing.crossed) return [];
  const money: Unit = { kind: 'money', asset: view.currency };
  const prefix = line.of === 'maintenance' ? 'cure' : `${line.of}:cure`;
  const figures: Figure[] = [{ ...call, name: `${prefix}Cash`, label: 'Cash that cures' }];

  const bring = conditionOn(securitiesRay(view), rulebook, line);
  const brought = firstChange(bring, ZERO, 1, 'safe');
  const relief = brought.kind === 'at' ? reliefOf('securities', 'brought in', bring, brought.t, null) : null;
  const bringSpec: Spec = {
    name: `${prefix}Securities`,
    label: 'Securities that cure',
    unit: money,
    rounding: 'up',
  };
  if (relief) figures.push(quotient(bringSpec, call, relief));
  // A rule that jumps there ends the call, and no line leads to it.
  else if (brought.kind === 'at') figures.push(given(bringSpec, quotientOf(brought.t)));

  if (!position) return figures;
  const short = position.quantity.isNegative();
  const { costs } = rulebook.remedy;
  const commission = decimal(costs.commission);
  const paid = given({ name: 'saleCommission', label: 'Commission of the sale', unit: money }, commission);
  const toClose = sum(
    { name: `${prefix}SaleGap`, label: 'Missing equity with the commission', unit: money },
    [1, call],
    [1, paid],
  );
  const gap = commission.isZero() ? call : toClose;
  const sell = conditionOn(saleRay(view, position.id, costs), rulebook, line);
  const sold = firstChange(sell, ZERO, 1, 'safe');
  const price = given(
    { name: 'price', label: 'Price', unit: { kind: 'price', asset: view.currency } },
    markOf(view.market, position.instrument),
  );
  const lift =
    sold.kind === 'at' ? reliefOf('sale', short ? 'bought back' : 'sold', sell, sold.t, price) : null;
  if (sold.kind === 'at') {
    const unit: Unit = { kind: 'quantity' };
    const saleSpec: Spec = {
      name: `${prefix}Sale`,
      label: short ? 'Buying back that cures' : 'Sale that cures',
      unit: money,
      rounding: 'up',
    };
    const sharesSpec: Spec = {
      name: `${prefix}SaleShares`,
      label: short ? 'Shares to buy back' : 'Shares to sell',
      unit,
      rounding: 'up',
    };
    const free = price.value.isZero();
    // Where a rule jumps no line leads to the answer; worthless shares cure by their number alone.
    const byShare = lift ? quotient(sharesSpec, gap, lift) : given(sharesSpec, quotientOf(sold.t));
    const sale = free || !lift ? product(saleSpec, byShare, price) : quotient(saleSpec, gap, lift);
    const shares = free || !lift ? byShare : quotient(sharesSpec, sale, price);
    const lot = given(
      { name: 'lot', label: 'Smallest lot', unit },
      instrumentOf(view.market, position.instrument).lot,
    );
    figures.push(
      sale,
      shares,
      wholeLots(
        { ...shares, name: `${prefix}SaleWholeShares`, label: `${shares.label}, whole` },
        shares,
        lot,
      ),
    );
  }
  return figures;
}
