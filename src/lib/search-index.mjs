/**
 * Builds the search index into `pagefind/` of the finished site. Lessons are indexed by their headings; a
 * term and a source each are a place of their own, read from content/.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { close, createIndex } from 'pagefind';
import { parse } from 'yaml';

/** What Pagefind writes for pages that use its own dialog. We have ours. */
const UNUSED = ['-component-ui', '-ui', '-modular-ui', '-highlight'].flatMap((name) => [
  `pagefind${name}.js`,
  `pagefind${name}.css`,
]);

/** What would tear a sentence apart in a result, give an answer away, or stands in the index by itself. */
const NOT_TEXT = ['figure', 'nav', '.margin-note', '.definition', '.cite', '.needs-js', '.without-js'].concat(
  ['.kicker', '.pager', '.source-list', 'dl', '[data-lesson-entry]'],
);

/** @typedef {{ url: string, title: string, kind: string, content: string }} Place */

/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {URL} root the project's folder @returns {Place[]} */
function placesOf(root) {
  const folder = new URL('content/glossary/', root);
  const terms = readdirSync(folder).map((file) => {
    const { term, definition, formula = '' } = parse(readFileSync(new URL(file, folder), 'utf8'));
    return {
      url: `glossary/#${file.replace(/\.yaml$/, '')}`,
      title: capital(term),
      kind: 'Glossary',
      content: `${capital(term)}. ${definition} ${formula}`,
    };
  });
  const sources = parse(readFileSync(new URL('content/sources.yaml', root), 'utf8'));
  return [
    ...terms,
    ...Object.entries(sources).map(([id, { title, publisher, short, note = '' }]) => ({
      url: `sources/#${id}`,
      title,
      kind: 'Source',
      content: `${title}. ${short}, ${publisher}. ${note}`,
    })),
  ];
}

/** @param {readonly string[]} errors */
function refuse(errors) {
  if (errors.length > 0) throw new Error(`The search index: ${errors.join('; ')}`);
}

/** @returns {import('astro').AstroIntegration} */
export function searchIndex() {
  let root = new URL('../../', import.meta.url);
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = config.root;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { index, errors } = await createIndex({
          forceLanguage: 'en',
          rootSelector: 'main',
          excludeSelectors: NOT_TEXT,
        });
        refuse(errors);
        if (!index) throw new Error('The search index could not be begun.');
        const added = await index.addDirectory({ path: fileURLToPath(dir) });
        refuse(added.errors);
        const places = placesOf(root);
        for (const { url, title, kind, content } of places) {
          const record = await index.addCustomRecord({
            url: `/${url}`,
            content,
            language: 'en',
            meta: { title, kind },
          });
          refuse(record.errors);
        }
        const outputPath = fileURLToPath(new URL('pagefind/', dir));
        refuse((await index.writeFiles({ outputPath })).errors);
        await Promise.all(UNUSED.map((file) => rm(`${outputPath}${file}`, { force: true })));
        await close();
        logger.info(`${added.page_count} pages and ${places.length} terms and sources can be searched`);
      },
    },
  };
}
