/** On paper: light, without what cannot be pressed, with the numbers that the reader left. */
import { expect, test } from '@playwright/test';
import { paths } from './pages.ts';
import { watch } from './watch.ts';

test('a lesson prints light and whole, whatever the screen shows', async ({ page }) => {
  const complaints = await watch(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('lessons/the-margin-call/?v=1&price=34.5');
  await page.getByRole('combobox', { name: 'Colours' }).selectOption('dark');
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  // What a browser does that prints: it says so, and lays out for paper.
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const body = page.locator('body');
  await expect(body).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  for (const gone of ['.site-head nav', '.tools', '.contents', '#notice', '.choice form'])
    for (const part of await page.locator(gone).all()) await expect(part).toBeHidden();
  await expect(page.locator('data.val[data-figure="callPrice"]').first()).toBeVisible();
  await expect(page.locator('.readout .value', { hasText: '$6,900' }).first()).toBeVisible();
  // The data table is open on paper.
  await expect(page.locator('figure .table td').first()).toBeVisible();
  await expect(page.locator('.source-list a').first()).toBeVisible();
  expect(complaints).toEqual([]);
});

test('printing wakes every figure first', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 600 });
  await page.goto('lessons/the-margin-call/');
  await page.waitForTimeout(300);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
});

for (const path of paths) {
  test(`${path} becomes a PDF without a complaint`, async ({ page }) => {
    const complaints = await watch(page);
    await page.goto(path);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(complaints.filter((complaint) => !/status of 404/.test(complaint))).toEqual([]);
  });
}
