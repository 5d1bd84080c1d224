/** An account as its bar draws it: what the position is worth, whose it is, and what is required of it. */
import { type Figure, showFigure } from '../../engine/index.ts';
import { dollars, drawn, figureText } from './text.ts';

/** `full` is what the whole bar stands for: without it, the larger of worth and cost, with what was lost written in. */
export function barOf(figures: Readonly<Record<string, Figure | undefined>>, full?: number) {
  const { marketValue, equity, debt, requirement, entryValue, entryLoss } = figures;
  const value = drawn(marketValue?.value);
  return {
    value,
    equity: drawn(equity?.value),
    loan: drawn(debt?.value),
    requirement: drawn(requirement?.value),
    full: full ?? Math.max(drawn(entryValue?.value), value),
    texts: {
      equity: figureText(equity, '$0'),
      loan: figureText(debt, '$0'),
      requirement: figureText(requirement, '$0'),
      lost: full === undefined && entryLoss ? showFigure(entryLoss) : '',
      uncovered: equity?.value.isNegative() ? dollars(equity.value.neg(), 'up') : '',
    },
  };
}
