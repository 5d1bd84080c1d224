/** What a page weighs, and that nothing on it moves by itself. Sizes are gzip, as hosts send it. */
import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { paths } from './pages.ts';
import { passFigures, wakeFigures } from './watch.ts';

const KB = 1000;

interface Weight {
  /** By the address of each, and of those in the page's own text by what they are. */
  scripts: Map<string, number>;
  script: number;
  style: number;
  /** With the page itself and all else but fonts. */
  all: number;
}

const total = (sizes: Iterable<number>): number => [...sizes].reduce((sum, size) => sum + size, 0);

/** Everything that a page fetches for somebody who reads it to its end, and the scripts in its own text. */
async function weigh(page: Page, path: string): Promise<Weight> {
  const weight: Weight = { scripts: new Map(), script: 0, style: 0, all: 0 };
  const bodies: Promise<void>[] = [];
  page.on('response', (response) => {
    const type = response.request().resourceType();
    if (type === 'font') return;
    bodies.push(
      response.body().then((body) => {
        const size = gzipSync(body).length;
        weight.all += size;
        if (type === 'script') weight.scripts.set(response.url(), size);
        if (type === 'stylesheet') weight.style += size;
      }),
    );
  });
  await page.goto(path);
  await passFigures(page);
  await Promise.all(bodies);
  const inline = await page.locator('script:not([src])').allTextContents();
  for (const text of inline) weight.scripts.set(text, gzipSync(text).length);
  weight.script = total(weight.scripts.values());
  return weight;
}

for (const path of paths) {
  test(`${path}: weight, and no shift`, async ({ page }) => {
    const { script, style, all } = await weigh(page, path);
    if (path.startsWith('embed/')) {
      expect(script, 'script of a figure in a frame').toBeLessThanOrEqual(55 * KB);
      expect(all, 'all of it without fonts').toBeLessThanOrEqual(110 * KB);
    }
    expect(style, 'CSS').toBeLessThanOrEqual(16 * KB);
    const moves = (await page.locator('astro-island').count()) > 0;
    if (!moves) expect(script, 'script of a text-only page').toBeLessThanOrEqual(6 * KB);
    else expect(script, 'script of a page with figures').toBeLessThanOrEqual(70 * KB);
  });

  for (const width of [390, 820, 1440]) {
    test(`${path} at ${width}: nothing moves by itself`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.addInitScript(() => {
        const shifts: string[] = [];
        Object.assign(window, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            const { value, sources = [] } = entry as PerformanceEntry & {
              value: number;
              sources?: { node?: Node }[];
            };
            const what = sources.map(({ node }) =>
              (node instanceof Element ? node.outerHTML : '?').slice(0, 90),
            );
            shifts.push(`${value}: ${what.join(' | ')}`);
          }
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(path);
      await wakeFigures(page);
      await page.waitForTimeout(200);
      const shifts = await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
      const total = shifts.reduce((sum, shift) => sum + Number.parseFloat(shift), 0);
      // To the two decimals in which it is reported: a parser that pauses inside a line moves a word by a hair.
      expect(total.toFixed(2), shifts.join('\n')).toBe('0.00');
    });
  }
}

/**
 * Kilobytes that a figure may bring to a page that has another one already, once somebody reaches for it: to read past
 * it costs nothing (reach.test.ts).
 */
const FURTHER = 8;
/**
 * Those that bring more, and how much: an exchange's positions come with five of tiers and rules of their own, and the
 * others with what only they compute. None may grow.
 */
const HEAVIER: Readonly<Record<string, number>> = {
  cascade: 11.4,
  'day-trading': 12,
  interest: 11.8,
  'isolated-vs-cross': 15.2,
  leverage: 11,
  'liquidation-price': 15.3,
  offsets: 15.1,
  platforms: 15.2,
  stops: 8.7,
  survival: 12.3,
  taxes: 14.1,
};

test('what a further figure brings to a page when it is reached for', async ({ page, context }) => {
  const first = await weigh(page, 'embed/margin-call/');
  for (const path of paths.filter((item) => item.startsWith('embed/'))) {
    const { scripts } = await weigh(await context.newPage(), path);
    const more = [...scripts].filter(([script]) => !first.scripts.has(script)).map(([, size]) => size);
    const slug = path.split('/')[1] ?? '';
    expect(total(more), slug).toBeLessThanOrEqual((HEAVIER[slug] ?? FURTHER) * KB);
  }
});
