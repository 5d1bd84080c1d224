/** Every platform names rulebooks that exist, and every claim a source that is listed. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PERIOD_RULES, rulebookOf } from '../../engine/index.ts';
import * as crypto from '../../engine/rulebooks/crypto-sources.ts';
import { platform } from '../../src/lib/platform-schema.ts';

const read = (file: string): Record<string, unknown> => parse(readFileSync(file, 'utf8'));
const platforms = Object.entries(read('content/platforms.yaml')).map(
  ([id, value]) => [id, platform.parse(value)] as const,
);
const sources = [...Object.keys(read('content/sources.yaml')), 'popular-article'];

describe('content/platforms.yaml', () => {
  it('has the six platforms', () => {
    expect(platforms.map(([id]) => id)).toEqual([
      'binance',
      'kraken',
      'kucoin',
      'phemex',
      'cryptocom',
      'us-broker',
    ]);
  });

  it.each(platforms)('%s: every rulebook resolves', (_id, { rulebook, others }) => {
    for (const id of [rulebook, ...others]) expect(rulebookOf(id, {}).id).toBe(id);
  });

  it.each(platforms)(
    '%s: every claim has a listed source, and says what was found where it does not hold',
    (_id, { claims }) => {
      for (const { source, standing, found, says } of claims) {
        expect(sources).toContain(source);
        if (standing === 'outdated') expect(found, says).toBeTruthy();
      }
    },
  );

  it('shows what could not be verified instead of dropping it', () => {
    const open = platforms.flatMap(([, { claims }]) =>
      claims.filter((item) => item.standing === 'unverifiable'),
    );
    expect(open.length).toBeGreaterThan(5);
  });
});

describe('the schema', () => {
  const [, good] = platforms[0] ?? [];

  it.each([
    ['rulebook', { rulebook: 'kraken-margin.1999' }, 'must be the id of a rulebook'],
    [
      'standing',
      { claims: [{ ...good?.claims[0], standing: 'true' }] },
      'must be confirmed, outdated, refuted or unverifiable',
    ],
    ['seen', { claims: [{ ...good?.claims[0], seen: 'yesterday' }] }, 'must be a day or a month'],
    ['claims', { claims: [] }, 'must have at least one claim'],
  ])('refuses a wrong %s', (_field, change, message) => {
    const { error } = platform.safeParse({ ...good, ...change });
    expect(error?.message).toContain(message);
  });
});

describe('the sources of exchanges', () => {
  const cited = [...Object.values(crypto), ...Object.values(PERIOD_RULES).map(({ rule }) => rule)];

  it.each(cited.map((citation) => [citation.source, citation] as const))(
    '%s is listed',
    (source, { says, checked }) => {
      expect(sources).toContain(source);
      expect(says).toMatch(/[.…]$/);
      expect(checked).toMatch(/^2026-11-\d\d$/);
    },
  );
});
