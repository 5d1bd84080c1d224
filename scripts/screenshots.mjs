/**
 * Photographs pages of the finished site: three widths, light and dark.
 *
 *   npm run screenshots -- [--out shots] [--url http://localhost:4321/] [--no-js] [PATH …]   whole pages
 *   npm run screenshots -- --docs    one of each kind of page into docs/screenshots/, also in print and
 *                                    with scripts off; the first screen only, so that the files stay small
 *
 * Without --url it serves dist/ by itself on a free port.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { findBrowser, launchArgs } from './find-browser.mjs';
import { freePort, startServer } from './serve.mjs';

const WIDTHS = [
  { width: 390, height: 844 },
  { width: 820, height: 900 },
  { width: 1440, height: 900 },
];
const THEMES = /** @type {const} */ (['light', 'dark']);

/** One of each kind of page. */
const KINDS = [
  '/',
  '/lessons/',
  '/lessons/the-margin-call/',
  '/glossary/',
  '/sources/',
  '/instructors/',
  '/embed/margin-call/',
  '/your-data/',
  '/404',
];

/** @typedef {import('playwright').Page} Page */
/** @typedef {{ name: string, viewport: { width: number, height: number }, colorScheme: 'light' | 'dark', js: boolean,
 *   media?: 'print', fullPage: boolean, paths: readonly string[], first?: (page: Page) => Promise<void> }} Round */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    url: { type: 'string' },
    docs: { type: 'boolean', default: false },
    'no-js': { type: 'boolean', default: false },
  },
});
const out = values.out ?? (values.docs ? 'docs/screenshots' : 'shots');
const server = values.url === undefined ? await startServer({ port: await freePort() }) : undefined;
const root = server?.url ?? values.url ?? '';
mkdirSync(out, { recursive: true });

/** Every width in both themes. @param {Pick<Round, 'js' | 'fullPage' | 'paths'>} what @returns {Round[]} */
function everyWay(what) {
  return THEMES.flatMap((colorScheme) =>
    WIDTHS.map((viewport) => ({
      ...what,
      name: `${viewport.width}-${colorScheme}${what.js ? '' : '-no-js'}`,
      viewport,
      colorScheme,
    })),
  );
}

/** @param {Page} page */
async function openSearch(page) {
  await page.keyboard.press('/');
  await page.locator('#search input').fill('margin call');
  await page.locator('#search ol li').first().waitFor();
}

/** @returns {Round[]} */
function forTheDocs() {
  const [phone, , desk] = WIDTHS;
  if (!phone || !desk) throw new Error('There is no width to photograph.');
  const page = { colorScheme: THEMES[0], js: true, fullPage: false };
  return [
    ...everyWay({ js: true, fullPage: false, paths: KINDS }),
    // A page of A4 at 96 dots an inch.
    { ...page, name: 'print', viewport: { width: 794, height: 1123 }, media: 'print', paths: KINDS },
    { ...page, name: '390-no-js', viewport: phone, js: false, paths: KINDS },
    { ...page, name: '1440-no-js', viewport: desk, js: false, paths: KINDS },
    { ...page, name: 'search-390', viewport: phone, paths: ['/glossary/'], first: openSearch },
    { ...page, name: 'search-1440', viewport: desk, paths: ['/glossary/'], first: openSearch },
  ];
}

/** Figures wake when they come into view: pass them all once, then return to the top. @param {Page} page */
async function wakeFigures(page) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let y = 0; y < height; y += 600) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(40);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.waitForTimeout(200);
}

/** @param {import('playwright').Browser} browser @param {Round} round */
async function photograph(browser, { name, viewport, colorScheme, js, media, fullPage, paths, first }) {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    reducedMotion: 'reduce',
    javaScriptEnabled: js,
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    const missing = /status of 404/.test(message.text()) && page.url().endsWith('/404');
    if (message.type() === 'error' && !missing) console.error(`${page.url()}: ${message.text()}`);
  });
  if (media) await page.emulateMedia({ media });
  for (const wanted of paths) {
    const address = new URL(wanted.replace(/^\//, ''), root).href;
    const response = await page.goto(address, { waitUntil: 'load' });
    if (response?.ok() !== true && wanted !== '/404')
      throw new Error(`${page.url()} answered ${response?.status()}.`);
    if (js && fullPage) await wakeFigures(page);
    await page.waitForTimeout(200);
    await first?.(page);
    const kind = wanted.replace(/^\/|\/$/g, '').replaceAll('/', '-') || 'home';
    const file = path.join(out, `${kind}-${name}.png`);
    await page.screenshot({ path: file, fullPage });
    console.log(file);
  }
  await context.close();
}

const browser = await chromium.launch({ executablePath: findBrowser(), args: launchArgs });
try {
  const paths = positionals.length > 0 ? positionals : ['/', '/lessons/the-margin-call/'];
  const rounds = values.docs ? forTheDocs() : everyWay({ js: !values['no-js'], fullPage: true, paths });
  for (const round of rounds) await photograph(browser, round);
} finally {
  await browser.close();
  await server?.close();
}
