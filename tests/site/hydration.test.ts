/** The server’s picture and the living one are the same, and nothing shifts when it wakes. */
import { expect, test, visibleText } from './lesson-page.ts';

interface Part {
  readonly what: string;
  readonly box: readonly number[];
}

for (const width of [390, 1280]) {
  test(`at ${width} px nothing moves and no text changes as the figures wake`, async ({ lesson }) => {
    const { page } = lesson;
    await page.setViewportSize({ width, height: 900 });
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    await page.route('**/_astro/*.js', async (route) => {
      await gate;
      await route.continue();
    });
    await page.addInitScript(() => {
      const shifts: string[] = [];
      // What a page moves while it is still arriving is counted in budgets.test.ts.
      Object.assign(window, { shifts, wakes: Number.POSITIVE_INFINITY });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          if (entry.startTime > Number(Reflect.get(window, 'wakes')))
            shifts.push(`${Reflect.get(entry, 'value')} at ${entry.startTime}`);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const parts = (): Promise<Part[]> =>
      page.locator('main *').evaluateAll((elements) =>
        elements
          .filter((element) => element.checkVisibility())
          .map((element) => {
            const { left, top, width: wide, height } = element.getBoundingClientRect();
            const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
            const text = own.map((node) => node.textContent?.trim()).join(' ');
            const value = element instanceof HTMLInputElement ? element.value : '';
            return {
              what: `${element.tagName}.${element.getAttribute('class') ?? ''} ${text} ${value}`.trim(),
              box: [left, top + window.scrollY, wide, height].map((n) => Math.round(n * 10) / 10),
            };
          }),
      );

    await page.goto('lessons/the-margin-call/', { waitUntil: 'commit' });
    await page.locator('.site-foot').waitFor();
    await page.evaluate(async () => {
      await document.fonts.ready;
    });
    const islands = await page.locator('astro-island').count();
    expect(islands).toBeGreaterThanOrEqual(4);
    await expect(page.locator('astro-island[ssr]'), 'all still asleep').toHaveCount(islands);
    const before = await parts();
    const text = await visibleText(page.locator('main'));

    await page.evaluate(() => Object.assign(window, { wakes: performance.now() }));
    open();
    // A figure wakes when it comes near.
    for (const island of await page.locator('astro-island').all()) {
      await island.locator('> *').first().scrollIntoViewIfNeeded();
      await expect(island).not.toHaveAttribute('ssr');
    }
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.waitForTimeout(300);
    expect(await visibleText(page.locator('main'))).toBe(text);
    const after = await parts();
    expect(after.length).toBe(before.length);
    const moved = after.filter((part, i) => JSON.stringify(part) !== JSON.stringify(before[i]));
    expect(moved).toEqual([]);
    expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([]);
  });
}

test('what is typed into a question before it wakes stays, and is what is graded', async ({ page }) => {
  await page.route(/_astro\/Check\./, async (route) => {
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.check input')?.value);
    await route.continue();
  });
  await page.goto('lessons/the-margin-call/?v=1', { waitUntil: 'commit' });
  const check = page.locator('section.check').first();
  const field = check.getByRole('textbox');
  await field.pressSequentially('12.5');
  await expect(check.locator('astro-island[ssr]')).toHaveCount(0);
  await expect(field).toHaveValue('12.5');
  await field.press('Enter');
  await expect(check.locator('.result')).toContainText('Not that.');
});
