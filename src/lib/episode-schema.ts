/** What a file of content/episodes/ says of a stretch of history, and what each field means. */
import { z } from 'astro/zod';

const words = (what: string) =>
  z
    .string({ error: `is missing; it takes ${what}` })
    .trim()
    .min(1, `is empty; it takes ${what}`);

const day = z
  .string({ error: "must be a date in quotes, such as '2008-09-02'" })
  .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date in quotes, such as '2008-09-02'");

const price = z
  .string({ error: "must be a price in quotes, such as '1277.58'" })
  .regex(/^\d+(\.\d+)?$/, "must be a price in quotes, such as '1277.58'");

/** Open, high, low and close of a day; or its close alone. */
const bar = z.union([z.tuple([day, price, price, price, price]), z.tuple([day, price])], {
  error: 'must be a day and its open, high, low and close, or a day and its close, all in quotes',
});

const series = z.union(
  [
    /** Days of a package that is installed while the site is built; only these reach a page. */
    z.strictObject({ package: z.enum(['vega-datasets/data/sp500-2000.csv']), from: day, until: day }),
    /** Days as they are printed in the source. */
    z.strictObject({ bars: z.array(bar).min(2, 'must hold at least two days') }),
  ],
  { error: 'must be the days of a package (package, from, until) or bars' },
);

const figure = z.strictObject({
  /** The day, or the month where no day is known. */
  on: z
    .string({ error: "must be a date in quotes, such as '1987-10-19'" })
    .regex(/^\d{4}-\d{2}(-\d{2})?$/, "must be a day or a month in quotes, such as '1987-10-19'"),
  says: words('one sentence'),
  /** A key of content/sources.yaml. */
  source: words('a key of content/sources.yaml'),
});

export const episode = z
  .strictObject({
    title: words('what the episode is called'),
    /** What the prices are of. */
    instrument: words('what the prices are of'),
    /** Whose terms an account is kept by in it. */
    market: z.enum(['broker', 'exchange'], { error: 'must be broker or exchange' }).optional(),
    /** What is bought, how much of it, and the smallest part of it that is sold. */
    symbol: words('the name of what is bought').optional(),
    quantity: price.optional(),
    lot: price.optional(),
    /** Of the series, or of most of the figures: a key of content/sources.yaml. */
    source: words('a key of content/sources.yaml'),
    licence: words('what is known of the licence, as a sentence'),
    /** `package`: as a published package has it. `copied`: as a copy without authority prints it. */
    standing: z.enum(['package', 'copied', 'text', 'quoted'], {
      error: 'must be package, copied, text or quoted',
    }),
    /** Day of the last check. */
    checked: day,
    /** When an account is looked at, and what these prices cannot show. */
    check: words('when an account is looked at'),
    series: series.optional(),
    figures: z.array(figure).default([]),
  })
  .superRefine(({ series, market, symbol, quantity, lot, figures }, context) => {
    const needed = { market, symbol, quantity, lot };
    for (const [field, value] of Object.entries(needed))
      if (series && value === undefined)
        context.addIssue({
          code: 'custom',
          message: 'is missing: an episode with a series has it',
          path: [field],
        });
    if (!series && figures.length === 0)
      context.addIssue({
        code: 'custom',
        message: 'are missing: an episode has a series or figures',
        path: ['figures'],
      });
  });

export type EpisodeFile = z.infer<typeof episode>;
