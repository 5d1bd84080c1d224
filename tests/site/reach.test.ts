/** A page's first figure wakes as it comes near; one of another kind when somebody reaches for it, and nothing is lost. */
import { expect, type Page, test } from '@playwright/test';
import { lessons } from './pages.ts';
import { passFigures, reachFor, watch } from './watch.ts';

/** Components of figures that the page has fetched so far, by name. */
async function fetchedFigures(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scripts = performance.getEntriesByType('resource').map(({ name }) => name);
    const urls = [...document.querySelectorAll('astro-island:has(figure)')].map(
      (island) => new URL(island.getAttribute('component-url') ?? '', document.baseURI).href,
    );
    return [...new Set(urls)]
      .filter((url) => scripts.includes(url))
      .map((url) => url.replace(/.*\/(\w+)\..*/, '$1'));
  });
}

for (const path of [...lessons, 'instructors/', 'corrections/']) {
  test(`${path}: whoever only reads fetches one kind of figure`, async ({ page }) => {
    await page.goto(path);
    await passFigures(page);
    expect(await fetchedFigures(page)).toHaveLength(1);
    // Its figures of that kind are awake, all others sleep.
    const first = page.locator('astro-island:has(figure)').first();
    await expect(first).not.toHaveAttribute('ssr');
  });
}

test('a figure wakes under the pointer, or when a key comes to it', async ({ page }) => {
  const complaints = await watch(page);
  await page.setViewportSize({ width: 900, height: 900 });
  await page.goto('instructors/');
  await passFigures(page);
  const asleep = page.locator('astro-island[ssr]:has(figure)');
  const all = await asleep.count();
  expect(all).toBeGreaterThanOrEqual(17);
  const interest = page.locator('section[aria-labelledby="figure-of-interest"]');
  await interest.getByRole('slider').first().hover();
  await expect(asleep).toHaveCount(all - 1);
  await expect(interest.locator('astro-island')).not.toHaveAttribute('ssr');
  const stops = page.locator('section[aria-labelledby="figure-of-stops"]');
  const verdict = stops.locator('[data-outcome]');
  const before = await verdict.textContent();
  await stops.getByRole('slider').first().press('Home');
  await expect(stops.locator('astro-island')).not.toHaveAttribute('ssr');
  await expect(verdict, 'the key that woke it counts').not.toHaveText(before ?? '');
  expect(complaints).toEqual([]);
});

test('what is pressed and moved while the figure still sleeps is done when it is awake', async ({ page }) => {
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route(/_astro\/Fork\..*\.js$/, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('lessons/the-margin-call/');
  await passFigures(page);
  const figure = page.getByRole('figure').nth(1);
  const island = figure.locator('xpath=ancestor::astro-island');
  const wait = figure.getByRole('button', { name: 'Wait and see' });
  const next = figure.locator('.fork').getByRole('slider').first();
  await expect(wait).toHaveAttribute('aria-pressed', 'false');
  await wait.click();
  await next.press('Home');
  const moved = await next.inputValue();
  await expect(island, 'still asleep').toHaveAttribute('ssr');
  open();
  await expect(island).not.toHaveAttribute('ssr');
  await expect(wait).toHaveAttribute('aria-pressed', 'true');
  await expect(next).toHaveValue(moved);
  await expect(figure.getByRole('heading', { name: 'Wait and see · your answer' })).toBeVisible();
});

test('another of the same kind needs no reaching, and the panel of one that slept opens', async ({
  page,
}) => {
  await page.goto('lessons/leverage/');
  await passFigures(page);
  await expect(page.locator('astro-island[ssr]:has(figure)')).toHaveCount(0);
  await page.goto('instructors/');
  await passFigures(page);
  const section = page.locator('section[aria-labelledby="figure-of-taxes"]');
  await section.locator('summary', { hasText: 'Embed' }).click();
  await expect(section.getByRole('button', { name: 'Copy frame' })).toBeVisible();
  await reachFor(section.locator('astro-island'));
});
