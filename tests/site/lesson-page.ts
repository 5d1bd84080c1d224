/** The lesson as its tests see it: two figures, what is said aloud, and nothing that the browser complains of. */
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { reachFor, watch } from './watch.ts';

interface Recorder {
  said: string[];
  /** When it was said last, and when something was last moved, in milliseconds. */
  spoken: number;
  touched: number;
}

/** One margin-call figure of the lesson. */
export class Figure {
  readonly root: Locator;
  readonly price: Locator;
  readonly house: Locator;
  readonly verdict: Locator;
  readonly plot: Locator;
  readonly fork: Locator;

  constructor(root: Locator) {
    this.root = root;
    this.price = root.getByRole('slider', { name: 'Share price' });
    this.house = root.getByRole('slider', { name: 'Maintenance requirement' });
    this.verdict = root.locator('.says > p');
    this.plot = root.locator('svg.plot');
    this.fork = root.locator('.fork');
  }

  /** The number field of the price, of the rate, or of the price on the next day. */
  field(which: 'price' | 'house' | 'next'): Locator {
    const names = { price: 'Share price', house: 'Broker asks', next: 'Then the price goes to' };
    return this.root.getByRole('textbox', { name: names[which] });
  }

  answer(name: 'deposit' | 'sell' | 'wait'): Locator {
    const words = { deposit: /^Deposit/, sell: /^Sell/, wait: /^Wait/ };
    return this.root.locator('.answers').getByRole('button', { name: words[name] });
  }

  /** The numbers of the read-out: worth, loan, equity, requirement, and what is missing or to spare. */
  async rows(): Promise<string[]> {
    return (await this.root.locator('.readout summary .value').allTextContents()).map((text) => text.trim());
  }

  /** Title, outcome, shares, worth, loan and equity of each of the three answers. */
  async outcomes(): Promise<string[][]> {
    // They are fetched when something is first moved.
    await this.fork.waitFor();
    const articles = await this.fork.locator('article').all();
    return Promise.all(
      articles.map(async (article) => {
        const title = (await article.locator('> :first-child').textContent()) ?? '';
        const outcome = (await article.locator('.outcome').textContent()) ?? '';
        const numbers = await article.locator('dd').allTextContents();
        return [title.replace(/ · your answer/, ''), outcome, ...numbers].map((text) => text.trim());
      }),
    );
  }

  async wake(): Promise<void> {
    await reachFor(this.root.locator('xpath=ancestor::astro-island'));
  }

  /** Where a price lies on the screen: on the plot, or on the slider below it. */
  async spot(price: number, on: 'plot' | 'slider'): Promise<{ x: number; y: number }> {
    const box = await (on === 'plot' ? this.plot : this.price).boundingBox();
    if (!box) throw new Error(`The ${on} is not shown.`);
    const share = (price - 15) / 45;
    // The thumb is 30 px wide and stays inside its track.
    const x = on === 'plot' ? box.x + share * box.width : box.x + 15 + share * (box.width - 30);
    return { x, y: box.y + box.height / 2 };
  }

  /** What a keyboard does to replace what stands in a field. */
  async type(which: 'price' | 'house' | 'next', text: string, end = 'Enter'): Promise<void> {
    await this.field(which).focus();
    await this.root.page().keyboard.press('ControlOrMeta+A');
    await this.root.page().keyboard.press('Delete');
    await this.root.page().keyboard.insertText(text);
    await this.root.page().keyboard.press(end);
  }
}

export class Lesson {
  readonly page: Page;
  /** The first figure, whose scenario is `main`. */
  readonly main: Figure;
  /** The second, whose scenario is `answer`. */
  readonly second: Figure;

  constructor(page: Page) {
    this.page = page;
    this.main = new Figure(page.locator('figure.wide').nth(0));
    this.second = new Figure(page.locator('figure.wide').nth(1));
  }

  async open(query = ''): Promise<void> {
    await this.page.goto(`lessons/the-margin-call/${query}`);
    await this.main.wake();
  }

  /** The numbers in the text that belong to a scenario and a figure. */
  value(figure: string, scenario = 'main'): Locator {
    return this.page.locator(`data.val[data-scenario="${scenario}"][data-figure="${figure}"]`);
  }

  /** What a screen reader has been told so far, as `announcer: …` or `alarm: …`. */
  said(): Promise<string[]> {
    return this.page.evaluate(() => (window as unknown as Recorder).said);
  }

  /** How long after the last move the last sentence was said, in milliseconds. */
  pause(): Promise<number> {
    return this.page.evaluate(() => {
      const { spoken, touched } = window as unknown as Recorder;
      return spoken - touched;
    });
  }

  /** Long enough for whatever is said after a rest to have been said. */
  async rest(): Promise<void> {
    await this.page.waitForTimeout(700);
  }
}

/** Runs in the page before anything else does. */
function record(): void {
  const recorder = window as unknown as Recorder;
  recorder.said = [];
  // Before the figure's own listeners, so that their work is not taken for a pause.
  const touch = (): void => {
    recorder.touched = performance.now();
  };
  for (const name of ['input', 'pointermove']) window.addEventListener(name, touch, { capture: true });
  document.addEventListener('DOMContentLoaded', () => {
    for (const id of ['announcer', 'alarm']) {
      const region = document.getElementById(id);
      if (!region) continue;
      new MutationObserver((records) => {
        recorder.spoken = performance.now();
        for (const { type, target, addedNodes } of records) {
          if (type === 'characterData') recorder.said.push(`${id}: ${target.textContent}`);
          for (const node of addedNodes) recorder.said.push(`${id}: ${node.textContent}`);
        }
      }).observe(region, { childList: true, subtree: true, characterData: true });
    }
  });
}

/** A test whose page must not complain: no error, no warning, nothing that the policy blocks. */
export const test = base.extend<{ lesson: Lesson }>({
  lesson: async ({ page }, use) => {
    const complaints = await watch(page);
    await page.addInitScript(record);
    await use(new Lesson(page));
    expect(complaints).toEqual([]);
  },
});

/** What a reader can see of it, which leaves out what is folded away. */
export async function visibleText(part: Locator): Promise<string> {
  return (await part.allInnerTexts()).join('\n').trim();
}

export { expect };
