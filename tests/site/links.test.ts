/** A link restores what it was copied from; nonsense in one is survived, and said. */
import { expect, type Lesson, test } from './lesson-page.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const notices = ({ main }: Lesson): Promise<string[]> => main.root.locator('.notice').allTextContents();

/** Opens the page as a server would that takes addresses of any length; ours answers 431 to such a one. */
async function openAny(lesson: Lesson, query: string): Promise<void> {
  await lesson.page.route(/the-margin-call\/\?/, async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${origin}${pathname}` }) });
  });
  await lesson.open(query);
}

test('a link restores price and rate, in the figure and in the text', async ({ lesson }) => {
  await lesson.open('?v=1&price=34.5&house=0.4');
  expect(await notices(lesson)).toEqual([]);
  // 200 × 34.50 = 6,900; 6,900 − 5,000; 40 % of 6,900 = 2,760
  expect(await lesson.main.rows()).toEqual(['$6,900', '−$5,000', '$1,900', '$2,760', '$860']);
  await expect(lesson.main.field('price')).toHaveValue('$34.50');
  await expect(lesson.value('callPrice').first()).toHaveText('$41.67');
  await expect(lesson.value('requirementPercent', 'answer').first()).toHaveText('30\u202f%');
  await lesson.rest();
  expect(await lesson.said(), 'an opened page announces nothing by itself').toEqual([]);
});

test('a link that says nothing of a version is an ordinary address', async ({ lesson }) => {
  await lesson.open('?price=34.5&utm_source=mail');
  expect((await lesson.main.rows())[0]).toBe('$10,000');
  expect(await notices(lesson)).toEqual([]);
});

test('nonsense shows the preset, what is out of range the limit, and both are said', async ({ lesson }) => {
  await lesson.open('?v=1&price=abc&house=9&answer=pray&next=-3');
  // the preset’s 50, and 60 % of 10,000
  expect(await lesson.main.rows()).toEqual(['$10,000', '−$5,000', '$5,000', '$6,000', '$1,000']);
  const said = await notices(lesson);
  expect(said).toHaveLength(4);
  for (const text of [
    '“abc” is not a number',
    '900\u202f% is outside 25\u202f% to 60\u202f%',
    '“pray” is not one of',
    '−$3 is outside',
  ])
    expect(said.filter((notice) => notice.includes(text))).toHaveLength(1);
  for (const notice of await lesson.main.root.locator('.notice').all()) await expect(notice).toBeVisible();
});

test('a version of the future shows the usual start, and says so', async ({ lesson }) => {
  await lesson.open('?v=2&price=34.5');
  expect((await lesson.main.rows())[0]).toBe('$10,000');
  expect(await notices(lesson)).toEqual([expect.stringContaining('version “2”')]);
});

test('a script in a link is shown as the text that it is', async ({ lesson }) => {
  let dialogs = 0;
  lesson.page.on('dialog', (dialog) => {
    dialogs += 1;
    dialog.dismiss();
  });
  const script = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
  await lesson.open(`?v=1&price=${encodeURIComponent(script)}&x=${encodeURIComponent(script)}`);
  expect(await notices(lesson)).toEqual([expect.stringContaining('“"><script>alert(1)</scri…”')]);
  await expect(lesson.page.locator('img[src="x"]')).toHaveCount(0);
  expect(dialogs).toBe(0);
});

test('the same key twice counts once, and a broken one breaks nothing', async ({ lesson }) => {
  await lesson.open('?v=1&price=34.5&price=20&house=%E0%A4%A&__proto__=1&constructor=2');
  expect((await lesson.main.rows())[0]).toBe('$6,900');
  const said = await notices(lesson);
  expect(said).toHaveLength(2);
  expect(said[0]).toContain('2 times');
});

test('ten kilobytes from the server itself, and a hundred, leave the preset', async ({ lesson }) => {
  await lesson.open(`?v=1&price=${'9'.repeat(10_000)}`);
  expect((await lesson.main.rows())[0]).toBe('$10,000');
  expect(await notices(lesson)).toEqual([expect.stringContaining('“999999999999999999999999…” is not')]);

  await openAny(lesson, `?v=1&house=0.4&price=${'0'.repeat(100_000)}`);
  expect(await lesson.main.rows()).toEqual(['$10,000', '−$5,000', '$5,000', '$4,000', '$1,000']);
  const box = await lesson.main.root.locator('.notice').boundingBox();
  expect(box?.height).toBeLessThan(80);
});

async function copied({ page }: Lesson): Promise<string> {
  const link = await page.evaluate(() => navigator.clipboard.readText());
  return link.replace(/^.*?(?=\?)/, '');
}

test('a copied link restores the same state, and is short', async ({ lesson }) => {
  await lesson.open();
  await lesson.main.type('price', '33.50');
  await lesson.main.type('house', '35 %');
  await lesson.main.answer('wait').click();
  await lesson.main.root.getByRole('radio', { name: /sells at once/ }).check();
  await lesson.main.type('next', '30');
  await lesson.main.root.getByRole('button', { name: 'Copy link' }).click();
  await expect(lesson.main.root.getByText('Link copied.')).toBeVisible();
  const link = await copied(lesson);
  expect(link).toBe('?v=1&price=33.5&house=0.35&answer=wait&next=30&notice=none');
  const [rows, outcomes] = [await lesson.main.rows(), await lesson.main.outcomes()];

  await lesson.open(link);
  expect(await lesson.main.rows()).toEqual(rows);
  expect(await lesson.main.outcomes()).toEqual(outcomes);
  expect(await notices(lesson)).toEqual([]);
  await expect(lesson.main.root.getByRole('radio', { name: /sells at once/ })).toBeChecked();
});

test('the second figure’s link is its own, and leaves the first where it starts', async ({ lesson }) => {
  await lesson.open();
  await lesson.second.wake();
  await lesson.second.type('price', '30');
  await lesson.second.root.getByRole('button', { name: 'Copy link' }).click();
  await expect(lesson.second.root.getByText('Link copied.')).toBeVisible();
  const link = await copied(lesson);
  expect(link).toBe('?v=1&answer.price=30#figure-answer');
  await lesson.page.goto('about:blank');
  await lesson.page.goto(`lessons/the-margin-call/${link}`);
  await expect(lesson.second.root).toBeInViewport();
  await lesson.second.wake();
  expect((await lesson.second.rows())[0]).toBe('$6,000');
  expect((await lesson.main.rows())[0]).toBe('$10,000');
  await expect(lesson.value('marketValue', 'answer').first()).toHaveText('$6,000');
});

test('what the page does not know in a link is kept in the one that is copied', async ({ lesson }) => {
  await lesson.open('?v=1&price=34&answer.price=30&new=a%26b&new=2&lock=house');
  await lesson.main.type('price', '33');
  await lesson.main.root.getByRole('button', { name: 'Copy link' }).click();
  await expect(lesson.main.root.getByText('Link copied.')).toBeVisible();
  expect(await copied(lesson)).toBe('?v=1&price=33&lock=house&new=a%26b&new=2');
  expect(await lesson.said()).toContain('announcer: Link copied.');
});

test('a locked control stays where the link put it, whatever the address does afterwards', async ({
  lesson,
}) => {
  await lesson.open('?v=1&price=34&house=0.4&lock=price');
  const { page, main } = lesson;
  const price = main.root.getByRole('slider', { name: 'Share price, locked' });
  await expect(price).toBeDisabled();
  await main.type('price', '20');
  await page.evaluate(() => {
    window.location.hash = 'price=20';
    history.pushState(null, '', '?v=1&price=20');
  });
  await page.goBack();
  await page.evaluate(() =>
    window.postMessage({ type: 'margin-lab:set', v: 1, query: '?v=1&price=20' }, '*'),
  );
  await main.root.getByRole('button', { name: 'Reset' }).click();
  expect((await main.rows())[0]).toBe('$6,800');
  await expect(main.field('house')).toHaveValue('30\u202f%');
});

test('a reset goes back to the preset, takes the notices away and says so', async ({ lesson }) => {
  await lesson.open('?v=1&price=20&house=9');
  const reset = lesson.main.root.getByRole('button', { name: 'Reset' });
  await expect(reset).toBeEnabled();
  await reset.click();
  expect(await lesson.main.rows()).toEqual(['$10,000', '−$5,000', '$5,000', '$3,000', '$2,000']);
  expect(await notices(lesson)).toEqual([]);
  await expect(reset).toBeDisabled();
  await expect(lesson.value('callPrice').first()).toHaveText('$35.72');
  expect(await lesson.said()).toEqual(['announcer: The figure is back at its start.']);
});
