/** The finished pages as text: headings in their order, ids once, and links that lead somewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { normalBase } from '../../scripts/serve.mjs';
import { paths } from './pages.ts';

const BASE = normalBase();

const fileOf = (path: string): string =>
  path === 'no-such-page/' ? 'dist/404.html' : `dist/${path === './' ? '' : path}index.html`;

/** Of a page’s address within the site, or nothing where it is elsewhere. */
function within(href: string, from: string): { path: string; hash: string } | null {
  const url = new URL(href.replaceAll('&amp;', '&'), `https://here.test${BASE}${from === './' ? '' : from}`);
  if (url.host !== 'here.test') return null;
  return { path: url.pathname.slice(BASE.length) || './', hash: decodeURIComponent(url.hash.slice(1)) };
}

const pages = new Map(
  paths.map((path) => {
    const html = readFileSync(fileOf(path), 'utf8').replace(/<(script|template)\b[\s\S]*?<\/\1>/g, '');
    const of = (pattern: RegExp): string[] => [...html.matchAll(pattern)].map(([, found = '']) => found);
    return [
      path,
      { ids: of(/\sid="([^"]+)"/g), hrefs: of(/<a\b[^>]*\shref="([^"]*)"/g), levels: of(/<h([1-6])[\s>]/g) },
    ] as const;
  }),
);

for (const [path, { ids, hrefs, levels }] of pages) {
  test(`${path}: headings, ids and links`, () => {
    const depths = levels.map(Number);
    // A figure’s own page has no title but that of its frame.
    if (!path.startsWith('embed/')) {
      expect(
        depths.filter((depth) => depth === 1),
        'one main heading',
      ).toHaveLength(1);
      expect(depths[0]).toBe(1);
    }
    const leaps = depths.filter((depth, i) => i > 0 && depth > (depths[i - 1] ?? 0) + 1);
    expect(leaps, 'no level of headings is left out').toEqual([]);

    expect(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      'each id once',
    ).toEqual([]);

    const dead = hrefs.filter((href) => {
      const target = within(href, path);
      if (!target) return false;
      const page = pages.get(target.path.replace(/^\.\/$/, './'));
      if (!page) return !existsSync(`dist/${target.path}`);
      // A query or a fragment with a setting is for scripts.
      return target.hash !== '' && !target.hash.includes('=') && !page.ids.includes(target.hash);
    });
    expect(dead, 'links that lead nowhere').toEqual([]);
  });
}
