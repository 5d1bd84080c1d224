/**
 * How quickly the figures answer, on a processor slowed down four times, in the built site. What is counted is a share
 * or a ratio, with a bare slider on an empty page measured beside it: seconds of one machine say little on another.
 *
 *   npm run build && npm run bench [-- --json] [-- margin-call balance]
 */
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { findBrowser, launchArgs } from './find-browser.mjs';
import { freePort, normalBase, startServer } from './serve.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SLOWER = 4;
const STEPS = 50;
/** Milliseconds from a key to the paint that shows what it did. */
const PAINTED = 100;
/** Milliseconds from scrolling to a figure to its answering. */
const USABLE = 1000;
const LEAST_SHARE = 0.98;

/** @typedef {{ slug: string, steps: number, painted: number, median: number, ratio: number, usable: number, ok: boolean }} Row */

/** @param {readonly number[]} values */
const medianOf = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** @param {import('playwright').Page} page */
async function slow(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

/** Milliseconds from each of fifty arrow keys on a slider to the next paint. @param {import('playwright').Page} page @returns {Promise<number[]>} */
async function paintsOf(page) {
  const slider = page.locator('input[type=range]:enabled').first();
  await slider.focus();
  await page.evaluate(() => {
    const waits = /** @type {number[]} */ ([]);
    Object.assign(window, { waits });
    window.addEventListener(
      'keydown',
      (event) => {
        // The frame after the key, and then the first task after it has been painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => waits.push(performance.now() - event.timeStamp);
          port2.postMessage(0);
        });
      },
      { capture: true },
    );
  });
  for (let i = 0; i < STEPS; i += 1) {
    // To and fro, so that no end of the slider is reached.
    await page.keyboard.press(i % 10 < 5 ? 'ArrowLeft' : 'ArrowRight');
    await page.waitForFunction((count) => Reflect.get(window, 'waits').length > count, i);
  }
  return page.evaluate(() => Reflect.get(window, 'waits'));
}

/** Milliseconds from scrolling to the figure in the gallery, and reaching for it, until it is awake. @param {import('playwright').Page} page @param {string} slug */
async function usableAfter(page, slug) {
  await page.goto('instructors/');
  await page.waitForLoadState('networkidle');
  await slow(page);
  return page.evaluate(async (name) => {
    const section = document.querySelector(`[aria-labelledby="figure-of-${name}"]`);
    const island = section?.querySelector('astro-island');
    if (!section || !island) throw new Error(`The gallery has no figure of ${name}.`);
    const from = performance.now();
    section.scrollIntoView();
    while (island.hasAttribute('ssr')) {
      island.dispatchEvent(new Event('focusin'));
      await new Promise((done) => setTimeout(done, 5));
    }
    return performance.now() - from;
  }, slug);
}

/** @param {string} baseURL @param {readonly string[]} slugs @returns {Promise<Row[]>} */
async function measure(baseURL, slugs) {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: launchArgs });
  const rows = [];
  try {
    for (const slug of slugs) {
      // One after the other: a page that is slowed down takes time from others.
      const bare = await browser.newPage();
      await bare.setContent('<input type="range" min="0" max="100" value="50">');
      await slow(bare);
      const usual = await paintsOf(bare);
      await bare.close();
      const page = await browser.newPage({ baseURL, viewport: { width: 390, height: 844 } });
      await page.goto(`embed/${slug}/`);
      await page.waitForFunction(() => document.querySelectorAll('astro-island[ssr]').length === 0);
      await page.waitForLoadState('networkidle');
      await slow(page);
      const waits = await paintsOf(page);
      await page.close();
      const far = await browser.newPage({ baseURL, viewport: { width: 390, height: 844 } });
      const usable = await usableAfter(far, slug);
      const painted = waits.filter((wait) => wait <= PAINTED).length / waits.length;
      rows.push({
        slug,
        steps: waits.length,
        painted,
        median: medianOf(waits),
        ratio: medianOf(waits) / medianOf(usual),
        usable,
        ok: painted >= LEAST_SHARE && usable <= USABLE,
      });
      await far.close();
    }
  } finally {
    await browser.close();
  }
  return rows;
}

/** @param {Row} row */
const line = ({ slug, steps, painted, median, ratio, usable, ok }) =>
  `${ok ? '✓' : '✗'} ${slug.padEnd(16)} ${Math.round(painted * steps)} of ${steps} painted within ${PAINTED} ms, ` +
  `median ${median.toFixed(0)} ms, ${ratio.toFixed(1)} × a bare slider; usable after ${usable.toFixed(0)} ms`;

const given = process.argv.slice(2);
const asked = given.filter((word) => !word.startsWith('-'));
const all = globSync('*/index.html', { cwd: `${ROOT}dist/embed` }).map(
  (file) => file.split(/[\\/]/)[0] ?? '',
);
const slugs = all.filter((slug) => asked.length === 0 || asked.includes(slug)).toSorted();
if (slugs.length === 0) {
  console.error('There is nothing to measure: run `npm run build` first, and name figures that there are.');
  process.exitCode = 1;
} else {
  const port = await freePort();
  const server = await startServer({ port });
  try {
    const rows = await measure(`http://localhost:${port}${normalBase()}`, slugs);
    if (given.includes('--json')) console.log(JSON.stringify({ slower: SLOWER, rows }, null, 2));
    else for (const row of rows) console.log(line(row));
    if (rows.some(({ ok }) => !ok)) process.exitCode = 1;
  } finally {
    server.close();
  }
}
