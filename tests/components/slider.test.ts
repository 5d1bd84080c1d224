import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Slider from '../../components/controls/Slider.svelte';

const heard: string[] = [];
const release = vi.fn();
afterEach(() => {
  heard.length = 0;
  release.mockClear();
});

/** A slider that keeps what it says, as a figure would. */
async function slider(value: string) {
  const screen = await render(Slider, {
    label: 'Share price',
    value,
    min: '15',
    max: '60',
    step: 0.5,
    places: 2,
    valueText: `$${value}, call below $35.72`,
    oninput: (next: string) => {
      heard.push(next);
      screen.rerender({ value: next });
    },
    onrelease: release,
  });
  const input = screen.getByRole('slider', { name: 'Share price' });
  (input.element() as HTMLInputElement).focus();
  return { screen, input };
}

test.each([
  ['{ArrowRight}', '50.50'],
  ['{ArrowUp}', '50.50'],
  ['{ArrowLeft}', '49.50'],
  ['{ArrowDown}', '49.50'],
  ['{Shift>}{ArrowRight}{/Shift}', '50.05'],
  ['{Shift>}{ArrowLeft}{/Shift}', '49.95'],
  ['{PageUp}', '55.00'],
  ['{PageDown}', '45.00'],
  ['{Home}', '15.00'],
  ['{End}', '60.00'],
])('%s moves it from 50 to %s and counts as a release', async (keys, value) => {
  const { input } = await slider('50');
  await userEvent.keyboard(keys);
  expect(heard).toEqual([value]);
  await expect.element(input).toHaveValue(String(Number(value)));
  expect(release).toHaveBeenCalledTimes(1);
});

test('keys stop at the ends', async () => {
  await slider('59.80');
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{PageUp}');
  expect(heard).toEqual(['60.00', '60.00', '60.00']);
  await userEvent.keyboard('{Home}{ArrowLeft}{PageDown}');
  expect(heard.slice(3)).toEqual(['15.00', '15.00', '15.00']);
});

test('many steps there and back leave no dust', async () => {
  const { input } = await slider('35.70');
  for (let i = 0; i < 7; i += 1) await userEvent.keyboard('{Shift>}{ArrowLeft}{/Shift}');
  for (let i = 0; i < 7; i += 1) await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
  expect(heard.at(-1)).toBe('35.70');
  await expect.element(input).toHaveValue('35.7');
});

test.each(['{Alt>}{ArrowRight}{/Alt}', '{Control>}{ArrowRight}{/Control}', 'x', '5', '{Enter}'])(
  '%s is no move of ours',
  async (keys) => {
    await slider('50');
    await userEvent.keyboard(keys);
    expect(heard.every((value) => value === '50.01')).toBe(true);
  },
);

test('dragged to a value, it says that value, with its decimals', async () => {
  const { screen } = await slider('50');
  await screen.getByRole('slider').fill('35.71');
  expect(heard).toEqual(['35.71']);
});

test('a screen reader hears the label and what the value means', async () => {
  const { input } = await slider('50');
  await expect.element(input).toHaveAttribute('aria-valuetext', '$50, call below $35.72');
  await expect.element(input).toHaveAccessibleName('Share price');
});

test('a locked slider says nothing', async () => {
  const { screen, input } = await slider('50');
  await expect.element(input).toBeEnabled();
  await screen.rerender({ locked: true });
  await expect.element(screen.getByRole('slider', { name: 'Share price, locked' })).toBeDisabled();
  await userEvent.keyboard('{ArrowRight}');
  expect(heard).toEqual([]);
});
