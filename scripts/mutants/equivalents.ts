/** Faults that change nothing anybody could observe, each named with its reason in tests/mutants.equivalent.json. */
import type { Site } from './edit.ts';

export interface Equivalent {
  readonly file: string;
  /** The source line, trimmed. */
  readonly before: string;
  /** The faulty line, trimmed; without it every fault of the line is meant. */
  readonly after?: string;
  readonly reason: string;
}

function isEquivalent(value: unknown): value is Equivalent {
  if (typeof value !== 'object' || value === null) return false;
  const { file, before, after, reason } = value as Record<string, unknown>;
  const texts = [file, before, reason].every((text) => typeof text === 'string' && text.trim() !== '');
  return texts && (after === undefined || typeof after === 'string');
}

/** Reads the list. Throws on anything that is not a list of entries with a reason. */
export function readEquivalents(text: string): Equivalent[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new Error('must be a list');
  const wrong = list.findIndex((entry) => !isEquivalent(entry));
  if (wrong >= 0)
    throw new Error(`entry ${wrong} needs the texts file, before and reason, and may have after`);
  return list;
}

function covers(entry: Equivalent, site: Site): boolean {
  if (entry.file !== site.file || entry.before !== site.before) return false;
  return entry.after === undefined || entry.after === site.after;
}

export function equivalentOf(site: Site, list: readonly Equivalent[]): Equivalent | undefined {
  return list.find((entry) => covers(entry, site));
}

/** Entries that speak of a line or a fault that is no longer there. */
export function stale(list: readonly Equivalent[], sites: readonly Site[]): Equivalent[] {
  return list.filter((entry) => !sites.some((site) => covers(entry, site)));
}
