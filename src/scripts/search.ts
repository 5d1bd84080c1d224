/** The search over everything: fetched when it is first opened, and with it Pagefind and its index. */

interface Part {
  readonly title: string;
  readonly url: string;
  /** Escaped text with <mark> in it. */
  readonly excerpt: string;
  /** Where the words stand in it. */
  readonly locations: readonly number[];
}
interface Found {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly sub_results: readonly Part[];
}
interface Pagefind {
  init(): Promise<void>;
  /** Null when another search has begun meanwhile. */
  debouncedSearch(
    words: string,
    options: object,
    wait: number,
  ): Promise<{ readonly results: readonly { data(): Promise<Found> }[] } | null>;
}

const PAGES = 8;
const PARTS = 3;

function part<T extends HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(`#search ${selector}`);
  if (!found) throw new Error(`The search has no ${selector}.`);
  return found;
}

let dialog: HTMLDialogElement | null = null;
let input: HTMLInputElement;
let pagefind: Promise<Pagefind> | undefined;

function engine(): Promise<Pagefind> {
  pagefind ??= (async () => {
    const loaded: Pagefind = await import(
      /* @vite-ignore */ `${import.meta.env.BASE_URL}pagefind/pagefind.js`
    );
    await loaded.init();
    return loaded;
  })();
  return pagefind;
}

/** The text of an excerpt with its marks, and nothing else that may stand in it. */
function excerpt(html: string): HTMLElement {
  const line = document.createElement('p');
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  for (const node of body.childNodes) {
    if (node.nodeName !== 'MARK') line.append(node.textContent ?? '');
    else line.append(Object.assign(document.createElement('mark'), { textContent: node.textContent }));
  }
  return line;
}

function link(url: string, title: string): HTMLAnchorElement {
  return Object.assign(document.createElement('a'), { href: url, textContent: title });
}

function entry({ url, meta, excerpt: context, sub_results }: Found): HTMLLIElement {
  const item = document.createElement('li');
  const title = document.createElement('h3');
  title.append(link(url, meta.title ?? url));
  if (meta.kind)
    title.append(Object.assign(document.createElement('span'), { textContent: ` ${meta.kind}` }));
  item.append(title);
  // The sections with the most of it, the fullest first.
  const parts = sub_results
    .filter((each) => each.url !== url)
    .toSorted((a, b) => b.locations.length - a.locations.length)
    .slice(0, PARTS);
  if (parts.length === 0) item.append(excerpt(context));
  for (const each of parts) {
    const section = document.createElement('div');
    section.append(link(each.url, each.title), excerpt(each.excerpt));
    item.append(section);
  }
  return item;
}

/** What is called just that comes first, and rules after what explains them; else Pagefind's order stands. */
function rank({ meta }: Found, words: string): number {
  if (meta.title?.toLowerCase() === words.toLowerCase()) return 0;
  return meta.kind === 'Source' ? 2 : 1;
}

function say(text: string): void {
  part('[role="status"]').textContent = text;
}

function heading(count: number, words: string): string {
  if (count === 0) return `Nothing found for “${words}”. Try fewer words, or look in the glossary.`;
  const pages = count === 1 ? 'One place' : `${count} places`;
  return `${pages} found for “${words}”${count > PAGES ? `; the best ${PAGES} are shown` : ''}.`;
}

async function look(): Promise<void> {
  const words = input.value.trim();
  const list = part('ol');
  if (words === '') {
    list.replaceChildren();
    say('');
    return;
  }
  try {
    const found = await (await engine()).debouncedSearch(words, {}, 150);
    if (!found || input.value.trim() !== words) return;
    const pages = await Promise.all(found.results.slice(0, 2 * PAGES).map((result) => result.data()));
    if (input.value.trim() !== words) return;
    const best = pages.toSorted((a, b) => rank(a, words) - rank(b, words)).slice(0, PAGES);
    list.replaceChildren(...best.map(entry));
    say(heading(found.results.length, words));
  } catch {
    say('The search could not be loaded. The glossary and the list of lessons are there.');
  }
}

/** Arrow keys walk through the results, and from the first one back to the field. */
function walk(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops: HTMLElement[] = [input, ...(dialog?.querySelectorAll<HTMLElement>('ol a') ?? [])];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

function prepare(): HTMLDialogElement {
  const found = document.querySelector<HTMLDialogElement>('#search');
  if (!found) throw new Error('This page has no search.');
  dialog = found;
  input = part<HTMLInputElement>('input');
  input.addEventListener('input', look);
  part('form').addEventListener('submit', (event) => {
    event.preventDefault();
    found.querySelector<HTMLElement>('ol a')?.focus();
  });
  part('button').addEventListener('click', () => found.close());
  found.addEventListener('keydown', walk);
  // A press beside the sheet closes it, and so does following a result on this very page.
  found.addEventListener('click', ({ target }) => {
    if (target === found || (target instanceof Element && target.closest('ol a'))) found.close();
  });
  return found;
}

export function openSearch(): void {
  const sheet = dialog ?? prepare();
  if (!sheet.open) sheet.showModal();
  input.select();
  engine().catch(() =>
    say('The search could not be loaded. The glossary and the list of lessons are there.'),
  );
}
