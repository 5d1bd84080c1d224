/** Charges are crossed by keyboard, minute by minute and day by day; what is said is the engine's. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { verdict } from '../../components/widgets/carry/describe.ts';
import { momentOf } from '../../components/widgets/carry/moment.ts';
import { presetFrom } from '../../src/lib/preset.ts';
import { Embedded, told } from './embedded.ts';

const preset = presetFrom('carry.1', parse(readFileSync('content/scenarios/carry.1.yaml', 'utf8')));
const at = (values: Readonly<Record<string, string>>) =>
  told(verdict(momentOf(preset, { ...preset.values, ...values })));

test('the first hour counts twice when the clock strikes in it', async ({ page }) => {
  const widget = new Embedded(page, 'carry');
  await widget.open('?v=1&minutes=35');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'charged');
  await widget.press('Minutes held', 'ArrowRight');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'twice');
  expect(await widget.said()).toBe(at({ minutes: '40' }));
  await expect(widget.heard).toContainText('charged twice');
  await widget.choose('by started hours (a model of Binance)');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'charged');
  expect(await widget.said()).toBe(at({ minutes: '40', terms: 'startedHours', rate: '0.00024' }));
  await widget.press('Minutes held', 'Home');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'free');
  expect(widget.complaints).toEqual([]);
});

test('day by day the cost passes the gain, then the line, then all there is', async ({ page }) => {
  const widget = new Embedded(page, 'carry');
  await widget.open('?v=1&preset=carry.2&days=49');
  const year = { terms: 'openingAndCompleted', rate: '0.00025', view: 'days' };
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'charged');
  await widget.press('Days held', 'ArrowRight');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'gain-gone');
  expect(await widget.said()).toBe(at({ ...year, days: '50' }));
  await widget.type('Leverage', '10');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'gain-gone');
  await widget.type('Leverage', '12');
  await widget.press('Days held', ...Array.from({ length: 1 }, () => 'PageUp'));
  expect(await widget.said()).toBe(at({ ...year, leverage: '12', days: '60' }));
  await widget.press('Days held', 'End');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'eaten');
  await widget.type('Leverage', '3');
  await widget.press('Days held', ...Array.from({ length: 5 }, () => 'PageDown'));
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'closed');
  expect(await widget.said()).toBe(at({ ...year, days: '315' }));
  expect(widget.complaints).toEqual([]);
});

test('the figure, as it is heard', async ({ page }) => {
  const widget = new Embedded(page, 'carry');
  await widget.open();
  await expect(widget.root).toMatchAriaSnapshot({ name: 'carry.aria.yml' });
});
