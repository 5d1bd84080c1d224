/** The page on which a reader sees, takes along, reads in or erases what this device keeps. */
import { type Kept, merged, readKept } from '../../components/notebook/kept.ts';
import { forget, keep, kept, whatWentWrong, whenKept } from '../../components/notebook/reader.ts';

function element<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`This page has no #${id}.`);
  return found as T;
}

const outcome = element('outcome');
const slash = element<HTMLInputElement>('slash');
const confirm = element('confirm');
/** A file that a person can have saved here is far smaller. */
const LARGEST = 1_000_000;

const count = (size: number, one: string, more: string): string => `${size} ${size === 1 ? one : more}`;

function say(text: string): void {
  outcome.textContent = text;
}

function now(name: 'theme' | 'read' | 'answers', text: string): void {
  const place = document.querySelector(`[data-now="${name}"]`);
  if (place) place.textContent = text;
}

function show(): void {
  const { theme, read, answers, slash: opens } = kept();
  const lessons = Object.values(read);
  const [opened, sections] = [lessons.length, lessons.flat().length];
  now('theme', `Now: ${theme ?? 'as the system'}.`);
  now(
    'read',
    `Now: ${count(opened, 'lesson', 'lessons')} opened, ${count(sections, 'section', 'sections')} read.`,
  );
  now('answers', `Now: ${count(Object.keys(answers).length, 'answer', 'answers')}.`);
  slash.checked = opens !== false;
}

slash.addEventListener('change', () => {
  keep(({ slash: _, ...others }): Kept => (slash.checked ? others : { ...others, slash: false }));
});

element('export').addEventListener('click', () => {
  const text = `${JSON.stringify(kept(), null, 2)}\n`;
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const day = new Date().toISOString().slice(0, 10);
  Object.assign(document.createElement('a'), { href: url, download: `margin-lab-${day}.json` }).click();
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
  say('The file is among your downloads.');
});

const WRONG = {
  rubbish: 'is not a file that was saved here',
  newer: 'was saved by a newer version of this site, which this one cannot read',
} as const;

async function readIn(file: File): Promise<void> {
  const reading =
    file.size > LARGEST ? ({ problem: 'rubbish' } as const) : readKept(await file.text().catch(() => ''));
  if ('problem' in reading) {
    say(`“${file.name}” ${WRONG[reading.problem]}. Nothing was changed.`);
    return;
  }
  keep((before) => merged(before, reading.kept));
  const { answers, read } = reading.kept;
  const found = `${count(Object.keys(answers).length, 'answer', 'answers')} and ${count(Object.keys(read).length, 'lesson', 'lessons')}`;
  say(`“${file.name}” was read in: ${found}.${whatWentWrong() ? ' It lasts until you leave the page.' : ''}`);
}

element<HTMLInputElement>('import').addEventListener('change', async ({ currentTarget }) => {
  const input = currentTarget as HTMLInputElement;
  const [file] = input.files ?? [];
  if (file) await readIn(file);
  // So that the same file can be chosen again.
  input.value = '';
});

function ask(open: boolean): void {
  confirm.hidden = !open;
  element('erase').hidden = open;
  element(open ? 'erase-no' : 'erase').focus();
}
element('erase').addEventListener('click', () => ask(true));
element('erase-no').addEventListener('click', () => {
  ask(false);
  say('Everything is still there.');
});
element('erase-yes').addEventListener('click', () => {
  forget();
  ask(false);
  say('Everything is erased.');
});

whenKept(show);
show();
