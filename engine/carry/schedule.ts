/** Interest rates by size of balance, as data, and the slices into which they cut a balance. */
import { decimal } from '../decimal.ts';
import { EngineError } from '../errors.ts';
import { type Citation, constant, type Figure, given, least, type Spec, sum, type Unit } from '../figure.ts';
import { show } from '../format.ts';
import { notNegative } from './terms.ts';

/** Days that the rate's year is divided into. 360 makes a quoted 8 % cost 8.11 % over 365 days. */
export type Basis = 360 | 365;

/** What is charged from one balance up to the next tier's. Decimal texts; exactly one of rate and spread. */
export interface Tier {
  /** Smallest balance of the tier, itself included, in the account's currency; the first tier starts at 0. */
  readonly from: string;
  /** Yearly rate as a fraction: "0.0825" is 8.25 %. */
  readonly rate?: string;
  /** Added to the base rate; below zero for what is paid on credit balances. */
  readonly spread?: string;
}

/** The rate that spreads are added to. */
export interface Base {
  /** What people call it, such as `Federal funds rate`. */
  readonly label: string;
  /** As a fraction, on the schedule's date. */
  readonly rate: string;
}

export interface Schedule {
  /**
   * `whole`: the tier that a balance reaches sets one rate for all of it. `blended`: each slice bears its own
   * tier's rate.
   */
  readonly kind: 'whole' | 'blended';
  readonly basis: Basis;
  readonly base?: Base;
  /** By rising `from`. */
  readonly tiers: readonly Tier[];
  /** ISO date from which the rates held; absent when their source gives none. */
  readonly since?: string;
  readonly rule?: Citation;
}

/** A part of a balance and the yearly rate on it. */
export interface Slice {
  /** The tier's place in the schedule, from 1. */
  readonly tier: number;
  readonly amount: Figure;
  readonly rate: Figure;
}

const RATE: Unit = { kind: 'rate' };

/**
 * A tier's yearly rate; of a spread, the sum of base and spread.
 * @throws EngineError `schedule.one-rate`, `schedule.base`
 */
export function rateOf({ base, rule }: Schedule, { rate, spread }: Tier, path = 'tier'): Figure {
  const spec: Spec = { name: 'rate', label: 'Rate', unit: RATE, ...(rule ? { rule } : {}) };
  if ((rate === undefined) === (spread === undefined))
    throw new EngineError('schedule.one-rate', path, 'must have a rate or a spread, and not both');
  if (spread === undefined) return given(spec, decimal(rate ?? '0'));
  if (!base)
    throw new EngineError('schedule.base', path, 'has a spread, so that the schedule needs a base rate');
  const [low, more] = [decimal(base.rate), decimal(spread)];
  // As many decimals as both together have.
  const unit: Unit = { ...RATE, places: Math.max(1, low.plus(more).decimalPlaces() - 2) };
  return sum(
    { ...spec, unit },
    [1, given({ ...spec, name: 'baseRate', label: base.label }, low)],
    [1, given({ ...spec, name: 'spread', label: 'Spread' }, more)],
  );
}

function shown({ value, unit }: Figure): string {
  return show(value, unit);
}

/** `, $100,000 to $1,000,000` after the name of the balance; of a single tier nothing. */
function extent(low: Figure | undefined, high: Figure | undefined): string {
  if (low && high) return `, ${shown(low)} to ${shown(high)}`;
  if (high) return `, up to ${shown(high)}`;
  return low ? `, above ${shown(low)}` : '';
}

/** The part of the balance from one edge up to the other; without edges, the balance. */
function sliceOf(balance: Figure, tier: number, low: Figure | undefined, high: Figure | undefined): Figure {
  const { unit, label } = balance;
  const spec = { name: `slice${tier}`, label: `${label}${extent(low, high)}`, unit };
  if (!low) return high ? least(spec, balance, high) : balance;
  const reach = high
    ? least({ name: `reach${tier}`, label: `${label}, at most ${shown(high)}`, unit }, balance, high)
    : balance;
  return sum(spec, [1, reach], [-1, low]);
}

function blended(balance: Figure, schedule: Schedule): Slice[] {
  const { unit } = balance;
  const edges = schedule.tiers.map(({ from }) => {
    const value = decimal(from);
    return given({ name: 'tierEdge', label: show(value, unit), unit }, value);
  });
  return schedule.tiers.flatMap((item, i): Slice[] => {
    const [low, high] = [i === 0 ? undefined : edges[i], edges[i + 1]];
    if (low && balance.value.lte(low.value)) return [];
    return [{ tier: i + 1, amount: sliceOf(balance, i + 1, low, high), rate: rateOf(schedule, item) }];
  });
}

/**
 * The balance cut up as the schedule says, with the rate on each part: one part unless slices are blended.
 * @throws EngineError `carry.negative`, `schedule.first` when no tier begins that low
 */
export function slicesOf(balance: Figure, schedule: Schedule): readonly Slice[] {
  notNegative(balance);
  const { tiers } = schedule;
  const at = tiers.findLastIndex(({ from }) => balance.value.gte(from));
  const reached = tiers[at];
  if (!reached) throw new EngineError('schedule.first', 'tiers', 'must begin with a tier from "0"');
  if (schedule.kind === 'blended') return blended(balance, schedule);
  return [{ tier: at + 1, amount: balance, rate: rateOf(schedule, reached) }];
}

/** The 360 or 365 that a year's interest is divided by. */
export function basisFigure(basis: number): Figure {
  return constant(basis);
}
