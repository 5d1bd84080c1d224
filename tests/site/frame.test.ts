import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { paths } from './pages.ts';
import { wakeFigures, watch } from './watch.ts';

/** What every page says in the console when the server answers 404, as it should. */
const expected = (complaint: string): boolean =>
  /status of 404/.test(complaint) && /no-such-page/.test(complaint);

test('there are pages to look at', () => {
  expect(paths).toEqual(expect.arrayContaining(['./', 'glossary/', 'lessons/', 'sources/', 'no-such-page/']));
});

for (const path of paths) {
  for (const width of [390, 1440]) {
    test(`${path} at ${width}: accessible in both themes, and nothing complains`, async ({ page }) => {
      // A page of every figure takes the checker its time.
      test.setTimeout(150_000);
      const complaints = await watch(page);
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      await wakeFigures(page);
      await expect(page.locator('[style]')).toHaveCount(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
        expect(found, colorScheme).toEqual([]);
      }
      expect(complaints.filter((complaint) => !expected(complaint))).toEqual([]);
    });
  }

  test(`${path} fits a screen of 320 px`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    await wakeFigures(page);
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(widest).toBeLessThanOrEqual(320);
  });
}

test('the first key leads past the head of the page', async ({ page }) => {
  await page.goto('glossary/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the text' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('#main a').first()).toBeFocused();
});

async function openFirstTerm(page: Page): Promise<void> {
  await page.goto('lessons/the-margin-call/');
  const word = page.getByRole('button', { name: 'equity', exact: true }).first();
  const definition = page.locator('#term-equity-1');
  await expect(definition).toBeHidden();
  await word.press('Enter');
  await expect(definition).toBeVisible();
  await expect(definition).toContainText('What would be left for you');
  await definition.getByRole('link', { name: 'In the glossary' }).click({ trial: true });
  await page.keyboard.press('Escape');
  await expect(definition).toBeHidden();
}

for (const width of [390, 1440]) {
  test(`a term opens by keyboard at ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await openFirstTerm(page);
  });

  test(`a term opens without scripts at ${width}`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width, height: 900 },
      ...(baseURL && { baseURL }),
    });
    const page = await context.newPage();
    await openFirstTerm(page);
    await context.close();
  });
}

test('a wide page has the definition in its margin, beside the word', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('lessons/the-margin-call/');
  const term = page
    .locator('.term')
    .filter({ hasText: /^equity/ })
    .first();
  const word = await term.getByRole('button').first().boundingBox();
  const note = await term.locator('.margin-note').boundingBox();
  const column = await page.locator('.text > p.lede').boundingBox();
  if (!word || !note || !column) throw new Error('Something is not shown.');
  expect(note.x).toBeGreaterThan(column.x + column.width);
  expect(Math.abs(note.y - word.y)).toBeLessThan(24);
});

test('margin notes overlap neither each other nor a figure', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('lessons/the-margin-call/');
  const boxes = await page.locator('.margin-note, .text .wide').evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility())
      .map((element) => element.getBoundingClientRect())
      .map(({ top, bottom }) => ({ top, bottom }))
      .toSorted((a, b) => a.top - b.top),
  );
  expect(boxes.length).toBeGreaterThan(3);
  for (const [i, box] of boxes.entries()) {
    const next = boxes[i + 1];
    if (next) expect(next.top).toBeGreaterThanOrEqual(box.bottom);
  }
});

test('a citation leads to the lesson’s source, and from there to how it was read', async ({ page }) => {
  await page.goto('lessons/the-margin-call/');
  const cite = page.locator('a.cite').first();
  const target = (await cite.getAttribute('href')) ?? '';
  const number = Number(await cite.textContent());
  const item = page.locator('.source-list > li').nth(number - 1);
  await expect(item).toHaveAttribute('id', target.slice(1));
  await item.getByRole('link', { name: /^read / }).click();
  await expect(page).toHaveURL(new RegExp(`/sources/#${target.replace('#source-', '')}$`));
  await expect(page.locator(':target')).toContainText('Lesson The margin call');
});

test('a missing page helps', async ({ page }) => {
  const response = await page.goto('no/such/page/');
  expect(response?.status()).toBe(404);
  await page.getByRole('link', { name: 'the glossary' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glossary');
});

test('a state link wakes every figure of the page at once', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 600 });
  await page.goto('lessons/the-margin-call/?v=1');
  await expect(page.locator('astro-island')).not.toHaveCount(0);
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
});

test('without one, a figure far below sleeps', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 600 });
  await page.goto('lessons/the-margin-call/');
  await page.waitForTimeout(500);
  await expect(page.locator('astro-island[ssr]')).not.toHaveCount(0);
  await wakeFigures(page);
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
});

test('the regions that speak are there before anything is said', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('#announcer[aria-live="polite"]')).toHaveText('');
  await expect(page.locator('#alarm[role="alert"]')).toHaveText('');
});

test('the schema of scenarios is a valid schema and knows a scenario', async ({ request }) => {
  const response = await request.get('schema/scenario.v1.json');
  const schema = await response.json();
  expect(schema.$id).toMatch(/\/schema\/scenario\.v1\.json$/);
  const validate = new Ajv2020({ formats: { date: true } }).compile(schema);
  const scenario = {
    format: 'margin-lab.scenario',
    version: 1,
    rulebook: 'us-broker.2026-11',
    instruments: [{ id: 'XYZ', quote: 'USD', price: '50' }],
    start: '2026-11-02',
    events: [{ on: '2026-11-02', do: 'deposit', amount: '5000' }],
  };
  expect(validate(scenario), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...scenario, events: [{ on: '2026-11-02', do: 'deposit' }] })).toBe(false);
});
