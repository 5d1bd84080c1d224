/** Who bears what at a liquidation: the price of bankruptcy, the insurance fund, the winners, everybody. */
import { instrumentOf, markOf } from './account.ts';
import { assess } from './assess.ts';
import { parseDecimal, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import {
  type Figure,
  given,
  greatest,
  least,
  product,
  quotient,
  type Spec,
  sum,
  type Unit,
} from './figure.ts';
import type { Rulebook } from './rulebook.ts';
import { requirementOf } from './rules/index.ts';
import { heldIn } from './rules/size.ts';
import { only, type View } from './rules/view.ts';

const MONEY: Unit = { kind: 'money' };
const RATE: Unit = { kind: 'rate' };

/**
 * What closing part of a position at its bankruptcy price brings (below zero: costs), so that a pool with several
 * positions loses its equity in proportion to what each requires: −Δvalue − equity × share of the requirement.
 * @param part decimal text, from 0 to 1; @throws EngineError `position.unknown`, `bankruptcy.part`
 */
export function bankruptcyProceeds(view: View, rulebook: Rulebook, positionId: string, part: string): Figure {
  const position = heldIn(view).find(({ id }) => id === positionId);
  if (!position)
    throw new EngineError('position.unknown', positionId, 'is not an open position of this pool');
  const share = parseDecimal(part, 'part');
  if (share.lt(0) || share.gt(1))
    throw new EngineError('bankruptcy.part', 'part', `must be from 0 to 1; got "${part}"`);
  const { equity, requirements } = assess(view, rulebook);
  const { maintenance } = requirements;
  const rule = rulebook.requirements.maintenance;
  if (!maintenance || !rule || maintenance.value.isZero())
    throw new EngineError('bankruptcy.requirement', 'maintenance', 'must be above 0 for there to be a price');
  const unit: Unit = { kind: 'money', asset: view.currency };
  const closed = given({ name: 'part', label: 'Part that is closed', unit: RATE }, share);
  const { multiplier } = instrumentOf(view.market, position.instrument);
  const worth = given(
    { name: 'signedValue', label: 'Value of the position, a short below zero', unit },
    position.quantity.times(markOf(view.market, position.instrument)).times(multiplier),
  );
  const value = product({ name: 'closedValue', label: 'Value that is closed', unit }, worth, closed);
  const own = product(
    { name: 'closedRequirement', label: 'Requirement of what is closed', unit },
    requirementOf(rule, only(view, position.id)),
    closed,
  );
  const lost = product(
    { name: 'equityTimesRequirement', label: 'Equity × that requirement', unit },
    equity,
    own,
  );
  const borne = quotient({ name: 'equityBorne', label: 'Equity that goes with it', unit }, lost, maintenance);
  return sum(
    { name: 'bankruptcyProceeds', label: 'Proceeds at the bankruptcy price', unit },
    [1, value],
    [-1, borne],
  );
}

/**
 * What the insurance fund gets: what a fill brings beyond bankruptcy, up to a fee on the fill. Where it brings less,
 * the fund pays the whole difference. Decimal texts; amounts of a short are below zero.
 */
export function fundReceives(terms: { bankruptcy: string; fill: string; mostFee: string }): Figure {
  const fill = given(
    { name: 'fill', label: 'Brought by the fill', unit: MONEY },
    parseDecimal(terms.fill, 'fill'),
  );
  const zero = given(
    { name: 'bankruptcyProceeds', label: 'Brought at the bankruptcy price', unit: MONEY },
    parseDecimal(terms.bankruptcy, 'bankruptcy'),
  );
  const spec: Spec = { name: 'fundReceives', label: 'Insurance fund receives', unit: MONEY };
  const beyond = sum({ name: 'beyond', label: 'Beyond bankruptcy', unit: MONEY }, [1, fill], [-1, zero]);
  if (beyond.value.lt(ZERO)) return { ...beyond, ...spec };
  const value = given({ name: 'fillValue', label: 'Value of the fill', unit: MONEY }, fill.value.abs());
  const rate = given(
    { name: 'mostFee', label: 'Most of it', unit: RATE },
    parseDecimal(terms.mostFee, 'mostFee'),
  );
  const most = product({ name: 'mostToFund', label: 'Most that it receives', unit: MONEY }, value, rate);
  return least(spec, beyond, most);
}

/** Drift: of the room between the margin ratio, the liquidator's fee and the shortage, 95 % is for the fund. */
export function insuranceFee(terms: {
  shortage: string;
  value: Figure;
  marginRatio: string;
  liquidatorFee: string;
  mostFee: string;
}): Figure {
  const rate = (name: string, label: string, text: string): Figure =>
    given({ name, label, unit: RATE }, parseDecimal(text, name));
  const shortage = given(
    { name: 'shortage', label: 'Missing', unit: MONEY },
    parseDecimal(terms.shortage, 'shortage'),
  );
  const missing = quotient(
    { name: 'missingPart', label: 'Missing of the value', unit: RATE },
    shortage,
    terms.value,
  );
  const room = sum(
    { name: 'room', label: 'Room left', unit: RATE },
    [1, rate('marginRatio', 'Margin ratio', terms.marginRatio)],
    [-1, rate('liquidatorFee', 'Fee of the liquidator', terms.liquidatorFee)],
    [-1, missing],
  );
  const part = product(
    { name: 'roomForFund', label: 'Room for the fund', unit: RATE },
    room,
    rate('part', 'Part of it', '0.95'),
  );
  const capped = least(
    { name: 'cappedFee', label: 'Insurance fee at most', unit: RATE },
    part,
    rate('mostFee', 'Highest fee', terms.mostFee),
  );
  const none = given({ name: 'none', label: 'Nothing', unit: RATE }, ZERO);
  return greatest({ name: 'insuranceFee', label: 'Insurance fee', unit: RATE }, capped, none);
}

/** A loss that nobody covers, spread over what is open or over the deposits. Decimal texts. */
export function socialised(loss: string, over: string): Figure {
  const shared = given({ name: 'loss', label: 'Loss', unit: MONEY }, parseDecimal(loss, 'loss'));
  const base = parseDecimal(over, 'over');
  if (base.lte(0)) throw new EngineError('socialised.nobody', 'over', `must be above 0; got "${over}"`);
  const spread = given({ name: 'spreadOver', label: 'Spread over', unit: { kind: 'quantity' } }, base);
  return quotient({ name: 'lossEach', label: 'Loss for each unit', unit: RATE }, shared, spread);
}

/** Gain of a position that is closed at another's bankruptcy price instead of its mark (deleveraging). */
export function gainAt(view: View, positionId: string, at: Figure): Figure {
  const position = heldIn(view).find(({ id }) => id === positionId);
  if (!position)
    throw new EngineError('position.unknown', positionId, 'is not an open position of this pool');
  const { multiplier } = instrumentOf(view.market, position.instrument);
  const gains = position.lots.map((lot) => {
    const entry = given({ name: 'entry', label: 'Price at the entry', unit: at.unit }, lot.entry);
    const move = sum({ name: 'move', label: 'Price less entry', unit: at.unit }, [1, at], [-1, entry]);
    const quantity = given(
      { name: 'quantity', label: 'Quantity', unit: { kind: 'quantity' } },
      lot.quantity.times(multiplier),
    );
    return product({ name: 'gain', label: 'Gain', unit: MONEY }, quantity, move);
  });
  return sum(
    { name: 'gain', label: 'Gain at that price', unit: MONEY },
    ...gains.map((gain) => [1, gain] as const),
  );
}

/**
 * Who is deleveraged first: profit on own money times effective leverage, and divided by it for a loss (BitMEX). The
 * higher, the sooner.
 */
export function deleveragingRank(profitRate: Figure, effectiveLeverage: Figure): Figure {
  const spec: Spec = { name: 'deleveragingRank', label: 'Rank for deleveraging', unit: RATE };
  return profitRate.value.gt(ZERO)
    ? product(spec, profitRate, effectiveLeverage)
    : quotient(spec, profitRate, effectiveLeverage);
}

/** Value at the mark over what that is above the value at bankruptcy (BitMEX). */
export function effectiveLeverage(markValue: Figure, bankruptcyValue: Figure): Figure {
  const apart = sum(
    { name: 'aboveBankruptcy', label: 'Above bankruptcy', unit: MONEY },
    [1, markValue],
    [-1, bankruptcyValue],
  );
  if (apart.value.isZero())
    throw new EngineError('deleveraging.bankrupt', 'bankruptcyValue', 'must not be the value at the mark');
  const size = given({ ...apart, name: 'distance', label: 'Distance to bankruptcy' }, apart.value.abs());
  const value = given({ ...markValue, label: 'Value at the mark' }, markValue.value.abs());
  return quotient(
    { name: 'effectiveLeverage', label: 'Effective leverage', unit: { kind: 'multiple' } },
    value,
    size,
  );
}
