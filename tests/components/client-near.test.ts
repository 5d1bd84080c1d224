import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import near from '../../src/lib/client-near.ts';

const hydrate = vi.fn(async () => {});
const load = vi.fn(async () => hydrate);

/** An island with one child, so many screens below the top. */
function islandAt(screens: number): HTMLElement {
  const island = document.createElement('astro-island');
  island.className = 'island-of-this-test';
  const space = document.createElement('div');
  space.style.height = `${screens * window.innerHeight}px`;
  const child = document.createElement('p');
  child.textContent = 'A figure';
  island.append(child);
  document.body.append(space, island);
  return island;
}

const start = (island: HTMLElement): void => near(load, { name: 'near', value: '' }, island);
const pause = () => new Promise((resolve) => setTimeout(resolve, 120));
const query = (search: string): void =>
  window.history.replaceState(null, '', `${window.location.pathname}${search}`);
const before = window.location.search;

beforeEach(() => {
  document.body.replaceChildren();
  hydrate.mockClear();
  load.mockClear();
});
afterEach(() => query(before));

test('wakes an island that is one screen below', async () => {
  start(islandAt(1.5));
  await vi.waitFor(() => expect(hydrate).toHaveBeenCalledOnce());
});

test('leaves an island asleep that is five screens below, until it comes near', async () => {
  start(islandAt(5));
  await pause();
  expect(load).not.toHaveBeenCalled();
  window.scrollTo(0, 3 * window.innerHeight);
  await vi.waitFor(() => expect(hydrate).toHaveBeenCalledOnce());
});

test('wakes every island when the address holds a state', async () => {
  query('?v=1&p=35');
  start(islandAt(5));
  await vi.waitFor(() => expect(hydrate).toHaveBeenCalledOnce());
});

test('wakes before printing, and only once', async () => {
  start(islandAt(5));
  window.dispatchEvent(new Event('beforeprint'));
  window.dispatchEvent(new Event('beforeprint'));
  await vi.waitFor(() => expect(hydrate).toHaveBeenCalledOnce());
  window.scrollTo(0, document.body.scrollHeight);
  await pause();
  expect(load).toHaveBeenCalledOnce();
});

test('wakes an island that has nothing to watch', async () => {
  const island = islandAt(5);
  island.replaceChildren();
  start(island);
  await vi.waitFor(() => expect(hydrate).toHaveBeenCalledOnce());
});

test('waits with waking for what whoever hears of it still needs', async () => {
  let ready = (): void => {};
  const heard = vi.fn(({ detail }: CustomEventInit<Promise<unknown>[]>) => {
    detail?.push(new Promise<void>((resolve) => (ready = resolve)));
  });
  document.addEventListener('waking', heard as EventListener, { once: true });
  start(islandAt(1));
  await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce());
  await pause();
  expect(hydrate).not.toHaveBeenCalled();
  ready();
  await vi.waitFor(() => expect(hydrate).toHaveBeenCalledOnce());
});
