/** Answers of many kinds against what is printed: figures, words, lists of them, and nothing at all. */
import { type Figure, plain, round } from '../../engine/index.ts';
import { within } from './expected.ts';

type Found = Figure | boolean | string | null | undefined | readonly Found[];

export function isFigure(value: Found): value is Figure {
  return typeof value === 'object' && value !== null && 'formula' in value;
}

/** Percentages are printed as 75.15; the engine has fractions. */
export function percent(key: string, figure: Figure): Figure['value'] {
  return /(^|_)pct/.test(key) ? figure.value.times(100) : figure.value;
}

function shown(key: string, found: Found): string {
  if (isFigure(found)) return plain(round(percent(key, found), 12, 'half'));
  return JSON.stringify(found) ?? 'nothing';
}

function compare(key: string, found: Found, printed: unknown, tolerance: string): string[] {
  const differs = [`${key} is ${shown(key, found)}, printed ${JSON.stringify(printed)}`];
  if (Array.isArray(printed)) {
    if (!Array.isArray(found) || found.length !== printed.length) return differs;
    return printed.flatMap((item, i) => compare(`${key}[${i}]`, found[i], item, tolerance));
  }
  if (isFigure(found)) {
    const same = typeof printed === 'string' && within(percent(key, found), printed, tolerance);
    return same ? [] : differs;
  }
  return found === printed ? [] : differs;
}

/** What does not agree, a sentence each; every printed key must be answered. */
export function differences(
  answers: Readonly<Record<string, Found>>,
  expected: object,
  tolerance: string,
): string[] {
  return Object.entries(expected).flatMap(([key, printed]) => compare(key, answers[key], printed, tolerance));
}
