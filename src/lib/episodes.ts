/**
 * The episodes that a reader can walk through: title, terms and bars. Of a package's file only the days of the
 * episode are taken, so nothing else reaches a page.
 */
import { existsSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import type { Episode } from '../../components/widgets/replay/episode.ts';
import { type BarText, readBars } from '../../engine/paths/episode.ts';
import { type EpisodeFile, episode } from './episode-schema.ts';

/** The build bundles this file, so it cannot tell where it stands; it always runs in the project’s folder. */
const ROOT = pathToFileURL(`${process.cwd()}/`);

/** A price of the package is a binary fraction: 839.799988 was 839.80. */
function rounded(text: string): string {
  return Number(text).toFixed(2);
}

/** Days of a CSV file whose columns are date, open, high, low and close. */
export function daysOf(csv: string, from: string, until: string): BarText[] {
  const [head = '', ...lines] = csv.trim().split(/\r?\n/);
  if (!head.startsWith('date,open,high,low,close'))
    throw new Error(`The file of prices has other columns now: ${head}.`);
  return lines.flatMap((line): BarText[] => {
    const [on = '', ...prices] = line.split(',');
    if (on < from || on > until) return [];
    const [open = '', high = '', low = '', close = ''] = prices.map(rounded);
    return [[on, open, high, low, close]];
  });
}

function barsOf({ series }: EpisodeFile): readonly BarText[] {
  if (!series) return [];
  if ('bars' in series) return series.bars;
  const file = new URL(`node_modules/${series.package}`, ROOT);
  return daysOf(readFileSync(file, 'utf8'), series.from, series.until);
}

/**
 * An episode from the text of its file; without bars where it has figures alone.
 * @throws Error naming the file, the field and what is allowed
 */
export function episodeFrom(id: string, text: string): Episode {
  const name = `content/episodes/${id}.yaml`;
  const { data, error } = episode.safeParse(parse(text));
  if (error) {
    const [issue] = error.issues;
    throw new Error(`${name}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const bars = barsOf(data);
  try {
    if (data.series) readBars(bars);
  } catch (problem) {
    throw new Error(`${name}: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
  const { title, instrument, market = 'broker', symbol = '', quantity = '0', lot = '1', check } = data;
  const { source, licence, checked, standing } = data;
  return {
    id,
    title,
    instrument,
    market,
    symbol,
    quantity,
    lot,
    check,
    source: {
      source,
      says: `${instrument}. ${licence}`,
      checked,
      standing: standing === 'package' || standing === 'text' ? 'text' : 'quoted',
    },
    bars: bars.map((bar) => bar.join(' ')).join('\n'),
  };
}

/** The episode of that name. @throws Error where there is no such file, or no series in it */
export function episodeOf(id: string): Episode {
  const file = new URL(`content/episodes/${id}.yaml`, ROOT);
  if (!existsSync(file)) throw new Error(`content/episodes/${id}.yaml does not exist.`);
  const found = episodeFrom(id, readFileSync(file, 'utf8'));
  if (found.bars === '') throw new Error(`content/episodes/${id}.yaml has no series to walk through.`);
  return found;
}
