/** What the device keeps: answers come back, a broken or absent storage costs nothing else, and all of it can go. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { watch } from './watch.ts';

const LESSON = 'lessons/the-margin-call/?v=1';
const KEY = 'margin-lab';

const stored = (page: Page): Promise<string | null> => page.evaluate((key) => localStorage.getItem(key), KEY);
/** Storage holds this when the page is first opened, and not again after that. */
async function put(page: Page, text: string): Promise<void> {
  await page.addInitScript(
    ([key = '', value = '']) => {
      if (sessionStorage.getItem('put') !== value) localStorage.setItem(key, value);
      sessionStorage.setItem('put', value);
    },
    [KEY, text],
  );
}

async function open(page: Page): Promise<void> {
  await page.goto(LESSON);
  await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
}

/** Gives the three answers of the lesson. */
async function answerAll(page: Page): Promise<void> {
  await page.locator('.predict').getByRole('textbox').fill('38');
  await page.getByRole('button', { name: 'This is my guess' }).click();
  await page.locator('section.check').getByRole('textbox').fill('100');
  await page.locator('section.check').getByRole('button', { name: 'Check' }).click();
  await page.locator('section.choice').getByRole('radio').nth(2).check();
  await page.locator('section.choice').getByRole('button', { name: 'Check' }).click();
}

async function expectAnswers(page: Page): Promise<void> {
  await expect(page.locator('.predict .verdict')).toContainText('You said $38.00: $3.67 too low');
  await expect(page.locator('section.check').getByRole('textbox')).toHaveValue('100');
  await expect(page.locator('section.check .result')).toContainText('That is the answer in cash');
  await expect(page.locator('section.choice').getByRole('radio').nth(2)).toBeChecked();
  await expect(page.locator('section.choice .result')).toContainText('Right.');
}

