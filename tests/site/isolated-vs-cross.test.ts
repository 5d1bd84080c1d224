/** Isolated beside cross, on the page: each threshold is crossed, and each price is the engine’s by another way. */
import { expect, test } from '@playwright/test';
import { parseScenario, report, rulebookIn, showFigure, startOf, viewsOf } from '../../engine/index.ts';
import { Embedded } from './embedded.ts';

const COINS = ['BTCUSDT', 'ETHUSDT', 'BNBUSDT', 'ADAUSDT'];

/** The liquidation price in BTC of the same positions as a scenario, where the other prices stand. */
function liquidationPrice(sharing: string, count: number): string {
  const coins = COINS.slice(0, count);
  const state = startOf(
    parseScenario({
      format: 'margin-lab.scenario',
      version: 1,
      rulebook: `binance-futures-${sharing}.2026-11`,
      settings: { venue: { currency: 'USD' } },
      instruments: coins.map((id) => ({ id, kind: 'linear', quote: 'USD', price: '100' })),
      start: '2026-11-02',
      pools: coins.map((id) => ({
        id,
        amounts: [{ asset: 'USD', kind: 'cash', amount: '1000' }],
        positions: [{ instrument: id, quantity: '100', entry: '100' }],
      })),
      events: [],
    }),
  );
  const [view] = viewsOf(state);
  const { liquidationPrice: one, 'liquidationPrice:BTCUSDT': of } = view
    ? report(view, rulebookIn(state)).figures
    : {};
  const found = of ?? one;
  return found ? showFigure(found) : '';
}

test('by keyboard over each closing: isolated first, then cross, position by position', async ({ page }) => {
  const figure = new Embedded(page, 'isolated-vs-cross');
  await figure.open();
  expect(await figure.rows()).toContain(`Isolated closes with BTC at ${liquidationPrice('isolated', 3)}`);
  for (const [fall, before, after] of [
    ['9', 'none', 'cross-saves'],
    ['28', 'cross-saves', 'cross-hit'],
    ['29', 'cross-hit', 'cross-loses-all'],
  ] as const) {
    await figure.type('BTC falls by', fall);
    await expect(figure.verdict).toHaveAttribute('data-outcome', before);
    await figure.press('BTC falls by', 'ArrowRight');
    await expect(figure.verdict).toHaveAttribute('data-outcome', after);
    await expect(figure.heard).toContainText((await figure.verdict.locator('b').textContent()) ?? '');
  }
  expect(await figure.rows()).toContain(`Cross closes with BTC at ${liquidationPrice('cross', 3)}`);
  await figure.choose('rise half as far');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'cross-saves');
  await figure.choose('fall as far');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'all-gone');
});

test('cross holds on and loses more, where prices do not come back', async ({ page }) => {
  const figure = new Embedded(page, 'isolated-vs-cross');
  await figure.open();
  await figure.type('Part of the fall won back', '50');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'isolated-stops');
  await expect(figure.root).toContainText('but it ends with $36.14 less.');
  await figure.type('Positions', '1');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'alike');
});

test('four positions: cross loses all of them, and all that stood behind them', async ({ page }) => {
  const figure = new Embedded(page, 'isolated-vs-cross');
  await figure.open('?preset=isolated-vs-cross.2');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'cross-loses-all');
  expect(await figure.rows()).toContain(`Cross closes with BTC at ${liquidationPrice('cross', 4)}`);
  await expect(figure.root.getByText('$24.09 of $4,000 left').first()).toBeVisible();
});

test('money from the wallet is added by hand, and a further fall takes it, too', async ({ page }) => {
  const figure = new Embedded(page, 'isolated-vs-cross');
  await figure.open('?preset=isolated-vs-cross.3');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'topped-saved');
  await figure.choose('you do nothing');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'cross-saves');
  await figure.choose('you add the wallet’s money');
  await figure.type('BTC falls by', '19');
  await figure.press('BTC falls by', 'ArrowRight');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'topped-lost');
  await expect(figure.heard).toContainText('what you added is lost with it');
  await figure.type('In your wallet', '2000');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'topped-saved');
});

test('as it is heard', async ({ page }) => {
  const figure = new Embedded(page, 'isolated-vs-cross');
  await figure.open();
  await expect(figure.root).toMatchAriaSnapshot({ name: 'isolated-vs-cross.aria.yml' });
});
