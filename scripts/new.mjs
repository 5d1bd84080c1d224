/**
 * Makes the files of something new, so that one begins with something that builds.
 *
 *   npm run new -- lesson what-a-loan-costs
 *   npm run new -- widget interest
 *
 * A lesson is one file, content/lessons/NAME.mdx, and needs nothing else. A widget is a folder in
 * components/widgets/ with a test and a preset; lessons, embed pages and the gallery find it there.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { lessonFiles } from './new/lesson.mjs';
import { widgetFiles } from './new/widget.mjs';

/** @typedef {Record<string, string>} Files path from the project's root → text */

const USAGE = 'Usage: npm run new -- lesson NAME, or npm run new -- widget NAME';

/** The next free number of a lesson. @param {string} root */
function nextNumber(root) {
  const folder = path.join(root, 'content/lessons');
  const numbers = readdirSync(folder)
    .filter((file) => file.endsWith('.mdx'))
    .map((file) => Number(/^number: (\d+)$/m.exec(readFileSync(path.join(folder, file), 'utf8'))?.[1] ?? 0));
  return Math.max(0, ...numbers) + 1;
}

/** The files that something new begins with. @param {string} kind @param {string} name @param {string} root
 * @returns {Files} */
export function filesFor(kind, name, root) {
  if (kind !== 'lesson' && kind !== 'widget') throw new Error(USAGE);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Error(`"${name}" is no name for a ${kind}: use small letters and hyphens, such as short-sale.`);
  return kind === 'lesson' ? lessonFiles(name, nextNumber(root)) : widgetFiles(name);
}

/** Writes them, all or none. @param {Files} files @param {string} root */
export function writeNew(files, root) {
  const there = Object.keys(files).filter((file) => existsSync(path.join(root, file)));
  if (there.length > 0) throw new Error(`${there.join(', ')}: already there. Nothing was written.`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [kind = '', name = ''] = process.argv.slice(2);
  const root = fileURLToPath(new URL('..', import.meta.url));
  try {
    const files = filesFor(kind, name, root);
    writeNew(files, root);
    console.log(Object.keys(files).join('\n'));
    if (kind === 'widget')
      console.log('It builds as it stands. For its card: npm run build && npm run cards.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
