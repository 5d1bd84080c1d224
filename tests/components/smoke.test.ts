import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Why from '../../components/notebook/Why.svelte';
import { ANSWER, at } from './lib/presets.ts';

test('a component runs in a real browser, with the real engine', async () => {
  const { call } = at({}, ANSWER).report.figures;
  if (!call) throw new Error('There is no call at $35.');
  const screen = await render(Why, { figure: call });
  await expect.element(screen.getByText('$2,100 − $2,000 = $100')).toBeVisible();
});
