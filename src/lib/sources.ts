/** Who rests on each source: lessons, figures, episodes, platforms, and the engine’s rulebooks. */
import { type CollectionEntry, getCollection } from 'astro:content';
import { citationsIn } from '../../components/notebook/standing.ts';
import { PERIOD_RULES } from '../../engine/index.ts';
import { allLessons, type Lesson, rulesBehind, sourcesOf, theCorrections } from './lessons.ts';
import { allWidgets } from './widgets.ts';

export interface SourceInUse {
  readonly id: string;
  readonly data: CollectionEntry<'sources'>['data'];
  readonly lessons: readonly Lesson[];
  readonly figures: readonly { readonly slug: string; readonly title: string }[];
  /** Episodes whose prices or figures stand in it. */
  readonly episodes: readonly string[];
}

/** The engine’s tables of rules. What stands in one is used by a rulebook, a schedule or a tax rule. */
const TABLES = import.meta.glob<object>('../../engine/**/*sources.ts', { eager: true });

/** Sources of the engine’s rules and of what the platforms say of themselves. */
async function inData(): Promise<Set<string>> {
  const rules = [...Object.values(TABLES), PERIOD_RULES].flatMap((table) =>
    Object.values(table).flatMap(citationsIn),
  );
  const platforms = await getCollection('platforms');
  const said = platforms.flatMap(({ data }) => [...data.claims, ...data.terms]);
  return new Set([...rules, ...said].map(({ source }) => source));
}

/**
 * Every source, with the pages that rest on it.
 * @throws Error where nothing rests on one, which stops the build
 */
export async function sourcesInUse(): Promise<SourceInUse[]> {
  const lessons = await Promise.all(
    (await allLessons()).map(async (lesson) => ({
      lesson,
      rests: new Set((await sourcesOf(lesson)).map(({ id }) => id)),
    })),
  );
  const figures = await Promise.all(
    (await allWidgets()).map(async ({ slug, title, presets }) => ({
      slug,
      title,
      rests: new Set(
        [...(await rulesBehind(presets)), ...presets.flatMap(({ facts = [] }) => facts)].map(
          ({ source }) => source,
        ),
      ),
    })),
  );
  const episodes = (await getCollection('episodes')).map((entry) => ({
    title: entry.data.title,
    rests: new Set([entry.data, ...entry.data.figures].map(({ source }) => source)),
  }));
  const corrected = (await sourcesOf(await theCorrections())).map(({ id }) => id);
  const data = new Set([...(await inData()), ...corrected]);
  const sources = (await getCollection('sources')).map((entry) => ({
    id: entry.id,
    data: entry.data,
    lessons: lessons.filter(({ rests }) => rests.has(entry.id)).map(({ lesson }) => lesson),
    figures: figures.filter(({ rests }) => rests.has(entry.id)),
    episodes: episodes.filter(({ rests }) => rests.has(entry.id)).map(({ title }) => title),
  }));
  const idle = sources
    .filter(
      ({ id, lessons, figures, episodes }) =>
        lessons.length + figures.length + episodes.length === 0 && !data.has(id),
    )
    .map(({ id }) => id);
  if (idle.length > 0)
    throw new Error(
      `content/sources.yaml: nothing rests on ${idle.join(', ')}: cite it where it is needed, or take it out.`,
    );
  return sources;
}
