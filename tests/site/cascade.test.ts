/** Every threshold of a cascade is crossed by keyboard, and what is then said is what the engine finds. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { verdict } from '../../components/widgets/cascade/describe.ts';
import { momentOf } from '../../components/widgets/cascade/moment.ts';
import { presetFrom } from '../../src/lib/preset.ts';
import { Embedded, plainText, told } from './embedded.ts';

const file = (id: string) => presetFrom(id, parse(readFileSync(`content/scenarios/${id}.yaml`, 'utf8')));
const preset = file('cascade.1');
const at = (values: Readonly<Record<string, string>>) =>
  told(verdict(momentOf(preset, { ...preset.values, ...values })));

test('a larger shock, and then each way to pay for it', async ({ page }) => {
  const widget = new Embedded(page, 'cascade');
  await widget.open();
  expect(await widget.said()).toBe(at({}));
  for (const [typed, shock, kind] of [
    ['1.5', '0.015', 'calm'],
    ['1.51', '0.0151', 'fund-empty'],
    ['4', '0.04', 'fund-empty'],
  ] as const) {
    await widget.type('Shock', typed);
    await expect(widget.verdict).toHaveAttribute('data-outcome', kind);
    expect(await widget.said()).toBe(at({ shock }));
  }
  await expect(widget.heard).toContainText('The fund of $4,000 is empty');
  for (const [name, cover, kind] of [
    ['the exchange', 'venue', 'venue-pays'],
    ['a fund, then winning shorts', 'deleveraging', 'deleveraging'],
  ] as const) {
    await widget.choose(name);
    await expect(widget.verdict).toHaveAttribute('data-outcome', kind);
    expect(await widget.said()).toBe(at({ cover }));
  }
  await expect(widget.heard).toContainText('shorts that were winning are closed for others');
  await widget.choose('a fund, then the exchange');
  await widget.type('In the fund', '99000');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'fund-pays');
  expect(await widget.said()).toBe(at({ fund: '99000' }));
  await widget.type('Shock', '1.51');
  await widget.type('Bids per 1 %', '99000');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'margins-enough');
  expect(widget.complaints).toEqual([]);
});

test('who paid: the three columns, to the cent, are what the engine makes of the slider', async ({
  page,
}) => {
  const widget = new Embedded(page, 'cascade');
  await widget.open('?v=1&preset=cascade.2');
  await widget.press('Shock', 'ArrowRight', 'ArrowRight');
  const now = file('cascade.2');
  const { outcomes } = momentOf(now, { ...now.values, shock: '0.06' });
  const cells = await widget.root
    .locator('.numbers tbody tr', { hasText: 'Exchange' })
    .locator('td')
    .allTextContents();
  const shown = Object.values(outcomes).map(({ gains }) => Number(gains.venue.value.toFixed(2)));
  expect(cells.map((text) => Number(plainText(text).replace('−', '-').replace(/[$,+]/g, '')))).toEqual(shown);
  const facts = widget.root.getByRole('listitem').filter({ hasText: 'Coinglass' });
  await expect(facts.getByRole('link')).toHaveAttribute('href', /sources\/#yellow-2025-10$/);
  expect(widget.complaints).toEqual([]);
});

test('the figure, as it is heard', async ({ page }) => {
  const widget = new Embedded(page, 'cascade');
  await widget.open();
  await expect(widget.root).toMatchAriaSnapshot({ name: 'cascade.aria.yml' });
});
