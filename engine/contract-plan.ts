/** One position on contracts, with a margin of its own, as an exchange judges it when it is opened. */
import type { Instrument, Position } from './account.ts';
import { COIN_STEP, contractLeg, lotOf } from './contracts.ts';
import { type Decimal, decimal, ONE, parseDecimal, up } from './decimal.ts';
import { EngineError } from './errors.ts';
import { type Figure, given, product, quotient, type Unit } from './figure.ts';
import type { Rulebook } from './rulebook.ts';
import { apart, BYBIT, COIN, USUAL } from './rulebooks/exchange.ts';
import type { Charged } from './rules/size.ts';
import type { TiersRule } from './rules/tiers.ts';
import type { View } from './rules/view.ts';
import { bracketAt, bracketsOf, type TierTable } from './tiers.ts';

/** What is chosen for a position. Decimal texts; prices are in dollars. */
export interface ContractPlan {
  readonly side: 'long' | 'short';
  /** Linear contracts gain dollars, inverse ones the coin itself. */
  readonly kind: 'linear' | 'inverse';
  readonly entry: string;
  /** Size in coin, as it is bought at the entry. */
  readonly coins: string;
  readonly leverage: string;
  /** What maintenance is charged on. */
  readonly charged: Charged;
  /** Maintenance rates by size, and what their sizes are written in. */
  readonly table: TierTable;
  readonly sized: TiersRule['sized'];
  /** Fee for closing that is part of the requirement, a fraction. */
  readonly closingFee: string;
}

export interface PlannedContract {
  /** The pool at the price of the entry, its margin paid in. */
  readonly view: View;
  readonly rulebook: Rulebook;
  readonly position: Position;
  readonly entry: Figure;
  /** Value at the entry. */
  readonly value: Figure;
  /** As chosen, and as much of it as the table allows for this size. */
  readonly leverage: Figure;
  readonly allowed: Figure;
  /** Margin paid in: value over the leverage that is allowed. */
  readonly margin: Figure;
  /** Rate of the tier at the entry, and what the tier takes off again, in dollars at the entry. */
  readonly rate: Figure;
  readonly amount: Figure;
}

const ID = 'COIN';
const CURRENCY = 'USD';
const MONEY: Unit = { kind: 'money', asset: CURRENCY };
const MULTIPLE: Unit = { kind: 'multiple' };
/** Margin is paid in up to the finest unit that a ledger line can have. */
const FINEST = 18;

function positive(text: string, field: string): Decimal {
  const value = parseDecimal(text, field);
  if (value.gt(0)) return value;
  throw new EngineError('plan.positive', field, `must be above 0; got "${text}"`);
}

/** Binance charges maintenance on the mark and Bybit on the entry: all else is the same. */
function rulebookFor({ kind, charged, table, sized, closingFee }: ContractPlan): Rulebook {
  const terms = charged === 'entry' ? BYBIT : kind === 'inverse' ? COIN : USUAL;
  const venue = { currency: CURRENCY, closingFee, tables: [table] };
  return { ...apart({ ...terms, sized, initial: 'entry' })({ venue }), id: 'planned' };
}

/** @throws EngineError `decimal.syntax`, `plan.positive` */
export function plannedContract(plan: ContractPlan): PlannedContract {
  const price = positive(plan.entry, 'entry');
  const coins = positive(plan.coins, 'coins');
  const chosen = positive(plan.leverage, 'leverage');
  const rulebook = rulebookFor(plan);
  const { rule } = rulebook.remedy;
  const inverse = plan.kind === 'inverse';
  const instrument: Instrument = {
    id: ID,
    kind: plan.kind,
    base: ID,
    quote: CURRENCY,
    settle: inverse ? ID : CURRENCY,
    underlier: ID,
    multiplier: ONE,
    tick: decimal('0.01'),
    lot: decimal(COIN_STEP),
    ...(inverse && { face: ONE }),
  };
  // An inverse contract is for a dollar: as many as the coin is worth.
  const size = inverse ? coins.times(price) : coins;
  const lot = lotOf(instrument, plan.side === 'long' ? size : size.neg(), price, '');
  const position: Position = {
    id: ID,
    instrument: ID,
    quantity: lot.quantity,
    lots: [lot],
    leverage: chosen,
  };

  const entry = given({ name: 'entry', label: 'Entry', unit: { kind: 'price', asset: CURRENCY } }, price);
  const held = given({ name: 'coins', label: 'Size in coin', unit: { kind: 'quantity' } }, coins);
  const value = product({ name: 'entryValue', label: 'Value at the entry', unit: MONEY }, held, entry);
  const unit = plan.sized === 'base' ? price : ONE;
  const tier = bracketAt(bracketsOf(plan.table), value.value, 'lower', unit);
  const leverage = given({ name: 'leverage', label: 'Leverage', unit: MULTIPLE }, chosen);
  const capped = tier.leverage?.lt(chosen) ?? false;
  const allowed = capped
    ? given(
        { name: 'allowedLeverage', label: 'Leverage allowed for this size', unit: MULTIPLE, rule },
        tier.leverage ?? chosen,
      )
    : leverage;
  const margin = quotient(
    { name: 'margin', label: 'Margin paid in', unit: MONEY, rounding: 'up' },
    value,
    allowed,
  );
  const paid = up(inverse ? margin.value.div(price) : margin.value, FINEST);
  const cash = { asset: instrument.settle, kind: 'cash', amount: paid } as const;
  return {
    view: {
      pool: { id: ID, amounts: [cash, contractLeg(instrument, [lot])], positions: [position] },
      market: { instruments: { [ID]: instrument }, quotes: { [ID]: { mark: price } } },
      currency: CURRENCY,
    },
    rulebook,
    position,
    entry,
    value,
    leverage,
    allowed,
    margin,
    rate: given({ name: 'tierRate', label: 'Maintenance rate', unit: { kind: 'rate' }, rule }, tier.rate),
    amount: given(
      { name: 'tierAmount', label: 'Maintenance amount of the tier', unit: MONEY, rule },
      tier.amount.times(unit),
    ),
  };
}
