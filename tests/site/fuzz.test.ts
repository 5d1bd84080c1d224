/** Three hundred things that a hand might do, in two pages and in any order. MARGIN_LAB_SEED repeats a run. */
import type { Locator } from '@playwright/test';
import { seeded } from '../../engine/paths/seeded.ts';
import { pick } from './hands.ts';
import { expect, type Figure, type Lesson, test } from './lesson-page.ts';

const ACTIONS = 150;

const KEYS = 'ArrowLeft ArrowRight ArrowUp ArrowDown PageUp PageDown Home End Shift+ArrowLeft'.split(' ');
const TYPED = '35 $28.40 abc -5 1e400 40% 55,5 59.99 24.99 15 k . 35.714285714285714 0x20 20000'.split(' ');

/** What the page shows now: everything that an action may change, and the accounts, in cents. */
function look({ page }: Lesson): Promise<{ shown: string; accounts: number[][] }> {
  return page.evaluate(() => {
    const cents = (text: string | null): number =>
      Math.round(Number((text ?? '').replace('−', '-').replace(/[$,\s]/g, '')) * 100);
    const numbers = (list: Iterable<Element>): number[] => [...list].map((item) => cents(item.textContent));
    const figures = [...document.querySelectorAll('figure.wide')];
    const now = figures.map((figure) => numbers(figure.querySelectorAll('.readout summary .value')));
    // The same of each outcome; the loan is written as a size there, and a sale of everything can leave cash.
    const later = [...document.querySelectorAll('.fork article')].map((article) => {
      const entries = [...article.querySelectorAll('dt')].map(
        (name) =>
          [name.textContent?.trim() ?? '', cents(name.nextElementSibling?.textContent ?? null)] as const,
      );
      const by = new Map(entries);
      const of = (name: string): number => by.get(name) ?? Number.NaN;
      return [of('Worth') + (by.get('Cash') ?? 0), -of('Loan'), of('Equity')];
    });
    const state = document.querySelectorAll<HTMLElement>(
      'main input, main details, main button, .says, .outcome',
    );
    const shown = [...state].map((element) => {
      if (element instanceof HTMLInputElement) return `${element.value}${element.checked}`;
      if (element instanceof HTMLDetailsElement) return `${element.open}`;
      return `${element.getAttribute('aria-pressed')}${element.textContent}`;
    });
    return { shown: shown.join('|'), accounts: [...now, ...later] };
  });
}

async function one(locator: Locator, next: () => number): Promise<Locator> {
  return pick(await locator.all(), next);
}

/** Does something to a figure, and says what. */
async function act({ page }: Lesson, figure: Figure, next: () => number): Promise<string> {
  const kind = next();
  if (kind < 0.3) {
    const key = pick(KEYS, next);
    await (await one(figure.root.getByRole('slider'), next)).press(key);
    return `${key} on a slider`;
  }
  if (kind < 0.45) {
    const text = pick(TYPED, next);
    const field = await one(figure.root.locator('input[type=text]'), next);
    await field.fill(text);
    // What was typed may end a call, and the fields that stood before this one are gone then.
    await page.keyboard.press(pick(['Enter', 'Tab'], next));
    return `${text} in a field`;
  }
  if (kind < 0.8) {
    // The whole figure: steps, answers, choices, disclosures, the link and the reset.
    const target = await one(
      figure.root.locator('button:enabled, summary, input[type=radio]').filter({ visible: true }),
      next,
    );
    const name = await target.evaluate((element) => element.textContent || element.getAttribute('value'));
    if (next() < 0.5) await target.click();
    else await target.press(next() < 0.5 ? 'Enter' : 'Space');
    return `pressed ${name?.trim()}`;
  }
  const on = next() < 0.5 ? 'plot' : 'slider';
  await figure.price.scrollIntoViewIfNeeded();
  const from = await figure.spot(15 + next() * 45, on);
  const to = await figure.spot(10 + next() * 55, on);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 2 });
  await page.mouse.up();
  return `dragged on the ${on}`;
}

for (const run of [1, 2])
  test(`${ACTIONS} random actions leave every account in balance, run ${run}`, async ({ lesson }) => {
    const seed = Number(process.env.MARGIN_LAB_SEED ?? Math.floor(Math.random() * 2 ** 31));
    console.log(`MARGIN_LAB_SEED=${seed}`);
    test.setTimeout(120_000);
    const next = seeded(seed);
    await lesson.open();
    await lesson.second.wake();
    const done: string[] = [];
    let changes = 0;
    let before = await look(lesson);
    for (let i = 0; i < ACTIONS; i += 1) {
      done.push(await act(lesson, pick([lesson.main, lesson.second], next), next));
      const after = await look(lesson);
      if (after.shown !== before.shown) changes += 1;
      const trail = `seed ${seed}, action ${i}: ${done.slice(-5).join(', ')}`;
      expect(after.accounts.length, trail).toBeGreaterThanOrEqual(2);
      for (const account of after.accounts) {
        const [worth = Number.NaN, loan = Number.NaN, equity = Number.NaN] = account;
        for (const number of account) expect(Number.isInteger(number), `${trail}: ${account}`).toBe(true);
        expect(equity, `${trail}: ${account}`).toBe(worth + loan);
      }
      before = after;
    }
    expect(changes, `seed ${seed}: actions that changed something`).toBeGreaterThanOrEqual(ACTIONS / 2);
  });
