/** Prints what each lesson has: words, reading grade, figures, questions, corrections, sources. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { countsOf, lacks } from '../src/lib/lesson-standard.ts';

interface Head {
  readonly number: number;
  readonly noCorrection?: string;
}

/** Every lesson’s front matter and text, in the order of their numbers. */
export function lessonFiles(): { file: string; head: Head; body: string }[] {
  return globSync('content/lessons/*.mdx')
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      const [front = '', yaml = ''] = /^---\n([\s\S]*?)\n---\n/.exec(text) ?? [];
      // The lines of the front matter stay, so that a fault is named by its line in the file.
      const body = front.replace(/[^\n]/g, '') + text.slice(front.length);
      return { file, head: parse(yaml) as Head, body };
    })
    .toSorted((a, b) => a.head.number - b.head.number);
}

/** What lessons call each figure: `MarginCall` for MarginCallFigure.astro. */
export const figureNames: readonly string[] = globSync('components/widgets/*/*Figure.astro').map((file) =>
  basename(file, 'Figure.astro'),
);

if (import.meta.main) {
  const lessons = lessonFiles().map(({ file, head, body }) => ({
    file,
    head,
    counts: countsOf(body, figureNames),
  }));
  console.table(
    Object.fromEntries(
      lessons.map(({ file, head, counts }) => [`${head.number} ${basename(file, '.mdx')}`, counts]),
    ),
  );
  const faults = lessons.flatMap(({ file, head, counts }) =>
    lacks(counts, head.noCorrection).map((fault) => `${file}: ${fault}`),
  );
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
