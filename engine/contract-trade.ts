/** Opening and closing contracts as postings: what they were opened at stands in the ledger until they are closed. */
import { type Instrument, type Lot, markOf, type Pool, type Position } from './account.ts';
import { entryValue, lotOf } from './contracts.ts';
import { type Decimal, greater, lesser, round, toTick, total, ZERO } from './decimal.ts';
import type { Leg, Reason } from './ledger.ts';
import type { State } from './state.ts';
import { type Outcome, write } from './write.ts';

/** Faces of parts of a lot are kept to so many decimals. */
const FACE_PLACES = 8;

/** What a pool gets the market gives. */
function both(pool: Pool, leg: Omit<Leg, 'owner' | 'pool'>): Leg[] {
  return [
    { ...leg, owner: 'pool', pool: pool.id },
    { ...leg, owner: 'market', amount: leg.amount.neg() },
  ];
}

function positionLeg(instrument: Instrument, id: string, lot: Lot, price: Decimal): Omit<Leg, 'owner'> {
  return {
    asset: instrument.base,
    kind: 'position',
    instrument: instrument.id,
    position: id,
    price,
    amount: lot.quantity,
    ...(lot.face === undefined ? {} : { face: lot.face }),
  };
}

function open(outcome: Outcome, pool: Pool, instrument: Instrument, id: string, contracts: Decimal): Outcome {
  if (contracts.isZero()) return outcome;
  const price = markOf(outcome.state.market, instrument.id);
  const lot = lotOf(instrument, contracts, price, outcome.state.on);
  const owed = entryValue(instrument, lot).neg();
  return write(outcome, 'trade', [
    ...both(pool, positionLeg(instrument, id, lot, price)),
    ...both(pool, { asset: instrument.quote, kind: 'contracts', amount: owed }),
  ]);
}

/** A long lot as a short one, and the other way round. */
function turned(lot: Lot): Lot {
  const quantity = lot.quantity.neg();
  return { ...lot, quantity, ...(lot.face === undefined ? {} : { face: lot.face.neg() }) };
}

/** The part of a lot that is closed; its face in the same proportion. */
function partOf(lot: Lot, quantity: Decimal): Lot {
  if (quantity.eq(lot.quantity) || lot.face === undefined) return { ...lot, quantity };
  const face = lot.face.times(quantity).div(lot.quantity);
  return { ...lot, quantity, face: round(face, FACE_PLACES, 'half') };
}

/** The oldest lots first, until so much is closed. */
function lotsClosed(position: Position, size: Decimal): Lot[] {
  const parts: Lot[] = [];
  let left = size;
  for (const lot of position.lots) {
    const taken = lesser(lot.quantity.abs(), left);
    parts.push(partOf(lot, lot.quantity.isNegative() ? taken.neg() : taken));
    left = left.minus(taken);
  }
  return parts;
}

/**
 * Closes so much of a position (above zero, at most all of it; of an inverse contract in coin) at a price: what it
 * was opened at leaves the ledger, and gain or loss becomes cash in the asset that settles it.
 */
export function closeContracts(
  outcome: Outcome,
  pool: Pool,
  instrument: Instrument,
  position: Position,
  size: Decimal,
  reason: Reason,
  price: Decimal,
): Outcome {
  const legs = lotsClosed(position, size).flatMap((lot): Leg[] => {
    const value = entryValue(instrument, lot);
    const out = positionLeg(instrument, position.id, turned(lot), price);
    if (instrument.kind !== 'inverse') {
      const gain = lot.quantity.times(price).times(instrument.multiplier).minus(value);
      return [
        ...both(pool, out),
        ...both(pool, { asset: instrument.quote, kind: 'contracts', amount: value }),
        ...both(pool, { asset: instrument.quote, kind: 'cash', amount: gain }),
      ];
    }
    // Coin that the face buys back now; the rest of the coin it bought at the entry is the gain.
    const gain = lot.quantity.minus(toTick(value.div(price), instrument.lot, 'half'));
    return [
      ...both(pool, out),
      ...both(pool, { asset: instrument.base, kind: 'cash', amount: gain }),
      ...both(pool, { asset: instrument.quote, kind: 'contracts', amount: value }),
    ];
  });
  return write(outcome, reason, legs);
}

/**
 * Buys contracts (above zero) or sells them at the mark: first closes what is held the other way, then opens the rest.
 * `positionId` says which position is meant where there are several.
 */
export function tradeContracts(
  state: State,
  pool: Pool,
  instrument: Instrument,
  contracts: Decimal,
  reason: Reason,
  positionId?: string,
): Outcome {
  const start: Outcome = { state, entries: [] };
  const held = pool.positions.find((item) =>
    positionId === undefined ? item.instrument === instrument.id : item.id === positionId,
  );
  const price = markOf(state.market, instrument.id);
  if (!held || held.quantity.isNegative() === contracts.isNegative())
    return open(start, pool, instrument, held?.id ?? positionId ?? instrument.id, contracts);
  const wanted = lesser(unitsOf(instrument, held, contracts.abs()), held.quantity.abs());
  const closed = closeContracts(start, pool, instrument, held, wanted, reason, price);
  const rest = greater(contracts.abs().minus(contractsOf(instrument, held)), ZERO);
  return open(closed, pool, instrument, held.id, contracts.isNegative() ? rest.neg() : rest);
}

/** How many contracts a lot is, above zero for a short as well. */
function contractsIn(instrument: Instrument, lot: Lot): Decimal {
  return entryValue(instrument, lot)
    .div(instrument.face ?? 1)
    .abs();
}

/** How many contracts a position is, above zero for a short as well. */
export function contractsOf(instrument: Instrument, position: Position): Decimal {
  if (instrument.kind !== 'inverse') return position.quantity.abs();
  return total(position.lots.map((lot) => contractsIn(instrument, lot)));
}

/** So many contracts in units of the position: of an inverse one, the coin of its oldest lots. */
function unitsOf(instrument: Instrument, position: Position, contracts: Decimal): Decimal {
  if (instrument.kind !== 'inverse') return contracts;
  let left = contracts;
  const coin = position.lots.map((lot) => {
    const all = contractsIn(instrument, lot);
    const taken = lesser(all, left);
    left = left.minus(taken);
    return taken.eq(all) ? lot.quantity.abs() : lot.quantity.abs().times(taken).div(all);
  });
  return toTick(total(coin), instrument.lot, 'half');
}
