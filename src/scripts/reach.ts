/**
 * A page's first figure brings what all figures share. One of another kind would bring its own rules and words too, to
 * many who only read what the server drew of it: it sleeps on when it comes near, and wakes when somebody reaches for
 * it by pointer, touch or key. What its controls hold by then it takes over itself; what was pressed is pressed again.
 */
const REACHING = ['pointerover', 'focusin', 'click'] as const;

/** What a figure fetches: its component, and the parts that only what the server drew of this one needs. */
function kindOf(island: HTMLElement): string {
  const parts = island.querySelector<HTMLElement>('[data-parts]')?.dataset.parts ?? '';
  return `${island.getAttribute('component-url')} ${parts}`;
}

const first = document.querySelector('astro-island figure')?.closest<HTMLElement>('astro-island');
/** Kinds of figures that this page has fetched, or is fetching. */
const fetched = new Set(first ? [kindOf(first)] : []);
/** Figures that wait, so that one that comes near again waits only once. */
const asleep = new Set<HTMLElement>();

function sleepOn(island: HTMLElement, kind: string): void {
  if (asleep.has(island)) return;
  asleep.add(island);
  const pressed: HTMLElement[] = [];
  const reach = ({ type, target }: Event): void => {
    const button = target instanceof Element && target.closest('button');
    if (type === 'click' && button) pressed.push(button);
    fetched.add(kind);
    island.dispatchEvent(new CustomEvent('reached'));
  };
  for (const name of REACHING) island.addEventListener(name, reach, true);
  island.addEventListener(
    'astro:hydrate',
    () => {
      for (const name of REACHING) island.removeEventListener(name, reach, true);
      // After the controls have been taken over.
      setTimeout(() => {
        for (const button of pressed) button.click();
      });
    },
    { once: true },
  );
}

document.addEventListener('near', (event) => {
  const island = event.target;
  if (!(island instanceof HTMLElement) || !island.querySelector('figure')) return;
  const kind = kindOf(island);
  if (fetched.has(kind)) return;
  event.preventDefault();
  sleepOn(island, kind);
});
