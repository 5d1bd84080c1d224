/** Every threshold of leverage is crossed by keyboard, and what is then said is what the engine finds. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { verdict } from '../../components/widgets/leverage/describe.ts';
import { momentOf } from '../../components/widgets/leverage/moment.ts';
import { presetFrom } from '../../src/lib/preset.ts';
import { Embedded, told } from './embedded.ts';

const preset = presetFrom('leverage.1', parse(readFileSync('content/scenarios/leverage.1.yaml', 'utf8')));
const at = (values: Readonly<Record<string, string>>) =>
  told(verdict(momentOf(preset, { ...preset.values, ...values })));

test('a loan without interest: gain, loss, nothing left, debt, and where it ends instead', async ({
  page,
}) => {
  const widget = new Embedded(page, 'leverage');
  await widget.open('?v=1&rate=0');
  for (const [price, kind] of [
    ['100', 'level'],
    ['100.01', 'gain'],
    ['99.99', 'loss'],
    ['80.01', 'loss'],
    ['80', 'nothing-left'],
    ['79.99', 'shortfall'],
  ] as const) {
    await widget.type('Price now', price);
    await expect(widget.verdict).toHaveAttribute('data-outcome', kind);
    expect(await widget.said()).toBe(at({ rate: '0', price }));
  }
  await expect(widget.heard).toContainText('You owe $0.50 beyond the $1,000 you put in.');
  await widget.choose('the position is closed');
  expect(await widget.said()).toBe(at({ rate: '0', price: '79.99', terms: 'isolated' }));
  await widget.press('Price now', 'ArrowRight');
  expect(await widget.said()).toBe(at({ rate: '0', price: '80.99', terms: 'isolated' }));
  expect(widget.complaints).toEqual([]);
});

test('interest eats a gain up to break-even, and a token drifts from its name day by day', async ({
  page,
}) => {
  const widget = new Embedded(page, 'leverage');
  await widget.open('?v=1&rate=0.09&days=90');
  for (const [price, kind] of [
    ['101.8', 'interest-eats'],
    ['101.81', 'gain'],
  ] as const) {
    await widget.type('Price now', price);
    expect(await widget.said()).toBe(at({ rate: '0.09', days: '90', price }));
    await expect(widget.verdict).toHaveAttribute('data-outcome', kind);
  }
  await widget.choose('a token reset daily');
  await widget.choose('3×');
  const token = { shows: 'token', token: '3' };
  await widget.type('Swing', '50 %');
  await widget.press('Day', 'PageDown');
  for (const [day, kind] of [
    ['1', 'token-even'],
    ['2', 'token-gone'],
  ] as const) {
    await widget.press('Day', 'ArrowRight');
    expect(await widget.said()).toBe(at({ ...token, swing: '0.5', day }));
    await expect(widget.verdict).toHaveAttribute('data-outcome', kind);
  }
  await widget.choose('up five days, down five');
  await widget.press('Day', 'ArrowRight', 'ArrowRight', 'ArrowRight');
  expect(await widget.said()).toBe(at({ ...token, path: 'hill', swing: '0.5', day: '5' }));
  expect(widget.complaints).toEqual([]);
});

test('the figure, as it is heard', async ({ page }) => {
  const widget = new Embedded(page, 'leverage');
  await widget.open();
  await expect(widget.root).toMatchAriaSnapshot({ name: 'leverage.aria.yml' });
});
