/** The ways through the lessons. */
import { type CollectionEntry, getCollection } from 'astro:content';
import { allLessons, type Lesson } from './lessons.ts';

export interface Path {
  readonly id: string;
  readonly data: CollectionEntry<'paths'>['data'];
  readonly lessons: readonly Lesson[];
  readonly minutes: number;
}

/** Every path with its lessons. @throws Error where one names a lesson that does not exist */
export async function allPaths(): Promise<Path[]> {
  const lessons = await allLessons();
  const bySlug = new Map(lessons.map((lesson) => [lesson.slug, lesson]));
  const paths = (await getCollection('paths')).toSorted((a, b) => a.data.number - b.data.number);
  return paths.map(({ id, data }) => {
    const on = (data.lessons ?? lessons.map(({ slug }) => slug)).map((slug) => {
      const lesson = bySlug.get(slug);
      if (!lesson)
        throw new Error(`content/paths.yaml: ${id} names the lesson "${slug}", which does not exist.`);
      return lesson;
    });
    return { id, data, lessons: on, minutes: on.reduce((sum, { minutes }) => sum + minutes, 0) };
  });
}

/** A lesson’s neighbour on a path, as the page of the lesson carries it. */
export interface Neighbour {
  readonly href: string;
  readonly title: string;
}

/** Its neighbours on each path that is not the whole book: null where the path begins or ends. */
export async function neighboursOf(slug: string): Promise<Record<string, readonly (Neighbour | null)[]>> {
  const paths = (await allPaths()).filter(({ data }) => data.lessons);
  const found = paths.flatMap(({ id, lessons }) => {
    const at = lessons.findIndex((lesson) => lesson.slug === slug);
    if (at < 0) return [];
    const sides = [lessons[at - 1], lessons[at + 1]].map((lesson) =>
      lesson ? { href: `${lesson.href}?path=${id}`, title: lesson.entry.data.title } : null,
    );
    return [[id, sides] as const];
  });
  return Object.fromEntries(found);
}
