import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Readout from '../../components/notebook/Readout.svelte';
import { lessText, type Row } from '../../components/notebook/row.ts';
import Why from '../../components/notebook/Why.svelte';
import { type Figure, showFigure } from '../../engine/index.ts';
import { at } from './lib/presets.ts';

function figure(name: string, price = '35', house = '0.3'): Figure {
  const found = at({ price, house }).report.figures[name];
  if (!found) throw new Error(`No figure ${name}`);
  return found;
}

function row(name: string, label: string): Row {
  return { figure: figure(name), label, shown: showFigure(figure(name)) };
}

test('what is taken off has a minus, and nothing has none', () => {
  expect(lessText(figure('requirement'))).toBe('−$2,100');
  expect(lessText(figure('requirement', '0'))).toBe('$0');
});

test('each number opens into its derivation, by mouse and by keyboard', async () => {
  const rows = [row('equity', 'Equity'), row('requirement', 'Requirement')];
  const screen = await render(Readout, { rows, label: 'The account now' });
  await expect.element(screen.getByRole('group', { name: 'The account now' })).toBeVisible();
  const numbers = screen.getByText('$7,000 − $5,000 = $2,000');
  // What is closed is not kept up, so it is not there.
  await expect.element(numbers).not.toBeInTheDocument();
  await screen.getByText('Equity', { exact: true }).click();
  await expect.element(numbers).toBeVisible();
  await expect.element(screen.getByText('Equity = Market value − Loan')).toBeVisible();
  await screen.getByText('Equity', { exact: true }).click();
  await expect.element(numbers).not.toBeInTheDocument();

  const summary = screen.container.querySelectorAll('summary')[1];
  summary?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByText('30\u202f% × $7,000 = $2,100').first()).toBeVisible();
});

test('what is opened follows the account', async () => {
  const screen = await render(Readout, { rows: [row('equity', 'Equity')], label: 'Now' });
  await screen.getByText('Equity', { exact: true }).click();
  const equity = figure('equity', '20');
  await screen.rerender({ rows: [{ figure: equity, label: 'Equity', shown: showFigure(equity) }] });
  await expect.element(screen.getByText('$4,000 − $5,000 = −$1,000')).toBeVisible();
});

test('a requirement shows the rule that decides, with its source and the day it was checked', async () => {
  const screen = await render(Why, { figure: figure('requirement') });
  const text = screen.container.textContent ?? '';
  expect(text).toContain('30\u202f% × $7,000 = $2,100');
  expect(text).toMatch(/checked (\d{4}-\d\d-\d\d|\d+ \w+ \d{4})/);
  const link = screen.getByRole('link').first();
  await expect.element(link).toHaveAttribute('href', expect.stringMatching(/sources\/#[a-z0-9-]+$/));
});

test('the call price is derived down to what was bought and borrowed', async () => {
  const screen = await render(Why, { figure: figure('callPrice') });
  const text = (screen.container.textContent ?? '').replace(/\s+/g, ' ');
  expect(text).toContain('$35.72');
  expect(text).toContain('$5,000');
  expect(text).toContain('200');
  expect(text).not.toMatch(/undefined|NaN|\[object/);
});

test('no figure of the account has a derivation that is empty or broken', async () => {
  for (const price of ['60', '35.72', '35', '25', '20']) {
    for (const found of Object.values(at({ price }).report.figures)) {
      const screen = await render(Why, { figure: found, depth: 8 });
      const text = screen.container.textContent ?? '';
      expect(text, found.name).toMatch(/\d/);
      expect(text, found.name).not.toMatch(/undefined|NaN|\[object|Infinity/);
      await screen.unmount();
    }
  }
});
