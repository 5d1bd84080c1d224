/** The exact liquidation price beside two formulas, on the page: each line is crossed, and each price is the engine’s. */
import { expect, test } from '@playwright/test';
import { lastOf, parseScenario, reportOf, showFigure, simulate } from '../../engine/index.ts';
import { Embedded } from './embedded.ts';

/** What a scenario of one position makes of it: another way to the same prices. */
function played(position: object, rulebook: string, kind: string, venue: object = {}) {
  const scenario = parseScenario({
    format: 'margin-lab.scenario',
    version: 1,
    rulebook,
    settings: { venue: { currency: 'USD', ...venue } },
    instruments: [{ id: 'BTCUSDT', kind, base: 'BTC', quote: 'USD', price: '60000' }],
    start: '2026-11-02',
    pools: [
      {
        id: 'own',
        fund: 'initial',
        amounts: [],
        positions: [{ instrument: 'BTCUSDT', entry: '60000', ...position }],
      },
    ],
    events: [],
  });
  const { liquidationPrice, bankruptcyPrice } = reportOf(lastOf(simulate(scenario))).figures;
  return [liquidationPrice, bankruptcyPrice].map((figure) => (figure ? showFigure(figure) : ''));
}

test('75.00 or 66.67: by keyboard over both, over nothing left, and into the fund', async ({ page }) => {
  const figure = new Embedded(page, 'liquidation-price');
  await figure.open();
  const rows = await figure.rows();
  expect(rows).toContain('Exact liquidation price $66.67');
  expect(rows).toContain('Formula of then $75.00');
  expect(rows).toContain('Formula of now $66.67');
  for (const [price, before, after] of [
    ['75.10', 'loss', 'too-early'],
    ['66.70', 'too-early', 'liquidated'],
    ['50', 'nothing-left', 'fund-pays'],
  ] as const) {
    await figure.type('Mark price', price);
    await expect(figure.verdict).toHaveAttribute('data-outcome', before);
    await figure.press('Mark price', 'Shift+ArrowLeft');
    await expect(figure.verdict).toHaveAttribute('data-outcome', after);
    await expect(figure.heard).toContainText((await figure.verdict.locator('b').textContent()) ?? '');
  }
  await figure.choose('the entry (then)');
  await figure.type('Mark price', '70');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'too-late');
});

test('leverage from 1 to 125, and the price beside it', async ({ page }) => {
  const figure = new Embedded(page, 'liquidation-price');
  await figure.open('?preset=liquidation-price.2');
  const tenfold = played({ quantity: '1', leverage: '10' }, 'binance-futures-isolated.2026-11', 'linear');
  expect(await figure.rows()).toContain(`Exact liquidation price ${tenfold[0]}`);
  expect(await figure.rows()).toContain(`Nothing left at ${tenfold[1]}`);
  await figure.press('Leverage', 'End');
  // Of 60,000 the tiers allow 100×.
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'capped');
  const most = played({ quantity: '1', leverage: '125' }, 'binance-futures-isolated.2026-11', 'linear');
  expect(await figure.rows()).toContain(`Exact liquidation price ${most[0]}`);
  await figure.press('Leverage', 'Home');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'never');
  await expect(figure.verdict).toContainText('The margin pays for all of it');
});

test('coin-margined, short, with a fee; then without leverage, when nothing liquidates it', async ({
  page,
}) => {
  const figure = new Embedded(page, 'liquidation-price');
  await figure.open('?preset=liquidation-price.3');
  const prices = played({ quantity: '-60000', leverage: '5' }, 'coin-isolated.2026-11', 'inverse', {
    closingFee: '0.0005',
    tables: [{ tiers: [{ floor: '0', rate: '0.05' }] }],
  });
  expect(await figure.rows()).toContain(`Exact liquidation price ${prices[0]}`);
  await figure.type('Fee for closing', '0');
  await figure.press('Leverage', 'Home');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'never');
  await figure.choose('tiers in coin');
  await expect(page.getByRole('textbox', { name: 'Maintenance rate' })).toHaveCount(0);
});

test('as it is heard', async ({ page }) => {
  const figure = new Embedded(page, 'liquidation-price');
  await figure.open();
  await expect(figure.root).toMatchAriaSnapshot({ name: 'liquidation-price.aria.yml' });
});
