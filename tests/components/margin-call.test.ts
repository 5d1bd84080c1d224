import { afterEach, beforeEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Preset } from '../../components/notebook/figures.ts';
import MarginCall from '../../components/widgets/margin-call/MarginCall.svelte';
import { freshName, openWith, regions } from './lib/page.ts';
import { ANSWER, MAIN } from './lib/presets.ts';

const address = window.location.search;
let heard: ReturnType<typeof regions>;
beforeEach(() => {
  heard = regions();
});
afterEach(() => {
  heard.stop();
  openWith(address);
});

async function figure(preset: Preset = MAIN, query = '', name = freshName()) {
  openWith(query.replaceAll('@', `${name}.`));
  const screen = await render(MarginCall, { name, preset });
  const text = (): string => (screen.container.textContent ?? '').replace(/\s+/g, ' ');
  const rows = (): string[] =>
    [...screen.container.querySelectorAll('.readout summary')].map((row) =>
      [...row.children].map((part) => part.textContent?.trim()).join(' '),
    );
  const price = screen.getByRole('slider', { name: 'Share price' });
  const house = screen.getByRole('slider', { name: 'Maintenance requirement' });
  return { screen, text, rows, price, house, name };
}

test('it starts with the account of its preset', async () => {
  const { rows, text, screen } = await figure();
  expect(rows()).toEqual([
    'Shares are worth $10,000',
    'Loan −$5,000',
    'Equity $5,000',
    'Requirement $3,000',
    'To spare $2,000',
  ]);
  expect(text()).toContain('No call: $2,000 to spare. The call comes below $35.72.');
  await expect.element(screen.getByRole('group', { name: 'Answer the call' })).not.toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: 'Reset' })).toBeDisabled();
});

test('one cent below the call price there is a call, and at it there is none', async () => {
  const { screen, price, rows, text } = await figure();
  await price.fill('35.72');
  expect(rows().at(-1)).toBe('To spare $0.80');
  expect(screen.container.querySelector('.answers')).toBeNull();
  await price.fill('35.71');
  expect(rows()).toEqual([
    'Shares are worth $7,142',
    'Loan −$5,000',
    'Equity $2,142',
    'Requirement $2,142.60',
    'Short by $0.60',
  ]);
  expect(text()).toContain('Margin call: $0.60.');
  await expect.element(price).toHaveAttribute('aria-valuetext', '$35.71, margin call of $0.60');
});

test('a raised requirement calls without any fall', async () => {
  const { house, text, screen } = await figure();
  await house.fill('0.4');
  expect(text()).toContain('The call comes below $41.67.');
  await house.fill('0.501');
  expect(text()).toContain('Margin call: $10.');
  await expect.element(screen.getByRole('textbox').nth(1)).toHaveValue('50.1\u202f%');
  expect(text()).toContain('this broker asks 50.1 %, as 4210(d) lets it');
});

test('each answer is pressed, told and compared with the other two', async () => {
  const { screen } = await figure(ANSWER);
  const outcomes = (): string[] =>
    [...screen.container.querySelectorAll('article')].map((article) =>
      [':first-child', '.outcome', 'dl']
        .map((part) => article.querySelector(part)?.textContent?.trim())
        .join(' | '),
    );
  const answer = (name: RegExp) =>
    screen.getByRole('group', { name: 'Answer the call' }).getByRole('button', { name });
  await expect.element(answer(/^Deposit/)).toHaveAttribute('aria-pressed', 'true');
  await answer(/^Wait/).click();
  await expect.element(answer(/^Deposit/)).toHaveAttribute('aria-pressed', 'false');
  await expect.element(answer(/^Wait/)).toHaveAttribute('aria-pressed', 'true');
  expect(outcomes().map((text) => text.replace(/\s+/g, ' '))).toEqual([
    expect.stringMatching(
      /^Deposit \$100 \| .*new call asks for \$420\. \| .*200.*\$6,400.*\$4,900.*\$1,500/,
    ),
    expect.stringMatching(
      /^Sell 10 shares \| .*new call asks for \$394\. \| .*190.*\$6,080.*\$4,650.*\$1,430/,
    ),
    expect.stringMatching(
      /^Wait and see.* \| .*sells 55 shares at \$32\.00\. The call is over\. \| .*145.*\$4,640.*\$3,240.*\$1,400/,
    ),
  ]);
  await expect
    .poll(() => heard.said)
    .toEqual(['alarm: At the deadline the broker sells 55 shares at $32.00. The call is over.']);
  await answer(/^Sell/).click();
  await expect
    .poll(() => heard.said.at(-1))
    .toBe('log: The call is met by repaying part of the loan. At $32.00 a new call asks for $394.');
});

test('the broker may sell at once, and the journal says what was posted', async () => {
  const { screen, text } = await figure(ANSWER, '?v=1&@answer=wait');
  await screen.getByRole('radio', { name: /sells at once/ }).click();
  expect(text()).toContain('The broker does not wait: it sells 10 shares at $35.00.');
  await screen.getByText(/^What was posted/).click();
  await expect.element(screen.getByRole('cell', { name: 'shares −10 · cash +$350' })).toBeVisible();
});

