import { expect, test } from 'vitest';
import { presetNamed } from '../../components/notebook/preset-named.ts';

const main = { id: 'leverage.1', widget: 'leverage', title: 'Ten times', values: {} };
const token = { ...main, id: 'leverage.2' };
const url = new URL('https://example.org/lessons/leverage/');

test('a preset is found under the page’s own name for it', () => {
  expect(presetNamed({ url, locals: { scenarios: { main, token } } }, 'token')).toBe(token);
});

test('a name that the page does not declare is answered with those that it does', () => {
  expect(() => presetNamed({ url, locals: { scenarios: { main, token } } }, 'tokn')).toThrow(
    '/lessons/leverage/: this page declares no scenario “tokn”, only: main, token.',
  );
  expect(() => presetNamed({ url, locals: { scenarios: {} } }, 'main')).toThrow('“main”, only: none.');
});
