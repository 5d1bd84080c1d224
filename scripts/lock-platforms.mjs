/**
 * Completes package-lock.json for every platform.
 *
 * Native tools (compiler, bundler, linter) ship one optional package per operating system and
 * processor. npm leaves out of the lockfile those that it cannot look up, and the registry where
 * this lockfile is made has only some of them. `npm ci` then refuses the file anywhere else:
 * "Missing: @biomejs/cli-darwin-arm64 from lock file". This script adds each missing one as
 * `version, os, cpu, libc, optional`, read off its name: enough for npm to skip it on other
 * platforms and to fetch it on its own. (There is no checksum for these few: to add one, run
 * `npm install` where the registry has them all.)
 *
 * Run `npm run lock-platforms` after every change of a dependency; `--check` only reports and
 * exits with 1 when entries are missing. A test runs the same check.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ version?: string | undefined, os?: string[], cpu?: string[], libc?: string[], dev?: boolean,
 *   optional?: boolean, optionalDependencies?: Record<string, string> }} Entry
 * @typedef {Record<string, Entry>} Entries
 */

const OS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const CPU = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** What a package's name says about where it runs: `…-linux-arm64-musl`.
 * @param {string} name @returns {Entry} */
export function platformOf(name) {
  // Some write `windows` for what npm and Node call win32.
  const words = name.split(/[-/]/).map((word) => (word === 'windows' ? 'win32' : word));
  const os = OS.filter((word) => words.includes(word));
  const cpu = CPU.filter((word) => words.includes(word));
  /** @type {Entry} */
  const entry = {};
  if (os.length > 0) entry.os = os;
  if (cpu.length > 0) entry.cpu = cpu;
  if (words.some((word) => word.startsWith('musl'))) entry.libc = ['musl'];
  else if (words.some((word) => word.startsWith('gnu'))) entry.libc = ['glibc'];
  return entry;
}

/** The entry that a package at `from` gets when it asks for `name`, as Node resolves it.
 * @param {Entries} entries @param {string} from @param {string} name */
function resolve(entries, from, name) {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const found = entries[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`];
    if (found !== undefined) return found;
    if (folder === '') return undefined;
  }
}

/** The entries that are asked for as optional but stand nowhere.
 * @param {Entries} entries @returns {Entries} */
export function missingEntries(entries) {
  /** @type {Entries} */
  const missing = {};
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(entries)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      const version = range.replace(/^[\^~]/, '');
      const found = resolve(entries, path, name);
      if (found !== undefined && (found.version === version || range !== version)) continue;
      const place = found === undefined ? `node_modules/${name}` : `${path}/node_modules/${name}`;
      missing[place] = inNpmsOrder({ version, ...platformOf(name), ...(dev && { dev }), optional: true });
    }
  }
  return missing;
}

/** So that a later `npm install` changes nothing. @param {Entry} entry @returns {Entry} */
function inNpmsOrder({ version, ...rest }) {
  const fields = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
  return { version, ...Object.fromEntries(fields) };
}

/** @param {Entries} entries @returns {Entries} */
function sortedByPath(entries) {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => a.localeCompare(b, 'en')));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = new URL('../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingEntries(lock.packages);
  const names = Object.keys(missing).map((path) => path.replace(/^node_modules\//, ''));
  if (names.length === 0) {
    console.log('package-lock.json names every platform.');
  } else if (process.argv.includes('--check')) {
    console.error(`package-lock.json lacks ${names.join(', ')}. Run "npm run lock-platforms".`);
    process.exitCode = 1;
  } else {
    lock.packages = sortedByPath({ ...lock.packages, ...missing });
    writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
    console.log(`Added to package-lock.json: ${names.join(', ')}.`);
  }
}
