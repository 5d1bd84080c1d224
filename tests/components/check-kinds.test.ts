import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import CheckChoice from '../../components/notebook/CheckChoice.svelte';
import CheckOrder from '../../components/notebook/CheckOrder.svelte';
import { regions } from './lib/page.ts';

let heard: ReturnType<typeof regions>;
beforeEach(() => {
  heard = regions();
  localStorage.clear();
});
afterEach(() => heard.stop());

const choices = [
  { says: 'Ask you first', right: false, hint: 'It need not.' },
  { says: 'Sell at once', right: true, hint: 'It may.' },
];

const choice = () => render(CheckChoice, { label: 'What may it do?', choices, keep: 'test/choice' });

test('a choice by keyboard alone: a wrong one has its own hint, then the right one', async () => {
  const screen = await choice();
  await userEvent.keyboard('{Tab}');
  await userEvent.keyboard(' ');
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.locator.getByText('Not that. It need not.')).toBeVisible();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.element(screen.locator.getByText('Right. It may.')).toBeVisible();
  await expect.poll(() => heard.said).toEqual(['log: Not that. It need not.', 'log: Right. It may.']);
  await expect.element(screen.getByRole('group', { name: 'What may it do?' })).toBeVisible();
});

test('a choice of nothing is no answer', async () => {
  const screen = await choice();
  await screen.getByRole('button', { name: 'Check' }).click();
  expect(screen.container.querySelector('.result')?.textContent?.trim()).toBe('');
  await expect.poll(() => heard.said).toEqual(['log: Choose an answer first.']);
});

test('a choice is there on return, unless the stored one no longer exists', async () => {
  const first = await choice();
  await first.getByRole('radio', { name: 'Sell at once' }).click();
  await first.getByRole('button', { name: 'Check' }).click();
  await first.unmount();
  const second = await choice();
  await expect.element(second.getByRole('radio', { name: 'Sell at once' })).toBeChecked();
  await expect.element(second.locator.getByText('Right. It may.')).toBeVisible();
  await second.unmount();
  for (const gone of ['3', '0', 'x', '']) {
    localStorage.setItem(
      'margin-lab',
      JSON.stringify({ version: 1, read: {}, answers: { 'test/choice': gone } }),
    );
    const third = await choice();
    await expect.element(third.getByRole('radio', { name: 'Sell at once' })).not.toBeChecked();
    await third.unmount();
  }
});

const items = [
  { says: 'cash', hint: '' },
  { says: 'shares', hint: 'Shares need backing of their own.' },
  { says: 'sale', hint: '' },
];
const order = () => render(CheckOrder, { label: 'Smallest first', items, keep: 'test/order' });

const shown = (screen: Awaited<ReturnType<typeof order>>): string[] =>
  [...screen.container.querySelectorAll('.says')].map(({ textContent }) => textContent ?? '');

test('an order by keyboard alone: the focus stays with what is moved, and each move is said', async () => {
  const screen = await order();
  expect(shown(screen)).toEqual(['shares', 'cash', 'sale']);
  await screen.getByRole('button', { name: 'Check' }).click();
  await expect
    .element(screen.locator.getByText(/Not yet\. Shares need backing of their own\./))
    .toBeVisible();
  const down = screen.getByRole('button', { name: 'Move down: shares' });
  (down.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(shown(screen)).toEqual(['cash', 'shares', 'sale']);
  await expect.element(down).toHaveFocus();
  expect(screen.container.querySelector('.result')?.textContent?.trim()).toBe('');
  await screen.getByRole('button', { name: 'Check' }).click();
  await expect.element(screen.locator.getByText('Right. That is the order.')).toBeVisible();
  expect(heard.said).toEqual([
    'log: Not yet. Shares need backing of their own.',
    'log: shares: now 2 of 3.',
    'log: Right. That is the order.',
  ]);
});

test('at an end the button says so and moves nothing', async () => {
  const screen = await order();
  const up = screen.getByRole('button', { name: 'Move up: shares' });
  await expect.element(up).toHaveAttribute('aria-disabled', 'true');
  (up.element() as HTMLElement).click();
  expect(shown(screen)).toEqual(['shares', 'cash', 'sale']);
});

test('an order is there on return, and a broken one is not', async () => {
  const first = await order();
  (first.getByRole('button', { name: 'Move down: cash' }).element() as HTMLElement).click();
  await first.getByRole('button', { name: 'Check' }).click();
  await first.unmount();
  const second = await order();
  await expect.poll(() => shown(second)).toEqual(['shares', 'sale', 'cash']);
  await second.unmount();
  for (const broken of ['1 2', '1 1 2', '4 5 6', 'a b c', '']) {
    localStorage.setItem(
      'margin-lab',
      JSON.stringify({ version: 1, read: {}, answers: { 'test/order': broken } }),
    );
    const third = await order();
    expect(shown(third)).toEqual(['shares', 'cash', 'sale']);
    await third.unmount();
  }
});
