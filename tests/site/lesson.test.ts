/** The rest of the lesson's page: predict, check, why, what is typed wrongly, and two scenarios that keep apart. */
import { expect, test, visibleText } from './lesson-page.ts';
import { reachFor } from './watch.ts';

// At 40 % the call comes below 5,000 / (200 × 0.6) = 41.666…, so below 41.67; the shares are then worth 8,333.33.
const TRUTH = /41\.6|8,?333/;

test('the answer to the prediction is nowhere to be read before the guess is given', async ({ lesson }) => {
  await lesson.open();
  const predict = lesson.page.locator('.predict');
  await predict.scrollIntoViewIfNeeded();
  await expect(predict.locator('astro-island')).not.toHaveAttribute('ssr');
  expect(await visibleText(predict)).not.toMatch(TRUTH);
  await expect(predict).not.toHaveAccessibleDescription(TRUTH);
  expect(await predict.ariaSnapshot()).not.toMatch(TRUTH);
  await predict.getByRole('slider').focus();
  for (let i = 0; i < 5; i += 1) await lesson.page.keyboard.press('PageUp');
  expect(await predict.ariaSnapshot()).not.toMatch(TRUTH);
});

test('by keyboard alone: guess, commit, and the answer is stated with the error', async ({ lesson }) => {
  await lesson.open();
  const predict = lesson.page.locator('.predict');
  await predict.scrollIntoViewIfNeeded();
  await expect(predict.locator('astro-island')).not.toHaveAttribute('ssr');
  await predict.getByRole('slider').focus();
  for (const key of ['Home', 'PageUp', 'PageUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp'])
    await lesson.page.keyboard.press(key);
  const commit = predict.getByRole('button', { name: 'This is my guess' });
  for (let i = 0; i < 6 && !(await commit.evaluate((button) => button === document.activeElement)); i += 1)
    await lesson.page.keyboard.press('Tab');
  await lesson.page.keyboard.press('Enter');
  // 41.666… − 37 = 4.666…
  const verdict = predict.locator('.verdict');
  await expect(verdict).toHaveText(/^You said \$37\.00: \$4\.67 too low\. The call comes below \$41\.67\./);
  await expect(verdict).toBeVisible();
  await expect(predict.locator('svg .spot')).toHaveText('Call below $41.67');
  expect(await lesson.said()).toEqual([
    expect.stringMatching(/^announcer: You said \$37\.00: \$4\.67 too low\./),
  ]);
  await expect(lesson.value('callPrice').first(), 'the reader’s own figure stays').toHaveText('$35.72');
});

test('with reduced motion the answer stands there at once', async ({ lesson }) => {
  await lesson.page.emulateMedia({ reducedMotion: 'reduce' });
  await lesson.open();
  const predict = lesson.page.locator('.predict');
  await predict.scrollIntoViewIfNeeded();
  await expect(predict.locator('astro-island')).not.toHaveAttribute('ssr');
  await predict.getByRole('button', { name: 'This is my guess' }).click();
  await expect(predict.locator('svg .spot')).toHaveText('Call below $41.67', { timeout: 500 });
});

test('a guess that was refused is not taken, nor the last one in its place', async ({ lesson }) => {
  await lesson.open();
  const predict = lesson.page.locator('.predict');
  await predict.scrollIntoViewIfNeeded();
  await expect(predict.locator('astro-island')).not.toHaveAttribute('ssr');
  const field = predict.getByRole('textbox', { name: 'Your guess' });
  await field.fill('about forty');
  await predict.getByRole('button', { name: 'This is my guess' }).click();
  await expect(predict.locator('.verdict')).toHaveCount(0);
  await expect(field).toHaveValue('about forty');
  await expect(predict.getByText(/not a number/).first()).toBeVisible();
  await field.fill('40');
  await predict.getByRole('button', { name: 'This is my guess' }).click();
  await expect(predict.locator('.verdict')).toHaveText(/^You said \$40\.00/);
});

