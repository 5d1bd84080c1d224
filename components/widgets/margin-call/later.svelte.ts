/**
 * The three answers to a call and what follows from each: half of the figure, and nothing of it is needed
 * before a call. It is fetched when something is first moved, or at once where the page opens with a call.
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

/** On the server, where no server has drawn the page, and where a call stands in it or may come with the link. */
export function atOnce(): boolean {
  if (typeof document === 'undefined' || !document.querySelector('astro-island')) return true;
  return document.querySelector('.answers') !== null || /[?&](v|preset)=/.test(window.location.search);
}
