/** The ways through the lessons, and that a reader who is on one stays on it. */
import { expect, test } from '@playwright/test';

test('there are five, and the first takes twenty minutes at most', async ({ page }) => {
  await page.goto('paths/');
  await expect(page.locator('main section[id]')).toHaveCount(5);
  const facts = await page.locator('#twenty-minutes .part .facts').textContent();
  expect(Number(/(\d+) minutes/.exec(facts ?? '')?.[1])).toBeLessThanOrEqual(20);
  const course = await page.locator('#course li').count();
  await page.goto('lessons/');
  await expect(page.locator('[data-lesson-entry]')).toHaveCount(course);
});

test('on a way, the next lesson is the next of that way, and its end leads back', async ({ page }) => {
  await page.goto('paths/');
  const steps = page.locator('#twenty-minutes li a');
  const names = await steps.allTextContents();
  await steps.first().click();
  for (const name of names.slice(1)) {
    await expect(page.locator('.pager a[rel=next]')).toContainText(name);
    await page.locator('.pager a[rel=next]').click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  }
  await page.getByRole('link', { name: 'All ways' }).click();
  await expect(page).toHaveURL(/paths\/#twenty-minutes$/);
});

test('a way that does not exist changes nothing', async ({ page }) => {
  await page.goto('lessons/leverage/');
  const pager = await page.locator('.pager').textContent();
  for (const path of ['nonsense', 'constructor', '']) {
    await page.goto(`lessons/leverage/?path=${path}`);
    expect(await page.locator('.pager').textContent()).toBe(pager);
  }
});
