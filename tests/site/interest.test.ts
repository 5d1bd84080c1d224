/** Break-even, the edge of a tier and a repayment are crossed by keyboard; what is said is what the engine finds. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { tierText, verdict } from '../../components/widgets/interest/describe.ts';
import { momentOf } from '../../components/widgets/interest/moment.ts';
import { presetFrom } from '../../src/lib/preset.ts';
import { Embedded, plainText, told } from './embedded.ts';

const preset = presetFrom('interest.1', parse(readFileSync('content/scenarios/interest.1.yaml', 'utf8')));
const moment = (values: Readonly<Record<string, string>>) =>
  momentOf(preset, { ...preset.values, ...values });
const at = (values: Readonly<Record<string, string>>) => told(verdict(moment(values)));

test('nothing yet, cost, paid, worth it, and saved by repaying', async ({ page }) => {
  const widget = new Embedded(page, 'interest');
  await widget.open('?v=1&rate=0.12&days=1&earned=0');
  const month = { rate: '0.12', days: '30' };
  await widget.press('Held for', 'ArrowLeft');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'nothing-yet');
  await widget.press('Held for', 'PageUp', 'PageUp', 'PageUp');
  for (const [earned, kind] of [
    ['0.0049', 'costs'],
    ['0.005', 'paid'],
    ['0.01', 'paid'],
    ['0.0101', 'worth'],
  ] as const) {
    await widget.type('Shares rose', `${(Number(earned) * 100).toFixed(2)} %`);
    await expect(widget.verdict).toHaveAttribute('data-outcome', kind);
    expect(await widget.said()).toBe(at({ ...month, earned }));
  }
  await expect(widget.heard).toContainText('The loan has left $1 more than your own money alone.');
  await widget.type('Repay early', '5k');
  await widget.type('After month', '0');
  expect(await widget.said()).toBe(at({ ...month, earned: '0.0101', repay: '5000', after: '0' }));
  expect(await widget.rows()).toContain('Saved by repaying $50');
  expect(widget.complaints).toEqual([]);
});

test('at the edge of a tier the rate of the whole balance falls, and that is said', async ({ page }) => {
  const widget = new Embedded(page, 'interest');
  await widget.open();
  await widget.choose('Folio, 2024');
  const schedule = 'folio.2024-11';
  for (const debit of ['24999.99', '25000', '50000']) {
    await widget.type('Borrowed', debit);
    const text = tierText(moment({ schedule, debit }));
    expect(plainText((await widget.root.locator('.note').textContent()) ?? '')).toBe(plainText(text));
  }
  await expect(widget.heard).toHaveText(/^Tier 3 of 6 from \$50,000: the whole balance bears 7\.83.%/);
  await widget.type('Repay early', '1');
  await widget.type('After month', '0');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'dearer');
  expect(await widget.said()).toBe(at({ schedule, debit: '50000', repay: '1', after: '0' }));
  expect(widget.complaints).toEqual([]);
});

test('the figure, as it is heard', async ({ page }) => {
  const widget = new Embedded(page, 'interest');
  await widget.open();
  await expect(widget.root).toMatchAriaSnapshot({ name: 'interest.aria.yml' });
});
