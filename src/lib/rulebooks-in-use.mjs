/**
 * The engine knows every rulebook by its id. A reader's browser gets those of the figures on the page: what a widget's
 * presets name, and what its own source names. While the site is built, and in the engine's tests, all are there.
 *
 * In the browser the table of engine/rulebooks/index.ts begins empty, and each widget's moment.ts brings a copy of
 * that module with the lines that the widget needs, which enters them in the table; where a widget fetches what needs
 * the engine later, its day.ts does.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const TABLE = /const RULEBOOKS: [^=]*= \{\n([\s\S]*?)\n\};\n/;
const LINE = /^ {2}'([\w.-]+\.\d{4}-\d{2})': \{.*\},$/;
const IMPORT = /^import (?:type )?\{([^}]*)\} from '[^']+';\n/gm;
const QUERY = '?rulebooks-of=';

/** The lines of the table by the id that each begins with. @param {string} text of engine/rulebooks/index.ts */
function linesOf(text) {
  const lines = text.match(TABLE)?.[1]?.split('\n') ?? [];
  const entries = lines.map((line) => /** @type {const} */ ([line.match(LINE)?.[1], line]));
  if (entries.length < 2 || entries.some(([id]) => id === undefined))
    throw new Error(
      'The table of rulebooks is written differently now: src/lib/rulebooks-in-use.mjs must follow.',
    );
  return new Map(entries);
}

/**
 * The module with an empty table that others enter rulebooks in. What only the lines name is not imported either: it
 * would go with the module to pages that have another rulebook, or none.
 * @param {string} text
 */
export function withoutRulebooks(text) {
  linesOf(text);
  const short = text
    .replace(TABLE, 'export const RULEBOOKS: Record<string, Entry> = {};\n')
    // What lines share.
    .replace(/^const [A-Z]+\b[\s\S]*?;\n/gm, '');
  const body = short.replaceAll(IMPORT, '');
  return short.replaceAll(IMPORT, (line, /** @type {string} */ names) =>
    (names.match(/\w+/g) ?? []).some((name) => new RegExp(`\\b${name}\\b`).test(body)) ? line : '',
  );
}

/**
 * A module beside it that enters some rulebooks, with all that their lines name.
 * @param {string} text @param {ReadonlySet<string>} ids
 */
export function entering(text, ids) {
  const lines = linesOf(text);
  const chosen = [...ids].map((id) => {
    const line = lines.get(id);
    if (line === undefined) throw new Error(`There is no rulebook ${id} in engine/rulebooks/index.ts.`);
    return line;
  });
  const before = text.slice(0, text.search(TABLE));
  return `import { RULEBOOKS } from './index.ts';\n${before}Object.assign(RULEBOOKS, {\n${chosen.join('\n')}\n});\n`;
}

/** @param {string | undefined} id */
const widgetOf = (id) => id?.split(QUERY)[1];

/**
 * Ids of the rulebooks that a widget's presets or its own files name; none where the build compiles its presets.
 * @param {URL} root the project's folder @param {string} widget @param {string} text of engine/rulebooks/index.ts
 * @returns {Set<string>}
 */
export function rulebooksOf(root, widget, text) {
  if (existsSync(new URL(`components/widgets/${widget}/compile.ts`, root))) return new Set();
  const presets = new URL('content/scenarios/', root);
  const named = readdirSync(presets)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => parse(readFileSync(new URL(file, presets), 'utf8')))
    .filter((preset) => preset.widget === widget && preset.scenario)
    .map(({ scenario }) => scenario.rulebook);
  const folder = new URL(`components/widgets/${widget}/`, root);
  const source = readdirSync(folder)
    .filter((file) => /\.(ts|svelte)$/.test(file))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
  return new Set([...named, ...[...linesOf(text).keys()].filter((id) => source.includes(`'${id}'`))]);
}

/** @returns {import('vite').Plugin} */
export function rulebooksInUse() {
  const root = new URL('../../', import.meta.url);
  const table = new URL('engine/rulebooks/index.ts', root);
  const read = () => readFileSync(table, 'utf8');
  return {
    name: 'rulebooks-in-use',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId: (id) => (widgetOf(id) ? fileURLToPath(table) + QUERY + widgetOf(id) : null),
    load(id) {
      const widget = widgetOf(id);
      return widget ? { code: entering(read(), rulebooksOf(root, widget, read())), moduleType: 'ts' } : null;
    },
    transform: {
      filter: {
        id: /[\\/](engine[\\/]rulebooks[\\/]index|components[\\/]widgets[\\/][\w-]+[\\/](moment|day))\.ts$/,
      },
      handler(text, id) {
        const [, widget, part] = id.match(/widgets[\\/]([\w-]+)[\\/](moment|day)\.ts$/) ?? [];
        if (!widget) return { code: withoutRulebooks(text), map: null };
        const later = existsSync(new URL(`components/widgets/${widget}/day.ts`, root));
        if ((part === 'day') !== later) return null;
        if (rulebooksOf(root, widget, read()).size === 0) return null;
        return { code: `import 'margin-lab${QUERY}${widget}';\n${text}`, map: null };
      },
    },
  };
}
