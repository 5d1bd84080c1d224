/** Leverage, gaps and a second asset by keyboard; a million paths in workers, stopped, and where there are none. */
import { readFileSync } from 'node:fs';
import { expect, type Frame, type Page } from '@playwright/test';
import { parse } from 'yaml';
import { moreText, verdict } from '../../components/widgets/survival/describe.ts';
import { momentOf } from '../../components/widgets/survival/moment.ts';
import { BLOCK } from '../../engine/paths/walk.ts';
import { tallyOf } from '../../engine/survival/kernel.ts';
import { presetFrom } from '../../src/lib/preset.ts';
import { Embedded, plainText, told } from './embedded.ts';
import { test } from './host.ts';

const presetOf = (id: string) => presetFrom(id, parse(readFileSync(`content/scenarios/${id}.yaml`, 'utf8')));
const preset = presetOf('survival.1');
const momentAt = (values: Readonly<Record<string, string>>, from = preset) =>
  momentOf(from, { ...from.values, ...values });
const at = (values: Readonly<Record<string, string>>, from = preset) => told(verdict(momentAt(values, from)));

test('leverage, volatility and gaps lead from nothing to a liquidation that is likelier than not', async ({
  page,
}) => {
  const widget = new Embedded(page, 'survival');
  await widget.open();
  for (const [leverage, kind] of [
    ['1', 'never'],
    ['2.2', 'rare'],
    ['6', 'possible'],
    ['8', 'lost'],
  ] as const) {
    await widget.type('Leverage', `${leverage}×`);
    await expect(widget.verdict).toHaveAttribute('data-outcome', kind);
    expect(await widget.said()).toBe(at({ leverage }));
  }
  await expect(widget.heard).toContainText('To be liquidated is likelier than not');
  await widget.press('Leverage', 'ArrowLeft');
  expect(await widget.said()).toBe(at({ leverage: '7.9' }));
  await widget.choose('once a day');
  expect(await widget.said()).toBe(at({ leverage: '7.9', check: 'daily' }));
  await widget.type('Gaps a year', '12');
  await widget.type('A gap takes', '15 %');
  expect(await widget.said()).toBe(at({ leverage: '7.9', check: 'daily', gaps: '12', gap: '0.15' }));
  expect(widget.complaints).toEqual([]);
});

test('at a broker: a call that is likely, one at once, and two stocks', async ({ page }) => {
  const stocks = presetOf('survival.2');
  const widget = new Embedded(page, 'survival');
  await widget.open('?v=1&preset=survival.2&days=10&volatility=1&leverage=3');
  const values = { days: '10', volatility: '1', leverage: '3' };
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'likely');
  expect(await widget.said()).toBe(at(values, stocks));
  await widget.choose('one asset');
  expect(await widget.said()).toBe(at({ ...values, assets: 'one' }, stocks));
  await widget.choose('50 %');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'at-once');
  expect(await widget.said()).toBe(at({ ...values, assets: 'one', house: '0.5' }, stocks));
  expect(widget.complaints).toEqual([]);
});

/** Few days, so that a million paths are soon drawn. */
const SHORT = { days: '4', leverage: '15' };
const QUERY = '?v=1&days=4&leverage=15';

const million = (page: Page | Frame) => page.locator('figure .so', { hasText: '1,000,000 paths:' });

function expected(): string {
  const moment = momentAt(SHORT);
  return plainText(moreText(tallyOf(moment.run, 0, 1_000_000 / BLOCK), moment));
}

for (const processors of [2, 8])
  test(`a million paths in the workers of ${processors} processors are the same million`, async ({
    page,
  }) => {
    await page.addInitScript((count) => {
      Object.defineProperty(navigator, 'hardwareConcurrency', { value: count });
    }, processors);
    const widget = new Embedded(page, 'survival');
    await widget.open(QUERY);
    await page.getByRole('button', { name: 'Draw a million paths' }).click();
    await expect(million(page)).toBeVisible({ timeout: 60_000 });
    expect(plainText((await million(page).textContent()) ?? '')).toBe(expected());
    await expect(widget.heard).toContainText('1,000,000 paths');
    expect(widget.complaints).toEqual([]);
  });

test('it can be stopped where it is, and what is changed begins anew', async ({ page }) => {
  const widget = new Embedded(page, 'survival');
  await widget.open('?v=1&days=250');
  await page.getByRole('button', { name: 'Draw a million paths' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  const so = await page.locator('figure .so').textContent();
  expect(so).not.toMatch(/^1,000,000/);
  await page.waitForTimeout(300);
  await expect(page.locator('figure .so')).toHaveText(so ?? '');
  await widget.type('Leverage', '6×');
  await expect(page.locator('figure .so')).toBeEmpty();
  expect(widget.complaints).toEqual([]);
});

test('in a sandbox, where there are no workers, the page itself draws them', async ({ host, baseURL }) => {
  await host.show(
    `<iframe src="${baseURL}embed/survival/${QUERY}" title="x" sandbox="allow-scripts" width="800" height="1200"></iframe>`,
  );
  const frame = await host.figure();
  await frame.getByRole('button', { name: 'Draw a million paths' }).click();
  await expect(million(frame)).toBeVisible({ timeout: 90_000 });
  expect(plainText((await million(frame).textContent()) ?? '')).toBe(expected());
});

test('the figure, as it is heard', async ({ page }) => {
  const widget = new Embedded(page, 'survival');
  await widget.open();
  await expect(widget.root).toMatchAriaSnapshot({ name: 'survival.aria.yml' });
});
