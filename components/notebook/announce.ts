/** One polite log a page, and one alarm for what cannot wait. Both stand in the layout from the start. */

/** Says a sentence to a screen reader without moving the focus, also when it is the one that was said last. */
export function announce(sentence: string, urgency: 'polite' | 'alarm' = 'polite'): void {
  const region = document.getElementById(urgency === 'alarm' ? 'alarm' : 'announcer');
  if (!region) return;
  const line = document.createElement('p');
  line.textContent = sentence;
  region.replaceChildren(line);
}

/** Waits until the reader has let go or paused for half a second, then says what there is to say. */
export function whenSettled(
  say: () => void,
  pause = 500,
): { readonly touched: () => void; readonly released: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    say();
  };
  return {
    touched: () => {
      clearTimeout(timer);
      timer = setTimeout(now, pause);
    },
    released: now,
  };
}
