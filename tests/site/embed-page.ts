/** A figure on a page of its own, worked by keyboard; and what the engine says of the same account. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'yaml';
import { lastOf, parseScenario, type Report, reportOf, type State, simulate } from '../../engine/index.ts';
import { wakeFigures } from './watch.ts';

export class EmbedPage {
  readonly #page: Page;
  readonly figure: Locator;
  /** What came about, in words. */
  readonly says: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.figure = page.locator('figure');
    this.says = page.locator('[data-outcome]');
  }

  async open(slug: string, query = ''): Promise<void> {
    await this.#page.goto(`embed/${slug}/${query}`);
    await wakeFigures(this.#page);
  }

  /** Types into a field and presses Enter. */
  async type(label: string, value: string): Promise<void> {
    await this.figure.getByRole('textbox', { name: label, exact: true }).fill(value);
    await this.#page.keyboard.press('Enter');
  }

  /** Keys on a slider. */
  async press(label: string, ...keys: readonly string[]): Promise<void> {
    const slider = this.figure.getByRole('slider', { name: label, exact: true });
    await slider.focus();
    for (const key of keys) await slider.press(key);
  }

  /** The numbers beside the picture, by their names. */
  async rows(): Promise<Record<string, string>> {
    const rows = await this.figure.locator('.readout summary').all();
    const pairs = rows.map(async (row) => {
      const [name = '', value = ''] = await row.locator('span').allInnerTexts();
      return [name.trim(), value.trim()] as const;
    });
    return Object.fromEntries(await Promise.all(pairs));
  }
}

/** The account of a preset after its own events, and `more` events, as the engine plays them. */
export function played(preset: string, more: readonly object[] = [], changes: object = {}): State {
  const { scenario } = parse(readFileSync(`content/scenarios/${preset}.yaml`, 'utf8'));
  const all = { ...scenario, ...changes, events: [...scenario.events, ...more] };
  return lastOf(simulate(parseScenario(all)));
}

export const reported = (...play: Parameters<typeof played>): Report['figures'] =>
  reportOf(played(...play)).figures;
