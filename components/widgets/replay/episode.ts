/** A stretch of history as a page gets it: see src/lib/episodes.ts. */
import type { Citation } from '../../../engine/figure.ts';
import type { BarText } from '../../../engine/paths/episode.ts';

export interface Episode {
  readonly id: string;
  readonly title: string;
  /** What the prices are of. */
  readonly instrument: string;
  /** Whose terms the account is kept by. */
  readonly market: 'broker' | 'exchange';
  /** What is bought, how much of it, and the smallest part of it that is sold. Decimal texts. */
  readonly symbol: string;
  readonly quantity: string;
  readonly lot: string;
  /** When the account is looked at, and what the prices cannot show. */
  readonly check: string;
  /** Where the prices stand, what is known of their licence, and how they were read. */
  readonly source: Citation;
  /** A line for each day: its date, open, high, low and close; or its date and close. */
  readonly bars: string;
}

/** The bars as texts, in the order of the days. */
export function barTexts({ bars }: Episode): BarText[] {
  return bars.split('\n').map((line) => line.split(' ') as unknown as BarText);
}

const DATE = new Intl.DateTimeFormat('en', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});

/** `Oct 27, 2008` */
export function dateText(on: string): string {
  return DATE.format(new Date(`${on}T00:00:00Z`));
}
