import { expect, type Locator, type Page } from '@playwright/test';

/** Everything the browser complains about: errors, warnings, and what the content security policy blocks. */
export async function watch(page: Page): Promise<string[]> {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.exposeFunction('reportViolation', (what: string) => complaints.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report = (window as unknown as { reportViolation(what: string): void }).reportViolation;
      report(`CSP: ${event.violatedDirective} blocked ${event.blockedURI}`);
    });
  });
  return complaints;
}

/** Scrolls past every figure, so that each has come near, and returns to the top. */
export async function passFigures(page: Page): Promise<void> {
  for (;;) {
    const { top, end } = await page.evaluate(() => {
      window.scrollBy(0, window.innerHeight);
      return { top: window.scrollY + window.innerHeight, end: document.documentElement.scrollHeight };
    });
    await page.waitForTimeout(50);
    if (top >= end - 1) break;
  }
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => window.scrollTo(0, 0));
}

/** As a reader does who comes to every figure of the page and reaches for it, so that each is awake. */
export async function wakeFigures(page: Page): Promise<void> {
  await passFigures(page);
  await page.evaluate(() => {
    for (const island of document.querySelectorAll('astro-island[ssr]'))
      island.dispatchEvent(new Event('focusin'));
  });
  await page.waitForFunction(() => document.querySelectorAll('astro-island[ssr]').length === 0);
}

/** Comes to a figure and reaches for it, until it is awake. */
export async function reachFor(island: Locator): Promise<void> {
  await island.locator('> *').first().scrollIntoViewIfNeeded();
  await expect(async () => {
    await island.dispatchEvent('focusin');
    await expect(island).not.toHaveAttribute('ssr', { timeout: 300 });
  }).toPass();
}
