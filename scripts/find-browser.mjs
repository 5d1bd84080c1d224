/**
 * Finds a Chrome or Chromium for the tests, or installs one. The order: CHROME_PATH, an installed
 * Chrome or Chromium, the one that Playwright keeps for itself, Playwright's installer, and on Debian
 * as root `apt-get install chromium`. `node scripts/find-browser.mjs` prints the path.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';

/** Nothing that the browser does by itself may reach the network. */
export const launchArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * What the search asks of the machine; tests replace it.
 * @typedef {object} Machine
 * @property {Record<string, string | undefined>} env
 * @property {string} platform as in `process.platform`
 * @property {(file: string) => boolean} exists
 * @property {(file: string) => boolean} starts whether the browser answers `--version`
 * @property {() => string} playwrightPath where Playwright keeps its Chromium, installed or not
 * @property {() => boolean} installByPlaywright
 * @property {() => boolean} isDebianRoot Debian itself: Ubuntu's chromium package is only a stub
 * @property {() => boolean} installByApt
 * @property {(line: string) => void} say
 */

const MAC_APPS = ['Google Chrome', 'Chromium', 'Google Chrome Beta', 'Google Chrome Canary'];
const LINUX_NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];

/** Where browsers usually are. @param {Machine} machine @returns {string[]} */
function usualPlaces({ env, platform }) {
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) =>
        ['Google\\Chrome', 'Chromium'].map((app) => `${folder}\\${app}\\Application\\chrome.exe`),
      );
  }
  if (platform === 'darwin') {
    return ['', env.HOME ?? ''].flatMap((home) =>
      MAC_APPS.map((app) => `${home}/Applications/${app}.app/Contents/MacOS/${app}`),
    );
  }
  const folders = [...(env.PATH ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/opt/google/chrome'];
  // A snap cannot see the profile folder that a test makes for it.
  const usable = [...new Set(folders)].filter(
    (folder) => folder.startsWith('/') && !folder.startsWith('/snap'),
  );
  return LINUX_NAMES.flatMap((name) => usable.map((folder) => `${folder}/${name}`));
}

const ADVICE = `No Chrome or Chromium was found, and none could be installed. Do one of these, then run the tests again:
  - install Google Chrome or Chromium as you install other programs;
  - run "npx playwright install chromium", where downloads are allowed;
  - set CHROME_PATH to a Chrome or Chromium that you have.`;

/** @param {Machine} [machine] @returns {string} the path of a browser that works */
export function findBrowser(machine = thisMachine) {
  const { env, exists, starts, playwrightPath, say } = machine;
  const works = (/** @type {string} */ file) => exists(file) && starts(file);

  const chosen = env.CHROME_PATH;
  if (chosen !== undefined && chosen !== '') {
    if (works(chosen)) return chosen;
    throw new Error(`CHROME_PATH is "${chosen}", but no browser starts there. Correct it or unset it.`);
  }
  const installed = () => usualPlaces(machine).find(works);
  const playwrights = () => [playwrightPath()].find(works);

  const present = installed() ?? playwrights();
  if (present !== undefined) return present;

  say('No Chrome or Chromium found; asking Playwright to install one.');
  if (machine.installByPlaywright()) {
    const file = playwrights();
    if (file !== undefined) return file;
  }
  if (machine.isDebianRoot()) {
    say('Playwright could not; installing Debian’s chromium package.');
    if (machine.installByApt()) {
      const file = installed();
      if (file !== undefined) return file;
    }
  }
  throw new Error(ADVICE);
}

/** Output of installers goes to stderr, so that stdout is the path alone.
 * @param {string} command @param {string[]} args */
function succeeds(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], env }).status === 0;
}

/** @type {Machine} */
const thisMachine = {
  env: process.env,
  platform: process.platform,
  exists: existsSync,
  starts(file) {
    // Elsewhere `--version` opens a window, and an installed browser is never a stub.
    if (process.platform !== 'linux') return true;
    const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
    return status === 0 && /chrom/i.test(stdout);
  },
  playwrightPath: () => chromium.executablePath(),
  installByPlaywright() {
    const require = createRequire(import.meta.url);
    const cli = path.join(path.dirname(require.resolve('playwright/package.json')), 'cli.js');
    return succeeds(process.execPath, [cli, 'install', 'chromium']);
  },
  isDebianRoot() {
    if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  },
  installByApt: () => succeeds('apt-get', ['update']) && succeeds('apt-get', ['install', '-y', 'chromium']),
  say: (line) => console.error(line),
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(findBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
