/** The server’s picture and the living one are the same, and nothing shifts when it wakes. */
import type { Locator, Page } from '@playwright/test';
import { expect, test, visibleText } from './lesson-page.ts';
import { reachFor } from './watch.ts';

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
    // A figure wakes when it comes near, or when it is reached for.
    for (const island of await page.locator('astro-island').all()) await reachFor(island);
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

test('what is typed into a question before it wakes stays, also beside an earlier answer', async ({
  page,
}) => {
  const address = 'lessons/the-margin-call/?v=1';
  const check = page.locator('section.check').first();
  const field = check.getByRole('textbox');
  await page.goto(address);
  await expect(check.locator('astro-island[ssr]')).toHaveCount(0);
  await field.fill('7');
  await field.press('Enter');
  await expect(check.locator('.result')).not.toBeEmpty();

  await page.route(/_astro\/Check\./, async (route) => {
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('.check input')?.value);
    await route.continue();
  });
  await page.goto(address, { waitUntil: 'commit' });
  await field.pressSequentially('12.5');
  await expect(check.locator('astro-island[ssr]')).toHaveCount(0);
  await expect(field).toHaveValue('12.5');
  await field.press('Enter');
  await expect(check.locator('.result')).toContainText('Not that.');
  await expect(field, 'the earlier answer is older').toHaveValue('12.5');
});

/** The offsets figure, whose scripts wait until `open` is called. */
async function asleep(page: Page, query = ''): Promise<{ figure: Locator; open: () => Promise<void> }> {
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route(/_astro\/Offsets\./, async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto(`embed/offsets/${query}`, { waitUntil: 'commit' });
  await page.locator('#back').waitFor();
  return {
    figure: page.locator('figure.wide'),
    open: async () => {
      await expect(page.locator('astro-island[ssr]'), 'still asleep').toHaveCount(1);
      open();
      await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
    },
  };
}

test('what is typed, moved, chosen or ticked in a figure before it wakes is taken over', async ({ page }) => {
  const { figure, open } = await asleep(page);
  const [slider, field, radio, box, wrong] = [
    figure.getByRole('slider', { name: 'Short, in coin' }),
    figure.getByRole('textbox', { name: 'Long, in coin' }),
    figure.getByRole('radio', { name: 'two coins' }),
    figure.getByRole('checkbox', { name: 'The difference' }),
    figure.getByRole('textbox', { name: 'Rate of each leg' }),
  ];
  await slider.press('End');
  await radio.check();
  await box.uncheck();
  await wrong.fill('1000');
  await field.fill('45.');
  await open();
  await expect(slider).toHaveValue('100');
  await expect(figure.getByRole('textbox', { name: 'Short, in coin' })).toHaveValue('100');
  await expect(radio).toBeChecked();
  await expect(box).not.toBeChecked();
  await expect(wrong, 'kept as it was typed').toHaveValue('1000');
  await expect(wrong).toHaveAccessibleDescription('It must be from 1 % to 20 %.');
  await expect(field, 'still being typed').toHaveValue('45.');
  await expect(figure.getByRole('slider', { name: 'Long, in coin' })).toHaveValue('45');
  await field.press('Enter');
  await expect(field).toHaveValue('45');
  await expect(figure.getByRole('button', { name: 'Reset' })).toBeEnabled();
});

test('what a link locks stays, whatever was moved before the figure woke', async ({ page }) => {
  const { figure, open } = await asleep(page, '?v=1&short=20&lock=all');
  await figure.getByRole('slider', { name: 'Short, in coin' }).press('End');
  await figure.getByRole('textbox', { name: 'Long, in coin' }).fill('45');
  await figure.getByRole('radio', { name: 'two coins' }).check();
  await figure.getByRole('checkbox', { name: 'The difference' }).uncheck();
  await open();
  await expect(figure.getByRole('slider', { name: 'Short, in coin' })).toHaveValue('20');
  await expect(figure.getByRole('textbox', { name: 'Long, in coin' })).toHaveValue('30');
  await expect(figure.getByRole('radio', { name: 'one coin' })).toBeChecked();
  await expect(figure.getByRole('checkbox', { name: 'The difference' })).toBeChecked();
});
