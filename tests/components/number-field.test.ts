import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import FieldHost from './lib/FieldHost.svelte';

const heard: string[] = [];
const release = vi.fn();
beforeEach(() => {
  document.documentElement.lang = 'en';
});
afterEach(() => {
  heard.length = 0;
  release.mockClear();
});

async function field() {
  const screen = await render(FieldHost, { heard, onrelease: release });
  return { screen, input: screen.getByRole('textbox', { name: 'Share price' }) };
}

test('what is typed is taken at once, and shown in full when it is done', async () => {
  const { input } = await field();
  await userEvent.fill(input, '$35.7');
  expect(heard).toEqual(['35.7']);
  await expect.element(input).toHaveValue('$35.7');
  expect(release).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  await expect.element(input).toHaveValue('$35.70');
  expect(release).toHaveBeenCalled();
});

test('on the way to a number nothing is complained about', async () => {
  const { input } = await field();
  await userEvent.clear(input);
  await userEvent.type(input, '3');
  await expect.element(input).toHaveAttribute('aria-invalid', 'false');
  await userEvent.type(input, '6');
  expect(heard).toEqual(['36']);
});

test.each([
  ['abc', '“abc” is not a number: write it like $35.50.'],
  ['-5', 'It cannot be below zero here: write a number from $15 to $60.'],
  ['1e400', '“1e400” is not a number: write it like $35.50.'],
  [`35.${'1'.repeat(30)}`, 'At most 2 decimals make sense here, like $35.50.'],
  ['35,5', '“35,5” can be read in two ways: write 35.5 with a point.'],
  ['5k', 'It must be from $15 to $60.'],
  ['', 'Write a number, like $35.50.'],
  ['<b>1</b>', '“<b>1</b>” is not a number: write it like $35.50.'],
])('%s is kept as typed, with a sentence beside it', async (typed, sentence) => {
  const { screen, input } = await field();
  await userEvent.fill(input, typed);
  await userEvent.tab();
  await expect.element(input).toHaveValue(typed);
  await expect.element(input).toHaveAttribute('aria-invalid', 'true');
  await expect.element(input).toHaveAccessibleDescription(sentence);
  await expect.element(screen.getByRole('status')).toHaveTextContent(sentence);
  expect(heard).toEqual([]);
});

test('the sentence goes as soon as the text is changed', async () => {
  const { screen, input } = await field();
  await userEvent.fill(input, 'abc');
  await userEvent.keyboard('{Enter}');
  await expect.element(input).toHaveAttribute('aria-invalid', 'true');
  await userEvent.fill(input, '36');
  await expect.element(input).toHaveAttribute('aria-invalid', 'false');
  await expect.element(screen.getByRole('status')).toHaveTextContent('');
});

test('a step takes the place of what was typed', async () => {
  const { screen, input } = await field();
  await userEvent.fill(input, 'abc');
  await screen.getByRole('button', { name: 'Lower the share price' }).click();
  await expect.element(input).toHaveValue('$49.50');
  await expect.element(input).toHaveAttribute('aria-invalid', 'false');
  await screen.getByRole('button', { name: 'Raise the share price' }).click();
  await expect.element(input).toHaveValue('$50.00');
  expect(release).toHaveBeenCalled();
});

test.each(['abc', '36'])('a value from elsewhere takes the place of a typed %s', async (typed) => {
  const { screen, input } = await field();
  await userEvent.fill(input, typed);
  await userEvent.keyboard('{Enter}');
  await screen.getByRole('button', { name: 'Elsewhere' }).click();
  await expect.element(input).toHaveValue('$42.00');
  await expect.element(input).toHaveAttribute('aria-invalid', 'false');
});

test('the sentence does not move a button away from under the mouse that presses it', async () => {
  const { screen, input } = await field();
  await userEvent.fill(input, 'abc');
  const button = screen.getByRole('button', { name: 'Elsewhere' });
  const before = button.element().getBoundingClientRect().top;
  await userEvent.click(button, { delay: 150 });
  await expect.element(input).toHaveValue('$42.00');
  expect(button.element().getBoundingClientRect().top).toBe(before);
});

test('the sentence comes when the mouse is up again', async () => {
  const { screen, input } = await field();
  await userEvent.fill(input, 'abc');
  await userEvent.click(screen.getByText('Nothing to press'), { delay: 150 });
  await expect.element(input).toHaveAccessibleDescription(/^“abc” is not a number/);
  await expect.element(input).toHaveValue('abc');
});

test('the language of the page decides what a comma means', async () => {
  document.documentElement.lang = 'de';
  const { input } = await field();
  await userEvent.fill(input, '35,5');
  expect(heard).toEqual(['35.5']);
});
