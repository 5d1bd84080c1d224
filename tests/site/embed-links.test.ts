/** What a link or a host may set in a figure's own page, and what it may not. */
import type { Page } from '@playwright/test';
import { expect, test } from './host.ts';
import { watch } from './watch.ts';

const EMBED = 'embed/margin-call/';
const rows = async (page: Page) =>
  (await page.locator('.readout summary .value').allTextContents()).map((text) => text.trim());
const notices = (page: Page) => page.locator('.notice').allTextContents();

async function open(page: Page, query: string): Promise<void> {
  // As a server would that takes addresses of any length; ours answers 431 to a long one.
  await page.route(/embed\/margin-call\/\?/, async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${origin}${pathname}` }) });
  });
  await page.goto(`${EMBED}${query}`);
  await page.waitForFunction(() => document.querySelectorAll('astro-island[ssr]').length === 0);
}

test('a preset, a state and a theme, also without a version', async ({ page }) => {
  await open(page, '?preset=margin-call.2&house=0.4&theme=dark');
  // 200 × 35; 40 % of 7,000
  expect(await rows(page)).toEqual(['$7,000', '−$5,000', '$2,000', '$2,800', '$800']);
  await expect(page.locator('.fork article')).toHaveCount(3);
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await notices(page)).toEqual([]);
  await expect(page.locator('#back')).toHaveAttribute(
    'href',
    /lessons\/the-margin-call\/\?v=1&answer\.house=0\.4#figure-answer$/,
  );
});

test('it may be listed nowhere, framed anywhere, and leads to its lesson', async ({ page, request }) => {
  const response = await request.get(EMBED);
  const { 'x-frame-options': options, 'content-security-policy': policy = '' } = response.headers();
  expect([options, policy]).toEqual([undefined, '']);
  const html = await response.text();
  expect(html).not.toContain('frame-ancestors');
  await page.goto(EMBED);
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/embed\/margin-call\/$/);
  await expect(page.locator('#back')).toHaveText('The margin call');
});

const SCRIPT = encodeURIComponent('"><script>alert(1)</script><img src=x onerror=alert(2)>');
for (const [what, query, said] of [
  [
    'a script in every parameter',
    `?v=1&price=${SCRIPT}&preset=${SCRIPT}&lock=${SCRIPT}&theme=${SCRIPT}&id=${SCRIPT}&${SCRIPT}=1`,
    4,
  ],
  ['a megabyte', `?v=1&price=${'9'.repeat(600_000)}&old=${'x'.repeat(500_000)}`, 2],
  [
    'every key twice',
    '?v=1&v=1&preset=margin-call.1&preset=x&price=50&price=20&house=0.3&house=0.6&lock=next&lock=all&theme=light&theme=dark',
    3,
  ],
  ['last year’s keys', '?v=1&priceOfShare=30&maintenance=0.4&locked=all', 1],
  ['a version of the future', '?v=9&price=20', 1],
] as const) {
  test(`${what}: nothing runs, nothing breaks, and what was passed over is said`, async ({ page }) => {
    const complaints = await watch(page);
    let dialogs = 0;
    page.on('dialog', (dialog) => {
      dialogs += 1;
      dialog.dismiss();
    });
    await open(page, query);
    expect(await rows(page)).toEqual(['$10,000', '−$5,000', '$5,000', '$3,000', '$2,000']);
    const all = await notices(page);
    expect(all).toHaveLength(said);
    for (const notice of all) expect(notice.length).toBeLessThan(300);
    await expect(page.locator('img')).toHaveCount(0);
    expect(dialogs).toBe(0);
    expect(complaints).toEqual([]);
  });
}

test('a locked control holds against keys, pointer, reset, hash, history and messages', async ({
  page,
  host,
}) => {
  const address = new URL(EMBED, test.info().project.use.baseURL).href;
  await host.show(
    `<iframe title="f" src="${address}?v=1&amp;price=34&amp;house=0.4&amp;answer=wait&amp;lock=price,answer" width="900" height="1400"></iframe>`,
    { width: 1000, height: 1500 },
  );
  const frame = await host.figure();
  const worth = () => frame.locator('.readout summary .value').first().textContent();
  const waits = frame.getByRole('button', { name: 'Wait and see' });
  await expect(frame.getByRole('slider', { name: 'Share price, locked' })).toBeDisabled();
  await expect(frame.getByRole('textbox', { name: 'Share price · locked' })).toHaveAttribute('readonly');
  await expect(frame.getByRole('group', { name: 'Answer the call, locked' })).toBeVisible();
  await expect(waits).toHaveAttribute('aria-pressed', 'true');

  await frame.getByRole('textbox', { name: 'Share price · locked' }).focus();
  await page.keyboard.type('20');
  await page.keyboard.press('Enter');
  const plot = await frame.locator('svg.plot').boundingBox();
  if (!plot) throw new Error('There is no plot.');
  await page.mouse.move(plot.x + 200, plot.y + 50);
  await page.mouse.down();
  await page.mouse.move(plot.x + 20, plot.y + 50);
  await page.mouse.up();
  const slider = await frame.getByRole('slider', { name: 'Share price, locked' }).boundingBox();
  await page.mouse.click((slider?.x ?? 0) + 10, (slider?.y ?? 0) + 10);
  await frame.getByRole('button', { name: /^Deposit/ }).click({ force: true });
  await frame.evaluate(() => {
    window.location.hash = '#s=price=20';
    history.pushState(null, '', '?v=1&price=20');
    history.replaceState(null, '', '?v=1&price=20&lock=');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await page.evaluate(() => {
    const { contentWindow } = document.querySelector('iframe') as HTMLIFrameElement;
    const { port1, port2 } = new MessageChannel();
    contentWindow?.postMessage({ type: 'margin-lab:connect', v: 1 }, '*', [port2]);
    for (const query of [
      '?v=1&price=20&answer=deposit',
      '?v=1&lock=&price=20',
      '?v=1&preset=margin-call.2&house=0.35',
    ])
      port1.postMessage({ type: 'margin-lab:set', v: 1, query });
  });
  // The rate is not locked: that the messages came shows in it.
  await expect(frame.getByRole('textbox', { name: 'Broker asks' })).toHaveValue('35\u202f%');
  await frame.getByRole('button', { name: 'Reset' }).click();
  await expect(frame.getByRole('textbox', { name: 'Broker asks' })).toHaveValue('30\u202f%');
  expect(await worth()).toContain('$6,800');
  await expect(waits).toHaveAttribute('aria-pressed', 'true');
});

test('the element’s attributes are live, and its events come through no other way', async ({
  page,
  host,
}) => {
  const site = new URL('./', test.info().project.use.baseURL).href;
  await host.show(
    `<script src="${site}embed.js"></script>
     <margin-lab widget="margin-call" price="40" title="My figure"></margin-lab>
     <script>
       window.told = [];
       const element = document.querySelector('margin-lab');
       for (const name of ['change', 'event', 'answer'])
         element.addEventListener(name, ({ type, detail }) => window.told.push([type, detail]));
     </script>`,
    { width: 1000, height: 1400 },
  );
  const frame = await host.figure();
  const price = frame.getByRole('textbox', { name: 'Share price' });
  await expect(price).toHaveValue('$40.00');
  await expect(page.locator('iframe')).toHaveAttribute('title', 'My figure');
  const told = () => page.evaluate(() => Reflect.get(window, 'told') as [string, Record<string, unknown>][]);
  const set = (name: string, value: string) =>
    page.evaluate(
      ([n = '', v = '']) => document.querySelector('margin-lab')?.setAttribute(n, v),
      [name, value],
    );

  // Live, without loading anew.
  await frame.evaluate(() => Reflect.set(window, 'same', true));
  await expect
    .poll(async () => {
      await set('price', '34');
      return price.inputValue();
    })
    .toBe('$34.00');
  await set('house', '0.35');
  await expect(frame.getByRole('textbox', { name: 'Broker asks' })).toHaveValue('35\u202f%');
  await expect(price, 'what is not named stays').toHaveValue('$34.00');
  expect(await frame.evaluate(() => Reflect.get(window, 'same'))).toBe(true);

  await frame.getByRole('slider', { name: 'Share price' }).press('ArrowLeft');
  await frame.getByRole('button', { name: /^Sell/ }).click();
  await expect.poll(async () => (await told()).map(([type]) => type)).toContain('answer');
  const all = await told();
  const change = all.findLast(([type]) => type === 'change')?.[1] as {
    values: { answer: string; price: string };
    query: string;
  };
  expect(change.values).toMatchObject({ answer: 'sell', price: '33.50' });
  expect(change.query).toContain('price=33.5');
  expect(all.find(([type]) => type === 'answer')?.[1]).toMatchObject({ name: 'answer', value: 'sell' });
  expect(all.find(([type]) => type === 'event')?.[1]).toMatchObject({ name: 'called' });

  // To anybody who listens: heights, and nothing else.
  for (const { data } of await host.heard()) {
    const message = typeof data === 'string' ? JSON.parse(data) : data;
    expect(Object.keys(message).toSorted().join()).toMatch(
      /^(context,height,src|height,subject|height,sentinel,type|height,id,type,v)$/,
    );
    expect(JSON.stringify(message)).not.toMatch(/sell|33\.5/);
  }

  // Another beginning: the frame loads anew.
  await set('lock', 'price');
  await expect(frame.getByRole('slider', { name: 'Share price, locked' })).toBeDisabled();
  expect(host.complaints).toEqual([]);
});

test('an attribute that is set while the frame begins anew is not lost, and a title can be taken back', async ({
  page,
  host,
}) => {
  const site = new URL('./', test.info().project.use.baseURL).href;
  await host.show(
    `<script src="${site}embed/v1.js"></script><margin-lab widget="margin-call" price="40" title="Mine"></margin-lab>`,
  );
  await host.figure();
  const element = page.locator('margin-lab');
  await expect.poll(() => element.evaluate((it) => Reflect.get(it, 'values').price)).toBe('40');
  await element.evaluate(async (it) => {
    it.setAttribute('preset', 'margin-call.2');
    await Promise.resolve();
    it.setAttribute('price', '31');
    it.removeAttribute('title');
  });
  const price = page.frameLocator('iframe').getByRole('textbox', { name: 'Share price' });
  await expect(price).toHaveValue('$31.00');
  await expect(page.locator('iframe')).toHaveAttribute('title', 'Margin Lab: margin call');
});

test('what a page sets as soon as the frame has said its height holds, also while the figure sleeps', async ({
  page,
  host,
}) => {
  const address = new URL(EMBED, test.info().project.use.baseURL).href;
  let wake = (): void => {};
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  await page.route(/_astro\/MarginCall\./, async (route) => {
    await woken;
    await route.continue();
  });
  const shown = host.show(
    `<iframe title="f" src="${address}?v=1&amp;price=40" width="780" height="800"></iframe>
     <script>
       addEventListener('message', ({ data, source }) => {
         if (data.type !== 'margin-lab:height' || window.told) return;
         window.told = new MessageChannel();
         source.postMessage({ type: 'margin-lab:connect', v: 1 }, '*', [told.port2]);
         told.port1.postMessage({ type: 'margin-lab:set', v: 1, query: '?v=1&price=34' });
         told.port1.postMessage({ type: 'margin-lab:set', v: 1, query: '?v=1&house=0.35' });
       });
     </script>`,
  );
  await page.waitForFunction(() => Reflect.get(window, 'told') !== undefined);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('astro-island[ssr]')).toHaveCount(1);
  wake();
  await shown;
  await expect(frame.getByRole('textbox', { name: 'Share price' })).toHaveValue('$34.00');
  await expect(frame.getByRole('textbox', { name: 'Broker asks' })).toHaveValue('35\u202f%');
});

test('a host with a strict policy of its own can hold the element', async ({ page, host }) => {
  const site = new URL('./', test.info().project.use.baseURL);
  await host.show(
    `<script src="${site.href}embed/v1.js" nonce="n"></script><margin-lab widget="margin-call"></margin-lab>`,
    {
      policy: `default-src 'none'; script-src ${site.origin}; frame-src ${site.origin}; style-src 'none'`,
    },
  );
  const frame = await host.figure();
  await expect
    .poll(async () => (await page.locator('iframe').boundingBox())?.height)
    .toBe(
      Math.ceil(
        await frame.evaluate(() => document.querySelector('#main')?.getBoundingClientRect().height ?? 0),
      ),
    );
});

test('where storage is refused nothing of it is missed', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });
  const complaints = await watch(page);
  await open(page, '?v=1&price=34');
  expect((await rows(page))[0]).toBe('$6,800');
  expect(complaints).toEqual([]);
});
