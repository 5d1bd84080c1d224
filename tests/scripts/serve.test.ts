import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, isTaken, normalBase, parseHeaders, startServer } from '../../scripts/serve.mjs';

const root = mkdtempSync(path.join(tmpdir(), 'margin-lab-serve-'));
const page = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};
page('index.html', 'home');
page('404.html', 'lost');
page('lessons/the-margin-call/index.html', 'lesson');
page('embed.js', 'export {};');
page('_headers', '# note\n/*\n  Access-Control-Allow-Origin: *\n\n/_astro/*\n  Cache-Control: immutable\n');
page('_astro/x.js', 'export {};');

afterAll(() => rmSync(root, { recursive: true }));

describe.each(['/', '/book/'])('served under %s', (base) => {
  let server: Awaited<ReturnType<typeof startServer>>;
  const get = (pathname: string) => fetch(new URL(pathname, server.url), { redirect: 'manual' });

  beforeAll(async () => {
    server = await startServer({ port: await freePort(), root, base });
    return () => server.close();
  });

  test('pages and files', async () => {
    expect(await (await get('')).text()).toBe('home');
    const lesson = await get('lessons/the-margin-call/?v=1');
    expect(await lesson.text()).toBe('lesson');
    expect(lesson.headers.get('content-type')).toBe('text/html;charset=utf-8');
    expect((await get('embed.js')).headers.get('content-type')).toMatch('javascript');
  });

  test('a page without its slash is redirected, query and all', async () => {
    const response = await get('lessons/the-margin-call?v=1');
    expect(response.status).toBe(301);
    expect(response.headers.get('location')).toBe(`${base}lessons/the-margin-call/?v=1`);
  });

  test.each([
    'nothing',
    'nothing/',
    'embed.js/',
    'lessons/',
    '_headers',
    '%E0%A4%A',
    '..%2f..%2fetc%2fpasswd',
  ])('%s is not found', async (pathname) => {
    const response = await get(pathname);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('lost');
  });

  test('headers are those of _headers, on every answer', async () => {
    const asset = await get('_astro/x.js');
    expect(asset.headers.get('cache-control')).toBe('immutable');
    for (const response of [asset, await get(''), await get('nothing')]) {
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
    }
  });
});

test('what lies outside the base is not found', async () => {
  const server = await startServer({ port: await freePort(), root, base: '/book/' });
  expect((await fetch(new URL('/', server.url))).status).toBe(404);
  expect((await fetch(new URL('/booking/', server.url))).status).toBe(404);
  await server.close();
});

test('a taken port is noticed and named', async () => {
  const port = await freePort();
  expect(await isTaken(port)).toBe(false);
  const other = net.createServer().listen(port, '127.0.0.1');
  expect(await isTaken(port)).toBe(true);
  await expect(startServer({ port, root, base: '/' })).rejects.toThrow(`Port ${port} is already taken`);
  other.close();
});

test('without a finished site it says what to do', async () => {
  const empty = path.join(root, 'lessons');
  await expect(startServer({ port: await freePort(), root: empty })).rejects.toThrow('npm run build');
});

test('a base is written in one way', () => {
  expect(['/', '', 'book', '/book', 'book/', '/a/b/'].map(normalBase)).toEqual([
    '/',
    '/',
    '/book/',
    '/book/',
    '/book/',
    '/a/b/',
  ]);
});

test('a _headers path matches wholly, or by its start where it ends in *', () => {
  const [all, one] = parseHeaders('/a/*\n  X: 1\n/b\n  Y: 2: 3\n');
  expect([all?.matches('/a/x'), all?.matches('/b')]).toEqual([true, false]);
  expect([one?.matches('/b'), one?.matches('/bb')]).toEqual([true, false]);
  expect(one?.headers).toEqual([['Y', '2: 3']]);
});
