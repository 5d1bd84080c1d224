/** What guides get wrong: as many as were written, numbers that follow their figures, and formulas that the engine answers. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { decimal } from '../../engine/decimal.ts';
import { POPULAR_FORMULAS } from '../../engine/index.ts';
import { reachFor, watch } from './watch.ts';

const written = readFileSync('content/corrections.mdx', 'utf8').match(/<Correction claim="[^"]+"/g) ?? [];

test('every mistake that we met has its place, once, with a verdict', async ({ page }) => {
  await page.goto('corrections/');
  const corrections = page.locator('.correction');
  expect(written.length).toBeGreaterThanOrEqual(25);
  expect(new Set(written).size).toBe(written.length);
  await expect(corrections).toHaveCount(written.length);
  for (const verdict of await corrections.locator('.verdict').allTextContents())
    expect(verdict).toMatch(/^(Wrong|Half of it|No date, or an old one|A warning sign)$/);
});

test('the corrected arithmetic follows the figure above it', async ({ page }) => {
  const complaints = await watch(page);
  await page.goto('corrections/');
  const correction = page.locator('.correction').filter({ hasText: 'Pay in or sell what is missing' });
  const sale = correction.locator('[data-figure="cureSale"]');
  await expect(sale).toHaveText('$1,733.34');
  const figure = page.getByRole('figure').filter({ hasText: 'A call that nobody has answered' });
  await reachFor(page.locator('astro-island').filter({ has: figure }));
  await figure.getByRole('slider', { name: 'Price' }).first().press('ArrowLeft');
  await expect(sale).not.toHaveText('$1,733.34');
  expect(complaints).toEqual([]);
});

test('each formula that circulates stands beside the engine’s price', async ({ page }) => {
  await page.goto('corrections/');
  for (const { id, right } of POPULAR_FORMULAS) {
    const engine = (await page.locator(`[data-formula="${id}"] dd b`).textContent()) ?? '';
    const shown = decimal(engine.replace(/[$,…]|USDT|\s/g, ''));
    expect(shown.minus(right).abs().lt('0.0001'), `${id}: ${engine}`).toBe(true);
  }
});

test('the page of all sources says of each of this page’s that it is used here', async ({ page }) => {
  await page.goto('corrections/');
  const items = await page.locator('.source-list > li').evaluateAll((list) => list.map(({ id }) => id));
  expect(items.length).toBeGreaterThan(20);
  await page.goto('sources/');
  const here = page
    .locator('.source-list > li')
    .filter({ has: page.locator('.facts a[href$="/corrections/"]') });
  const named = await here.evaluateAll((list) => list.map(({ id }) => `source-${id}`));
  expect(named.toSorted()).toEqual(items.toSorted());
});