test('answers are there on return, in silence', async ({ page }) => {
  const complaints = await watch(page);
  await open(page);
  await answerAll(page);
  await expectAnswers(page);
  await open(page);
  await expectAnswers(page);
  await expect(page.locator('#announcer')).toHaveText('');
  await page.getByRole('button', { name: 'Guess again' }).click();
  await open(page);
  await expect(page.getByRole('button', { name: 'This is my guess' })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('where an answer is kept does not move when a question is added before it', async ({ page }) => {
  await open(page);
  await answerAll(page);
  const { answers } = JSON.parse((await stored(page)) ?? '{}');
  expect(Object.keys(answers).toSorted()).toEqual([
    'the-margin-call/higher-requirement',
    'the-margin-call/what-the-broker-may-do',
    'the-margin-call/worth-of-the-sale',
  ]);
});

const TROUBLES = {
  blocked: () => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
  },
  full: () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  },
} as const;

for (const [trouble, cause] of Object.entries(TROUBLES)) {
  test(`storage ${trouble}: the lesson works, and it is said once`, async ({ page }) => {
    const complaints = await watch(page);
    await page.addInitScript(cause);
    await open(page);
    const notice = page.locator('#notice');
    await expect(notice).toContainText('are lost when you leave the page');
    await answerAll(page);
    await expectAnswers(page);
    await page.getByRole('combobox', { name: 'Colours' }).selectOption('dark');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await notice.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('combobox', { name: 'Colours' }).selectOption('light');
    await expect(notice).toHaveText(/^\s*(Close)?\s*$/);
    await expect(notice.getByRole('button')).toBeHidden();
    expect(complaints).toEqual([]);
  });
}

for (const rubbish of ['{{{', '[]', '17', 'null', '"x"', '{"version":"one"}', '\u0000', '{"version":1']) {
  test(`storage holds ${JSON.stringify(rubbish)}: said once, and laid aside`, async ({ page }) => {
    const complaints = await watch(page);
    await put(page, rubbish);
    await page.addInitScript(() => localStorage.setItem('somebody-else', 'stays'));
    await open(page);
    await expect(page.locator('#notice')).toContainText('could not be read');
    await answerAll(page);
    await open(page);
    await expectAnswers(page);
    await expect(page.locator('#notice')).not.toContainText('could not');
    const [aside, other] = await page.evaluate(() => [
      localStorage.getItem('margin-lab.unreadable'),
      localStorage.getItem('somebody-else'),
    ]);
    expect([aside, other]).toEqual([rubbish, 'stays']);
    expect(complaints).toEqual([]);
  });
}

test('what cannot be read stays where there is no room to lay it aside', async ({ page }) => {
  await put(page, '{"version":1');
  await page.addInitScript(TROUBLES.full);
  await open(page);
  await answerAll(page);
  await expectAnswers(page);
  await expect(page.locator('#notice')).toContainText('are lost when you leave the page');
  expect(await stored(page)).toBe('{"version":1');
});

test('what is broken inside is left out, and the rest counts', async ({ page }) => {
  const broken = {
    version: 1,
    theme: 'dark',
    read: { 'the-margin-call': 17, __proto__: ['x'] },
    answers: {
      'the-margin-call/worth-of-the-sale': '100',
      'the-margin-call/what-the-broker-may-do': 99,
      x: {},
    },
  };
  await put(page, JSON.stringify(broken));
  await open(page);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('section.check').getByRole('textbox')).toHaveValue('100');
  await expect(page.locator('section.choice').getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(page.locator('#notice p')).toHaveText('');
});

test('what a newer version wrote is not touched', async ({ page }) => {
  const newer = '{"version":2,"shelves":[]}';
  await put(page, newer);
  await open(page);
  await expect(page.locator('#notice')).toContainText('newer version');
  await answerAll(page);
  expect(await stored(page)).toBe(newer);
});

test('two tabs do not write over each other', async ({ context, page }) => {
  await open(page);
  const other = await context.newPage();
  await open(other);
  await page.locator('section.choice').getByRole('radio').nth(0).check();
  await page.locator('section.choice').getByRole('button', { name: 'Check' }).click();
  // A browser tells its other tabs in its own time.
  await expect.poll(() => stored(other)).toContain('what-the-broker-may-do');
  await other.locator('section.check').getByRole('textbox').fill('250');
  await other.locator('section.check').getByRole('button', { name: 'Check' }).click();
  await expect
    .poll(async () => JSON.parse((await stored(page)) ?? '{}').answers)
    .toEqual({
      'the-margin-call/what-the-broker-may-do': '1',
      'the-margin-call/worth-of-the-sale': '250',
    });
});

test('saved to a file, erased, and read in again', async ({ page }) => {
  const complaints = await watch(page);
  await open(page);
  await answerAll(page);
  await page.goto('your-data/');
  await expect(page.locator('[data-now="answers"]')).toHaveText('Now: 3 answers.');
  await expect(page.locator('[data-now="read"]')).toContainText('Now: 1 lesson opened,');
  const before = await stored(page);
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save to a file' }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toMatch(/^margin-lab-\d{4}-\d\d-\d\d\.json$/);
  const path = await file.path();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(before ?? ''));

  const erase = page.getByRole('button', { name: 'Erase everything' });
  await erase.press('Enter');
  await expect(page.getByRole('button', { name: 'No, keep' })).toBeFocused();
  await page.keyboard.press('Enter');
  expect(await stored(page)).toBe(before);
  await expect(erase).toBeFocused();
  await erase.click();
  await page.getByRole('button', { name: 'Yes, erase' }).click();
  expect(await stored(page)).toBeNull();
  await expect(page.locator('[data-now="answers"]')).toHaveText('Now: 0 answers.');

  await page.getByLabel('Read a file in').setInputFiles(path);
  await expect(page.locator('#outcome')).toContainText('was read in: 3 answers and 1 lesson');
  await open(page);
  await expectAnswers(page);
  expect(complaints).toEqual([]);
});

for (const [name, text] of [
  ['holiday.json', 'not json'],
  ['other.json', '{"version":1.5}'],
  ['newer.json', '{"version":2}'],
  ['big.json', `{"version":1,"answers":{"a/b":"${'x'.repeat(1_100_000)}"}}`],
] as const) {
  test(`the file ${name} is refused in words, and nothing is lost`, async ({ page }) => {
    await put(page, '{"version":1,"read":{},"answers":{"a/b":"1"}}');
    await page.goto('your-data/');
    const before = await stored(page);
    const buffer = Buffer.from(text);
    await page.getByLabel('Read a file in').setInputFiles({ name, mimeType: 'application/json', buffer });
    await expect(page.locator('#outcome')).toHaveText(new RegExp(`^“${name}” .*Nothing was changed\\.$`));
    expect(await stored(page)).toBe(before);
  });
}
