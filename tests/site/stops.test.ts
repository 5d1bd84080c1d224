/** The stop, the gap past it, the account and the ladder are crossed by keyboard; what is said is the engine's. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { verdict } from '../../components/widgets/stops/describe.ts';
import { momentOf } from '../../components/widgets/stops/moment.ts';
import { presetFrom } from '../../src/lib/preset.ts';
import { Embedded, told } from './embedded.ts';

const preset = presetFrom('stops.1', parse(readFileSync('content/scenarios/stops.1.yaml', 'utf8')));
const at = (values: Readonly<Record<string, string>>) =>
  told(verdict(momentOf(preset, { ...preset.values, ...values })));

test('the stop holds where the price is traded, and does not over a gap', async ({ page }) => {
  const widget = new Embedded(page, 'stops');
  await widget.open('?v=1&price=100');
  for (const [price, kind] of [
    ['95.01', 'holding'],
    ['95', 'stopped'],
    ['94.99', 'gapped'],
  ] as const) {
    await widget.type('Next price', price);
    await expect(widget.verdict).toHaveAttribute('data-outcome', kind);
    expect(await widget.said()).toBe(at({ price }));
  }
  await widget.choose('trade by trade');
  expect(await widget.said()).toBe(at({ price: '94.99', way: 'steps' }));
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'stopped');
  await widget.choose('over a gap, at once');
  await widget.type('Stop', '99.5');
  await widget.type('Next price', '50');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'wiped-out');
  expect(await widget.said()).toBe(at({ stop: '99.5', price: '50' }));
  await expect(widget.heard).toContainText('and the account is gone.');
  await widget.press('Next price', 'ArrowRight');
  expect(await widget.said()).toBe(at({ stop: '99.5', price: '51' }));
  expect(widget.complaints).toEqual([]);
});

test('nothing is bought, and a ladder sells in two steps', async ({ page }) => {
  const widget = new Embedded(page, 'stops');
  await widget.open('?v=1&way=steps&price=109.99');
  await widget.type('Lose at most', '0.04 %');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'nothing-bought');
  await widget.type('Lose at most', '1 %');
  await widget.choose('in two halves');
  const ladder = { way: 'steps', ladder: 'halves' };
  for (const [price, kind] of [
    ['110', 'half-sold'],
    ['119.99', 'half-sold'],
    ['120', 'all-sold'],
  ] as const) {
    await widget.type('Next price', price);
    await expect(widget.verdict).toHaveAttribute('data-outcome', kind);
    expect(await widget.said()).toBe(at({ ...ladder, price }));
  }
  expect(widget.complaints).toEqual([]);
});

test('the figure, as it is heard', async ({ page }) => {
  const widget = new Embedded(page, 'stops');
  await widget.open();
  await expect(widget.root).toMatchAriaSnapshot({ name: 'stops.aria.yml' });
});
