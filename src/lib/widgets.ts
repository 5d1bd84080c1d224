/** Every widget, with its figure, its presets and the lessons that show it. */

import { getCollection } from 'astro:content';
import { pathToFileURL } from 'node:url';
import type { Preset } from '../../components/notebook/figures.ts';
import type { Widget } from '../../components/widgets/widget.ts';
import { cardOf } from './cards.ts';
import { figureFiles } from './lesson-figures.mjs';
import { allLessons, type Lesson, presetOf } from './lessons.ts';
import { WIDGET_FILES } from './widget-files.ts';

const WORDS = import.meta.glob<{ WORDS: readonly string[] }>('../../components/widgets/*/words.ts', {
  eager: true,
});
const folderOf = (path: string): string => path.split('/').at(-2) ?? '';

/** Files of figures by what lessons call them: `MarginCall` for MarginCallFigure.astro. */
const FIGURES = figureFiles(pathToFileURL(`${process.cwd()}/`));

/** Where a preset is used: a lesson, and the lesson's name for it. */
export interface Use {
  readonly lesson: Lesson;
  readonly scenario: string;
}

export interface Placed extends Widget {
  /** The presets that links may name; the first one is the usual start. */
  readonly presets: readonly [Preset, ...Preset[]];
  readonly lessons: readonly Lesson[];
  /** Terms of the glossary that its own page explains. */
  readonly words: readonly string[];
  /** Its picture for cards: see scripts/cards.mjs. */
  readonly card?: { readonly path: string; readonly alt: string } | undefined;
}

/** Every widget, in the order of its name. The build stops at one that is not whole. */
export async function allWidgets(): Promise<Placed[]> {
  const scenarios = await getCollection('scenarios');
  const lessons = await allLessons();
  return Promise.all(
    Object.entries(WIDGET_FILES).map(async ([path, widget]) => {
      const { slug } = widget;
      if (slug !== folderOf(path))
        throw new Error(
          `${path.replace(/^[./]+/, '')}: its slug must be the name of its folder; got "${slug}".`,
        );
      const figure = [...FIGURES.values()].some((file) => folderOf(file) === slug);
      const ids = scenarios.filter(({ data }) => data.widget === slug).map(({ id }) => id);
      const [first, ...others] = await Promise.all(ids.toSorted().map((id) => presetOf(id, slug)));
      if (!figure || !first)
        throw new Error(
          `components/widgets/${slug} needs a figure, …Figure.astro, and a preset, content/scenarios/${slug}.1.yaml.`,
        );
      const used = lessons.filter((lesson) =>
        Object.values(lesson.entry.data.scenarios).some((id) => ids.includes(id)),
      );
      const presets = [first, ...others] as const;
      const words = WORDS[path.replace('widget.ts', 'words.ts')]?.WORDS ?? [];
      return { ...widget, presets, lessons: used, words, card: cardOf(slug) };
    }),
  );
}

/** Whether a lesson shows a figure of one of its scenarios, and does not only ask about it. */
function shows({ entry: { body = '' } }: Lesson, scenario: string): boolean {
  return [...FIGURES.keys()].some((name) =>
    [...body.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'g'))].some(
      ([, attributes = '']) => (/\sscenario="(\w+)"/.exec(attributes)?.[1] ?? 'main') === scenario,
    ),
  );
}

/** The lesson that shows a preset first, and under which name. */
export function useOf(preset: Preset, lessons: readonly Lesson[]): Use | undefined {
  for (const lesson of lessons) {
    const [scenario] =
      Object.entries(lesson.entry.data.scenarios).find(
        ([name, id]) => id === preset.id && shows(lesson, name),
      ) ?? [];
    if (scenario !== undefined) return { lesson, scenario };
  }
  return undefined;
}
