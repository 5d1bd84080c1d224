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
  const figure = new Embedded(page, 'interest');
  await figure.open('?v=1&rate=0.12&days=1&earned=0');
  const month = { rate: '0.12', days: '30' };
  await figure.press('Held for', 'ArrowLeft');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'nothing-yet');
  await figure.press('Held for', 'PageUp', 'PageUp', 'PageUp');
  for (const [earned, kind] of [
    ['0.0049', 'costs'],
    ['0.005', 'paid'],
    ['0.01', 'paid'],
    ['0.0101', 'worth'],
  ] as const) {
    await figure.type('Shares rose', `${(Number(earned) * 100).toFixed(2)} %`);
    await expect(figure.verdict).toHaveAttribute('data-outcome', kind);
    expect(await figure.said()).toBe(at({ ...month, earned }));
  }
  await expect(figure.heard).toContainText('The loan has left $1 more than your own money alone.');
  await figure.type('Repay early', '5k');
  await figure.type('After month', '0');
  expect(await figure.said()).toBe(at({ ...month, earned: '0.0101', repay: '5000', after: '0' }));
  expect(await figure.rows()).toContain('Saved by repaying $50');
  expect(figure.complaints).toEqual([]);
});

test('at the edge of a tier the rate of the whole balance falls, and that is said', async ({ page }) => {
  const figure = new Embedded(page, 'interest');
  await figure.open();
  await figure.choose('Folio, 2024');
  const schedule = 'folio.2024-11';
  for (const debit of ['24999.99', '25000', '50000']) {
    await figure.type('Borrowed', debit);
    const text = tierText(moment({ schedule, debit }));
    expect(plainText((await figure.root.locator('.tier').textContent()) ?? '')).toBe(plainText(text));
  }
  await expect(figure.heard).toHaveText(/^Tier 3 of 6 from \$50,000: the whole balance bears 7\.83.%/);
  await figure.type('Repay early', '1');
  await figure.type('After month', '0');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'dearer');
  expect(await figure.said()).toBe(at({ schedule, debit: '50000', repay: '1', after: '0' }));
  expect(figure.complaints).toEqual([]);
});

test('the figure, as it is heard', async ({ page }) => {
  const figure = new Embedded(page, 'interest');
  await figure.open();
  await expect(figure.root).toMatchAriaSnapshot({ name: 'interest.aria.yml' });
});
