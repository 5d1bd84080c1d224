/** A first purchase by keyboard: every rule that may stop it, and what a fall and a withdrawal bring. */
import { expect, test } from '@playwright/test';
import { showFigure } from '../../engine/index.ts';
import { Embedded } from './embedded.ts';
import { reported } from './played.ts';

test('paid in step by step: minimum equity, a deficiency that is called for, one that is not', async ({
  page,
}) => {
  const figure = new Embedded(page, 'open-account');
  await figure.open();
  for (const [buy, deposit, before, after] of [
    ['1500', '1500', 'no-loan', 'missing-all'],
    ['3000', '2000', 'open', 'missing-minimum'],
    ['5000', '2500', 'open', 'missing-waived'],
    ['5000', '1500', 'missing-waived', 'missing-half'],
  ] as const) {
    await figure.type('You buy for', buy);
    await figure.type('You pay in', deposit);
    await expect(figure.verdict).toHaveAttribute('data-outcome', before);
    await figure.press('Paid in', 'ArrowLeft');
    await expect(figure.verdict).toHaveAttribute('data-outcome', after);
  }
});

test('a fall restricts, takes the account below $2,000, calls, and leaves a debt', async ({ page }) => {
  const figure = new Embedded(page, 'open-account');
  await figure.open();
  for (const [price, before, after] of [
    ['50', 'open', 'restricted'],
    ['45', 'restricted', 'below-minimum'],
    ['35.72', 'below-minimum', 'called'],
    ['25', 'nothing-left', 'shortfall'],
  ] as const) {
    await figure.type('Price next day', price);
    await expect(figure.verdict).toHaveAttribute('data-outcome', before);
    await figure.press('Share price on the next day', 'Shift+ArrowLeft');
    await expect(figure.verdict).toHaveAttribute('data-outcome', after);
  }
});

test('a rise is credited and may be taken out, to the dollar', async ({ page }) => {
  const figure = new Embedded(page, 'open-account');
  await figure.open();
  await figure.type('Price next day', '60');
  const { sma, buyingPower, withdrawable } = reported('open-account.1', [
    { on: '2026-11-02', do: 'deposit', amount: '2500' },
    { on: '2026-11-02', do: 'trade', instrument: 'XYZ', quantity: '100' },
    { on: '2026-11-03', do: 'price', instrument: 'XYZ', price: '60' },
  ]);
  const rows = await figure.rows();
  for (const [label, figureOf] of [
    ['Special memorandum account', sma],
    ['Buying power', buyingPower],
    ['May be taken out', withdrawable],
  ] as const)
    expect(rows).toContain(`${label} ${figureOf && showFigure(figureOf)}`);
  await figure.type('You take out', '500');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'withdrawn');
  await figure.type('You take out', '501');
  await expect(figure.verdict).toHaveText(/^\$501 may not be taken out\. At most \$500 may: /);
});

test('as it is heard', async ({ page }) => {
  const figure = new Embedded(page, 'open-account');
  await figure.open();
  await expect(figure.root).toMatchAriaSnapshot({ name: 'open-account.aria.yml' });
});
