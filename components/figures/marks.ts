/** What the pictures are given. Plain numbers are for drawing; every text comes from the engine. */

/** The two lines at one price. */
export interface LinePoint {
  readonly price: number;
  readonly balance: number;
  readonly requirement: number;
}

/** One day of a price path. */
export interface PathPoint {
  /** What stands on the axis, such as `Day 2`. */
  readonly label: string;
  readonly date: string;
  readonly price: number;
  readonly text: string;
  /** The call price as it stood at the end of that day; null when there is none. */
  readonly callPrice: number | null;
  /** What happened, in a few words; marked on the line. */
  readonly event: string;
}

/** One line of the journal. */
export interface JournalLine {
  readonly date: string;
  /** What happened, in one sentence. */
  readonly text: string;
  /** Changes of the account's own lines, such as `cash −$350`. */
  readonly postings: readonly string[];
}

/** A value over another one, drawn as a line. */
export interface Series {
  /** What stands at its end. */
  readonly name: string;
  /** The colour of its meaning. */
  readonly tone: 'eq' | 'ln' | 'nd' | 'gain' | 'loss' | 'soft';
  readonly dashed?: boolean;
  /**
   * Of several dashed lines how each is dashed, so that they are told apart without their colour; the one that decides
   * is strong.
   */
  readonly look?: '' | 'dots' | 'long' | 'mixed' | `${'' | 'dots' | 'long' | 'mixed'} strong`;
  /** As points and no line: what was counted here and there. */
  readonly dotted?: 'full' | 'hollow';
  /** From left to right. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** A point that matters. */
export interface SpotMark {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  /** Whether its name stands above it, where another's stands below. */
  readonly above?: boolean;
  /** Whether its name stands at its left, wherever it is. */
  readonly left?: boolean;
  /** `minor`: where there is little room it has no name. */
  readonly look?: 'minor' | '';
}

/** One line of a picture over time, in days from the day that concerns all lines. */
export interface SpanRow {
  readonly name: string;
  readonly spans: readonly {
    readonly from: number;
    readonly to: number;
    readonly tone: 'soft' | 'eq' | 'gain' | 'nd' | 'faint';
  }[];
  /** Days that matter on it. */
  readonly ticks?: readonly number[];
  /** What came of it, below it. */
  readonly note: string;
  readonly tone?: 'gain' | 'loss' | 'nd' | undefined;
}

/** One of two columns that face each other. */
export interface Column {
  /** What stands below it. */
  readonly name: string;
  readonly note: string;
  /** From the ground up; one of nothing is not drawn. */
  readonly blocks: readonly {
    readonly name: string;
    readonly text: string;
    /** For drawing. */
    readonly value: number;
    readonly tone: 'asset' | 'eq' | 'ln' | 'loss';
  }[];
}

/** One bar of a distribution: shares of all cases between two values. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  /** Those that came to the end, and those that were ended. */
  readonly kept: number;
  readonly ended: number;
}

/** The prices of one day. */
export interface DayBar {
  readonly low: number;
  readonly high: number;
  readonly close: number;
}
