/**
 * Takes the picture that other sites show for a link to a figure: what the server drew, 1200 by 630, in
 * public/cards/. Run it after `npm run build`, when a figure's picture has changed.
 *
 *   npm run cards
 */
import { globSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { chromium } from 'playwright';
import { findBrowser, launchArgs } from './find-browser.mjs';
import { freePort, startServer } from './serve.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SIZE = { width: 1200, height: 630 };

/** The figure’s title and picture alone, as large as the card. */
const STYLE = `
  html { font-size: 150%; }
  body { width: 1200px; height: 630px; overflow: hidden; }
  #main { padding: 34px 44px; }
  .side, .says, .numbers, .play, .bar, .ladder, .from, .note, .rules, .words, figcaption, .axis { display: none !important; }
  .grid { display: block !important; }
  .plot { height: 400px !important; }
  .frame { --right: 160px !important; --left: 62px !important; padding-bottom: 60px !important; }
  .timeline { margin-top: 60px; zoom: 1.5; }
  .plot text { font-size: 18px !important; }
  .title strong::after { content: " · Margin Lab"; font-weight: 400; }
`;

/** Of international text: not compressed, in no named language. */
const KEYWORD = 'Description\0\0\0\0\0';

/** A piece of text inside a PNG, so that the file itself says what it shows. @param {Buffer} png @param {string} text */
function withDescription(png, text) {
  const data = Buffer.from(`${KEYWORD}${text}`, 'utf8');
  const body = Buffer.concat([Buffer.from('iTXt', 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  // After the signature and the header, which is always 25 bytes.
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

/** What `withDescription` wrote. @param {Buffer} png */
export function descriptionOf(png) {
  const at = png.indexOf(`iTXt${KEYWORD}`, 0, 'latin1');
  if (at < 0) return '';
  return png.subarray(at + 4 + KEYWORD.length, at + 4 + png.readUInt32BE(at - 4)).toString('utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = await startServer({ port: await freePort() });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: launchArgs });
  try {
    mkdirSync(`${ROOT}public/cards`, { recursive: true });
    for (const file of globSync('*/index.html', { cwd: `${ROOT}dist/embed` })) {
      const [slug] = file.split(/[\\/]/);
      const context = await browser.newContext({
        viewport: SIZE,
        javaScriptEnabled: false,
        colorScheme: 'light',
        bypassCSP: true,
      });
      const page = await context.newPage();
      // Scripts are off, so the style goes into the page on its way here.
      await page.route('**/embed/**', async (route) => {
        const response = await route.fetch();
        const html = await response.text();
        await route.fulfill({
          response,
          body: html.replace('</head>', () => `<style>${STYLE}</style></head>`),
        });
      });
      await page.goto(new URL(`embed/${slug}/`, server.url).href);
      const [picture] = await page.locator('svg[role=img] > title').allTextContents();
      const shows = picture ?? (await page.locator('h1').textContent());
      const png = await page.screenshot({ clip: { x: 0, y: 0, ...SIZE } });
      writeFileSync(`${ROOT}public/cards/${slug}.png`, withDescription(png, shows ?? ''));
      console.log(`public/cards/${slug}.png: ${shows}`);
      await context.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
}
