/** What every lesson has, counted in its text. */
import { passagesOf, plainText, sentencesOf } from './lesson-prose.ts';
import { idsOf, usesOf, wordsIn } from './lesson-source.ts';
import { readingGrade } from './reading-grade.ts';

export interface LessonCounts {
  readonly words: number;
  readonly grade: number;
  readonly figures: number;
  readonly predictions: number;
  readonly checks: number;
  readonly corrections: number;
  readonly sources: number;
  readonly keyPoints: number;
  readonly modelNotes: number;
}

/** `figures` are the names that lessons have for figures, such as `MarginCall`. */
export function countsOf(body: string, figures: readonly string[]): LessonCounts {
  const uses = (component: string): number =>
    (body.match(new RegExp(`<${component}(?=[\\s/>])`, 'g')) ?? []).length;
  return {
    words: wordsIn(body),
    grade: readingGrade(passagesOf(body).flatMap((passage) => sentencesOf(plainText([passage])))),
    figures: figures.reduce((sum, name) => sum + uses(name), 0),
    predictions: uses('Predict'),
    checks: uses('Check'),
    corrections: uses('WhereGuidesGoWrong'),
    sources: idsOf(usesOf('Cite', body)).length,
    keyPoints: uses('KeyPoints'),
    modelNotes: uses('ModelNotes'),
  };
}

const LEAST = {
  figures: 'a figure',
  predictions: 'a prediction',
  checks: 'a question to check oneself',
  sources: 'a source',
  keyPoints: 'what to keep',
  modelNotes: 'notes on its model',
} as const;

const WORDS = { from: 600, to: 1500 } as const;

/** What a lesson lacks. `noCorrection` is its reason for correcting nothing. */
export function lacks(counts: LessonCounts, noCorrection?: string): string[] {
  const missing = Object.entries(LEAST).flatMap(([key, name]) =>
    counts[key as keyof typeof LEAST] === 0 ? [`It has no ${name.replace(/^an? /, '')}.`] : [],
  );
  if (counts.corrections === 0 && noCorrection === undefined)
    missing.push('It corrects no guide, and its front matter gives no reason (noCorrection).');
  if (counts.corrections > 0 && noCorrection !== undefined)
    missing.push('It corrects a guide and says that it corrects none (noCorrection).');
  if (counts.words < WORDS.from || counts.words > WORDS.to)
    missing.push(`It has ${counts.words} words, and should have ${WORDS.from} to ${WORDS.to}.`);
  return missing;
}
