/** Funding of perpetual contracts: what one side pays the other at each stamp it lives through. */

import { fraction, multiple, price, shares } from './carry/terms.ts';
import { type Decimal, parseDecimal, ZERO } from './decimal.ts';
import { EngineError } from './errors.ts';
import { type Figure, given, greatest, least, product, quotient, sum, type Unit } from './figure.ts';

const RATE: Unit = { kind: 'rate' };
const MONEY: Unit = { kind: 'money' };

/** Texts are decimals. An inverse contract has its face in `quantity` and pays in coin. */
export interface FundedPosition {
  /** Signed: a short is below zero. */
  readonly quantity: string | Decimal;
  readonly inverse?: boolean;
}

/** A settlement: its mark and its rate. `at` is an instant in ISO form. */
export interface Stamp {
  readonly at: string;
  readonly mark: string | Decimal;
  readonly rate: string | Decimal;
}

/** What a position pays at one stamp; below zero, what it receives. A long pays where the rate is above zero. */
export function fundingPaid({ quantity, inverse = false }: FundedPosition, stamp: Omit<Stamp, 'at'>): Figure {
  const mark = price({ name: 'mark', label: 'Mark at the stamp' }, stamp.mark);
  const held = shares({ name: 'quantity', label: inverse ? 'Face' : 'Quantity' }, quantity);
  const notional = inverse
    ? quotient({ name: 'notional', label: 'Value in coin', unit: MONEY }, held, mark)
    : product({ name: 'notional', label: 'Value at the mark', unit: MONEY }, held, mark);
  const rate = fraction({ name: 'fundingRate', label: 'Funding rate' }, stamp.rate);
  return product({ name: 'fundingPaid', label: 'Funding paid', unit: MONEY }, notional, rate);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

function instant(text: string, field: string): string {
  if (INSTANT.test(text)) return text;
  throw new EngineError(
    'funding.instant',
    field,
    `must be an instant such as "2026-11-02T08:00:00Z"; got "${text}"`,
  );
}

/** The stamps of a holding: opened after a stamp or closed before it, it pays nothing there. */
export function stampsLived(stamps: readonly Stamp[], opened: string, closed: string): Stamp[] {
  const [from, to] = [instant(opened, 'opened'), instant(closed, 'closed')];
  return stamps.filter(({ at }) => instant(at, 'at') >= from && at <= to);
}

/** Several payments as one. */
export function together(paid: readonly Figure[]): Figure {
  return sum(
    { name: 'funding', label: 'Funding paid', unit: MONEY },
    ...paid.map((figure) => [1, figure] as const),
  );
}

/** All funding paid over a holding; below zero, received. */
export function fundingOver(position: FundedPosition, stamps: readonly Stamp[]): Figure {
  return together(stamps.map((stamp) => fundingPaid(position, stamp)));
}

/** The other side of it. */
export function received(paid: Figure): Figure {
  return sum({ name: 'fundingReceived', label: 'Funding received', unit: MONEY }, [-1, paid]);
}

/** Decimal texts, all for one period of funding. */
export interface RateTerms {
  /** Average premium of the contract over its index. */
  readonly premium: string;
  readonly interest: string;
  /** How far interest less premium may pull the rate, either way. */
  readonly clamp: string;
  /** The most that the rate may be, either way. */
  readonly cap?: string;
}

function between(name: string, label: string, value: Figure, limit: string): Figure {
  const bound = fraction({ name: `${name}Limit`, label: `Limit of ${label.toLowerCase()}` }, limit);
  const below = sum({ name: `${name}Floor`, label: `Floor of ${label.toLowerCase()}`, unit: RATE }, [
    -1,
    bound,
  ]);
  const high = least({ name: `${name}High`, label, unit: RATE }, value, bound);
  return greatest({ name, label, unit: RATE }, high, below);
}

/** Premium and what interest adds to it, within the clamp and the cap. */
export function fundingRate({ premium, interest, clamp, cap }: RateTerms): Figure {
  const average = fraction({ name: 'premium', label: 'Average premium' }, premium);
  const base = fraction({ name: 'interestRate', label: 'Interest of the period' }, interest);
  const gap = sum({ name: 'gap', label: 'Interest less premium', unit: RATE }, [1, base], [-1, average]);
  const pull = between('pull', 'Pull of interest', gap, clamp);
  const rate = sum({ name: 'fundingRate', label: 'Funding rate', unit: RATE }, [1, average], [1, pull]);
  return cap === undefined ? rate : between('fundingRate', 'Funding rate', rate, cap);
}

/** dYdX: the cap of eight hours is six times what initial and maintenance rate are apart. Decimal texts. */
export function fundingCap(initial: string, maintenance: string, times = '6'): Figure {
  const first = given(
    { name: 'initialRate', label: 'Initial rate', unit: RATE },
    parseDecimal(initial, 'initial'),
  );
  const second = fraction({ name: 'maintenanceRate', label: 'Maintenance rate' }, maintenance);
  const apart = sum({ name: 'apart', label: 'How far they are apart', unit: RATE }, [1, first], [-1, second]);
  if (apart.value.lt(ZERO))
    throw new EngineError('funding.cap', 'maintenance', `must be at most the initial rate of ${initial}`);
  const spec = { name: 'fundingCap', label: 'Cap of the funding rate', unit: RATE } as const;
  return product(spec, multiple({ name: 'times', label: 'Times' }, times), apart);
}
