/** content/episodes/: what each file says, what reaches a page, and how a wrong file is refused. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { barTexts } from '../../components/widgets/replay/episode.ts';
import { readBars } from '../../engine/paths/episode.ts';
import { episode } from '../../src/lib/episode-schema.ts';
import { daysOf, episodeFrom, episodeOf } from '../../src/lib/episodes.ts';

const ids = globSync('content/episodes/*.yaml').map((file) => path.basename(file, '.yaml'));
const files = ids.map((id) => [id, readFileSync(`content/episodes/${id}.yaml`, 'utf8')] as const);
const sources = Object.keys(parse(readFileSync('content/sources.yaml', 'utf8')));
const walked = files.filter(([, text]) => parse(text).series);

describe('content/episodes/', () => {
  it('has the crises of the book, and figures of those that have no series', () => {
    expect(ids.toSorted()).toEqual([
      'archegos-2021',
      'btc-2020-03',
      'btc-2021-05',
      'btc-2022-05',
      'btc-2022-11',
      'btc-2025-10',
      'dow-1929',
      'dow-1987',
      'futures-margins-2020',
      'gamestop-2021',
      'oil-2020',
      'silver-1980',
      'sp500-2000',
      'sp500-2008',
      'sp500-2010',
      'sp500-2020',
    ]);
    expect(
      walked.map(([id]) => id).filter((id) => /dow|oil|futures|archegos|gamestop|silver/.test(id)),
    ).toEqual([]);
  });

  it.each(files)('%s names sources that are listed, and says what is known of its licence', (_id, text) => {
    const { source, figures, licence, check } = episode.parse(parse(text));
    for (const id of [source, ...figures.map((figure) => figure.source)]) expect(sources).toContain(id);
    expect([licence, check].join(' ')).toMatch(/\.$/);
  });

  it.each(walked)('%s is a series without a gap', (id, text) => {
    const found = episodeFrom(id, text);
    const bars = readBars(barTexts(found));
    const days = bars.map(({ on }) => Date.parse(on) / 86_400_000);
    const gaps = days.slice(1).map((day, i) => day - (days[i] ?? 0));
    // An exchange for shares rests over weekends and holidays, and for six days after 11 September 2001.
    const most = found.market === 'exchange' ? 1 : id === 'sp500-2000' ? 7 : 4;
    expect(Math.max(...gaps)).toBeLessThanOrEqual(most);
  });
});

describe('the S&P 500', () => {
  it('is read from the package to the cent, and no day beyond the window', () => {
    const bars = barTexts(episodeOf('sp500-2008'));
    expect(bars[0]).toEqual(['2008-09-02', '1287.83', '1303.04', '1272.20', '1277.58']);
    expect(bars.find(([on]) => on === '2008-10-10')).toEqual([
      '2008-10-10',
      '902.31',
      '936.36',
      '839.80',
      '899.22',
    ]);
    expect(bars.find(([on]) => on === '2008-10-27')?.at(-1)).toBe('848.92');
    expect(bars.at(-1)?.[0]).toBe('2009-03-31');
  });

  it('is a file whose columns are known', () => {
    expect(() => daysOf('date,close\n2008-09-02,1277.58', '2008-09-02', '2008-09-03')).toThrow(
      'other columns now: date,close',
    );
  });
});

describe('a wrong file', () => {
  const [, good = ''] = files.find(([id]) => id === 'btc-2022-11') ?? [];
  it.each([
    [good.replace(/^title: .*/m, 'title: ""'), 'content/episodes/x.yaml: title is empty; it takes'],
    [good.replace(/^market: .*/m, 'market: bazaar'), 'market must be broker or exchange'],
    [good.replace(/^market: .*\n/m, ''), 'market is missing: an episode with a series has it'],
    [good.replace('"20925"', '20925'), 'series must be the days of a package (package, from, until) or bars'],
    [
      good.replace('"20925"', '"30000"'),
      'bars[0] of 2022-11-07 must have every price between its low and its high',
    ],
    [good.replace('2022-11-08', '2022-11-07'), 'bars[1] must be later than 2022-11-07'],
    [good.replace(/^series:[\s\S]*/m, ''), 'figures are missing: an episode has a series or figures'],
    [good.replace(/^licence: .*\n/m, ''), 'licence is missing; it takes what is known of the licence'],
    [`${good}\nmore: 1`, 'Unrecognized key'],
  ])('%# is refused by its name and field', (text, message) => {
    expect(() => episodeFrom('x', text)).toThrow(message);
  });

  it('that a preset names is refused too', () => {
    expect(() => episodeOf('nobody')).toThrow('content/episodes/nobody.yaml does not exist.');
    expect(() => episodeOf('dow-1929')).toThrow('has no series to walk through');
  });
});
