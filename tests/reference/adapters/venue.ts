/** Accounts at exchanges for the published cases, built as scenarios; figures are read by name. */
import { parseScenario, type Report, report, rulebookIn, startOf, viewsOf } from '../../../engine/index.ts';
import type { Answer } from '../../lib/expected.ts';
import type { Input } from './account.ts';

/** Answers may be lists and words, and `null` where a venue shows nothing. */
export type VenueAnswer = Answer | string | null | readonly VenueAnswer[];
export type VenueAnswers = Readonly<Record<string, VenueAnswer>>;
/** By the kind of the case, or by its id where that says more. */
export type VenueAdapters = Readonly<Record<string, (input: Input, id: string) => VenueAnswers>>;

export interface VenueFields {
  readonly rulebook: string;
  readonly venue?: object;
  readonly instruments: readonly object[];
  readonly pools: readonly object[];
}

/** A report for each group of positions that the rulebook judges on its own. */
export function groups({ rulebook, venue, instruments, pools }: VenueFields): readonly Report[] {
  const state = startOf(
    parseScenario({
      format: 'margin-lab.scenario',
      version: 1,
      rulebook: `${rulebook}.2026-11`,
      ...(venue === undefined ? {} : { settings: { venue } }),
      instruments,
      start: '2026-11-02',
      pools,
      events: [],
    }),
  );
  return viewsOf(state).map((view) => report(view, rulebookIn(state)));
}

export function only(fields: VenueFields): Report {
  const [first] = groups(fields);
  if (!first) throw new Error('a scenario has a first group');
  return first;
}

export function figure(of: Report, name: string): Answer {
  const found = of.figures[name];
  if (!found) throw new Error(`no figure ${name}; there are ${Object.keys(of.figures).join(', ')}`);
  return found;
}

/** The figure, or null where there is none. */
export function perhaps(of: Report, name: string): VenueAnswer {
  return of.figures[name] ?? null;
}

export function linear(id: string, price: string, quote = 'USDT'): object {
  return { id, kind: 'linear', quote, price, tick: '0.00000001', lot: '0.00000001' };
}

export function inverse(id: string, price: string, face = '1'): object {
  return { id, kind: 'inverse', base: 'BTC', quote: 'USD', price, multiplier: face };
}

export function cash(amount: string, asset = 'USDT'): object {
  return { asset, kind: 'cash', amount };
}

export function held(instrument: string, quantity: string, entry: string, leverage?: string): object {
  return { instrument, quantity, entry, ...(leverage === undefined ? {} : { leverage }) };
}

/** Signed by its side. */
export function sized(side: string, quantity: string): string {
  return side === 'short' ? `-${quantity}` : quantity;
}

/** One table for every size: a rate and what is taken off. A second tier makes the amount part of a true table. */
export function flat(rate: string): object {
  return { tables: [{ tiers: [{ floor: '0', rate }] }] };
}
