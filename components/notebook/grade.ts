/** Grades a number that a reader answers, with a hint for each usual mistake. */
import { type Decimal, decimal, type Figure, show, showFigure, type Unit } from '../../engine/index.ts';

/** A mistake that people make: the figure they compute instead, and what to say about it. */
export interface UsualMistake {
  /** Name of the figure. */
  readonly of: string;
  /** A factor on it, such as `2` for "twice the call". */
  readonly times?: string;
  readonly hint: string;
}

export interface Question {
  /** Name of the figure that is right. */
  readonly of: string;
  /** How far off still counts, in the figure's own unit. Decimal text. */
  readonly tolerance: string;
  readonly mistakes: readonly UsualMistake[];
}

export type Grade =
  | { readonly right: true; readonly text: string }
  | { readonly right: false; readonly text: string; readonly mistake?: UsualMistake };

type Figures = Readonly<Record<string, Figure>>;

/** A figure by its name. @throws RangeError when the scenario has no such figure, so that the build fails */
export function demand(figures: Figures, name: string): Figure {
  const figure = figures[name];
  if (!figure) throw new RangeError(`There is no figure “${name}” in this scenario.`);
  return figure;
}

function near(a: Decimal, b: Decimal, tolerance: Decimal): boolean {
  return a.minus(b).abs().lte(tolerance);
}

/** Checks an answer, given as a decimal text, against the engine's figures. The right answer is tried first. */
export function grade(question: Question, figures: Figures, answer: string): Grade {
  const given = decimal(answer);
  const tolerance = decimal(question.tolerance);
  const right = demand(figures, question.of).value;
  if (near(given, right, tolerance)) return { right: true, text: 'Right.' };
  const mistake = question.mistakes.find((item) =>
    near(given, demand(figures, item.of).value.times(decimal(item.times ?? '1')), tolerance),
  );
  if (mistake) return { right: false, text: fill(mistake.hint, figures), mistake };
  return { right: false, text: given.gt(right) ? 'Too much. Try once more.' : 'Too little. Try once more.' };
}

/** A sentence with figures in it: `at {callPrice}` becomes `at $35.72`. An unknown name stops the build. */
export function fill(template: string, figures: Figures): string {
  return template.replace(/\{([\w:#-]+)\}/g, (_, name: string) => showFigure(demand(figures, name)));
}

/** How a guess stands to the truth: `$1.67 too low`, `5 percentage points too high`. */
export function missed(guess: Decimal, truth: Decimal, unit: Unit): string {
  const off = guess.minus(truth);
  const size = show(off.abs(), unit);
  if (size === show(decimal(0), unit)) return 'exactly right';
  // 5 % off a rate could mean a twentieth of it.
  return `${unit.kind === 'rate' ? size.replace(/\s?%$/, ' percentage points') : size} too ${off.isNegative() ? 'low' : 'high'}`;
}
