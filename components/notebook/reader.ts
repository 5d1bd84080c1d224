/**
 * The one door to what this device keeps for the reader. Where storage is blocked, full or unreadable,
 * everything works from memory until the page is left, and the reader is told once.
 */
import { type Kept, NOTHING, readKept } from './kept.ts';

/** public/theme.js reads the same key. */
export const KEY = 'margin-lab';
/** What could not be read is laid aside here, so that nothing is lost. */
const ASIDE = `${KEY}.unreadable`;

export type Trouble = 'blocked' | 'full' | 'rubbish' | 'newer';

let memory: Kept = NOTHING;
/** Storage is no use: memory alone counts. */
let alone: 'blocked' | 'newer' | 'full' | undefined;
let trouble: Trouble | undefined;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function layAside(text: string): void {
  // In this order: where there is no room for it, it stays where it is.
  window.localStorage.setItem(ASIDE, text);
  window.localStorage.removeItem(KEY);
  trouble = 'rubbish';
}

/** What is kept now. */
export function kept(): Kept {
  if (alone) return memory;
  try {
    // Reading the property may throw already.
    const text = window.localStorage.getItem(KEY);
    const reading = text === null ? { kept: NOTHING } : readKept(text);
    if ('kept' in reading) memory = reading.kept;
    else if (reading.problem === 'newer') alone = trouble = 'newer';
    else layAside(text ?? '');
  } catch {
    alone = 'blocked';
  }
  return memory;
}

/** Changes what is kept, from what stands there now: another tab may have written meanwhile. */
export function keep(change: (before: Kept) => Kept): void {
  memory = change(kept());
  if (alone === 'blocked') trouble ??= 'blocked';
  else if (!alone) {
    try {
      window.localStorage.setItem(KEY, JSON.stringify(memory));
    } catch {
      alone = trouble = 'full';
    }
  }
  tell();
}

/** Forgets everything, also what was laid aside. */
export function forget(): void {
  memory = NOTHING;
  try {
    window.localStorage.removeItem(KEY);
    window.localStorage.removeItem(ASIDE);
  } catch {
    // Nothing was kept there.
  }
  tell();
}

/** Calls back after every change, here or in another tab. */
export function whenKept(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What went wrong, if anything did. */
export function whatWentWrong(): Trouble | undefined {
  return trouble;
}

export function answerTo(question: string | undefined): string | undefined {
  return question === undefined ? undefined : kept().answers[question];
}

/** Keeps an answer, or forgets it. A question without a name is not kept. */
export function keepAnswer(question: string | undefined, answer: string | undefined): void {
  if (question === undefined) return;
  keep((before) => {
    const { [question]: _, ...others } = before.answers;
    return { ...before, answers: answer === undefined ? others : { ...others, [question]: answer } };
  });
}

if (typeof window !== 'undefined') {
  window.addEventListener('storage', ({ key }) => {
    if (key === KEY || key === null) tell();
  });
}
