/** Notes which sections of a lesson have been read, and shows it in the list of contents. */
import { keep, kept, whenKept } from '../../components/notebook/reader.ts';

const article = document.querySelector<HTMLElement>('[data-lesson]');
const lesson = article?.dataset.lesson ?? '';
const entries = [...document.querySelectorAll<HTMLElement>('.contents [data-section]')];
const ids = [...new Set(entries.map(({ dataset }) => dataset.section ?? ''))];
const starts = ids.flatMap((id) => document.getElementById(id) ?? []);
/** What comes after the last section. */
const end = document.querySelector('.key-points, #sources, .site-foot');
const ends = [...starts.slice(1), ...(end ? [end] : [])];

function show(): void {
  const read = kept().read[lesson] ?? [];
  for (const entry of entries) {
    const done = read.includes(entry.dataset.section ?? '');
    if (entry.classList.contains('read') === done) continue;
    entry.classList.toggle('read', done);
    entry.querySelector('.visually-hidden')?.remove();
    if (done) {
      const word = Object.assign(document.createElement('span'), { textContent: ' (read)' });
      word.className = 'visually-hidden';
      entry.querySelector('a')?.append(word);
    }
  }
}

function note(id: string): void {
  const read = kept().read[lesson] ?? [];
  if (read.includes(id)) return;
  keep((before) => ({
    ...before,
    read: { ...before.read, [lesson]: [...(before.read[lesson] ?? []), id] },
  }));
}

/** A section is read when its beginning has been on the screen for a moment, and then its end. */
const MOMENT = 400;
const begun = new Set<Element>();
const waiting = new Map<Element, number>();

function rest(element: Element): void {
  begun.add(element);
  const at = ends.indexOf(element as HTMLElement);
  const start = starts[at];
  if (start && begun.has(start)) note(start.id);
}

const observer = new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    window.clearTimeout(waiting.get(target));
    if (isIntersecting)
      waiting.set(
        target,
        window.setTimeout(() => rest(target), MOMENT),
      );
  }
});

/** The section that the reader is in: the last whose heading has passed the upper third of the screen. */
function here(): void {
  const line = window.innerHeight / 3;
  const current = starts.findLast((start) => start.getBoundingClientRect().top < line)?.id;
  for (const entry of entries) {
    const link = entry.querySelector('a');
    if (entry.dataset.section === current) link?.setAttribute('aria-current', 'location');
    else link?.removeAttribute('aria-current');
  }
}

if (article && entries.length > 0) {
  for (const element of new Set([...starts, ...ends])) observer.observe(element);
  let asked = false;
  window.addEventListener(
    'scroll',
    () => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        here();
      });
    },
    { passive: true },
  );
  // Following an entry of the folded list folds it again.
  for (const entry of entries)
    entry.addEventListener('click', () => entry.closest('details')?.removeAttribute('open'));
  here();
}
if (article) {
  whenKept(show);
  // That the lesson was opened is kept at once; a device that keeps nothing is found out now, not later.
  if (kept().read[lesson] === undefined)
    keep((before) => ({ ...before, read: { ...before.read, [lesson]: [] } }));
  show();
}
