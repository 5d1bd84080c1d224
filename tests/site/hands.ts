/** A hand that does anything: real keys and a real mouse. What belongs together is sent at once, and arrives in order. */
import type { CDPSession, Page } from '@playwright/test';

export function pick<T>(list: readonly T[], next: () => number): T {
  const item = list[Math.floor(next() * list.length)];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}

const CODES: Readonly<Record<string, number>> = {
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  PageUp: 33,
  PageDown: 34,
  End: 35,
  Home: 36,
  Enter: 13,
  Tab: 9,
  ' ': 32,
};
const SHIFT = 8;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export class Hand {
  readonly #cdp: CDPSession;

  private constructor(cdp: CDPSession) {
    this.#cdp = cdp;
  }

  static async of(page: Page): Promise<Hand> {
    return new Hand(await page.context().newCDPSession(page));
  }

  async press(key: string, shift = false): Promise<void> {
    const text = { Enter: '\r', ' ': ' ' }[key];
    const code = key === ' ' ? 'Space' : key;
    const more = { key, code, windowsVirtualKeyCode: CODES[key] ?? 0, modifiers: shift ? SHIFT : 0 };
    await Promise.all([
      this.#cdp.send('Input.dispatchKeyEvent', {
        type: text === undefined ? 'rawKeyDown' : 'keyDown',
        ...more,
        ...(text !== undefined && { text }),
      }),
      this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...more }),
    ]);
  }

  async write(text: string): Promise<void> {
    await this.#cdp.send('Input.insertText', { text });
  }

  async #mouse(type: 'mousePressed' | 'mouseReleased' | 'mouseMoved', x: number, y: number): Promise<void> {
    const held = type === 'mouseMoved' ? 1 : undefined;
    await this.#cdp.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button: 'left',
      clickCount: 1,
      ...(held && { buttons: held }),
    });
  }

  async click({ x, y, width, height }: Box): Promise<void> {
    await this.drag([x + width / 2, y + height / 2]);
  }

  /** Down at the first place, over the others, and up at the last one. */
  async drag(...places: readonly (readonly [x: number, y: number])[]): Promise<void> {
    const [first, ...rest] = places;
    const last = places.at(-1);
    if (!first || !last) return;
    await Promise.all([
      this.#mouse('mousePressed', ...first),
      ...rest.map((place) => this.#mouse('mouseMoved', ...place)),
      this.#mouse('mouseReleased', ...last),
    ]);
  }
}
