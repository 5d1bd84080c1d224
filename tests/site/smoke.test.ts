import { expect, test } from '@playwright/test';
import { wakeFigures, watch } from './watch.ts';

for (const path of ['./', 'lessons/the-margin-call/']) {
  test(`${path} comes alive under the strict policy`, async ({ page }) => {
    const complaints = await watch(page);
    await page.goto(path);
    const policy = await page.locator('meta[http-equiv="content-security-policy"]').getAttribute('content');
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toContain('unsafe-inline');

    await wakeFigures(page);
    const price = page.getByRole('slider', { name: 'Share price' }).first();
    await price.focus();
    const before = await price.inputValue();
    await page.keyboard.press('ArrowLeft');
    expect(Number(await price.inputValue())).toBeLessThan(Number(before));
    expect(complaints).toEqual([]);
  });
}

test('a lesson is complete without scripts and has no style attribute', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) });
  const page = await context.newPage();
  await page.goto('lessons/the-margin-call/');
  await expect(page.locator('data.val[data-figure="callPrice"]').first()).toHaveText('$35.72');
  await expect(page.getByText('The loan does not shrink')).toBeVisible();
  await expect(page.locator('pre')).toHaveCount(0);
  await expect(page.locator('[style]')).toHaveCount(0);
  await context.close();
});

test('addresses end in a slash, and unknown ones are not found', async ({ request }) => {
  const redirect = await request.get('glossary?v=1', { maxRedirects: 0 });
  expect(redirect.status()).toBe(301);
  expect(redirect.headers().location).toMatch(/glossary\/\?v=1$/);
  const missing = await request.get('no-such-page/');
  expect(missing.status()).toBe(404);
  expect(missing.headers()['access-control-allow-origin']).toBe('*');
});
