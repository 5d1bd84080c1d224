import { expect, test } from 'vitest';
import { findBrowser, type Machine } from '../../scripts/find-browser.mjs';

const PLAYWRIGHTS = '/cache/playwright/chrome';

/** A Linux machine with only the browsers named, on which nothing can be installed. */
function machine(browsers: string[], changes: Partial<Machine> = {}) {
  const said: string[] = [];
  const calls: string[] = [];
  const present = new Set(browsers);
  const base: Machine = {
    env: { PATH: '/usr/local/bin:/usr/bin' },
    platform: 'linux',
    exists: (file) => present.has(file),
    starts: () => true,
    playwrightPath: () => PLAYWRIGHTS,
    installByPlaywright: () => calls.push('playwright') === 0,
    isDebianRoot: () => false,
    installByApt: () => calls.push('apt') === 0,
    say: (line) => said.push(line),
  };
  return { machine: { ...base, ...changes }, said, calls, present };
}

test('CHROME_PATH is taken before anything installed', () => {
  const { machine: m } = machine(['/mine/chrome', '/usr/bin/chromium'], {
    env: { CHROME_PATH: '/mine/chrome' },
  });
  expect(findBrowser(m)).toBe('/mine/chrome');
});

test('a wrong CHROME_PATH is said, not passed over', () => {
  const { machine: m } = machine(['/usr/bin/chromium'], { env: { CHROME_PATH: '/gone' } });
  expect(() => findBrowser(m)).toThrow('CHROME_PATH is "/gone"');
});

test('an installed browser is taken before Playwright’s', () => {
  const { machine: m, calls } = machine(['/usr/bin/chromium', PLAYWRIGHTS]);
  expect(findBrowser(m)).toBe('/usr/bin/chromium');
  expect(calls).toEqual([]);
});

test('Chrome is taken before Chromium, and a stub that does not start is passed over', () => {
  const files = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'];
  expect(findBrowser(machine(files).machine)).toBe('/usr/bin/google-chrome');
  const stubs = machine(files, { starts: (file) => file === '/usr/bin/chromium-browser' });
  expect(findBrowser(stubs.machine)).toBe('/usr/bin/chromium-browser');
});

test('a snap is passed over: it cannot see a test’s profile folder', () => {
  const { machine: m } = machine(['/snap/bin/chromium', PLAYWRIGHTS], {
    env: { PATH: '/snap/bin:/usr/bin' },
  });
  expect(findBrowser(m)).toBe(PLAYWRIGHTS);
});

test.each([
  ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', {}],
  ['darwin', '/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium', { HOME: '/Users/me' }],
  [
    'win32',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    { PROGRAMFILES: 'C:\\Program Files' },
  ],
])('on %s it finds %s', (platform, file, env) => {
  expect(findBrowser(machine([file], { platform, env }).machine)).toBe(file);
});

test('with none, Playwright installs one', () => {
  const {
    machine: m,
    present,
    said,
  } = machine([], {
    installByPlaywright: () => present.add(PLAYWRIGHTS).has(PLAYWRIGHTS),
  });
  expect(findBrowser(m)).toBe(PLAYWRIGHTS);
  expect(said).toHaveLength(1);
});

test('where Playwright cannot download, Debian’s package is installed, as root only', () => {
  const {
    machine: m,
    present,
    calls,
  } = machine([], {
    isDebianRoot: () => true,
    installByApt: () => present.add('/usr/bin/chromium').has('/usr/bin/chromium'),
  });
  expect(findBrowser(m)).toBe('/usr/bin/chromium');
  expect(calls).toEqual(['playwright']);

  const elsewhere = machine([]);
  expect(() => findBrowser(elsewhere.machine)).toThrow('set CHROME_PATH');
  expect(elsewhere.calls).toEqual(['playwright']);
});
