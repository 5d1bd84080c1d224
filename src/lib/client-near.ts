/**
 * `client:near`: wakes an island when it comes within about two screens of the reader, at once when the
 * address holds a saved state (every figure and number of the page must show it), and before printing.
 */
import type { ClientDirective } from 'astro';

/** When the page's own scripts have run, so that nobody misses what an island says as it wakes. */
function parsed(): Promise<unknown> {
  if (document.readyState === 'complete') return Promise.resolve();
  // In between, the page's scripts may have run or not; then `load` is near.
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', resolve, { once: true });
    window.addEventListener('load', resolve, { once: true });
  });
}

const near: ClientDirective = (load, _options, island) => {
  let woken = false;
  const wake = async (): Promise<void> => {
    if (woken) return;
    woken = true;
    observer.disconnect();
    window.removeEventListener('beforeprint', wake);
    const hydrate = await load();
    await parsed();
    // What a figure still needs for what the server drew of it: whoever hears this adds a promise.
    const needed: Promise<unknown>[] = [];
    island.dispatchEvent(new CustomEvent('waking', { bubbles: true, detail: needed }));
    await Promise.all(needed);
    await hydrate();
  };
  // The island itself has no box (`display: contents`), so its children are watched.
  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) wake();
    },
    // The document as root, so that the distance also counts inside a frame.
    { root: document, rootMargin: '200% 0px' },
  );
  const query = new URLSearchParams(window.location.search);
  if (query.has('v') || island.children.length === 0) {
    wake();
    return;
  }
  for (const child of island.children) observer.observe(child);
  window.addEventListener('beforeprint', wake);
};

export default near;
