/** Tells whoever listens on the page, such as the page of a figure in a frame, what happened in a figure. */

/** `event`: something came about, such as a margin call. `answer`: the reader answered a question. */
export function happened(
  kind: 'event' | 'answer',
  detail: { readonly name: string; readonly value?: string; readonly text: string },
): void {
  document.dispatchEvent(new CustomEvent('margin-lab:happened', { detail: { kind, detail } }));
}