test('a call is said once, on release; its size and other settings are no news', async () => {
  const { screen, price } = await figure();
  const key = async (keys: string): Promise<void> => {
    (price.element() as HTMLElement).focus();
    await userEvent.keyboard(keys);
  };
  await key('{PageDown}{PageDown}');
  expect(heard.said).toEqual([]);
  await key('{PageDown}');
  await expect.poll(() => heard.said).toEqual([expect.stringMatching(/^log: Margin call: \$100\. /)]);
  await key('{ArrowLeft}{ArrowLeft}');
  await screen.getByRole('button', { name: 'Deposit $240' }).click();
  await screen.getByRole('button', { name: 'Lower the next price' }).click();
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(heard.said.filter((line) => /Margin call:/.test(line))).toHaveLength(1);
  await key('{PageUp}{PageDown}');
  await expect.poll(() => heard.said.filter((line) => /Margin call:/.test(line))).toHaveLength(2);
  await key('{PageDown}{PageDown}');
  await expect.poll(() => heard.said.at(-1)).toMatch(/^log: You owe \$/);
});

test('a link is followed, its nonsense is said, and a reset undoes both', async () => {
  const { screen, rows, text } = await figure(MAIN, '?v=1&@price=34.5&@house=9&@answer=pray');
  expect(rows()[0]).toBe('Shares are worth $6,900');
  const notices = [...screen.container.querySelectorAll('.notice')].map(({ textContent }) => textContent);
  expect(notices).toEqual([expect.stringContaining('900\u202f%'), expect.stringContaining('“pray”')]);
  await screen.getByRole('button', { name: 'Reset' }).click();
  expect(rows()[0]).toBe('Shares are worth $10,000');
  expect(screen.container.querySelector('.notice')).toBeNull();
  expect(text()).toContain('The call comes below $35.72.');
});

test('two figures of one scenario move together, those of another stand still', async () => {
  const name = freshName();
  const one = await figure(MAIN, '', name);
  const two = await figure(MAIN, '', name);
  const other = await figure(MAIN);
  await one.price.first().fill('35');
  for (const { screen } of [one, two])
    await expect.element(screen.locator.getByText('Margin call: $100.')).toBeVisible();
  expect(other.rows().at(-1)).toBe('To spare $2,000');
});

test('the numbers in the text are told, exact and rounded, and what is gone is not left standing', async () => {
  const told: { scenario: string; texts: Record<string, string>; values: Record<string, string> }[] = [];
  const listen = (event: Event): void => {
    told.push((event as CustomEvent).detail);
  };
  document.addEventListener('margin-lab:figures', listen);
  const { house, price, name } = await figure(ANSWER);
  await house.fill('0.4');
  await expect.poll(() => told.at(-1)?.texts.callPrice).toBe('$41.67');
  const last = told.at(-1);
  expect(last?.scenario).toBe(name);
  expect(last?.texts['callPrice:exact']).toBe('$41.666667…');
  expect([last?.values.callPrice, last?.values.call, last?.texts.cureCash]).toEqual([
    '41.666667',
    '800',
    '$800',
  ]);
  await price.fill('50');
  await expect.poll(() => told.at(-1)?.texts.cureCash).toBe('—');
  document.removeEventListener('margin-lab:figures', listen);
});

test('a locked control is shown as locked, and neither key, pointer nor reset changes it', async () => {
  const { screen, text, rows } = await figure(MAIN, '?v=1&@price=34&@lock=price,answer&@house=0.4');
  await expect.element(screen.getByRole('slider', { name: 'Share price, locked' })).toBeDisabled();
  const field = screen.getByRole('textbox', { name: 'Share price · locked' });
  await expect.element(field).toHaveAttribute('readonly');
  await field.click();
  await userEvent.keyboard('20{Enter}{ArrowDown}');
  await userEvent.click(screen.container.querySelector('svg.plot') as Element, {
    position: { x: 20, y: 40 },
  });
  expect(rows()[0]).toBe('Shares are worth $6,800');
  await expect.element(screen.getByRole('group', { name: 'Answer the call, locked' })).toBeVisible();
  for (const button of screen.container.querySelectorAll<HTMLButtonElement>('.answers button')) {
    expect(button.disabled).toBe(true);
    button.click();
  }
  expect(screen.container.querySelector('.fork')).toBeNull();
  await screen.getByRole('button', { name: 'Reset' }).click();
  expect(rows()[0], 'the rate goes back, the price stays').toBe('Shares are worth $6,800');
  expect(text()).toContain('Broker asks');
  expect(rows()[3]).toBe('Requirement $2,040');
  await expect.element(screen.getByRole('button', { name: 'Reset' })).toBeDisabled();
});

test('what is hidden is not there', async () => {
  const { screen, text } = await figure(MAIN, '?v=1&@hide=price,house,numbers,table');
  expect(screen.container.querySelectorAll('input')).toHaveLength(0);
  expect(screen.container.querySelector('.readout')).toBeNull();
  expect(text()).not.toContain('Data table');
  expect(text()).toContain('No call: $2,000 to spare.');
});
