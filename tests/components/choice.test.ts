import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Choice from '../../components/controls/Choice.svelte';

const options = [
  { value: 'days', label: 'gives you two business days' },
  { value: 'none', label: 'sells at once' },
];

test('one of a few, by mouse and by keyboard, under one name', async () => {
  const onchoose = vi.fn((value: string) => screen.rerender({ value }));
  const screen = await render(Choice, { label: 'The broker', options, value: 'days', onchoose });
  await expect.element(screen.getByRole('group', { name: 'The broker' })).toBeVisible();
  const [days, none] = options.map(({ label }) => screen.getByRole('radio', { name: label }));
  await expect.element(days ?? screen.locator).toBeChecked();
  await screen.getByText('sells at once').click();
  expect(onchoose).toHaveBeenLastCalledWith('none');
  await expect.element(none ?? screen.locator).toBeChecked();
  await userEvent.keyboard('{ArrowUp}');
  expect(onchoose).toHaveBeenLastCalledWith('days');
  await expect.element(days ?? screen.locator).toBeChecked();
});

test('two choices on a page do not share their buttons', async () => {
  const first = await render(Choice, { label: 'One', options, value: 'days', onchoose: () => {} });
  const second = await render(Choice, { label: 'Two', options, value: 'none', onchoose: () => {} });
  const name = (screen: typeof first, label: string) =>
    screen.getByRole('group', { name: label }).getByRole('radio').first().element().getAttribute('name');
  expect(name(first, 'One')).not.toBe(name(second, 'Two'));
  await expect.element(first.getByRole('group', { name: 'One' }).getByRole('radio').first()).toBeChecked();
});
