/** The comparison of platforms by keyboard: each threshold of leverage, sorting, filtering, and what stands without scripts. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { verdict } from '../../components/widgets/platforms/describe.ts';
import { momentOf } from '../../components/widgets/platforms/moment.ts';
import { presetFrom } from '../../src/lib/preset.ts';
import { Embedded, plainText, told } from './embedded.ts';

const preset = presetFrom('platforms.1', parse(readFileSync('content/scenarios/platforms.1.yaml', 'utf8')));
const at = (values: Readonly<Record<string, string>>) =>
  told(verdict(momentOf(preset, { ...preset.values, ...values })));

test('who still lends, as the leverage rises', async ({ page }) => {
  const widget = new Embedded(page, 'platforms');
  await widget.open();
  expect(await widget.said()).toBe(at({}));
  for (const [leverage, kind] of [
    ['1', 'no-loan'],
    ['1.1', 'all'],
    ['2', 'all'],
    ['2.1', 'some'],
    ['10', 'some'],
    ['10.1', 'none'],
  ] as const) {
    await widget.type('Leverage wanted', leverage);
    await expect(widget.verdict).toHaveAttribute('data-outcome', kind);
    expect(await widget.said()).toBe(at({ leverage }));
  }
  await expect(widget.heard).toContainText('None of the four whose terms are known lends for 10.1×');
  expect(widget.complaints).toEqual([]);
});

test('a column sorts by keyboard and says so, and a filter takes rows away', async ({ page }) => {
  const widget = new Embedded(page, 'platforms');
  await widget.open();
  const table = widget.root.getByRole('table', { name: 'The trade on each platform’s terms' });
  const first = async () =>
    (
      await table
        .locator('tbody th')
        .evaluateAll((cells) => cells.map((cell) => cell.childNodes[0]?.textContent ?? ''))
    ).map(plainText);
  expect((await first())[0]).toBe('Kraken');
  const cost = table.getByRole('columnheader', { name: 'Cost of holding' });
  await cost.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(cost).toHaveAttribute('aria-sort', 'ascending');
  expect((await first()).slice(0, 2)).toEqual(['Binance', 'Kraken']);
  await page.keyboard.press('Space');
  await expect(cost).toHaveAttribute('aria-sort', 'descending');
  expect((await first()).slice(0, 2)).toEqual(['Kraken', 'Binance']);
  await widget.choose('terms known');
  expect(await first()).toHaveLength(4);
  await widget.choose('Kraken');
  expect(await widget.rows()).toContain('Cost of holding $226.25');
  await widget.root.getByRole('button', { name: 'Reset' }).click();
  expect(await first()).toHaveLength(6);
  expect(widget.complaints).toEqual([]);
});

test('every claim and every term has its source, its day and its standing', async ({ page }) => {
  const widget = new Embedded(page, 'platforms');
  await widget.open();
  await page.getByText('The popular table, as claimed and as found').click();
  const claims = page.getByRole('table').filter({ hasText: 'As claimed' });
  const rows = await claims.locator('tbody tr:has(td)').allTextContents();
  expect(rows.length).toBeGreaterThan(20);
  for (const row of rows) {
    expect(row).toMatch(/seen (\d+ )?[A-Z][a-z]{2} 20\d\d/);
    expect(row).toMatch(/confirmed|no longer so|not so|could not be checked/);
  }
  await page.getByText('Every term, with who says it').click();
  const terms = page.getByRole('table', { name: 'Each as it was seen on its day' });
  expect(await terms.locator('tbody tr').count()).toBe(24);
});

test('the figure, as it is heard', async ({ page }) => {
  const widget = new Embedded(page, 'platforms');
  await widget.open();
  await expect(widget.root).toMatchAriaSnapshot({ name: 'platforms.aria.yml' });
});
