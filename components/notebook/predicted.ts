/** What a prediction is held against, and a guess as people write it. */
import {
  type Decimal,
  decimal,
  type Figure,
  plain,
  show,
  showFigure,
  type Unit,
} from '../../engine/index.ts';
import type { LinePoint } from '../figures/marks.ts';

/** The answer, as plain data. */
export interface Answer {
  /** Decimal text, in the unit of the figure, of the number that is read: a guess is off by what one can reckon. */
  readonly value: string;
  /** As people read it: `$41.67`. */
  readonly shown: string;
  readonly unit: Unit;
}

export function answerOf(figure: Figure): Answer {
  const { unit } = figure;
  const shown = showFigure(figure);
  const read = shown.replace('−', '-').replace(/[^\d.-]/g, '');
  return { value: plain(guessed(read, unit)), shown, unit };
}

/** A guess is made in the numbers that people read: a rate in percent. */
const HUNDREDTH = decimal('0.01');
const isRate = ({ kind }: Unit): boolean => kind === 'rate';

/** A guess in the unit of the figure: `35` for a rate is 0.35. */
export function guessed(guess: string, unit: Unit): Decimal {
  return isRate(unit) ? decimal(guess).times(HUNDREDTH) : decimal(guess);
}

export function guessText(guess: string, unit: Unit): string {
  return show(guessed(guess, unit), unit);
}

/** Where the truth stands on the axis on which one guesses. */
export function placeOf({ value, unit }: Answer): number {
  return Number(value) * (isRate(unit) ? 100 : 1);
}

/** Both lines at a price between their corners, where they are straight. */
export function pointAt(points: readonly LinePoint[], price: number): LinePoint | undefined {
  const after = points.findIndex((point) => point.price >= price);
  const [a, b] = [points[after - 1], points[after]];
  if (!a || !b) return b?.price === price ? b : undefined;
  const share = (price - a.price) / (b.price - a.price);
  const between = (from: number, to: number): number => from + (to - from) * share;
  return {
    price,
    balance: between(a.balance, b.balance),
    requirement: between(a.requirement, b.requirement),
  };
}
