/** Pages of others, on an origin of their own, that hold our figures; and what they hear from them. */
import { createServer, type Server } from 'node:http';
import { test as base, type Frame, type Page } from '@playwright/test';
import { watch } from './watch.ts';

export interface Host {
  /** Shows a page whose body is this HTML, at a width. `policy` is the host’s own content security policy. */
  show(body: string, options?: { width?: number; height?: number; policy?: string }): Promise<void>;
  /** The figure’s own document, in the first frame of the page. */
  figure(): Promise<Frame>;
  /** Every message that has come to the page. */
  heard(): Promise<{ data: unknown; origin: string }[]>;
  readonly complaints: string[];
}

declare global {
  interface Window {
    heard: { data: unknown; origin: string }[];
  }
}

const RECORD = `
  window.heard = [];
  addEventListener('message', ({ data, origin }) => window.heard.push({ data, origin }));
`;

async function frameOf(page: Page): Promise<Frame> {
  for (let tries = 0; tries < 100; tries += 1) {
    const frame = page.frames().find((item) => item.url().includes('/embed/'));
    if (frame && (await frame.locator('figure').count()) > 0) {
      await frame.waitForFunction(() => document.querySelectorAll('astro-island[ssr]').length === 0);
      return frame;
    }
    await page.waitForTimeout(50);
  }
  throw new Error('No figure came.');
}

export const test = base.extend<{ host: Host }>({
  host: async ({ page }, use) => {
    let [html, headers]: [string, Record<string, string>] = ['', {}];
    const server: Server = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html;charset=utf-8', ...headers });
      response.end(html);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const complaints = await watch(page);
    await use({
      complaints,
      async show(body, { width = 800, height = 900, policy } = {}) {
        headers = policy ? { 'content-security-policy': policy } : {};
        html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A course</title><script>${RECORD}</script><body>${body}</body></html>`;
        await page.setViewportSize({ width, height });
        await page.goto(`http://127.0.0.1:${port}/`);
      },
      figure: () => frameOf(page),
      heard: () => page.evaluate(() => window.heard),
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
});

export { expect } from '@playwright/test';
