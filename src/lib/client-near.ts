/**
 * `client:near`: wakes an island when it comes within about two screens of the reader, at once when the
 * address holds a saved state (every figure and number of the page must show it), and before printing. Of all but a
 * page's first figure the page may say that they sleep on: see scripts/reach.ts.
 */
import type { ClientDirective } from 'astro';

/** What the reader has typed into, moved or ticked; what a browser fills in by itself is not among it. */
const touched = new Set<HTMLInputElement>();
document.addEventListener('input', ({ target }) => touched.add(target as HTMLInputElement));

/** When the page's own scripts have run, so that nobody misses what an island says as it wakes. */
function parsed(): Promise<unknown> {
  if (document.readyState === 'complete') return Promise.resolve();
  // In between, the page's scripts may have run or not; then `load` is near.
  return new Promise((resolve) => {
    document.addEventListener('DOMContentLoaded', resolve);
    window.addEventListener('load', resolve);
  });
}

const near: ClientDirective = (load, _options, island) => {
  let woken = false;
  const wake = async (): Promise<void> => {
    if (woken) return;
    woken = true;
    observer.disconnect();
    const hydrate = await load();
    await parsed();
    // What a figure still needs for what the server drew of it: whoever hears this adds a promise.
    const needed: Promise<unknown>[] = [];
    island.dispatchEvent(new CustomEvent('waking', { bubbles: true, detail: needed }));
    await Promise.all(needed);
    const early = [...touched]
      .filter((input) => island.contains(input))
      .map((input) => [input, input.value, input.checked] as const);
    await hydrate();
    // Waking sets controls back to what the figure knows: what the reader did is done once more, save where a link locks.
    for (const [input, value, checked] of early) {
      if (input.checked !== checked) input.click();
      if (input.value === value || input.matches(':disabled,[readonly]')) continue;
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      if (!input.matches(':focus')) input.dispatchEvent(new Event('change', { bubbles: true }));
    }
  };
  // The island itself has no box (`display: contents`), so its children are watched.
  const observer = new IntersectionObserver(
    async (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      if (island !== document.querySelector('astro-island figure')?.closest('astro-island')) await parsed();
      if (island.dispatchEvent(new CustomEvent('near', { bubbles: true, cancelable: true }))) wake();
    },
    // The document as root, so that the distance also counts inside a frame.
    { root: document, rootMargin: '200% 0px' },
  );
  if (/[?&]v=/.test(window.location.search) || island.children.length === 0) {
    wake();
    return;
  }
  for (const child of island.children) observer.observe(child);
  window.addEventListener('beforeprint', wake);
  island.addEventListener('reached', wake);
};

export default near;
