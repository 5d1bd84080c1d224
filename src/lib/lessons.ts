/** The lessons in their order, and what each rests on. */

import { type CollectionEntry, getCollection, getEntry, render } from 'astro:content';
import type { MarkdownHeading } from 'astro';
import type { Preset } from '../../components/notebook/figures.ts';
import { requireChecked } from '../../components/notebook/standing.ts';
import { figuresOf } from '../../components/widgets/moments.ts';
import { type Citation, parseScenario, rulebookOf, rulesOf } from '../../engine/index.ts';
import { episodeOf } from './episodes.ts';
import { idsOf, minutesToRead, type Use, usesOf } from './lesson-source.ts';
import { presetFrom } from './preset.ts';
import { widgetNamed } from './widget-files.ts';

/** A page of text in content/: a lesson, or the corrections. */
export interface Written {
  readonly file: string;
  readonly href: string;
  /** Presets, by the page’s names for them. */
  readonly scenarios: Readonly<Record<string, string>>;
  readonly cites: readonly Use[];
}

export interface Lesson extends Written {
  readonly entry: CollectionEntry<'lessons'>;
  readonly slug: string;
  readonly minutes: number;
  /** Ids of the terms that its text explains. */
  readonly terms: readonly string[];
}

/** Every lesson, by its number. */
export async function allLessons(): Promise<Lesson[]> {
  const entries = await getCollection('lessons');
  return entries
    .toSorted((a, b) => a.data.number - b.data.number)
    .map((entry) => {
      const body = entry.body ?? '';
      return {
        entry,
        slug: entry.id,
        file: `content/lessons/${entry.id}.mdx`,
        scenarios: entry.data.scenarios,
        href: `${import.meta.env.BASE_URL}lessons/${entry.id}/`,
        minutes: minutesToRead(body),
        cites: usesOf('Cite', body),
        terms: idsOf(usesOf('Term', body)),
      };
    });
}

/** What guides get wrong, on a page of its own. */
export async function theCorrections(): Promise<
  Written & { readonly entry: CollectionEntry<'corrections'> }
> {
  const entry = await getEntry('corrections', 'corrections');
  if (!entry) throw new Error('content/corrections.mdx is missing.');
  return {
    entry,
    file: 'content/corrections.mdx',
    href: `${import.meta.env.BASE_URL}corrections/`,
    scenarios: entry.data.scenarios,
    cites: usesOf('Cite', entry.body ?? ''),
  };
}

/** A part of a lesson that a reader can be in, and can have read. */
export interface Section {
  readonly id: string;
  readonly title: string;
}

/** The sections of a lesson, from the headings of its text. */
export function sectionsOf(headings: readonly MarkdownHeading[]): Section[] {
  return headings.filter(({ depth }) => depth === 2).map(({ slug, text }) => ({ id: slug, title: text }));
}

/** The sections of a lesson that is not on the page. */
export async function sectionsIn({ entry }: Lesson): Promise<Section[]> {
  return sectionsOf((await render(entry)).headings);
}

/** One preset by its id. `asker` is named when there is none, or when it rests on what nobody has checked. */
export async function presetOf(id: string, asker: string): Promise<Preset> {
  const entry = await getEntry('scenarios', id);
  if (!entry)
    throw new Error(`${asker} names the scenario "${id}": content/scenarios/${id}.yaml does not exist.`);
  const { episode, ...data } = entry.data;
  const widget = widgetNamed(data.widget);
  const preset = presetFrom(id, {
    ...data,
    ...(widget && { embed: { title: widget.title, height: widget.height } }),
    ...(episode !== undefined && { episode: episodeOf(episode) }),
  });
  await requireChecked(preset, asker);
  return preset;
}

/** The presets that a page's front matter declares, by the page's names for them. */
export async function presetsOf({ file, scenarios }: Written): Promise<Record<string, Preset>> {
  const named = Object.entries(scenarios).map(
    async ([name, id]) => [name, await presetOf(id, `${file} (scenarios.${name})`)] as const,
  );
  return Object.fromEntries(await Promise.all(named));
}

export interface Source {
  readonly id: string;
  readonly data: CollectionEntry<'sources'>['data'];
  /** The paragraphs that are used; `says` where the engine states what one of them asks. */
  readonly sections: readonly { readonly name: string; readonly says?: string }[];
}

/** The rules on which the figures of some presets rest. */
export async function rulesBehind(presets: readonly Preset[]): Promise<Citation[]> {
  const figures = await Promise.all(presets.map((preset) => figuresOf(preset)));
  return figures.flatMap((found) => Object.values(found).flatMap(rulesOf));
}

/** What the rulebooks of some presets say about each paragraph, by `source section`. */
function sayings(presets: readonly Preset[]): Map<string, string> {
  const rules = presets.flatMap((preset) => {
    if (preset.scenario === undefined) return [];
    const { rulebook, settings } = parseScenario(preset.scenario);
    return Object.values(rulebookOf(rulebook, settings ?? {}).sources);
  });
  return new Map(rules.map((rule) => [`${rule.source} ${rule.section ?? ''}`, rule.says]));
}

/** A page's sources: those that its text cites, in the order of their numbers, then those of its figures. */
export async function sourcesOf(page: Written): Promise<Source[]> {
  const presets = Object.values(await presetsOf(page));
  const behind = (await rulesBehind(presets)).map(({ source, section }) => ({
    id: source,
    ...(section !== undefined && { section }),
  }));
  const says = sayings(presets);
  const uses: Use[] = [...page.cites, ...behind];
  return Promise.all(
    idsOf(uses).map(async (id) => {
      const entry = await getEntry('sources', id);
      if (!entry) throw new Error(`${page.file} rests on "${id}", which content/sources.yaml does not name.`);
      const names = new Set(uses.filter((use) => use.id === id).map((use) => use.section ?? ''));
      const sections = [...names].toSorted().map((name) => {
        const saying = says.get(`${id} ${name}`);
        return { name, ...(saying !== undefined && { says: saying }) };
      });
      return { id, data: entry.data, sections: sections.filter(({ name, says }) => name !== '' || says) };
    }),
  );
}

/** `2026-11-22` → `22 November 2026`. */
export function longDate(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
}

/** How a source was read, in words. */
export const STANDING = {
  text: 'read at the source',
  quoted: 'read in quotation',
} as const;
