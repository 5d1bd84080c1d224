/** Lots: what was acquired at one price on one day, and what a sale takes of them. */
import { type Decimal, lesser, parseDecimal, round, ZERO } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import { type Figure, given, product, type Sign, type Spec, sum, type Unit } from '../figure.ts';
import { TAX_SOURCES } from './sources.ts';

export const DOLLARS: Unit = { kind: 'money', asset: 'USD' };
const EACH: Unit = { kind: 'price', asset: 'USD' };
/** Shares of a cost that do not come out even are cut here; what is cut stays with the last part. */
const PLACES = 40;

/** All amounts in US dollars. A short's lot holds what it was sold for. */
export interface TaxLot {
  /** `XYZ#2`: the second acquisition of XYZ. Parts of a lot keep its id. */
  readonly id: string;
  readonly pool: string;
  readonly instrument: string;
  readonly side: 'long' | 'short';
  /** Above zero on both sides. */
  readonly quantity: Decimal;
  /** For one unit. */
  readonly price: Decimal;
  /** Of the trade, for the whole quantity. */
  readonly costs: Decimal;
  /** Losses of earlier sales that were added to the basis, for the whole quantity. */
  readonly deferred: Decimal;
  /** ISO date of the trade. */
  readonly acquired: string;
  /** From when it counts as held; earlier than `acquired` for shares that replaced others in a wash sale. */
  readonly heldFrom: string;
  /** Held before the journal begins, bought, or brought in from elsewhere. */
  readonly origin: 'opening' | 'trade' | 'deposit';
  /** Has made a loss not count, and will not do so again. */
  readonly replaces: boolean;
}

/** Part of a total, for `quantity` of `whole`: exact where it comes out even, else cut off at 40 decimals. */
export function shareOf(total: Decimal, quantity: Decimal, whole: Decimal): Decimal {
  return quantity.eq(whole) ? total : round(total.times(quantity).div(whole), PLACES, 'down');
}

/** The lot cut in two: `quantity` of it, and what is left, or null. Nothing is lost to rounding. */
export function split(lot: TaxLot, quantity: Decimal): readonly [TaxLot, TaxLot | null] {
  const taken: TaxLot = {
    ...lot,
    quantity,
    costs: shareOf(lot.costs, quantity, lot.quantity),
    deferred: shareOf(lot.deferred, quantity, lot.quantity),
  };
  if (quantity.eq(lot.quantity)) return [taken, null];
  const rest = {
    ...lot,
    quantity: lot.quantity.minus(quantity),
    costs: lot.costs.minus(taken.costs),
    deferred: lot.deferred.minus(taken.deferred),
  };
  return [taken, rest];
}

/** What a sale takes: a lot and how much of it. */
export interface Choice {
  /** Id of the lot, such as `XYZ#2`. */
  readonly lot: string;
  /** Above zero; a text is a decimal such as `"50"`. */
  readonly quantity: Decimal | string;
}

/** @throws EngineError `decimal.syntax` */
export function quantityOf({ quantity }: Choice, field: string): Decimal {
  return typeof quantity === 'string' ? parseDecimal(quantity, field) : quantity;
}

/** Takes up to `quantity` from the lots that `fits` in their order, which is that of acquisition. */
export function take(
  lots: readonly TaxLot[],
  quantity: Decimal,
  fits: (lot: TaxLot) => boolean,
): { readonly taken: readonly TaxLot[]; readonly left: readonly TaxLot[] } {
  const taken: TaxLot[] = [];
  const left: TaxLot[] = [];
  let wanted = quantity;
  for (const lot of lots) {
    if (wanted.lte(ZERO) || !fits(lot)) {
      left.push(lot);
      continue;
    }
    const [part, rest] = split(lot, lesser(lot.quantity, wanted));
    taken.push(part);
    if (rest) left.push(rest);
    wanted = wanted.minus(part.quantity);
  }
  return { taken, left };
}

/**
 * Takes the lots that were named. Where a wash sale cut a lot in parts, the replacement shares go first.
 * @throws EngineError `tax.lot-quantity`, `tax.lot-unknown`, `tax.lot-short`, `decimal.syntax`
 */
export function takeNamed(
  lots: readonly TaxLot[],
  choices: readonly Choice[],
  fits: (lot: TaxLot) => boolean,
  field: string,
): { readonly taken: readonly TaxLot[]; readonly left: readonly TaxLot[] } {
  let left = lots;
  const taken: TaxLot[] = [];
  for (const [i, choice] of choices.entries()) {
    const at = `${field}.lots[${i}]`;
    const { lot: id } = choice;
    const quantity = quantityOf(choice, `${at}.quantity`);
    if (quantity.lte(ZERO)) throw new EngineError('tax.lot-quantity', `${at}.quantity`, 'must be above 0');
    const held = left.filter((lot) => lot.id === id && fits(lot));
    if (held.length === 0)
      throw new EngineError('tax.lot-unknown', `${at}.lot`, `is no lot held at this sale; got "${id}"`);
    const found = take(left, quantity, (lot) => lot.id === id && fits(lot));
    const got = found.taken.reduce((size, part) => size.plus(part.quantity), ZERO);
    if (got.lt(quantity))
      throw new EngineError(
        'tax.lot-short',
        `${at}.quantity`,
        `must be at most ${got.toFixed()}, what is left of ${id}; got ${quantity.toFixed()}`,
      );
    taken.push(...found.taken);
    left = found.left;
  }
  return { taken, left };
}

function worth(name: string, label: string, { quantity }: TaxLot, price: Decimal): Figure {
  return product(
    { name: `${name}Value`, label, unit: DOLLARS },
    given({ name: 'shares', label: 'Shares', unit: { kind: 'quantity' } }, quantity),
    given({ name: `${name}Price`, label: 'Price', unit: EACH }, price),
  );
}

function withCosts(spec: Spec, value: Figure, sign: Sign, label: string, costs: Decimal): Figure {
  const paid = given({ name: `${spec.name}Costs`, label, unit: DOLLARS }, costs);
  return costs.isZero() ? { ...value, ...spec } : sum(spec, [1, value], [sign, paid]);
}

/** What was paid for shares: price and costs, and the losses of wash sales that were added to it. */
export function basisOf(lot: TaxLot): Figure {
  const spec: Spec = { name: 'basis', label: 'Basis', unit: DOLLARS, rule: TAX_SOURCES.basis };
  const cost = { ...spec, name: 'cost', label: 'Cost' };
  if (lot.deferred.isZero())
    return withCosts(spec, worth('cost', 'Price paid', lot, lot.price), 1, 'Costs of buying', lot.costs);
  const added = given(
    {
      name: 'deferredBefore',
      label: 'Loss deferred from an earlier sale',
      unit: DOLLARS,
      rule: TAX_SOURCES.washSaleBasis,
    },
    lot.deferred,
  );
  const paid = withCosts(cost, worth('cost', 'Price paid', lot, lot.price), 1, 'Costs of buying', lot.costs);
  return sum(spec, [1, paid], [1, added]);
}

/** What a sale of the lot's shares brought, less the costs of selling. */
export function proceedsOf(lot: TaxLot, price: Decimal, costs: Decimal): Figure {
  const spec: Spec = { name: 'proceeds', label: 'Proceeds', unit: DOLLARS };
  return withCosts(spec, worth('sale', 'Price received', lot, price), -1, 'Costs of selling', costs);
}
