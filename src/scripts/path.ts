/** A reader on a path (`?path=stocks`) goes on to the next lesson of that path, and not of the book. */
import type { Neighbour } from '../lib/paths.ts';

const nav = document.querySelector<HTMLElement>('[data-paths]');
const path = new URLSearchParams(window.location.search).get('path') ?? '';
const paths = JSON.parse(nav?.dataset.paths ?? '{}') as Record<string, readonly (Neighbour | null)[]>;
const sides = Object.hasOwn(paths, path) ? paths[path] : undefined;

/** A link as Lesson.astro writes it: which way it leads, and the title of what is there. */
function linkTo(there: Neighbour, way: string, how: { className: string; rel?: string }): HTMLAnchorElement {
  const link = Object.assign(document.createElement('a'), { href: there.href, ...how });
  const small = Object.assign(document.createElement('span'), { textContent: way });
  link.append(small, there.title);
  return link;
}

if (nav && sides) {
  const [before, next] = sides;
  const all = { href: `${nav.dataset.home}#${path}`, title: 'All ways' };
  nav.replaceChildren(
    ...(before ? [linkTo(before, 'Before', { className: 'plain-link', rel: 'prev' })] : []),
    next
      ? linkTo(next, 'Next', { className: 'plain-link next', rel: 'next' })
      : linkTo(all, 'The end of this way', { className: 'plain-link next' }),
  );
}
