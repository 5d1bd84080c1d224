/** Dragging across an element with a mouse or a pen, as a share of its width. */
import type { Attachment } from 'svelte/attachments';

/**
 * An attachment that reports where the pointer is, from 0 (left end) to 1, while it is held down. A finger
 * is left to scroll the page: the slider on the axis is there for it.
 */
export function dragX(
  onmove: ((share: number) => void) | undefined,
  ondrop: () => void = () => {},
): Attachment<Element> {
  return (element) => {
    if (!onmove) return;
    const controller = new AbortController();
    const { signal } = controller;
    let held = false;
    const follow = (event: PointerEvent): void => {
      const { left, width } = element.getBoundingClientRect();
      onmove(Math.min(1, Math.max(0, (event.clientX - left) / width)));
    };
    const listen = (
      name: 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel',
      heard: (event: PointerEvent) => void,
    ): void => {
      element.addEventListener(name, (event) => heard(event as PointerEvent), { signal });
    };
    const drop = (): void => {
      if (held) ondrop();
      held = false;
    };
    listen('pointerdown', (event) => {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      held = true;
      element.setPointerCapture(event.pointerId);
      follow(event);
    });
    listen('pointermove', (event) => {
      if (held) follow(event);
    });
    listen('pointerup', drop);
    listen('pointercancel', drop);
    return () => controller.abort();
  };
}
