import { type Figure, showFigure } from '../../engine/index.ts';

/** A number of a read-out, which opens into its derivation. */
export interface Row {
  readonly figure: Figure;
  readonly label: string;
  /** `−$5,000` where the figure itself is a size. */
  readonly shown: string;
  readonly tone?: 'eq' | 'ln' | 'nd' | 'loss';
  /** A line above it: a total begins. */
  readonly total?: boolean;
}

/** A figure as it writes itself, in the colour of its meaning. */
export function rowOf(figure: Figure, label: string, tone?: Row['tone']): Row {
  return { figure, label, shown: showFigure(figure), ...(tone && { tone }) };
}

/** What is taken off, where the figure itself is a size: `−$5,000`, and `$0` where it is nothing. */
export function lessText(figure: Figure): string {
  return figure.value.isZero() ? showFigure(figure) : `−${showFigure(figure)}`;
}

/** A row of a figure that may not be there: then there is no row. */
export function rowIf(figure: Figure | undefined, label: string, more: Partial<Row> = {}): Row[] {
  return figure ? [{ ...rowOf(figure, label), ...more }] : [];
}
