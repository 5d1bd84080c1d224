/** What authors write in content/, and what each field means. The build stops at a wrong one and names it. */

import { defineCollection } from 'astro:content';
import { readFileSync } from 'node:fs';
import { file, glob, type Loader } from 'astro/loaders';
import { z } from 'astro/zod';
import { parse } from 'yaml';
import { EngineError, parseScenario } from '../engine/index.ts';
import { episode } from './lib/episode-schema.ts';
import { platform } from './lib/platform-schema.ts';

const sentence = (what: string) =>
  z
    .string({ error: `is missing; it takes ${what}` })
    .trim()
    .min(1, `is empty; it takes ${what}`);

const day = z
  .string({ error: "must be a date in quotes, such as '2026-11-22'" })
  .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date in quotes, such as '2026-11-22'");

const lesson = z.strictObject({
  /** Shown as the heading and in the browser's tab. */
  title: sentence('the name of the lesson'),
  /** Its place in the book; lessons are read in this order. */
  number: z.number({ error: 'must be the number of the lesson, such as 5' }).int().min(1),
  /** What the reader comes with, in the reader's words, ending in a question mark. */
  question: sentence('the reader’s question as one sentence').regex(/\?$/, 'must end in a question mark'),
  /** The two or three sentences under the heading. Short: the first figure should be in sight. */
  lede: sentence('two or three short sentences'),
  /** One sentence for search engines and for people who see a shared link. */
  summary: sentence('one sentence for search results'),
  /** Why the lesson corrects no guide, where it does not. */
  noCorrection: z.string().optional(),
  /** The scenarios of the page: a name of your own, and the preset that it starts from. */
  scenarios: z.record(
    z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'must be one word, such as main'),
    z.string({ error: 'must be the id of a preset, such as margin-call.1' }),
  ),
});

/** The page of corrections. */
const corrections = z.strictObject({
  title: sentence('the title of the page'),
  lede: sentence('two or three short sentences'),
  summary: sentence('one sentence for search results'),
  scenarios: lesson.shape.scenarios,
});

/** A way through the lessons. */
const path = z.strictObject({
  /** Its place among them. */
  number: z.number({ error: 'must be the place of the path, such as 1' }).int().min(1),
  title: sentence('the name of the path, as a reader would say it'),
  about: sentence('one sentence on whom it is for'),
  /** Slugs of its lessons, in its own order; without them, all of them. */
  lessons: z.array(z.string()).min(1).optional(),
  /** What belongs to it beside the lessons. */
  also: z
    .array(
      z.strictObject({
        title: sentence('the name of the page'),
        href: sentence('its address from the base, such as proof/'),
        about: sentence('one sentence on what it is good for'),
      }),
    )
    .optional(),
});

const term = z.strictObject({
  /** As it stands in a sentence: small letters unless it is a name. */
  term: sentence('the term as it stands in a sentence'),
  /** One or two plain sentences. */
  definition: sentence('one or two plain sentences'),
  /** In words, such as `equity = market value − loan`. */
  formula: z.string().optional(),
  /** Ids of related terms: the names of their files. */
  see: z.array(z.string()).optional(),
  /** Slug of the lesson that explains it, once there is one. */
  lesson: z.string().optional(),
});

const source = z.strictObject({
  /** Title of the rule or page. */
  title: sentence('the title of the rule or page'),
  /** Who publishes it. */
  publisher: sentence('who publishes it'),
  /** How it is named in a sentence, without its section: `FINRA 4210`. */
  short: sentence('its short name, such as FINRA 4210'),
  /** Where a reader finds it. */
  url: z.url('must be a full address, beginning with https://'),
  /** Day of the last check. */
  checked: day,
  /** `text`: we read the source itself. `quoted`: we read somebody's quotation of it. */
  standing: z.enum(['text', 'quoted'], { error: 'must be text or quoted' }),
  /** Where it was read, and what was not found. */
  note: z.string().optional(),
});

const preset = z.strictObject({
  /** The widget it belongs to: the name of a folder in components/widgets/. */
  widget: sentence('the name of a widget'),
  /** The situation in half a sentence, shown beside the figure's headline. */
  title: sentence('the situation in half a sentence'),
  /** Where the controls stand at the start: names of the widget's parameters, and decimal texts. */
  values: z.record(z.string(), z.string({ error: "must be in quotes, such as '35'" })),
  /** The stretch of history that it walks through: the name of a file in content/episodes/. */
  episode: z.string().optional(),
  /** What is known of the day that it is about; all else in it is made up. */
  facts: z
    .array(
      z.strictObject({
        says: sentence('one sentence that the source bears out'),
        source: sentence('a key of content/sources.yaml'),
        name: sentence('what the link to the source is called'),
      }),
    )
    .optional(),
  /** The engine's own format: see /schema/scenario.v1.json. */
  scenario: z
    .unknown()
    .superRefine((value, context) => {
      if (value === undefined) return;
      try {
        parseScenario(value);
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        const { field, message } = error;
        const problem = field === '' ? message : message.slice(field.length + 1);
        context.addIssue({ code: 'custom', message: problem, path: field === '' ? [] : [field] });
      }
    })
    .optional(),
});

/** Astro’s loader of one file only mentions a file that is not YAML, and goes on with what it knew before. */
function strictFile(path: string): Loader {
  const loader = file(path);
  return {
    ...loader,
    load(context) {
      try {
        parse(readFileSync(path, 'utf8'));
      } catch (error) {
        throw new Error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      }
      return loader.load(context);
    },
  };
}

/** Presets keep their dots: links name `margin-call.1`. */
const byFileName = ({ entry }: { entry: string }): string => entry.replace(/\.\w+$/, '');

export const collections = {
  lessons: defineCollection({
    loader: glob({ base: './content/lessons', pattern: '*.mdx' }),
    schema: lesson,
  }),
  corrections: defineCollection({
    loader: glob({ base: './content', pattern: 'corrections.mdx' }),
    schema: corrections,
  }),
  glossary: defineCollection({
    loader: glob({ base: './content/glossary', pattern: '*.yaml' }),
    schema: term,
  }),
  paths: defineCollection({ loader: strictFile('content/paths.yaml'), schema: path }),
  sources: defineCollection({ loader: strictFile('content/sources.yaml'), schema: source }),
  platforms: defineCollection({ loader: strictFile('content/platforms.yaml'), schema: platform }),
  episodes: defineCollection({
    loader: glob({ base: './content/episodes', pattern: '*.yaml' }),
    schema: episode,
  }),
  scenarios: defineCollection({
    loader: glob({ base: './content/scenarios', pattern: '*.yaml', generateId: byFileName }),
    schema: preset,
  }),
};
