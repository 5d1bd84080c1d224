/** The first picture of all: pulled by its grip, by keyboard and by finger, from a gain to a debt. */
import { expect, test } from '@playwright/test';
import { showFigure } from '../../engine/index.ts';
import { Embedded } from './embedded.ts';
import { reported } from './played.ts';

test('by keyboard from a gain to a debt, with the numbers of the engine', async ({ page }) => {
  const figure = new Embedded(page, 'balance');
  await figure.open();
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'bought');
  for (const [price, before, after] of [
    ['50.05', 'rise', 'bought'],
    ['50', 'bought', 'fall'],
    ['25.05', 'fall', 'nothing-left'],
    ['25', 'nothing-left', 'shortfall'],
  ] as const) {
    await figure.type('Share price', price);
    await expect(figure.verdict).toHaveAttribute('data-outcome', before);
    await figure.press('Share price', 'Shift+ArrowLeft');
    await expect(figure.verdict).toHaveAttribute('data-outcome', after);
  }
  const price = { on: '2026-11-02', do: 'price', instrument: 'XYZ', price: '24.95' };
  const { equity, marketValue } = reported('balance.1', [price]);
  const rows = await figure.rows();
  expect(rows).toContain(`Yours ${equity && showFigure(equity)}`);
  expect(rows).toContain(`Shares are worth ${marketValue && showFigure(marketValue)}`);
});

test('pulled down with the mouse until something is owed', async ({ page }) => {
  const figure = new Embedded(page, 'balance');
  await figure.open();
  const box = await page.locator('svg.draggable').boundingBox();
  if (!box) throw new Error('There is no picture.');
  const spot = (share: number) => [box.x + box.width * 0.2, box.y + box.height * (1 - share)] as const;
  await page.mouse.move(...spot(0.8));
  await page.mouse.down();
  await page.mouse.move(...spot(0.6), { steps: 4 });
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'fall');
  await page.mouse.move(...spot(0.2), { steps: 4 });
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'shortfall');
  await page.mouse.up();
});

test('as it is heard', async ({ page }) => {
  const figure = new Embedded(page, 'balance');
  await figure.open();
  await expect(figure.root).toMatchAriaSnapshot({ name: 'balance.aria.yml' });
});