test('what follows the call is in a table, and said when it changes', async ({ lesson }) => {
  const { page } = lesson;
  await lesson.open();
  const figure = page.locator('figure.wide').nth(1);
  await reachFor(figure.locator('xpath=ancestor::astro-island'));
  await figure.getByRole('button', { name: 'Wait and see' }).click();
  await figure.getByText('Data table: the three answers day by day').click();
  const table = figure.getByRole('table', { name: /close of each day/ });
  await expect(table.getByRole('row')).toHaveCount(5);
  await expect(table.getByRole('columnheader').last()).toHaveText('Call below: wait and see');
  const next = figure.getByRole('textbox', { name: 'Then the price goes to' });
  await next.fill('40');
  await next.press('Tab');
  await expect(table.getByRole('row').last()).toContainText('$40.00');
  expect((await lesson.said()).at(-1)).toMatch(/The price recovers before the deadline/);
  await figure.getByRole('radio', { name: 'sells at once, without notice' }).check();
  expect((await lesson.said()).at(-1)).toMatch(/^alarm: The broker does not wait: it sells/);
});

test('the question is graded, and each usual mistake has its own hint', async ({ lesson }) => {
  await lesson.open();
  const check = lesson.page.locator('section.check');
  await check.scrollIntoViewIfNeeded();
  await expect(check.locator('astro-island')).not.toHaveAttribute('ssr');
  const input = check.getByRole('textbox');
  const answer = async (text: string): Promise<string> => {
    await input.fill(text);
    await input.press('Enter');
    return visibleText(check.locator('.result'));
  };
  expect(await visibleText(check)).not.toContain('333');
  // In cash 100; in shares 100 / 0.7 = 142.86; twice the call 200; by a sale 100 / 0.3 = 333.33.
  expect(await answer('100')).toMatch(/^Not that\. That is the answer in cash\./);
  expect(await answer('$142.86')).toMatch(/^Not that\. That is what you would bring in as new shares/);
  expect(await answer('200')).toMatch(
    /^Not that\. Twice the call .* lowers the requirement by 30\s% of what is sold/,
  );
  expect(await answer('350')).toMatch(/^Not that\. That is what 10 whole shares are worth/);
  expect(await answer('360')).toMatch(/^Not that\. Too much/);
  expect(await answer('300')).toMatch(/^Not that\. Too little/);
  expect(await answer('many')).toBe('“many” is not a number: write it like $250.');
  await expect(input).toHaveValue('many');
  expect(await answer('333.33')).toMatch(/^Right\. It is \$333\.34\./);
  expect(await visibleText(check)).toMatch(/\$100 ÷ 30\s% = \$333\.333333…, rounded up to \$333\.34/);
});

