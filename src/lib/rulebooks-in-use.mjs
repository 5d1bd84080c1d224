/**
 * The engine knows every rulebook by its id. A reader's browser gets those that a preset of content/scenarios/
 * names, for a page can show no other; while the site is built all of them are there.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Ids of the rulebooks that presets name. @param {URL} root the project's folder @returns {Set<string>} */
export function rulebooksNamed(root) {
  const folder = new URL('content/scenarios/', root);
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  const presets = files.map((file) => parse(readFileSync(new URL(file, folder), 'utf8')));
  return new Set(presets.flatMap(({ scenario }) => (scenario ? [scenario.rulebook] : [])));
}

/** The table in engine/rulebooks/index.ts with some of its lines. @param {string} text @param {Set<string>} ids */
export function withRulebooks(text, ids) {
  let found = 0;
  const out = text.replace(/^ {2}["']([\w.-]+\.\d{4}-\d{2})["']: \{.*\},?$/gm, (line, id) => {
    found += 1;
    return ids.has(id) ? line : '';
  });
  if (found < 2)
    throw new Error(
      'The table of rulebooks is written differently now: src/lib/rulebooks-in-use.mjs must follow.',
    );
  return withoutUnused(out);
}

/** What is imported by name and named nowhere else goes too: a page must not carry it for an import alone. @param {string} text */
function withoutUnused(text) {
  const rest = text.replace(/^import [\s\S]*?;$/gm, '');
  return text.replace(/^import \{([^}]*)\} from ('[^']+');$/gm, (whole, names, from) => {
    const all = names.split(',').map((/** @type {string} */ name) => name.trim());
    const used = all.filter(
      (/** @type {string} */ name) => name !== '' && new RegExp(`\\b${name}\\b`).test(rest),
    );
    if (used.length === all.filter(Boolean).length) return whole;
    return used.length === 0 ? '' : `import { ${used.join(', ')} } from ${from};`;
  });
}

/** @returns {import('vite').Plugin} */
export function rulebooksInUse() {
  const ids = rulebooksNamed(new URL('../../', import.meta.url));
  return {
    name: 'rulebooks-in-use',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: /[\\/]engine[\\/]rulebooks[\\/]index\.ts$/ },
      handler: (text) => ({ code: withRulebooks(text, ids), map: null }),
    },
  };
}
