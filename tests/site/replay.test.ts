/** Days are walked through by keyboard: calls, their answers and what comes of them are what the engine says. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { momentAt } from '../../components/widgets/replay/day.ts';
import { episodeOf } from '../../src/lib/episodes.ts';
import { Embedded, told } from './embedded.ts';

/** What the engine says at some values of a preset. */
function of(id: string) {
  const { episode, values } = parse(readFileSync(`content/scenarios/${id}.yaml`, 'utf8'));
  const history = episodeOf(episode);
  return (changes: Readonly<Record<string, string>> = {}) => momentAt(history, { ...values, ...changes });
}

const autumn = of('replay.1');
const said = (day: number, changes: Readonly<Record<string, string>> = {}, at = autumn): string =>
  told(at({ ...changes, day: String(day) }).verdict);

/** The number of a day in its episode. */
const dayOf = (id: string, on: string): number =>
  episodeOf(id)
    .bars.split('\n')
    .findIndex((line) => line.startsWith(on));

/** Another link, in the same window. */
async function follow({ page }: Embedded, query: string): Promise<void> {
  await page.goto(`embed/replay/${query}`);
  await expect(page.locator('astro-island')).not.toHaveAttribute('ssr');
}

test('2008, looked at at the close: from event to event', async ({ page }) => {
  const widget = new Embedded(page, 'replay');
  await widget.open();
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'holding');
  await widget.root.getByRole('button', { name: 'First day' }).click();
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'bought');
  const next = widget.root.getByRole('button', { name: 'Next event' });
  await next.focus();
  await page.keyboard.press('Enter');
  const first = dayOf('sp500-2008', '2008-10-27');
  await expect.poll(() => widget.said()).toBe(said(first));
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'called');
  expect(await widget.said()).toContain('The close of $848.92 is below the call price, $851.72.');
  await expect(widget.heard).toContainText('Margin call: $21.');
  await widget.press('Day', 'ArrowRight');
  expect(await widget.said()).toBe(said(first + 1));
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'recovered');
  const forced = dayOf('sp500-2008', '2008-11-24');
  await widget.press('Day', 'End');
  expect(await widget.said()).toBe(said(dayOf('sp500-2008', '2009-03-31')));
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'survived');
  await follow(widget, `?v=1&day=${forced}`);
  expect(await widget.said()).toBe(said(forced));
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'forced');
  expect(await widget.rows()).toEqual(
    autumn({ day: String(forced) }).rows.map(({ label, shown }) => `${label} ${shown}`),
  );
  expect(widget.complaints).toEqual([]);
});

test('looked at at the low: the first call is of 10 October, and is paid, sold for or waited for', async ({
  page,
}) => {
  const widget = new Embedded(page, 'replay');
  const low = dayOf('sp500-2008', '2008-10-10');
  await widget.open(`?v=1&day=${low}`);
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'holding');
  await widget.choose('at the low');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'recovered');
  expect(await widget.said()).toBe(said(low, { check: 'worst' }));
  expect(await widget.said()).toContain('At $839.80');
  await widget.choose('pay in');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'deposited');
  expect(await widget.said()).toBe(said(low, { check: 'worst', answer: 'deposit' }));
  await widget.choose('sell');
  for (const on of ['2008-11-20', '2008-11-21']) {
    await follow(widget, `?v=1&check=worst&answer=sell&day=${dayOf('sp500-2008', on)}`);
    expect(await widget.said()).toBe(said(dayOf('sp500-2008', on), { check: 'worst', answer: 'sell' }));
    await expect(widget.verdict).toHaveAttribute('data-outcome', 'sold');
  }
  await follow(widget, `?v=1&day=${dayOf('sp500-2008', '2009-02-24')}`);
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'open');
  await widget.type('Leverage', '2.1');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'refused');
  expect(widget.complaints).toEqual([]);
});

test('an exchange closes by itself, and then nothing is held', async ({ page }) => {
  const widget = new Embedded(page, 'replay');
  const march = of('replay.5');
  const day = dayOf('btc-2020-03', '2020-03-12');
  await widget.open(`?v=1&preset=replay.5&day=${day - 1}`);
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'holding');
  await widget.press('Day', 'ArrowRight');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'liquidated');
  expect(await widget.said()).toBe(said(day, {}, march));
  await widget.press('Day', 'ArrowRight');
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'gone');
  await widget.choose('sell short');
  expect(await widget.said()).toBe(said(day + 1, { side: 'short' }, march));
  expect(widget.complaints).toEqual([]);
});

test('Play stops at the next event, and Pause at once; who wants no motion is not offered it', async ({
  page,
}) => {
  const widget = new Embedded(page, 'replay');
  await widget.open('?v=1&preset=replay.5');
  await widget.root.getByRole('button', { name: 'Play' }).click();
  await expect(widget.verdict).toHaveAttribute('data-outcome', 'liquidated');
  await expect(widget.root.getByRole('button', { name: 'Play' })).toBeVisible();
  await follow(widget, '?v=1');
  await widget.root.getByRole('button', { name: 'Play' }).click();
  await widget.root.getByRole('button', { name: 'Pause' }).click();
  const stopped = await widget.root.getByRole('slider', { name: 'Day', exact: true }).inputValue();
  await page.waitForTimeout(400);
  expect(await widget.root.getByRole('slider', { name: 'Day', exact: true }).inputValue()).toBe(stopped);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await expect(widget.root.getByRole('button', { name: 'Play' })).toBeHidden();
  expect(widget.complaints).toEqual([]);
});

test('the figure, as it is heard', async ({ page }) => {
  const widget = new Embedded(page, 'replay');
  await widget.open();
  await expect(widget.root).toMatchAriaSnapshot({ name: 'replay.aria.yml' });
});
