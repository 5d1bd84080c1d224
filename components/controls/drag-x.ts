/** Dragging across an element with a mouse or a pen, as a share of its width or height. */
import type { Attachment } from 'svelte/attachments';

type Follow = ((share: number) => void) | undefined;

/**
 * An attachment that reports where the pointer is, from 0 (left end) to 1, while it is held down. A finger
 * is left to scroll the page: the slider on the axis is there for it.
 */
export function dragX(onmove: Follow, ondrop?: () => void): Attachment<Element> {
  return drag(({ left, width }, { clientX }) => (clientX - left) / width, onmove, ondrop);
}

/** The same from the lower end of an element to its upper one. What is marked `data-grip` is there for a finger too. */
export function dragY(onmove: Follow, ondrop?: () => void): Attachment<Element> {
  return drag(({ bottom, height }, { clientY }) => (bottom - clientY) / height, onmove, ondrop);
}

function drag(
  shareOf: (box: DOMRect, event: PointerEvent) => number,
  onmove: Follow,
  ondrop: () => void = () => {},
): Attachment<Element> {
  return (element) => {
    if (!onmove) return;
    const controller = new AbortController();
    const { signal } = controller;
    let held = false;
    const follow = (event: PointerEvent): void => {
      onmove(Math.min(1, Math.max(0, shareOf(element.getBoundingClientRect(), event))));
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
      const grip = event.target instanceof Element && event.target.closest('[data-grip]') !== null;
      if (event.button !== 0 || (event.pointerType === 'touch' && !grip)) return;
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
