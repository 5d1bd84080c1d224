/** Questions with given answers: one of several, or all in their order. Pure, so that the build can check them. */
import type { Figure } from '../../engine/index.ts';
import { demand, fill } from './grade.ts';

type Figures = Readonly<Record<string, Figure>>;

/** An answer as an author writes it. `{callPrice}` in a text becomes what the engine says. */
export interface Option {
  /** The answer in words. */
  readonly says: string;
  /** This is the right one. */
  readonly right?: boolean;
  /** Shown when it is chosen: why it is wrong, or why it is right. */
  readonly hint: string;
  /** Name of a figure: the engine decides whether it is the one that was asked for. */
  readonly of?: string;
}

export interface Choice {
  readonly says: string;
  readonly right: boolean;
  readonly hint: string;
}

/**
 * The options with their figures filled in. Where the question is about a figure, each option that names one
 * is right when its value is the same.
 * @throws RangeError unless exactly one is right
 */
export function choicesOf(options: readonly Option[], figures: Figures, asked?: string): Choice[] {
  const truth = asked === undefined ? undefined : demand(figures, asked).value;
  const choices = options.map(({ says, right = false, hint, of }) => ({
    says: fill(says, figures),
    right: of !== undefined && truth ? demand(figures, of).value.eq(truth) : right,
    hint: fill(hint, figures),
  }));
  const count = choices.filter(({ right }) => right).length;
  if (count !== 1) throw new RangeError(`A choice needs one right option; ${count} of these are right.`);
  return choices;
}

/** A thing to be put in its place, as an author writes it. */
export interface Item {
  readonly says: string;
  /** Name of a figure: things with figures are put in order by the engine, the smallest first. */
  readonly of?: string;
  /** Shown when this is the first that stands where it does not belong. */
  readonly hint?: string;
}

export interface Placed {
  readonly says: string;
  readonly hint: string;
}

/**
 * The items in their right order: by their figures, else as they are written.
 * @throws RangeError when only some have figures, or two are equal
 */
export function orderOf(items: readonly Item[], figures: Figures): Placed[] {
  const named = items.flatMap((item) =>
    item.of === undefined ? [] : [{ item, value: demand(figures, item.of).value }],
  );
  if (named.length > 0 && named.length < items.length)
    throw new RangeError('Either every item of an order names a figure, or none does.');
  const sorted = named.toSorted((a, b) => a.value.cmp(b.value));
  for (const [i, { item, value }] of sorted.entries()) {
    if (sorted[i + 1]?.value.eq(value))
      throw new RangeError(`“${item.says}” is equal to another item: there is no order.`);
  }
  const inOrder = named.length > 0 ? sorted.map(({ item }) => item) : items;
  return inOrder.map(({ says, hint = '' }) => ({ says: fill(says, figures), hint: fill(hint, figures) }));
}

/** The places `0, 1, 2 …` mixed, the same on every visit, and never in their order. */
export function mixed(count: number): number[] {
  const places = Array.from({ length: count }, (_, i) => i);
  // Odd places first, backwards: of two or more, none begins where it belongs by chance alone.
  return [...places.filter((i) => i % 2 === 1).reverse(), ...places.filter((i) => i % 2 === 0)];
}

/** How many stand right from the beginning on. */
export function rightFromStart(order: readonly number[]): number {
  const wrong = order.findIndex((place, i) => place !== i);
  return wrong < 0 ? order.length : wrong;
}
