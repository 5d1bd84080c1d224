/** A figure on its own page that says what came about, and what its describer says of the same moment. */
import type { Locator, Page } from '@playwright/test';
import { EmbedPage } from './embed-page.ts';
import { watch } from './watch.ts';

/** Texts as they are compared: a line break or a narrow space is a space. */
export const plainText = (text: string): string => text.replace(/\s+/g, ' ').trim();

export class Embedded extends EmbedPage {
  readonly #page: Page;
  readonly #slug: string;
  /** What the browser has complained of. */
  complaints: readonly string[] = [];

  constructor(page: Page, slug: string) {
    super(page);
    this.#page = page;
    this.#slug = slug;
  }

  async start(query = ''): Promise<void> {
    this.complaints = await watch(this.#page);
    await this.open(this.#slug, query);
  }

  async choose(option: string): Promise<void> {
    await this.figure.getByRole('radio', { name: option, exact: true }).focus();
    await this.#page.keyboard.press('Space');
  }

  /** Kind and text of what is said. */
  async said(): Promise<string> {
    const kind = await this.says.getAttribute('data-outcome');
    return `[${kind}] ${plainText((await this.says.textContent()) ?? '')}`;
  }

  /** What a screen reader was told last. */
  get heard(): Locator {
    return this.#page.locator('#announcer');
  }
}

/** What `verdict` of a describer makes of a moment, as `said` gives it. */
export function told({ kind, head, body }: { kind: string; head: string; body: string }): string {
  return `[${kind}] ${plainText(`${head} ${body}`)}`;
}
