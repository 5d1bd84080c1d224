/** What the site knows of a widget: from it come its embed page, its oEmbed file, the gallery and their tests. */
import type { Param } from './params.ts';

export interface Widget {
  /** Name of its folder, and of its pages. */
  readonly slug: string;
  /** What it is called in a list, and in the title of a frame. */
  readonly title: string;
  /** One sentence: what the reader changes, and what is seen. */
  readonly about: string;
  readonly params: readonly Param[];
  /** Pixels that its embed page takes in a frame 320 and 800 wide, where nothing is opened. */
  readonly height: { readonly narrow: number; readonly wide: number };
  /**
   * The kinds of all verdicts that a reader can bring about, some of them only from another preset; not those that
   * stand on a line exactly.
   */
  readonly outcomes: readonly string[];
}

/** What a figure says of the situation: first in bold, then what follows. */
export interface Verdict {
  /** One of the widget's `outcomes`. */
  readonly kind: string;
  readonly head: string;
  readonly body: string;
  /** The colour of its meaning. */
  readonly tone?: 'eq' | 'ln' | 'nd' | 'gain' | 'loss';
  /** Nothing has come about: it is read, and not announced. */
  readonly quiet?: boolean;
}
