/**
 * What a screen reader finds in each part of a lesson and in the frame around it. The snapshots stand beside
 * this file; look at every line that changes, then `npm run test:site -- aria --update-snapshots`, and leave
 * out addresses that begin with a slash: they differ with the base.
 */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { wakeFigures } from './watch.ts';

async function lesson(page: Page): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('lessons/the-margin-call/?v=1');
  await wakeFigures(page);
}

/** The paragraph or note that holds a text. */
const around = (page: Page, selector: string, text: string): Locator =>
  page.locator(selector).filter({ hasText: text }).first();

const PARTS: Readonly<Record<string, (page: Page) => Locator>> = {
  header: (page) => page.getByRole('banner'),
  contents: (page) => page.locator('nav.beside'),
  'term-and-value': (page) => around(page, '.text > p', 'The loan does not shrink'),
  cite: (page) => around(page, '.text > p', 'A broker can do that on any day'),
  aside: (page) => around(page, 'aside', 'At the call price your equity'),
  'where-guides-go-wrong': (page) => around(page, 'aside', 'It may. It may also sell first'),
  table: (page) => page.locator('.text > table'),
  predict: (page) => page.locator('.predict'),
  check: (page) => page.locator('section.check'),
  choice: (page) => page.locator('section.choice'),
  order: (page) => page.locator('section.order'),
  'key-points': (page) => page.locator('.key-points'),
  'model-notes': (page) => page.locator('.model-notes'),
  sources: (page) => page.getByRole('region', { name: 'Sources' }).getByRole('listitem').first(),
  'margin-call': (page) => page.locator('figure.wide').first(),
  'margin-call-answered': (page) => page.locator('figure.wide').nth(1),
  footer: (page) => page.getByRole('contentinfo'),
};

for (const [name, part] of Object.entries(PARTS)) {
  test(`${name}, as it is heard`, async ({ page }) => {
    await lesson(page);
    await expect(part(page)).toMatchAriaSnapshot({ name: `${name}.aria.yml` });
  });
}

test('a number that is asked why, as it is heard', async ({ page }) => {
  await lesson(page);
  const readout = page.locator('.readout').first();
  await readout.locator('summary').nth(3).click();
  await expect(readout).toMatchAriaSnapshot({ name: 'why.aria.yml' });
});

test('a definition, as it is heard', async ({ page }) => {
  await lesson(page);
  await page.getByRole('button', { name: 'equity', exact: true }).first().click();
  await expect(page.locator('#term-equity-1')).toMatchAriaSnapshot({ name: 'definition.aria.yml' });
});

test('the search, as it is heard', async ({ page }) => {
  await page.goto('sources/');
  await page.keyboard.press('/');
  const search = page.getByRole('dialog', { name: 'Search' });
  await search.getByRole('searchbox').fill('lowest whole cent');
  await expect(search.getByRole('heading').first()).toBeVisible();
  await expect(search).toMatchAriaSnapshot({ name: 'search.aria.yml' });
});

test('your data, as it is heard', async ({ page }) => {
  await page.goto('your-data/');
  await page.getByRole('button', { name: 'Erase everything' }).click();
  await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: 'your-data.aria.yml' });
});

test('the map of the lessons, as it is heard', async ({ page }) => {
  await page.goto('lessons/');
  await expect(page.getByRole('main')).toMatchAriaSnapshot({ name: 'lessons.aria.yml' });
});
