/** Changes to a text, and what a line looks like before and after them. */

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One way to break the source. The first edit is the fault; further ones only keep it well-formed. */
export interface Fault {
  /** The change in a few letters: `.plus → .minus`. */
  readonly kind: string;
  readonly edits: readonly [Edit, ...Edit[]];
}

/** A fault at its place in a file. `before` and `after` are the source line, trimmed. */
export interface Site extends Fault {
  readonly file: string;
  /** The mutator that found it, so that a draw can mix them. */
  readonly group: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

export function apply(text: string, edits: readonly Edit[]): string {
  const fromTheEnd = edits.toSorted((a, b) => b.start - a.start || b.end - a.end);
  return fromTheEnd.reduce((result, { start, end, text: put }) => {
    return result.slice(0, start) + put + result.slice(end);
  }, text);
}

function lineAt(text: string, position: number): string {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  const end = text.indexOf('\n', position);
  return text.slice(start, end === -1 ? undefined : end).trim();
}

/** Places a fault: its line number, and that line as it was and as it will be. */
export function place(file: string, group: string, text: string, fault: Fault): Site {
  const [{ start }] = fault.edits;
  const earlier = fault.edits.filter((edit) => edit.end <= start && edit.start < start);
  const moved = earlier.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), start);
  const line = text.slice(0, start).split('\n').length;
  return {
    ...fault,
    file,
    group,
    line,
    before: lineAt(text, start),
    after: lineAt(apply(text, fault.edits), moved),
  };
}
