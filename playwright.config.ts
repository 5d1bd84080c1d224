import { defineConfig } from '@playwright/test';
import { findBrowser, launchArgs } from './scripts/find-browser.mjs';
import { freePort, normalBase } from './scripts/serve.mjs';

// Playwright reads this file again in each worker: what is found once is handed on.
process.env.CHROME_PATH ??= findBrowser();
process.env.MARGIN_LAB_TEST_PORT ??= String(await freePort());
const port = process.env.MARGIN_LAB_TEST_PORT;

/** Tests name pages relative to the base: `page.goto('lessons/')`, not `page.goto('/lessons/')`. */
const baseURL = `http://localhost:${port}${normalBase()}`;

export default defineConfig({
  testDir: 'tests/site',
  testMatch: '**/*.test.ts',
  forbidOnly: process.env.CI !== undefined,
  fullyParallel: true,
  workers: 2,
  // A busy machine may spoil one run of a test; a fault spoils them all. What passed only then is called flaky.
  retries: 2,
  reporter: 'list',
  use: {
    baseURL,
    launchOptions: { executablePath: process.env.CHROME_PATH, args: launchArgs },
  },
  webServer: {
    command: `node scripts/serve.mjs --port ${port}`,
    url: baseURL,
    reuseExistingServer: false,
  },
});
