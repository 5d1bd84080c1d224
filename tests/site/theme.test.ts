/** The reader's own colours: chosen by keyboard, there before anything is drawn, and the same in every tab. */
import { expect, type Page, test } from '@playwright/test';
import { watch } from './watch.ts';

const LIGHT = 'rgb(252, 251, 248)';
const DARK = 'rgb(18, 22, 27)';

const paper = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);

test('the system chooses until the reader does', async ({ page }) => {
  const complaints = await watch(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('glossary/');
  expect(await paper(page)).toBe(DARK);
  const colours = page.getByRole('combobox', { name: 'Colours' });
  await expect(colours).toHaveValue('system');
  await colours.focus();
  await page.keyboard.type('Light');
  await expect(colours).toHaveValue('light');
  expect(await paper(page)).toBe(LIGHT);
  await expect(page.locator('meta[name="theme-color"][media="all"]')).toHaveAttribute('content', '#fcfbf8');

  await page.goto('sources/');
  expect(await paper(page)).toBe(LIGHT);
  await expect(colours).toHaveValue('light');
  await colours.selectOption('system');
  expect(await paper(page)).toBe(DARK);
  await page.goto('./');
  expect(await paper(page)).toBe(DARK);
  expect(complaints).toEqual([]);
});

test('the page is never drawn in the wrong colours', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('glossary/');
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('dark');
  // When the body comes into being, the theme is known, before any module of the page has run.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      document.documentElement.dataset.early = document.documentElement.dataset.theme ?? 'unknown';
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('sources/');
  await expect(page.locator('html')).toHaveAttribute('data-early', 'dark');
});

test('another tab follows', async ({ context, page }) => {
  await page.goto('glossary/');
  const other = await context.newPage();
  await other.goto('sources/');
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('dark');
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(other.getByRole('combobox', { name: 'Colours' })).toHaveValue('dark');
});

test('without scripts there is no control that would do nothing', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto('glossary/');
  await expect(page.getByRole('combobox')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Search' })).toBeHidden();
  await expect(page.getByRole('link', { name: 'Lessons' })).toBeVisible();
  await context.close();
});
