/** The search: nothing of it is fetched before it is wanted; then it answers by keyboard alone. */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { watch } from './watch.ts';

class Search {
  readonly page: Page;
  readonly sheet: Locator;
  readonly field: Locator;
  readonly results: Locator;
  readonly status: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sheet = page.getByRole('dialog', { name: 'Search' });
    this.field = this.sheet.getByRole('searchbox', { name: 'Search' });
    this.results = this.sheet.getByRole('listitem');
    this.status = this.sheet.getByRole('status');
  }

  async look(words: string): Promise<void> {
    await expect(this.field).toBeFocused();
    await this.field.fill(words);
    await expect(this.status).toContainText(`“${words}”`);
  }
}

test('is fetched when it is first opened, and not before', async ({ page }) => {
  const complaints = await watch(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('glossary/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((url) => /pagefind|search/.test(url))).toEqual([]);
  const search = new Search(page);
  await page.getByRole('button', { name: 'Search' }).click();
  await search.look('house requirement');
  expect(asked.filter((url) => /pagefind/.test(url)).length).toBeGreaterThan(0);
  expect(complaints).toEqual([]);
});

test('finds a lesson by its heading, with the words around, and leads to the section', async ({ page }) => {
  const complaints = await watch(page);
  await page.goto('sources/');
  const search = new Search(page);
  await page.keyboard.press('/');
  await search.look('three ways to answer');
  const lesson = search.results.filter({ has: page.getByRole('heading', { name: /^The margin call/ }) });
  await expect(lesson.locator('mark').first()).toBeVisible();
  const section = lesson.getByRole('link', { name: 'Three ways to answer' });
  await section.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/lessons\/the-margin-call\/#three-ways-to-answer$/);
  expect(complaints).toEqual([]);
});

test('finds terms and sources, each in its place', async ({ page }) => {
  await page.goto('./');
  const search = new Search(page);
  await page.keyboard.press('Control+k');
  await search.look('forced sale');
  await expect(search.results.first()).toContainText('Forced sale Glossary');
  await search.look('margin call');
  await expect(search.results.first()).toContainText('Margin call Glossary');
  await expect(search.results.nth(1)).not.toContainText('Source');
  await search.look('Regulation T supplement');
  await expect(search.results.filter({ hasText: '12 CFR 220.12' })).toContainText('Source');
});

test('by keyboard: arrows walk the results and back, Enter in the field goes to the first', async ({
  page,
}) => {
  await page.goto('glossary/');
  const search = new Search(page);
  await page.keyboard.press('/');
  await search.look('equity');
  await page.keyboard.press('ArrowDown');
  await expect(search.sheet.locator('ol a').first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(search.field).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(search.sheet.locator('ol a').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(search.sheet).toBeHidden();
  await page.keyboard.press('/');
  await expect(search.field).toHaveValue('equity');
});

test('what is not there is said, and an empty field says nothing', async ({ page }) => {
  await page.goto('glossary/');
  const search = new Search(page);
  await page.keyboard.press('/');
  await search.look('zzxyqq');
  await expect(search.status).toContainText('Nothing found');
  await expect(search.results).toHaveCount(0);
  await search.field.fill('');
  await expect(search.status).toHaveText('');
});

test('a script in the words stays text', async ({ page }) => {
  await page.goto('glossary/');
  const search = new Search(page);
  await page.keyboard.press('/');
  await search.look('<img src=x onerror=alert(1)>');
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
});

test('/ stays a sign where one types, and can be turned off', async ({ page }) => {
  await page.goto('lessons/the-margin-call/?v=1');
  const search = new Search(page);
  const field = page.locator('section.check').getByRole('textbox');
  await field.focus();
  await page.keyboard.type('1/2');
  await expect(field).toHaveValue('1/2');
  await expect(search.sheet).toBeHidden();
  await page.goto('your-data/');
  await page.getByRole('checkbox', { name: /opens the search/ }).uncheck();
  await page.goto('glossary/');
  await page.keyboard.press('/');
  await page.waitForTimeout(300);
  await expect(search.sheet).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(search.sheet).toBeVisible();
});

test('an index that cannot be fetched is said', async ({ page }) => {
  await page.route('**/pagefind/**', (route) => route.abort());
  await page.goto('glossary/');
  await page.keyboard.press('/');
  await expect(new Search(page).status).toContainText('could not be loaded');
});

for (const width of [320, 1440]) {
  test(`open with results, it is accessible and fits ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    await page.goto('glossary/');
    const search = new Search(page);
    await page.keyboard.press('/');
    await search.look('margin');
    await expect(search.results.first()).toBeVisible();
    expect(await search.sheet.evaluate((sheet) => sheet.scrollWidth - sheet.clientWidth)).toBe(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).include('#search').analyze();
      expect(violations.map(({ id }) => id)).toEqual([]);
    }
  });
}
