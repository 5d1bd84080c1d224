/** A figure on its own page, as a reader has it: by keyboard, and in words. */
import { expect, type Locator, type Page } from '@playwright/test';
import { watch } from './watch.ts';

/** Texts as they are compared: a line break or a narrow space is a space. */
export const plainText = (text: string): string => text.replace(/\s+/g, ' ').trim();

export class Embedded {
  readonly page: Page;
  readonly root: Locator;
  readonly verdict: Locator;
  readonly slug: string;
  complaints: readonly string[] = [];

  constructor(page: Page, slug: string) {
    this.page = page;
    this.slug = slug;
    this.root = page.locator('figure.wide');
    this.verdict = this.root.locator('[data-outcome]');
  }

  async open(query = ''): Promise<void> {
    this.complaints = await watch(this.page);
    await this.page.goto(`embed/${this.slug}/${query}`);
    await expect(this.page.locator('astro-island')).not.toHaveAttribute('ssr');
  }

  /** What a keyboard does to replace what stands in a field. */
  async type(field: string, text: string): Promise<void> {
    await this.root.getByRole('textbox', { name: field, exact: true }).focus();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
  }

  /** Presses keys on a slider. */
  async press(slider: string, ...keys: readonly string[]): Promise<void> {
    await this.root.getByRole('slider', { name: slider, exact: true }).focus();
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async choose(option: string): Promise<void> {
    await this.root.getByRole('radio', { name: option, exact: true }).focus();
    await this.page.keyboard.press('Space');
  }

  /** Kind and text of what is said. */
  async said(): Promise<string> {
    const kind = await this.verdict.getAttribute('data-outcome');
    return `[${kind}] ${plainText((await this.verdict.textContent()) ?? '')}`;
  }

  /** The read-out, as `Label value`. */
  async rows(): Promise<string[]> {
    const rows = await this.root.locator('.readout summary').allTextContents();
    return rows.map(plainText);
  }

  /** What a screen reader was told last. */
  get heard(): Locator {
    return this.page.locator('#announcer');
  }
}

/** What `verdict` of a describer makes of a moment, as `said` gives it. */
export function told({ kind, head, body }: { kind: string; head: string; body: string }): string {
  return `[${kind}] ${plainText(`${head} ${body}`)}`;
}
