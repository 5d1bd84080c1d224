/**
 * What follows from each of the three answers to a call: half of the figure, and nothing of it is needed before one is
 * given. It is fetched when something is first moved, or before the figure wakes where the page opens with an answer.
 */
import type ForkComponent from './Fork.svelte';
import type * as Futures from './futures.ts';

type Parts = typeof Futures & { readonly Fork: typeof ForkComponent };

class Later {
  parts: Parts | null = $state.raw(null);

  async fetch(): Promise<void> {
    if (this.parts) return;
    const [{ default: Fork }, futures] = await Promise.all([import('./Fork.svelte'), import('./futures.ts')]);
    this.parts = { ...futures, Fork };
  }
}

export const later = new Later();

/** On the server, and where no server has drawn the page, all is there from the start. */
export const whole = typeof document === 'undefined' || !document.querySelector('astro-island');

/** Where the server drew the answers side by side, or a link may ask for them, nothing is taken away again. */
if (!whole)
  document.addEventListener('waking', ({ target, detail }: CustomEventInit<Promise<unknown>[]> & Event) => {
    const drawn = target instanceof Element && target.querySelector('.fork') !== null;
    if (drawn || /[?&](v|preset)=/.test(window.location.search)) detail?.push(later.fetch());
  });
