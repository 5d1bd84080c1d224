/** Every fact that the site states with a day: when it was checked or seen, and where it is written. */
import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as engine from '../../engine/index.ts';

export interface DatedFact {
  /** File, or part of the engine, and the way to the fact inside it: `content/platforms.yaml: kraken.terms.2`. */
  readonly where: string;
  /** `checked`, `seen` or `asOf`. */
  readonly kind: string;
  /** A day, or a month where the source shows no more: `2026-11-22`, `2023-02`. */
  readonly day: string;
}

const KINDS = ['checked', 'seen', 'asOf'];
const DAY = /^\d{4}-\d{2}(-\d{2})?$/;

/** Every day in a tree of data, each with the way to it. */
function daysIn(value: unknown, where: string): DatedFact[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (KINDS.includes(key) && typeof inner === 'string' && DAY.test(inner))
      return [{ where, kind: key, day: inner }];
    return daysIn(inner, where.endsWith(': ') ? where + key : `${where}.${key}`);
  });
}

/** All of them: content/, the rulebooks, and the tables of the engine that carry a day. */
export function datedFacts(): DatedFact[] {
  const files = globSync('content/{*,*/*}.yaml').toSorted();
  const written = files.flatMap((file) => daysIn(parse(readFileSync(file, 'utf8')), `${file}: `));
  const rulebooks = engine.RULEBOOK_IDS.flatMap((id) =>
    daysIn(engine.rulebookOf(id, {}).sources, `rulebook ${id}: `),
  );
  return [...written, ...rulebooks, ...daysIn(engine.TAX_ASSETS, 'engine/tax/assets.ts: ')];
}

/** Those whose day is more than `days` before `today`, the oldest first. A month counts from its first day. */
export function olderThan(facts: readonly DatedFact[], today: string, days: number): DatedFact[] {
  const time = (day: string): number => Date.parse(`${day.padEnd(10, '-01')}T00:00:00Z`);
  const limit = time(today) - days * 86_400_000;
  return facts.filter(({ day }) => time(day) < limit).toSorted((a, b) => time(a.day) - time(b.day));
}
