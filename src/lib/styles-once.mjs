/**
 * A page links a style sheet of its own text and another of its scripts, and the second repeats the first. What says
 * nothing that other sheets of the page do not say is not linked.
 */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The rules of a sheet, each with all that its braces hold. @param {string} css @returns {string[]} */
export function rulesOf(css) {
  const rules = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < css.length; i += 1) {
    if (css[i] === '{') depth += 1;
    if (css[i] !== '}') continue;
    depth -= 1;
    if (depth > 0) continue;
    rules.push(css.slice(from, i + 1).trim());
    from = i + 1;
  }
  return [...rules, css.slice(from).trim()].filter((rule) => rule !== '');
}

/** Of the sheets of a page those that repeat others, the last ones first. @param {ReadonlyMap<string, string>} sheets @returns {string[]} */
export function repeated(sheets) {
  const rules = new Map([...sheets].map(([name, css]) => [name, rulesOf(css)]));
  const gone = /** @type {string[]} */ ([]);
  for (const name of [...sheets.keys()].reverse()) {
    const others = [...rules].filter(([other]) => other !== name && !gone.includes(other));
    const said = new Set(others.flatMap(([, list]) => list));
    if (rules.get(name)?.every((rule) => said.has(rule))) gone.push(name);
  }
  return gone;
}

const LINK = /<link rel="stylesheet" href="([^"]*\/_astro\/([^"/]+\.css))">/g;

/** @returns {import('astro').AstroIntegration} */
export function stylesOnce() {
  return {
    name: 'styles-once',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const dist = fileURLToPath(dir);
        const read = (/** @type {string} */ file) => readFileSync(join(dist, file), 'utf8');
        for (const page of globSync('**/*.html', { cwd: dist })) {
          const html = read(page);
          const names = [...html.matchAll(LINK)].map(([, , name = '']) => name);
          const gone = repeated(new Map(names.map((name) => [name, read(join('_astro', name))])));
          if (gone.length === 0) continue;
          const kept = html.replaceAll(LINK, (link, _href, name) => (gone.includes(name) ? '' : link));
          writeFileSync(join(dist, page), kept);
        }
      },
    },
  };
}
