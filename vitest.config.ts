import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findBrowser, launchArgs } from './scripts/find-browser.mjs';

/** Vitest asks every project for its provider, also when only the engine is tested. */
const wantsBrowser = !process.argv.includes('engine');

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'engine',
          // A busy machine is no fault: what never ends is found all the same.
          testTimeout: 120_000,
          environment: 'node',
          include: ['tests/{engine,reference,oracle,scripts,content}/**/*.test.ts'],
        },
      },
      {
        plugins: [svelte()],
        // Found late, a package is bundled while a test runs, and the page reloads under it.
        optimizeDeps: { include: ['d3-array', 'decimal.js', 'fast-check', 'yaml'] },
        test: {
          name: 'components',
          include: ['tests/components/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: wantsBrowser ? { executablePath: findBrowser(), args: launchArgs } : {},
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
