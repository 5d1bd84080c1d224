/** A pair under five rules, on the page: what each asks is the engine’s, and the basis crosses every liquidation. */
import { expect, test } from '@playwright/test';
import { lastOf, parseScenario, reportOf, showFigure, simulate } from '../../engine/index.ts';
import { Embedded } from './embedded.ts';

/** What a scenario of the pair is asked under a rulebook: another way to the same number. */
function asked(rulebook: string, short: string): string {
  const contract = { kind: 'linear', base: 'COIN', quote: 'USD' };
  const scenario = parseScenario({
    format: 'margin-lab.scenario',
    version: 1,
    rulebook,
    settings: { venue: { currency: 'USD', tables: [{ tiers: [{ floor: '0', rate: '0.1' }] }] } },
    instruments: [
      { id: 'LONG', ...contract, price: '50000' },
      { id: 'SHORT', ...contract, price: short },
    ],
    start: '2026-11-02',
    pools: [
      {
        id: 'pair',
        amounts: [{ asset: 'USD', kind: 'cash', amount: '300000' }],
        positions: [
          { instrument: 'LONG', quantity: '30', entry: '50000' },
          { instrument: 'SHORT', quantity: '-10', entry: '50000' },
        ],
      },
    ],
    events: [],
  });
  const { requirement } = reportOf(lastOf(simulate(scenario))).figures;
  return requirement ? showFigure(requirement) : '';
}

const RULEBOOKS = [
  ['No offset', 'exchange-cross.2026-11'],
  ['Larger side', 'kraken-futures.2026-11'],
  ['Difference', 'exchange-net.2026-11'],
  ['Stress scan', 'deribit-portfolio.2026-11'],
] as const;

test('what each rule asks, where the basis stands and where it has moved', async ({ page }) => {
  const figure = new Embedded(page, 'offsets');
  await figure.open();
  for (const [name, rulebook] of RULEBOOKS)
    expect(await figure.rows()).toContain(`${name} asks ${asked(rulebook, '50000')}`);
  await figure.type('Basis', '10');
  for (const [name, rulebook] of RULEBOOKS)
    expect(await figure.rows()).toContain(`${name} asks ${asked(rulebook, '55000')}`);
});

test('by keyboard over every liquidation of a hedged pair, into the fund', async ({ page }) => {
  const figure = new Embedded(page, 'offsets');
  await figure.open('?preset=offsets.2');
  for (const [basis, before, after] of [
    ['1.8', 'clear', 'some'],
    ['20', 'some', 'all'],
    ['22', 'all', 'shortfall'],
  ] as const) {
    await figure.type('Basis', basis);
    await expect(figure.verdict).toHaveAttribute('data-outcome', before);
    await figure.press('Short leg above the long one', 'Shift+ArrowRight');
    await expect(figure.verdict).toHaveAttribute('data-outcome', after);
    await expect(figure.heard).toContainText((await figure.verdict.locator('b').textContent()) ?? '');
  }
});

test('two coins do not offset, one leg has nothing to offset, and rules come and go', async ({ page }) => {
  const figure = new Embedded(page, 'offsets');
  await figure.open('?preset=offsets.2&own=200000');
  await expect(figure.verdict).toContainText('The difference saves $100,000');
  await figure.choose('two coins');
  await expect(figure.verdict).toContainText('On two coins no rule here sets one leg against the other.');
  await figure.type('Short, in coin', '0');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'flat');
  for (const box of await page.getByRole('checkbox').all()) await box.press('Space');
  await expect(figure.verdict).toHaveAttribute('data-outcome', 'none');
});

test('as it is heard', async ({ page }) => {
  const figure = new Embedded(page, 'offsets');
  await figure.open();
  await expect(figure.root).toMatchAriaSnapshot({ name: 'offsets.aria.yml' });
});
