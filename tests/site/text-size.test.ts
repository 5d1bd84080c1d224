/** Text twice as large, and text with more room around it: nothing is cut off and nothing sticks out. */
import { expect, type Page, test } from '@playwright/test';
import { paths } from './pages.ts';
import { wakeFigures } from './watch.ts';

/** Controls and words whose text is wider or higher than the box that shows it. */
function cut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seen = document.querySelectorAll<HTMLElement>(
      'button, summary, label, input[type="text"], a, p, h1, h2, h3, td, th, dt, dd',
    );
    return [...seen]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => getComputedStyle(element).overflowX !== 'visible')
      .filter((element) => !element.closest('.visually-hidden'))
      .filter(
        ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
          scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1,
      )
      .map((element) => element.outerHTML.slice(0, 120));
  });
}

const width = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

for (const path of paths) {
  test(`${path} with text of 200 %`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(path);
    await wakeFigures(page);
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '36px'));
    expect(await width(page)).toBeLessThanOrEqual(1280);
    expect(await cut(page)).toEqual([]);
  });

  test(`${path} with the text spacing of WCAG 1.4.12`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(path);
    await wakeFigures(page);
    await page.evaluate(() => {
      for (const element of document.querySelectorAll<HTMLElement>('body *')) {
        element.style.setProperty('line-height', '1.5', 'important');
        element.style.setProperty('letter-spacing', '0.12em', 'important');
        element.style.setProperty('word-spacing', '0.16em', 'important');
      }
    });
    expect(await width(page)).toBeLessThanOrEqual(390);
    expect(await cut(page)).toEqual([]);
  });
}
