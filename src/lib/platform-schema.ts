/** What content/platforms.yaml says of each platform, and what each field means. */
import { z } from 'astro/zod';
import { RULEBOOK_IDS } from '../../engine/index.ts';

const day = z
  .string({ error: "must be a date in quotes, such as '2026-11-22'" })
  .regex(/^\d{4}-\d{2}(-\d{2})?$/, "must be a day or a month in quotes, such as '2026-11-22' or '2023-02'");

const words = (what: string) =>
  z
    .string({ error: `is missing; it takes ${what}` })
    .trim()
    .min(1, `is empty; it takes ${what}`);

const rulebook = z
  .string({ error: 'must be the id of a rulebook' })
  .refine((id) => RULEBOOK_IDS.includes(id), {
    error: (issue) => `must be the id of a rulebook in engine/rulebooks; got "${String(issue.input)}"`,
  });

export const claim = z.strictObject({
  /** What it is about; the numbers themselves stand in the rulebook. */
  about: z.enum(['leverage', 'pairs', 'fees', 'features', 'rules', 'access'], {
    error: 'must be leverage, pairs, fees, features, rules or access',
  }),
  /** The claim as one sentence, as it is made in the popular article or on the page. */
  says: words('the claim as one sentence'),
  /** Who makes it: a key of content/sources.yaml, or the article that the book grew from. */
  source: words('a key of content/sources.yaml, or popular-article'),
  /** When the source was seen, or its own date where it shows one. */
  seen: day,
  /** `confirmed`: a page of the venue says so. `outdated`: it was so. `refuted`: it was not. `unverifiable`: no page was found. */
  standing: z.enum(['confirmed', 'outdated', 'refuted', 'unverifiable'], {
    error: 'must be confirmed, outdated, refuted or unverifiable',
  }),
  /** What was found instead, where the claim does not hold or could not be checked. */
  found: z.string().optional(),
});

export const term = z.strictObject({
  /** What a platform decides; the numbers that are computed with stand in the engine. */
  about: z.enum(['leverage', 'call', 'liquidation', 'cost'], {
    error: 'must be leverage, call, liquidation or cost',
  }),
  /** The term as one sentence, or that it was not found. */
  says: words('the term as one sentence'),
  source: words('a key of content/sources.yaml'),
  seen: day,
  /** `not-stated`: no page that was read says it. */
  standing: z.enum(['confirmed', 'not-stated'], { error: 'must be confirmed or not-stated' }),
});

export const platform = z.strictObject({
  name: words('the name of the platform'),
  kind: z.enum(['exchange', 'broker'], { error: 'must be exchange or broker' }),
  /** Whose terms a comparison computes with. */
  rulebook,
  /** Further systems of the same platform. */
  others: z.array(rulebook).default([]),
  url: z.url('must be a full address, beginning with https://'),
  /** What it asks and takes, each as it was seen on its day. */
  terms: z.array(term).min(1, 'must have at least one term'),
  /** What is said of it elsewhere. */
  claims: z.array(claim).min(1, 'must have at least one claim'),
});

export type Platform = z.infer<typeof platform>;