/** `30 % × $7,000` worked out again, or null where the line says it in words. */
function worked(side: string): number | null {
  const words = side.replaceAll(/[$,…()]/g, '').replace(/(\d)\s*%/g, '$1%');
  const list = /^the (great|less|least)(?:er|est)? of (.+)$/.exec(side);
  const floored = /^(.+), never below 0$/.exec(side);
  const one = (text: string): number =>
    Number(
      text
        .replaceAll(/[$,…()\s]/g, '')
        .replace('−', '-')
        .replace('%', ''),
    ) / (text.includes('%') ? 100 : 1);
  if (floored) return Math.max(0, one(floored[1] ?? ''));
  if (list) {
    const values = (list[2] ?? '').split(/(?:, | and )(?=[−(]?[$\d])/).map(one);
    return list[1] === 'great' ? Math.max(...values) : Math.min(...values);
  }
  const tokens = words.trim().split(/\s+/);
  let total = one(tokens[0] ?? '');
  for (let i = 1; i < tokens.length; i += 2) {
    const next = one(tokens[i + 1] ?? '');
    const sign = tokens[i];
    if (sign === '+') total += next;
    else if (sign === '−') total -= next;
    else if (sign === '×') total *= next;
    else if (sign === '÷') total /= next;
    else return null;
  }
  return total;
}

for (const price of ['50', '35.72', '33.33', '25', '20']) {
  test(`at $${price} every number of the read-out opens, and its arithmetic is right`, async ({ lesson }) => {
    await lesson.open(`?v=1&price=${price}`);
    const rows = lesson.main.root.locator('.readout details');
    await expect(rows).toHaveCount(5);
    let lines = 0;
    for (const row of await rows.all()) {
      await row.locator('summary').click();
      const why = row.locator('.derivation');
      await expect(why).toBeVisible();
      await expect(why.locator('.formula').first()).not.toBeEmpty();
      for (const line of await why.locator('.numbers').allInnerTexts()) {
        const [left = '', right] = line.replaceAll('\u202f', '').split(' = ');
        if (right === undefined) continue;
        const ours = worked(left);
        const theirs = worked(right);
        expect(Math.abs((ours ?? Number.NaN) - (theirs ?? Number.NaN)), line).toBeLessThanOrEqual(0.0101);
        lines += 1;
      }
    }
    expect(lines).toBeGreaterThan(5);
  });
}

const WRONG = [
  ['abc', '“abc” is not a number: write it like $35.50.'],
  ['-5', 'It cannot be below zero here: write a number from $15 to $60.'],
  ['1e400', '“1e400” is not a number: write it like $35.50.'],
  [`36.${'1'.repeat(30)}`, 'At most 2 decimals make sense here, like $35.50.'],
  ['5k', 'It must be from $15 to $60.'],
  ['<script>alert(1)</script>', '“<script>alert(1)</script>” is not a number: write it like $35.50.'],
] as const;

test('what cannot be a price stays in its field, with a sentence beside it, and moves nothing', async ({
  lesson,
}) => {
  await lesson.open();
  const field = lesson.main.field('price');
  const before = await lesson.main.rows();
  for (const [typed, sentence] of WRONG) {
    await lesson.main.type('price', typed, 'Tab');
    await expect(field).toHaveValue(typed);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(sentence);
    const [message, box] = await Promise.all([
      lesson.main.root.getByText(sentence).boundingBox(),
      field.boundingBox(),
    ]);
    expect(Math.abs((message?.y ?? 0) - (box?.y ?? 999)), 'beside the field').toBeLessThan(90);
    expect(await lesson.main.rows()).toEqual(before);
  }
  for (const [typed, shown] of [
    ['$36', '$36.00'],
    ['35.5', '$35.50'],
    ['USD 40', '$40.00'],
  ] as const) {
    await lesson.main.type('price', typed);
    await expect(field).toHaveValue(shown);
    await expect(field).toHaveAttribute('aria-invalid', 'false');
  }
  await lesson.main.type('price', 'abc', 'Tab');
  await lesson.main.price.focus();
  await lesson.page.keyboard.press('ArrowLeft');
  await expect(field).toHaveValue('$39.50');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
});

test('the two scenarios of the page keep apart, in the figures and in the text', async ({ lesson }) => {
  await lesson.open();
  const texts = (scenario: string): Promise<string[]> =>
    lesson.page.locator(`data.val[data-scenario="${scenario}"]`).allTextContents();
  const [main, answer] = [await texts('main'), await texts('answer')];
  expect([main.length > 3, answer.length > 3]).toEqual([true, true]);
  await lesson.main.type('price', '30');
  await lesson.main.type('house', '45');
  expect(await texts('answer')).toEqual(answer);
  const moved = await texts('main');
  expect(moved).not.toEqual(main);

  await lesson.second.wake();
  expect(await lesson.second.rows()).toEqual(['$7,000', '−$5,000', '$2,000', '$2,100', '$100']);
  await lesson.second.type('price', '33');
  expect(await texts('main')).toEqual(moved);
  // 6,600 − 5,000 = 1,600 against 1,980
  await expect(lesson.value('call', 'answer').first()).toHaveText('$380');
  await expect(lesson.value('cureCash', 'answer').first()).toHaveText('$380');
  expect((await lesson.main.rows())[0]).toBe('$6,000');
  // Where nothing is left to sell that would cure, the price still stands in the text.
  await lesson.second.type('price', '20');
  await expect(lesson.value('price', 'answer').first()).toHaveText('$20.00');
  await expect(lesson.value('cureSale', 'answer').first()).toHaveText('—');
  // Without a call there is nothing that would cure it.
  await lesson.second.type('price', '50');
  for (const cure of ['cureCash', 'cureSecurities', 'cureSale'])
    await expect(lesson.value(cure, 'answer').first()).toHaveText('—');
});

test('the question stays about the account that it is graded by', async ({ lesson }) => {
  await lesson.open('?v=1&answer.price=33');
  const check = lesson.page.locator('section.check');
  await expect(check.locator('.question')).toContainText(/At \$35\.00 .* \$100/);
});
