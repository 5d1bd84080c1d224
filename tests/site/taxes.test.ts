/** A year and a day, the 30 days, the $3,000 and the limit on interest are crossed by keyboard. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { interestText, verdict } from '../../components/widgets/taxes/describe.ts';
import { momentOf } from '../../components/widgets/taxes/moment.ts';
import { presetFrom } from '../../src/lib/preset.ts';
import { Embedded, plainText, told } from './embedded.ts';

const preset = presetFrom('taxes.1', parse(readFileSync('content/scenarios/taxes.1.yaml', 'utf8')));
const moment = (values: Readonly<Record<string, string>>) =>
  momentOf(preset, { ...preset.values, ...values });
const at = (values: Readonly<Record<string, string>>) => told(verdict(moment(values)));

test('a year and a day, the limit on losses, and buying again', async ({ page }) => {
  const widget = new Embedded(page, 'taxes');
  await widget.open();
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'short-gain');
  await widget.press('$40 lot held for', 'ArrowRight');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'long-gain');
  expect(await widget.said()).toBe(at({ held: '366' }));
  for (const [price, kind] of [
    ['40', 'even'],
    ['10', 'loss'],
    ['9.99', 'loss-capped'],
  ] as const) {
    await widget.type('Sold at', price);
    await expect(widget.verdict).toHaveAttribute('data-outcome', kind);
    expect(await widget.said()).toBe(at({ held: '366', price }));
  }
  await widget.type('Bought again', '50');
  const again = { held: '366', price: '9.99', rebuy: '50' };
  for (const [after, kind] of [
    ['31', 'loss-capped'],
    ['30', 'wash'],
  ] as const) {
    await widget.type('Days after', after);
    await expect(widget.verdict).toHaveAttribute('data-outcome', kind);
    expect(await widget.said()).toBe(at({ ...again, after }));
  }
  await expect(widget.heard).toContainText('A wash sale:');
  await widget.choose('crypto');
  expect(await widget.said()).toBe(at({ ...again, after: '30', asset: 'crypto' }));
  expect(widget.complaints).toEqual([]);
});

test('interest above net investment income is carried on, until a gain is elected into it', async ({
  page,
}) => {
  const widget = new Embedded(page, 'taxes');
  await widget.open('?v=1&held=366');
  const text = async (): Promise<string> =>
    plainText((await widget.root.locator('.note').textContent()) ?? '');
  for (const interest of ['300', '300.01', '800']) {
    await widget.type('Interest paid', interest);
    expect(await text()).toBe(plainText(interestText(moment({ held: '366', interest }))));
  }
  await widget.choose('as far as it helps');
  expect(await text()).toBe(
    plainText(interestText(moment({ held: '366', interest: '800', elect: 'useful' }))),
  );
  await expect(widget.heard).toContainText('All $800 of the margin interest may be deducted');
  expect(widget.complaints).toEqual([]);
});

test('the figure, as it is heard', async ({ page }) => {
  const widget = new Embedded(page, 'taxes');
  await widget.open();
  await expect(widget.root).toMatchAriaSnapshot({ name: 'taxes.aria.yml' });
});
