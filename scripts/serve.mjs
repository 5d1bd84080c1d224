/**
 * Serves the finished site in `dist/`, as a static host would: headers from `dist/_headers`,
 * `/page` redirected to `/page/`, `404.html` for what does not exist.
 *
 *   node scripts/serve.mjs [--port 4321] [--host NAME] [--check-port]
 *
 * Without --host it answers on this computer only. BASE is the folder the site was built for.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const LOOPBACK = ['127.0.0.1', '::1'];

/** `/` or `/folder/`, however BASE was written. @param {string} [base] */
export function normalBase(base = process.env.BASE) {
  const inner = (base ?? '/').replace(/^\/+|\/+$/g, '');
  return inner === '' ? '/' : `/${inner}/`;
}

/** The blocks of a `_headers` file: a path, which may end in `*`, and what it adds.
 * @param {string} text @returns {{ matches: (pathname: string) => boolean, headers: [string, string][] }[]} */
export function parseHeaders(text) {
  /** @type {ReturnType<typeof parseHeaders>} */
  const blocks = [];
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(#|$)/.test(line)) continue;
    const header = /^\s+([^:\s]+):\s*(.+?)\s*$/.exec(line);
    if (header === null) {
      const pattern = line.trim();
      const start = pattern.replace(/\*$/, '');
      const isPrefix = start !== pattern;
      blocks.push({
        matches: (pathname) => (isPrefix ? pathname.startsWith(start) : pathname === start),
        headers: [],
      });
    } else {
      blocks.at(-1)?.headers.push([header[1] ?? '', header[2] ?? '']);
    }
  }
  return blocks;
}

/** Whether somebody answers at the port already, on either loopback address. @param {number} port */
export async function isTaken(port) {
  /** @param {string} host @returns {Promise<boolean>} */
  const answers = (host) =>
    new Promise((resolve) => {
      const socket = net.connect({ port, host });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.setTimeout(1000, () => resolve(false));
      socket.once('close', () => socket.destroy());
    });
  return (await Promise.all(LOOPBACK.map(answers))).includes(true);
}

/** A port that is free now. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** @param {string} root @param {string} base @returns {import('node:http').RequestListener} */
function siteHandler(root, base) {
  const headersFile = path.join(root, '_headers');
  const blocks = parseHeaders(existsSync(headersFile) ? readFileSync(headersFile, 'utf8') : '');
  const files = sirv(root, { etag: true, dotfiles: false });
  const is = (/** @type {string} */ pathname) =>
    statSync(path.join(root, pathname), { throwIfNoEntry: false });

  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const inside = `${url.pathname}/`.startsWith(base) ? `/${url.pathname.slice(base.length)}` : undefined;

    const notFound = () => {
      response.statusCode = 404;
      const page = path.join(root, '404.html');
      response.setHeader(
        'content-type',
        existsSync(page) ? 'text/html;charset=utf-8' : 'text/plain;charset=utf-8',
      );
      response.end(existsSync(page) ? readFileSync(page) : 'Not found\n');
    };
    const add = (/** @type {string} */ pathname) => {
      for (const block of blocks.filter(({ matches }) => matches(pathname))) {
        for (const [name, value] of block.headers) response.setHeader(name, value);
      }
    };

    let pathname;
    try {
      pathname = inside === undefined ? undefined : decodeURIComponent(inside);
    } catch {
      pathname = undefined;
    }
    add(pathname ?? '/');
    if (pathname === undefined || pathname === '/_headers' || pathname.split(/[\\/]/).includes('..'))
      return notFound();

    const isFolder = is(pathname)?.isDirectory() === true;
    if (isFolder && is(`${pathname}/index.html`)?.isFile() !== true) return notFound();
    if (isFolder && !url.pathname.endsWith('/')) {
      response.writeHead(301, { location: `${url.pathname}/${url.search}` });
      return response.end();
    }
    if (!isFolder && (url.pathname.endsWith('/') || is(pathname)?.isFile() !== true)) return notFound();

    request.url = `${inside}${url.search}`;
    return files(request, response, notFound);
  };
}

/**
 * @param {{ port: number, host?: string | undefined, root?: string, base?: string }} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startServer({ port, host, root = DIST, base = normalBase() }) {
  if (!existsSync(path.join(root, 'index.html'))) {
    throw new Error('There is no finished site in dist/ yet. Run "npm run build" first.');
  }
  const handler = siteHandler(root, base);
  /** @type {import('node:http').Server[]} */
  const servers = [];
  for (const address of host === undefined ? LOOPBACK : [host]) {
    const server = createServer(handler);
    /** @type {NodeJS.ErrnoException | undefined} */
    const error = await new Promise((resolve) => {
      server.once('error', resolve).listen(port, address, () => resolve(undefined));
    });
    if (error === undefined) servers.push(server);
    else if (error.code === 'EADDRINUSE') throw new Error(takenMessage(port));
    // A computer without IPv6 has no ::1.
    else if (address !== '::1') throw error;
  }
  return {
    url: `http://${host ?? 'localhost'}:${port}${base}`,
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

/** @param {number} port */
function takenMessage(port) {
  return `Port ${port} is already taken by another program. Stop that program, or choose another port: npm run build && node scripts/serve.mjs --port ${port + 1}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4321' },
      host: { type: 'string' },
      'check-port': { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  try {
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new Error(`"${values.port}" is not a port.`);
    if (await isTaken(port)) throw new Error(takenMessage(port));
    if (!values['check-port']) {
      const { url } = await startServer({ port, host: values.host });
      console.log(`Margin Lab is at ${url}  (Ctrl+C stops it)`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
