import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { parse } from 'yaml';
import { changeOf } from '../../components/notebook/account-lines.ts';
import Check from '../../components/notebook/Check.svelte';
import { demand, fill, missed } from '../../components/notebook/grade.ts';
import Predict from '../../components/notebook/Predict.svelte';
import { answerOf } from '../../components/notebook/predicted.ts';
import { figuresOf } from '../../components/widgets/moments.ts';
import shortSale from '../../content/scenarios/short-sale.1.yaml?raw';
import { constant, given, quotient } from '../../engine/figure.ts';
import { decimal } from '../../engine/index.ts';
import { presetFrom } from '../../src/lib/preset.ts';
import { regions } from './lib/page.ts';
import { ANSWER, MAIN } from './lib/presets.ts';

let heard: ReturnType<typeof regions>;
beforeEach(() => {
  heard = regions();
});
afterEach(() => heard.stop());

async function predict() {
  const change = { house: '0.4' };
  const figures = await figuresOf(MAIN, change);
  const screen = await render(Predict, {
    answer: answerOf(demand(figures, 'callPrice')),
    what: 'The price of the call',
    low: '25',
    high: '60',
    start: '36',
    step: '0.5',
    lines: { change: changeOf(MAIN, change, '25', '60'), before: 'at 30 %' },
    because: fill(
      'The call comes below {callPrice}. For {debt} the shares must be worth {callMarketValue}.',
      figures,
    ),
  });
  return { screen, html: () => screen.container.innerHTML };
}

// 5,000 / (200 × 0.6) = 41.666…: up to the cent 41.67, and the shares are then worth 8,333.33…
const TRUTH = /41\.6|8,?333/;

test('what is guessed right is the number that one reads, also where it is rounded', async () => {
  // 6,000 / 1.4 / 200 = 21.428…, of which a short seller reads 21.42
  const figures = await figuresOf(presetFrom('short-sale.1', parse(shortSale)), { house: '0.4' });
  const { value, shown, unit } = answerOf(demand(figures, 'callPrice'));
  expect([value, shown]).toEqual(['21.42', '$21.42']);
  expect(missed(decimal('21.42'), decimal(value), unit)).toBe('exactly right');
  // 6,857 of 10,000 paths are read as 68.6 %
  const paths = given({ name: 'paths', label: 'Paths', unit: { kind: 'rate' } }, decimal('0.6857'));
  const share = quotient({ name: 'paths', label: 'Paths', unit: { kind: 'rate' } }, paths, constant(1));
  expect(answerOf(share)).toMatchObject({ value: '0.686', shown: '68.6\u202f%' });
});

test('nothing of the answer is in the page before the guess is given', async () => {
  const { screen, html } = await predict();
  expect(html()).not.toMatch(TRUTH);
  await screen.getByRole('slider', { name: 'Your guess' }).fill('45');
  expect(html()).not.toMatch(TRUTH);
  expect(html()).toContain('Your guess $45.00');
  expect(heard.said).toEqual([]);
});

