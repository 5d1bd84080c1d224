/** A short by keyboard: up through the call to a debt, down through the floors, and held for a fee. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { verdict } from '../../components/widgets/short-sale/describe.ts';
import { momentOf } from '../../components/widgets/short-sale/moment.ts';
import { presetFrom } from '../../src/lib/preset.ts';
import { Embedded, told } from './embedded.ts';

const preset = presetFrom('short-sale.1', parse(readFileSync('content/scenarios/short-sale.1.yaml', 'utf8')));
const at = (values: Readonly<Record<string, string>>) => {
  const all = { ...preset.values, ...values };
  return told(verdict(momentOf(preset, all), all.price ?? ''));
};

test('every threshold of the price, from nothing to a debt without a limit', async ({ page }) => {
  const figure = new Embedded(page, 'short-sale');
  await figure.open();
  for (const [price, kind] of [
    ['20', 'sold'],
    ['23.07', 'loss'],
    ['23.08', 'called'],
    ['30', 'nothing-left'],
    ['30.01', 'shortfall'],
    ['16.67', 'gain'],
    ['16.66', 'floor-share'],
    ['4.99', 'floor-value'],
    ['2.49', 'floor-low'],
    ['0', 'worthless'],
  ] as const) {
    await figure.type('Share price', price);
    await expect(figure.verdict).toHaveAttribute('data-outcome', kind);
    expect(await figure.said()).toBe(at({ price }));
  }
  await figure.press('Share price', 'End');
  expect(await figure.said()).toBe(at({ price: '50' }));
  await expect(figure.heard).toContainText('You owe $4,000 more than you have.');
  expect(figure.complaints).toEqual([]);
});

test('a house that asks for more, and a fee and a dividend that eat the gain', async ({ page }) => {
  const figure = new Embedded(page, 'short-sale');
  await figure.open();
  await figure.type('House rate', '50 %');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'edge');
  await figure.press('House rate for shorts', 'ArrowRight');
  expect(await figure.said()).toBe(at({ house: '0.51' }));
  await figure.press('House rate for shorts', 'Home');
  await figure.type('Borrow fee', '30 %');
  await figure.type('Days held', '90');
  await figure.type('Dividend', '$1');
  await figure.type('Share price', '18');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'carry-eats');
  expect(await figure.said()).toBe(at({ fee: '0.3', days: '90', dividend: '1', price: '18' }));
  expect(await figure.rows()).toContain('Borrow fee $300');
});

test('as it is heard', async ({ page }) => {
  const figure = new Embedded(page, 'short-sale');
  await figure.open();
  await expect(figure.root).toMatchAriaSnapshot({ name: 'short-sale.aria.yml' });
});
