/** A reader on a path (`?path=stocks`) goes on to the next lesson of that path, and not of the book. */
import type { Neighbour } from '../lib/paths.ts';

const nav = document.querySelector<HTMLElement>('[data-paths]');
const path = new URLSearchParams(window.location.search).get('path');
const paths = JSON.parse(nav?.dataset.paths ?? '{}') as Record<string, readonly (Neighbour | null)[]>;
const sides = path === null ? undefined : Object.hasOwn(paths, path) ? paths[path] : undefined;

if (nav && sides) {
  const names = ['Before', 'Next'] as const;
  const links = sides.flatMap((side, i) => {
    if (!side) return [];
    const link = Object.assign(document.createElement('a'), {
      href: side.href,
      rel: i === 0 ? 'prev' : 'next',
    });
    link.className = i === 0 ? 'plain-link' : 'plain-link next';
    const name = Object.assign(document.createElement('span'), { textContent: names[i] });
    link.append(name, side.title);
    return [link];
  });
  if (!sides[1]) {
    const end = Object.assign(document.createElement('a'), { href: `${nav.dataset.home}#${path}` });
    end.className = 'plain-link next';
    end.append(
      Object.assign(document.createElement('span'), { textContent: 'The end of this way' }),
      'All ways',
    );
    links.push(end);
  }
  nav.replaceChildren(...links);
}
