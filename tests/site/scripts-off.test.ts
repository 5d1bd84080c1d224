/** Without scripts the lesson is whole: every number, every outcome, and nothing that would not work. */
import { expect, test } from '@playwright/test';
import { Lesson, visibleText } from './lesson-page.ts';

test.use({ javaScriptEnabled: false });

test('the figures’ numbers and the three outcomes are there', async ({ page }) => {
  const { main, second } = new Lesson(page);
  await page.goto('lessons/the-margin-call/');
  expect(await main.rows()).toEqual(['$10,000', '−$5,000', '$5,000', '$3,000', '$2,000']);
  await expect(main.root.locator('svg .spot')).toHaveText('Call below $35.72');
  await expect(main.verdict).toHaveText('No call: $2,000 to spare. The call comes below $35.72.');
  expect(await second.rows()).toEqual(['$7,000', '−$5,000', '$2,000', '$2,100', '$100']);
  // As in answers.test.ts.
  expect(await second.outcomes()).toEqual([
    ['Deposit $100', expect.stringContaining('$420'), '200', '$6,400', '$4,900', '$1,500'],
    ['Sell 10 shares', expect.stringContaining('$394'), '190', '$6,080', '$4,650', '$1,430'],
    ['Wait and see', expect.stringContaining('55 shares at $32.00'), '145', '$4,640', '$3,240', '$1,400'],
  ]);
  for (const article of await second.fork.locator('article').all()) await expect(article).toBeVisible();
});

test('so are the numbers in the text: the call price and the three cures', async ({ page }) => {
  const lesson = new Lesson(page);
  await page.goto('lessons/the-margin-call/');
  for (const [figure, text, scenario] of [
    ['callPrice', '$35.72', 'main'],
    ['callPrice:exact', '$35.714286…', 'main'],
    ['requirementPercent', '30\u202f%', 'main'],
    ['bankruptcyPrice', '$25.00', 'main'],
    ['cureCash', '$100', 'answer'],
    // 100 / 0.7 = 142.857…; 100 / 0.3 = 333.333…: what is needed is rounded up
    ['cureSecurities', '$142.86', 'answer'],
    ['cureSale', '$333.34', 'answer'],
  ] as const) {
    await expect(lesson.value(figure, scenario).first()).toHaveText(text);
    await expect(lesson.value(figure, scenario).first()).toBeVisible();
  }
});

test('what would need a script is not shown, and nothing else is missing', async ({ page }) => {
  await page.goto('lessons/the-margin-call/');
  const controls = page.locator('main').locator('input, .answers button, .actions button, .predict button');
  expect(await controls.count()).toBeGreaterThan(5);
  for (const control of await controls.all()) await expect(control).toBeHidden();
  for (const picture of await page.locator('figure svg[role=img]').all()) {
    await expect(picture).toBeVisible();
    await expect(picture).toHaveAccessibleName(/\$\d/);
  }
});

test('the answers to both questions stand behind a disclosure', async ({ page }) => {
  await page.goto('lessons/the-margin-call/');
  for (const [section, answer] of [
    ['.predict', /below \$41\.67/],
    ['section.check', /\$100 ÷ 30\s% = \$333\.333333…, rounded up to \$333\.34/],
  ] as const) {
    const part = page.locator(section);
    expect(await visibleText(part)).not.toMatch(answer);
    await part.getByText('Show the answer').click();
    expect(await visibleText(part)).toMatch(answer);
  }
});

test('every number still tells why, and the table opens', async ({ page }) => {
  const { main } = new Lesson(page);
  await page.goto('lessons/the-margin-call/');
  await main.root.locator('.readout summary').nth(2).click();
  await expect(main.root.getByText('$10,000 − $5,000 = $5,000').first()).toBeVisible();
  await main.root.getByText('Data table').click();
  await expect(main.root.getByRole('row', { name: /^\$35\.00 \$2,000 \$2,100 −\$100$/ })).toBeVisible();
});
