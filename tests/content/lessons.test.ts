/** Every lesson has what a lesson has, and every term a place. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { figureNames, lessonFiles } from '../../scripts/lessons.ts';
import { looseNumbers } from '../../src/lib/lesson-prose.ts';
import { idsOf, usesOf } from '../../src/lib/lesson-source.ts';
import { countsOf, lacks } from '../../src/lib/lesson-standard.ts';

const lessons = lessonFiles().map((lesson) => ({ ...lesson, slug: basename(lesson.file, '.mdx') }));

test('the lessons follow each other without a gap', () => {
  expect(lessons.map(({ head }) => head.number)).toEqual(lessons.map((_, i) => i + 1));
  expect(lessons.length).toBeGreaterThanOrEqual(8);
});

describe.each(lessons)('$slug', ({ slug, head, body }) => {
  it('has a figure, a prediction, a check, a correction, sources, notes, and words enough', () => {
    expect(lacks(countsOf(body, figureNames), head.noCorrection)).toEqual([]);
  });

  it('has no number that nobody answers for', () => {
    expect(looseNumbers(body)).toEqual([]);
  });

  it('explains words that the glossary has', () => {
    const known = globSync('content/glossary/*.yaml').map((file) => basename(file, '.yaml'));
    expect(idsOf(usesOf('Term', body)).filter((id) => !known.includes(id))).toEqual([]);
  });

  it('names each of its questions, so that its answer is kept', () => {
    const tags = body.match(/<(Check|Predict)\b/g) ?? [];
    const ids = [...body.matchAll(/<(?:Check|Predict)\s+id="([a-z0-9-]+)"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(tags.length);
    expect(new Set(ids).size, slug).toBe(ids.length);
  });
});

test('what a lesson lacks is said', () => {
  const none = countsOf('Words.', figureNames);
  expect(lacks(none)).toEqual([
    'It has no figure.',
    'It has no prediction.',
    'It has no question to check oneself.',
    'It has no source.',
    'It has no what to keep.',
    'It has no notes on its model.',
    'It corrects no guide, and its front matter gives no reason (noCorrection).',
    'It has 1 words, and should have 600 to 1500.',
  ]);
  expect(lacks(none, 'Nobody errs here.')).not.toContainEqual(expect.stringContaining('corrects'));
  const much = countsOf(`<WhereGuidesGoWrong>x</WhereGuidesGoWrong> ${'word '.repeat(1501)}`, figureNames);
  expect(lacks(much, 'No.')).toContain('It corrects a guide and says that it corrects none (noCorrection).');
  expect(lacks(much)).toContain('It has 1502 words, and should have 600 to 1500.');
});

describe('the glossary', () => {
  const terms = globSync('content/glossary/*.yaml').map((file) => ({
    id: basename(file, '.yaml'),
    ...(parse(readFileSync(file, 'utf8')) as { term: string; lesson?: string; see?: string[] }),
  }));

  it('has sixty terms or more, each once', () => {
    expect(terms.length).toBeGreaterThanOrEqual(60);
    expect(new Set(terms.map(({ term }) => term.toLowerCase())).size).toBe(terms.length);
  });

  it.each(terms)('$id: its lesson exists, and so do its neighbours', ({ lesson, see = [] }) => {
    if (lesson !== undefined) expect(lessons.map(({ slug }) => slug)).toContain(lesson);
    const ids = terms.map(({ id }) => id);
    expect(see.filter((id) => !ids.includes(id))).toEqual([]);
  });
});
