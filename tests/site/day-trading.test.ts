/** The day is traded by keyboard until each rule has spoken; what is said is the engine's. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { verdict } from '../../components/widgets/day-trading/describe.ts';
import { momentOf } from '../../components/widgets/day-trading/moment.ts';
import { presetFrom } from '../../src/lib/preset.ts';
import { Embedded, told } from './embedded.ts';

const preset = presetFrom(
  'day-trading.1',
  parse(readFileSync('content/scenarios/day-trading.1.yaml', 'utf8')),
);
const at = (values: Readonly<Record<string, string>>) =>
  told(verdict(momentOf(preset, { ...preset.values, ...values })));

test('the fourth trade made a pattern; today only what is held at once counts', async ({ page }) => {
  const widget = new Embedded(page, 'day-trading');
  await widget.open('?v=1&trades=3');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'neither');
  await widget.press('Day trades today', 'ArrowRight');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'old-only');
  expect(await widget.said()).toBe(at({ trades: '4' }));
  await expect(widget.heard).toContainText('Only the old rule');
  await widget.choose('all at once');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'old-only');
  await widget.type('Each purchase', '12000');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'both');
  expect(await widget.said()).toBe(at({ trades: '4', held: 'together', size: '12000' }));
  await widget.press('Day trades today', 'ArrowLeft');
  await widget.type('Each purchase', '13500');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'minor');
  await widget.type('Each purchase', '15000');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'both');
  expect(await widget.said()).toBe(at({ trades: '3', held: 'together', size: '15000' }));
  await widget.press('Day trades today', 'Home');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'no-trade');
  expect(widget.complaints).toEqual([]);
});

test('losses eat the level until something is owed', async ({ page }) => {
  const widget = new Embedded(page, 'day-trading');
  await widget.open('?v=1&preset=day-trading.3');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'new-only');
  await widget.type('Each loses', '20');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'owed');
  await expect(widget.verdict).toContainText('At the close you owe $24,000');
  expect(widget.complaints).toEqual([]);
});

test('the figure, as it is heard', async ({ page }) => {
  const widget = new Embedded(page, 'day-trading');
  await widget.open();
  await expect(widget.root).toMatchAriaSnapshot({ name: 'day-trading.aria.yml' });
});
