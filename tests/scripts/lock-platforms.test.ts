import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingEntries, platformOf } from '../../scripts/lock-platforms.mjs';

test('package-lock.json names every platform (if not: npm run lock-platforms)', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  expect(Object.keys(missingEntries(lock.packages))).toEqual([]);
});

test.each([
  ['@biomejs/cli-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
  ['@astrojs/compiler-binding-win32-arm64-msvc', { os: ['win32'], cpu: ['arm64'] }],
  ['@pagefind/windows-x64', { os: ['win32'], cpu: ['x64'] }],
  ['@rolldown/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ['@astrojs/compiler-binding-wasm32-wasi', { cpu: ['wasm32'] }],
])('%s runs on %o', (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});

test('an entry is missing when no folder above holds it in the wanted version', () => {
  const entries = {
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: { 'tool-darwin-x64': '2.0.0' },
    },
    'node_modules/other/node_modules/tool': { optionalDependencies: { 'tool-darwin-x64': '1.0.0' } },
    'node_modules/tool-darwin-x64': { version: '1.0.0' },
  };
  expect(missingEntries(entries)).toEqual({
    'node_modules/tool/node_modules/tool-darwin-x64': {
      version: '2.0.0',
      os: ['darwin'],
      cpu: ['x64'],
      dev: true,
      optional: true,
    },
  });
});
