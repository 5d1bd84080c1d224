import type { Figure } from '../../engine/index.ts';

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
