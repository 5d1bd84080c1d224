/** Every figure in the pages of others: by the code that is copied, in whatever frame they put it. */
import { globSync, readFileSync } from 'node:fs';
import type { Frame, Page } from '@playwright/test';
import { expect, type Host, test } from './host.ts';
import { reachFor } from './watch.ts';

const slugs = globSync('*/index.html', { cwd: 'dist/embed' }).map((file) => file.split(/[\\/]/)[0] ?? '');
const oembed = (slug: string) => JSON.parse(readFileSync(`dist/oembed/${slug}.json`, 'utf8'));
/** Adds to the opening tag of a frame. */
const withAttribute = (code: string, attribute: string) => code.replace('<iframe ', `<iframe ${attribute} `);

/** The code as a reader copies it from below the figure on the page for instructors. */
async function copiedCode(page: Page, slug: string, which: 'Frame' | 'Element' | 'Address'): Promise<string> {
  await page.goto('instructors/');
  const section = page.locator(`section[aria-labelledby="figure-of-${slug}"]`);
  await reachFor(section.locator('astro-island'));
  await section.locator('summary', { hasText: 'Embed' }).click();
  await section.getByRole('button', { name: `Copy ${which.toLowerCase()}` }).click();
  await expect(section.locator('.way', { hasText: which }).locator('.done')).toHaveText('Copied.');
  await expect(page.locator('#announcer')).toHaveText(`${which}: Copied.`);
  return page.evaluate(() => navigator.clipboard.readText());
}

/** All that the figure shows in words. */
const words = async (frame: Frame): Promise<string> => (await frame.locator('figure').allInnerTexts()).join();
const inside = (frame: Frame): Promise<number> =>
  frame.evaluate(() => document.querySelector('#main')?.getBoundingClientRect().height ?? 0);
/** Our own heights among what the host has heard. */
const heights = async (host: Host): Promise<number[]> =>
  (await host.heard()).flatMap(({ data }) => {
    const { type, v, height } = (data ?? {}) as { type?: string; v?: number; height?: number };
    return type === 'margin-lab:height' && v === 1 && height !== undefined ? [height] : [];
  });

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('there is a page, an oEmbed file and a card for every widget', () => {
  const widgets = globSync('components/widgets/*/widget.ts').map((file) => file.split(/[\\/]/)[2]);
  expect(slugs.toSorted()).toEqual(widgets.toSorted());
  expect(slugs.length).toBeGreaterThan(0);
});

