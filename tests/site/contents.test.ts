/** The list of contents, links of headings, and what has been read. */
import { expect, type Page, test } from '@playwright/test';

const LESSON = 'lessons/the-margin-call/';

/** Scrolls down as a reader does, resting on each screen. */
async function readTo(page: Page, heading: string): Promise<void> {
  const target = page.getByRole('heading', { name: heading });
  for (let step = 0; step < 40; step += 1) {
    if (await target.evaluate((element) => element.getBoundingClientRect().top < window.innerHeight - 50))
      break;
    await page.evaluate(() => window.scrollBy(0, window.innerHeight * 0.7));
    await page.waitForTimeout(500);
  }
  await page.waitForTimeout(600);
}

test('wide: beside the text, it names where one is and what has been read', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(LESSON);
  const list = page.getByRole('navigation', { name: 'On this page' });
  await expect(list).toHaveCount(1);
  const [nav, text] = [await list.boundingBox(), await page.locator('.text h1').boundingBox()];
  expect((nav?.x ?? 0) + (nav?.width ?? 0)).toBeLessThan(text?.x ?? 0);
  expect(nav?.x).toBeGreaterThanOrEqual(24);

  await readTo(page, 'Three ways to answer');
  await page.getByRole('heading', { name: 'Three ways to answer' }).scrollIntoViewIfNeeded();
  const first = list.getByRole('listitem').first();
  await expect(first.getByRole('link', { name: 'Where the two lines meet (read)' })).toBeVisible();
  await expect(list.getByRole('link', { name: /read/ })).toHaveCount(1);
  await expect(list.locator('[aria-current="location"]')).toHaveCount(1);
  await page.goto('lessons/');
  await expect(page.getByText('1 of 4 sections read')).toBeVisible();
});

test('jumping to the last section does not count as reading', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${LESSON}#when-nothing-is-left`);
  await page.waitForTimeout(900);
  const read = page.locator('.beside .read');
  await expect(read.filter({ hasNotText: 'When nothing is left' })).toHaveCount(0);
});

test('on a phone: folded until it is wanted, and folded again when it has led somewhere', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(LESSON);
  const list = page.getByRole('navigation', { name: 'On this page' });
  await expect(list).toHaveCount(1);
  await list.getByText('On this page').click();
  await list.getByRole('link', { name: 'What the broker may do' }).click();
  await expect(page).toHaveURL(/#what-the-broker-may-do$/);
  await expect(page.getByRole('heading', { name: 'What the broker may do' })).toBeInViewport();
  await expect(list.locator('details')).not.toHaveAttribute('open');
});

test('a heading is the link to itself, and shows it to the hand and to the key', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(LESSON);
  const link = page.locator('h2 .self-link').first();
  const opacity = (): Promise<string> =>
    link.evaluate((element) => getComputedStyle(element, '::before').opacity);
  expect(await opacity()).toBe('0');
  await link.hover();
  expect(await opacity()).toBe('1');
  await page.mouse.move(0, 0);
  await page.keyboard.press('Tab');
  await link.focus();
  expect(await opacity()).toBe('1');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#where-the-two-lines-meet$/);
  await expect(page.getByRole('heading', { name: 'Where the two lines meet', exact: true })).toBeVisible();
});

test('a lesson read to its end says so on the map', async ({ page }) => {
  await page.goto('lessons/');
  await page.evaluate(() => {
    const entry = document.querySelector<HTMLElement>('[data-lesson-entry="the-margin-call"]');
    const read = { 'the-margin-call': entry?.dataset.sections?.split(' ') ?? [] };
    localStorage.setItem('margin-lab', JSON.stringify({ version: 1, read, answers: {} }));
  });
  await page.reload();
  await expect(page.getByText('✓ read')).toBeVisible();
});
