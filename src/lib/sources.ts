/** Who rests on each source: lessons, the corrections, figures, episodes, platforms, and the engine’s rulebooks. */
import { type CollectionEntry, getCollection } from 'astro:content';
import { citationsIn } from '../../components/notebook/standing.ts';
import { PERIOD_RULES } from '../../engine/index.ts';
import { allLessons, rulesBehind, sourcesOf, theCorrections } from './lessons.ts';
import { allWidgets } from './widgets.ts';

interface Text {
  readonly kind: 'Lesson' | 'Page';
  readonly title: string;
  readonly href: string;
}

export interface SourceInUse {
  readonly id: string;
  readonly data: CollectionEntry<'sources'>['data'];
  /** Lessons, and the page of corrections. */
  readonly texts: readonly Text[];
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
  const lessons = (await allLessons()).map((page) => ({ kind: 'Lesson' as const, page }));
  const texts = await Promise.all(
    [...lessons, { kind: 'Page' as const, page: await theCorrections() }].map(async ({ kind, page }) => ({
      kind,
      title: page.entry.data.title,
      href: page.href,
      rests: new Set((await sourcesOf(page)).map(({ id }) => id)),
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
  const data = await inData();
  const sources = (await getCollection('sources')).map((entry) => ({
    id: entry.id,
    data: entry.data,
    texts: texts.filter(({ rests }) => rests.has(entry.id)),
    figures: figures.filter(({ rests }) => rests.has(entry.id)),
    episodes: episodes.filter(({ rests }) => rests.has(entry.id)).map(({ title }) => title),
  }));
  const idle = sources
    .filter(
      ({ id, texts, figures, episodes }) =>
        texts.length + figures.length + episodes.length === 0 && !data.has(id),
    )
    .map(({ id }) => id);
  if (idle.length > 0)
    throw new Error(
      `content/sources.yaml: nothing rests on ${idle.join(', ')}: cite it where it is needed, or take it out.`,
    );
  return sources;
}
