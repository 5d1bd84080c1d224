/** What this device keeps for a reader: its form, and how it is read back from a text that may be anything. */

export interface Kept {
  readonly version: 1;
  /** Without it, the system chooses. */
  readonly theme?: 'light' | 'dark';
  /** False: the key / does not open the search. */
  readonly slash?: false;
  /** The sections read, by lesson. */
  readonly read: Readonly<Record<string, readonly string[]>>;
  /** Answers by question, such as `the-margin-call/predict-1`, as they were given. */
  readonly answers: Readonly<Record<string, string>>;
}

export const NOTHING: Kept = { version: 1, read: {}, answers: {} };

/** `rubbish`: not ours, or broken. `newer`: written by a later version of this site. */
export type Reading = { readonly kept: Kept } | { readonly problem: 'rubbish' | 'newer' };

const NAME = /^[a-z0-9][a-z0-9/-]{0,119}$/;
/** More than a reader can leave behind; a file of millions is somebody's joke. */
const MOST = 2000;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isName = (value: unknown): value is string => typeof value === 'string' && NAME.test(value);
const isAnswer = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;
const areNames = (value: unknown): value is string[] => Array.isArray(value) && value.every(isName);

/** The entries that make sense. */
function sound<T>(value: unknown, fits: (entry: unknown) => entry is T): Record<string, T> {
  if (!isRecord(value)) return {};
  const entries = Object.entries(value).slice(0, MOST);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, T] => isName(entry[0]) && fits(entry[1])),
  );
}

/** Reads a stored text or a file. What is broken in it is left out, the rest is kept. */
export function readKept(text: string): Reading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: 'rubbish' };
  }
  if (!isRecord(value)) return { problem: 'rubbish' };
  if (typeof value.version === 'number' && value.version > 1) return { problem: 'newer' };
  if (value.version !== 1) return { problem: 'rubbish' };
  const { theme, slash } = value;
  return {
    kept: {
      version: 1,
      ...((theme === 'light' || theme === 'dark') && { theme }),
      ...(slash === false && { slash }),
      read: sound(value.read, areNames),
      answers: sound(value.answers, isAnswer),
    },
  };
}

/** Both together; where both say something, the second one counts. */
export function merged(one: Kept, other: Kept): Kept {
  const read: Record<string, readonly string[]> = { ...one.read };
  for (const [lesson, sections] of Object.entries(other.read)) {
    read[lesson] = [...new Set([...(read[lesson] ?? []), ...sections])];
  }
  return { ...one, ...other, read, answers: { ...one.answers, ...other.answers } };
}
