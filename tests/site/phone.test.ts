/** On a phone: nothing sticks out, and everything that is touched is big enough. */
import { expect, test } from './lesson-page.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('no state of the figures is wider than the screen', async ({ lesson }) => {
  await lesson.open();
  const width = (): Promise<number> => lesson.page.evaluate(() => document.documentElement.scrollWidth);
  expect(await width()).toBe(390);
  await lesson.main.type('price', 'x'.repeat(200), 'Tab');
  expect(await width()).toBe(390);
  for (const price of ['15', '24.99', '35.71', '60']) {
    await lesson.main.type('price', price);
    expect(await width(), `at ${price}`).toBe(390);
  }
  await lesson.main.type('price', '20');
  await lesson.main.answer('wait').click();
  for (const summary of await lesson.main.root.locator('summary').all()) await summary.click();
  expect(await width()).toBe(390);
});

test('the first figure’s slider is in sight without scrolling', async ({ lesson }) => {
  await lesson.open();
  await lesson.page.evaluate(() => window.scrollTo(0, 0));
  await expect(lesson.main.price).toBeInViewport();
});

test('what is touched is at least 24 px high and wide', async ({ lesson }) => {
  await lesson.open('?v=1&price=33&answer=wait');
  const small = await lesson.page
    .locator('figure, section.predict, section.check')
    .locator('button, summary, input, [role=button]')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => {
          // A label counts as part of what it names.
          const part = element.closest('label') ?? element;
          const { width, height } = part.getBoundingClientRect();
          return { what: part.outerHTML.slice(0, 90), width, height };
        })
        .filter(({ width, height }) => width < 24 || height < 24),
    );
  expect(small).toEqual([]);
});