for (const slug of slugs) {
  test(`${slug}: the copied frame is alive in a page that has no script of ours`, async ({ page, host }) => {
    const code = await copiedCode(page, slug, 'Frame');
    expect(code).toMatch(/^<iframe [^<>]+><\/iframe>$/);
    expect(code).toMatch(/ title="[^"]+" width="100%" height="\d+"/);
    await host.show(code);
    const frame = await host.figure();
    await expect.poll(async () => (await host.heard()).length).toBeGreaterThanOrEqual(4);
    const messages = (await host.heard()).map(({ data }) =>
      typeof data === 'string' ? JSON.parse(data) : data,
    );
    const height = Math.ceil(await inside(frame));
    expect(messages).toContainEqual({ src: frame.url(), context: 'iframe.resize', height });
    expect(messages).toContainEqual({ subject: 'lti.frameResize', height });
    expect(messages).toContainEqual({ sentinel: 'amp', type: 'embed-size', height });
    expect(messages).toContainEqual({ type: 'margin-lab:height', v: 1, id: slug, height });
    expect(host.complaints).toEqual([]);
  });

  for (const width of [320, 800]) {
    test(`${slug}: where scripts are stripped, its frame is high enough on a screen of ${width}`, async ({
      page,
      host,
    }) => {
      const { html } = oembed(slug);
      await host.show(
        html.replace(
          /http:\/\/localhost:4321\/(?=embed)/,
          new URL('./', test.info().project.use.baseURL).href,
        ),
        { width },
      );
      const frame = await host.figure();
      const box = await page.locator('iframe').boundingBox();
      expect(box?.height ?? 0).toBeGreaterThanOrEqual(await inside(frame));
      expect(box?.height ?? 0).toBeLessThan((await inside(frame)) + 120);
      expect(await frame.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
        true,
      );
    });
  }

  test(`${slug}: in a sandbox without an origin it works, by pointer and by keyboard`, async ({
    page,
    host,
  }) => {
    const code = await copiedCode(page, slug, 'Frame');
    await host.show(withAttribute(code, 'sandbox="allow-scripts"'));
    const frame = await host.figure();
    expect(await frame.evaluate(() => window.origin)).toBe('null');
    const before = await words(frame);
    const slider = frame.getByRole('slider').first();
    await slider.focus();
    await slider.press('ArrowLeft');
    await expect.poll(() => words(frame)).not.toBe(before);
    await frame.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => words(frame)).toBe(before);
    expect(host.complaints).toEqual([]);
  });

  test(`${slug}: with no scripts at all it is whole`, async ({ page, host }) => {
    const code = await copiedCode(page, slug, 'Frame');
    await host.show(withAttribute(code, 'sandbox'));
    await page.waitForTimeout(300);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('figure')).toBeVisible();
    for (const picture of await frame.locator('figure svg[role=img]').all())
      await expect(picture).toBeVisible();
    await expect(frame.locator('.without-js')).toBeVisible();
    await expect(frame.locator('.needs-js').first()).toBeHidden();
  });

  test(`${slug}: the copied element fits itself both ways, and does not go round in circles`, async ({
    page,
    host,
  }) => {
    await host.show(await copiedCode(page, slug, 'Element'), { width: 1000 });
    const frame = await host.figure();
    const outside = async () => (await page.locator('iframe').boundingBox())?.height ?? 0;
    const fits = async () => Math.abs((await outside()) - (await inside(frame)));
    await expect.poll(fits).toBeLessThanOrEqual(1);
    const first = await outside();
    await frame.locator('summary', { hasText: 'Data table' }).click();
    await expect.poll(outside).toBeGreaterThan(first + 10);
    await expect.poll(fits).toBeLessThanOrEqual(1);
    await frame.locator('summary', { hasText: 'Data table' }).click();
    await expect.poll(outside).toBe(first);
    await page.setViewportSize({ width: 340, height: 700 });
    await expect.poll(fits).toBeLessThanOrEqual(1);
    await page.waitForTimeout(500);
    const sent = (await heights(host)).length;
    expect(sent).toBeLessThan(20);
    await page.waitForTimeout(700);
    expect((await heights(host)).length, 'nothing is said while nothing changes').toBe(sent);
    expect(host.complaints).toEqual([]);
  });

  test(`${slug}: its oEmbed file is what the specification asks`, async ({ request }) => {
    const page = await (await request.get(`embed/${slug}/`)).text();
    const [, href] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(page) ?? [];
    expect(new URL(href ?? '').pathname).toMatch(new RegExp(`/oembed/${slug}\\.json$`));
    const response = await request.get(`oembed/${slug}.json`);
    expect(response.headers()['content-type']).toMatch(/^application\/json/);
    const file = await response.json();
    expect(file).toMatchObject({ type: 'rich', version: '1.0', width: 640 });
    for (const key of ['html', 'title', 'provider_name', 'provider_url'])
      expect(typeof file[key]).toBe('string');
    for (const key of ['width', 'height', 'cache_age', 'thumbnail_width', 'thumbnail_height'])
      expect(Number.isInteger(file[key])).toBe(true);
    // Valid XHTML, and its frame in the place that the consumer gives it.
    expect(file.html).toMatch(/^<iframe (\w+="[^"<>]*" ?)+><\/iframe>$/);
    expect(file.html).toContain('max-width:100%');
    expect(file.thumbnail_url).toMatch(/^http.*\.png$/);
  });

  test(`${slug}: its card is a picture of what the server drew`, async ({ page, request }) => {
    await page.goto(`embed/${slug}/`);
    const image = await page.locator('meta[property="og:image"]').getAttribute('content');
    const response = await request.get(`cards/${slug}.png`);
    expect(image).toMatch(new RegExp(`/cards/${slug}\\.png$`));
    const png = await response.body();
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    // It says in itself what it shows: an old one is noticed here. Then: npm run build && npm run cards.
    const { descriptionOf } = await import('../../scripts/cards.mjs');
    const html = readFileSync(`dist/embed/${slug}/index.html`, 'utf8');
    const [, picture] = /<svg[^>]*role="img"[\s\S]*?<title[^>]*>([^<]*)<\/title>/.exec(html) ?? [];
    const [, name] = /<h1[^>]*>([^<]*)<\/h1>/.exec(html) ?? [];
    expect(descriptionOf(png)).toBe((picture ?? name)?.replaceAll('&amp;', '&'));
    const colours = await page.evaluate(
      async (src) => {
        const bitmap = await createImageBitmap(await (await fetch(src)).blob());
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d');
        context?.drawImage(bitmap, 0, 0);
        const { data = [] } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? {};
        const seen = new Set<number>();
        for (let i = 0; i < data.length; i += 4)
          seen.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
        return seen.size;
      },
      new URL(`cards/${slug}.png`, new URL('../../', page.url())).href,
    );
    expect(colours, 'not a blank').toBeGreaterThan(20);
  });
}