test('by keyboard alone: guess, commit, and then the answer, the error and the reason', async () => {
  const { screen } = await predict();
  (screen.getByRole('slider').element() as HTMLElement).focus();
  await userEvent.keyboard('{PageUp}{ArrowRight}');
  await expect.element(screen.getByRole('textbox')).toHaveValue('$41.50');
  (screen.getByRole('button', { name: 'This is my guess' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  const verdict = /^You said \$41\.50: \$0\.17 too low\. The call comes below \$41\.67\. For \$5,000 /;
  await expect.element(screen.locator.getByText(verdict)).toBeVisible();
  await expect.poll(() => heard.said).toEqual([expect.stringMatching(/^log: You said \$41\.50/)]);
  await expect.element(screen.getByRole('slider')).not.toBeInTheDocument();
  await expect
    .poll(() => screen.container.querySelector('.spot')?.textContent, { timeout: 4000 })
    .toMatch(/Call below \$41\.67/);
});

test('a guess that is right to the cent is called so, and one may guess again', async () => {
  const { screen, html } = await predict();
  await screen.getByRole('slider').fill('41.67');
  await screen.getByRole('button', { name: 'This is my guess' }).click();
  await expect.element(screen.locator.getByText(/^You said \$41\.67: exactly right\./)).toBeVisible();
  await screen.getByRole('button', { name: 'Guess again' }).click();
  expect(html()).not.toMatch(/You said/);
  await expect.element(screen.getByRole('slider')).toHaveValue('41.67');
});

test('of another figure: a rate is guessed in percent, on a plain axis', async () => {
  const figures = await figuresOf(MAIN);
  const screen = await render(Predict, {
    answer: answerOf(demand(figures, 'requirementPercent')),
    what: 'The rate',
    low: '0',
    high: '100',
    start: '50',
    step: '5',
    because: fill('It is {requirementPercent}, and no more.', figures),
  });
  await screen.getByRole('textbox').fill('35 %');
  await screen.getByRole('button', { name: 'This is my guess' }).click();
  const verdict = /^You said 35\s%: 5 percentage points too high\. It is 30\s%, and no more\.$/;
  await expect.element(screen.locator.getByText(verdict)).toBeVisible();
  const image = screen.getByRole('img').element();
  const miss = (end: string) => image.querySelector('.miss')?.getAttribute(end);
  await expect.poll(() => [miss('x1'), miss('x2')], { timeout: 4000 }).toEqual(['35%', '30%']);
});

async function check() {
  const screen = await render(Check, {
    preset: ANSWER,
    question: {
      of: 'cureSale',
      tolerance: '1',
      mistakes: [{ of: 'cureCash', hint: 'Cash is {cureCash}.' }],
    },
    label: 'Worth of the shares to sell',
    example: '$250',
  });
  const input = screen.getByRole('textbox', { name: 'Worth of the shares to sell' });
  const answer = async (text: string): Promise<void> => {
    await userEvent.fill(input, text);
    await userEvent.keyboard('{Enter}');
  };
  return { screen, input, answer };
}

test('the right answer is accepted and derived', async () => {
  const { screen, answer } = await check();
  await answer('$333.33');
  await expect.element(screen.locator.getByText(/It is \$333\.34\./)).toBeVisible();
  expect(screen.container.textContent).toMatch(/\$100 ÷ 30\u202f% = \$333\.333333…, rounded up to \$333\.34/);
  await expect.poll(() => heard.said).toEqual(['log: Right.']);
});

test('a usual mistake has its hint, and the solution is offered from the second try', async () => {
  const { screen, answer } = await check();
  await answer('100');
  await expect.element(screen.locator.getByText(/Cash is \$100\./)).toBeVisible();
  expect(screen.container.textContent).not.toContain('333');
  await expect.element(screen.getByRole('button', { name: 'Show the solution' })).not.toBeInTheDocument();
  await answer('200');
  await expect.element(screen.locator.getByText(/Too little\. Try once more\./)).toBeVisible();
  await screen.getByRole('button', { name: 'Show the solution' }).click();
  expect(screen.container.textContent).toContain('$333.34');
  expect(heard.said).toEqual(['log: Cash is $100.', 'log: Too little. Try once more.']);
});

test('what is no number is no try: it stays, and a sentence says what would do', async () => {
  const { input, answer } = await check();
  await answer('lots');
  await expect.element(input).toHaveValue('lots');
  await expect.element(input).toHaveAttribute('aria-invalid', 'true');
  await expect.element(input).toHaveAccessibleDescription('“lots” is not a number: write it like $250.');
  await answer('');
  await expect.element(input).toHaveAccessibleDescription('Write a number, like $250.');
  expect(heard.said.filter((line) => /Too|Right/.test(line))).toEqual([]);
});
