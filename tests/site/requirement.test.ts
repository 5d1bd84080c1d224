/** Sets of rules side by side: each calls at the engine's own price, and the floors of a short come in. */
import { expect, test } from '@playwright/test';
import { type Figure, showFigure } from '../../engine/index.ts';
import { Embedded } from './embedded.ts';
import { reported } from './played.ts';

/** The shares that were bought, in an account of their own. */
const BOUGHT = {
  pools: [
    {
      id: 'long',
      amounts: [{ asset: 'USD', kind: 'loan', amount: '2400' }],
      positions: [{ instrument: 'XYZ', quantity: '200', entry: '50' }],
    },
  ],
};
const shown = (figure: Figure | undefined): string => (figure ? showFigure(figure) : '');

test('by keyboard across every line of a purchase, down to a debt', async ({ page }) => {
  const figure = new Embedded(page, 'requirement');
  await figure.open('?concentrated=on');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'clear');
  const house = reported('requirement.1', [], { ...BOUGHT, settings: { houseLong: '0.4' } });
  const finra = reported('requirement.1', [], { ...BOUGHT, settings: { houseLong: '0.25' } });
  const heavy = reported('requirement.1', [], {
    ...BOUGHT,
    settings: { houseLong: '0.25', concentrated: { over: '0.5', rate: '0.6' } },
  });
  const rows = await figure.rows();
  expect(rows).toContain(`Broker calls below ${shown(house.callPrice)}`);
  expect(rows).toContain(`FINRA calls below ${shown(finra.callPrice)}`);
  expect(rows).toContain(`Concentrated calls below ${shown(heavy.callPrice)}`);
  for (const [price, before, after] of [
    ['48', 'edge', 'called-1'],
    ['30', 'called-1', 'called-2'],
    ['20', 'called-2', 'called-3'],
    ['16', 'called-3', 'called-4'],
    ['12', 'nothing-left', 'shortfall'],
  ] as const) {
    await figure.type('Share price', price);
    await expect(figure.verdict).toHaveAttribute('data-outcome', before);
    await figure.press('Share price', 'Shift+ArrowLeft');
    await expect(figure.verdict).toHaveAttribute('data-outcome', after);
  }
  const price = { on: '2026-11-02', do: 'price', instrument: 'XYZ', price: '11.95' };
  const owed = reported('requirement.1', [price], BOUGHT);
  expect(await figure.rows()).toContain(`Equity ${shown(owed.equity)}`);
});

test('sold short: the floors at $16.67, $5.00 and $2.50, and the calls of a rise', async ({ page }) => {
  const figure = new Embedded(page, 'requirement');
  await figure.open('?preset=requirement.2');
  for (const [price, outcome, asks] of [
    ['16.67', 'clear', '$1,000.20'],
    ['16.66', 'floor-share', '$1,000'],
    ['5', 'floor-share', '$1,000'],
    ['4.99', 'floor-value', '$998'],
    ['2.49', 'floor-low', '$500'],
    ['67.69', 'clear', '$4,061.40'],
    ['67.70', 'called-2', '$4,062'],
    ['88', 'nothing-left', '$5,280'],
    ['90', 'shortfall', '$5,400'],
  ] as const) {
    await figure.type('Share price', price);
    await expect(figure.verdict).toHaveAttribute('data-outcome', outcome);
    expect(await figure.rows()).toContain(`FINRA asks ${asks}`);
  }
});

test('rules come and go with their boxes, and a house at 100 % calls at once', async ({ page }) => {
  const figure = new Embedded(page, 'requirement');
  await figure.open();
  for (const name of ['FINRA, for every broker', 'A leveraged fund'])
    await page.getByRole('checkbox', { name }).press('Space');
  await figure.press('House rate', 'End');
  await expect(figure.verdict).toHaveText(
    /^Margin call: \$2,400\. Equity is \$7,600\. Missing: \$2,400 by this broker’s house rate \(house 100\s%\)\.$/,
  );
  await page.getByRole('checkbox', { name: 'This broker, by its house rate' }).press('Space');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'none');
});

test('as it is heard', async ({ page }) => {
  const figure = new Embedded(page, 'requirement');
  await figure.open();
  await expect(figure.root).toMatchAriaSnapshot({ name: 'requirement.aria.yml' });
});
