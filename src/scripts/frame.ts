/** What every page does: its colours, its search, and a word when this device keeps nothing. */
import type { Kept } from '../../components/notebook/kept.ts';
import { keep, kept, type Trouble, whatWentWrong, whenKept } from '../../components/notebook/reader.ts';

const root = document.documentElement;
const byId = <T extends HTMLElement>(id: string): T | null => document.getElementById(id) as T | null;

const themes = byId<HTMLSelectElement>('theme');
function showTheme(): void {
  const { theme } = kept();
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  if (themes) themes.value = theme ?? 'system';
  // The browser's own frame follows.
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.dataset.theme ?? '';
    meta.media = theme ? (theme === own ? 'all' : 'not all') : `(prefers-color-scheme: ${own})`;
  }
}
themes?.addEventListener('change', () => {
  keep(({ theme: _, ...others }): Kept => {
    const { value } = themes;
    return value === 'light' || value === 'dark' ? { ...others, theme: value } : others;
  });
});

const SAID = 'margin-lab.said';
const TROUBLE: Readonly<Record<Trouble, string>> = {
  blocked: 'This browser keeps nothing here: your answers and settings are lost when you leave the page.',
  full: 'This browser has no room left: your answers and settings are lost when you leave the page.',
  rubbish: 'What this browser had kept for you could not be read. It is laid aside, and you start afresh.',
  newer: 'A newer version of this site has written here. What you do on this page is not kept.',
};

/** Whether it has been said since the browser was opened. */
function saidBefore(trouble: Trouble): boolean {
  try {
    if (window.sessionStorage.getItem(SAID) === trouble) return true;
    window.sessionStorage.setItem(SAID, trouble);
  } catch {
    // Then once a page.
  }
  return false;
}

let noticed: Trouble | undefined;
function notice(text: string): void {
  const [line, close] = [document.querySelector('#notice p'), document.querySelector('#notice button')];
  if (!line || !(close instanceof HTMLElement)) return;
  line.replaceChildren(text);
  close.hidden = text === '';
  close.onclick = () => notice('');
}
function showTrouble(): void {
  const trouble = whatWentWrong();
  if (!trouble || trouble === noticed) return;
  noticed = trouble;
  if (!saidBefore(trouble)) notice(TROUBLE[trouble]);
}

/** The search and its index are fetched when they are first wanted. */
async function search(): Promise<void> {
  const { openSearch } = await import('./search.ts');
  openSearch();
}
byId('open-search')?.addEventListener('click', search);
document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  const command = (event.ctrlKey || event.metaKey) && key.toLowerCase() === 'k';
  const typing =
    target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
  const slash =
    key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && kept().slash !== false;
  if (!command && !slash) return;
  event.preventDefault();
  search();
});

function show(): void {
  showTheme();
  showTrouble();
}
whenKept(show);
show();
