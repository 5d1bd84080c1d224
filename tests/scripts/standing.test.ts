/** A page cannot be built on a fact that nobody has checked. */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import type { Preset } from '../../components/notebook/figures.ts';
import { citationsIn, requireChecked } from '../../components/notebook/standing.ts';
import { RULEBOOK_IDS, rulebookOf } from '../../engine/index.ts';
import { presetFrom } from '../../src/lib/preset.ts';
import { ROOT } from '../lib/source.ts';

/** What the planted fault says about Regulation T's rule for longs. */
const planted = vi.hoisted(() => ({ standing: 'text' }));

vi.mock('../../engine/rulebooks/us-sources.ts', async (original) => {
  const real = await original<typeof import('../../engine/rulebooks/us-sources.ts')>();
  const regTLong = {
    ...real.US_SOURCES.regTLong,
    get standing() {
      return planted.standing;
    },
  };
  return { ...real, US_SOURCES: { ...real.US_SOURCES, regTLong } };
});

vi.mock('astro:content', () => ({
  getCollection: async () => [],
  getEntry: async (_: string, id: string) => ({ data: fileOf(id) }),
}));

function fileOf(id: string): Omit<Preset, 'id'> {
  return parse(readFileSync(new URL(`content/scenarios/${id}.yaml`, ROOT), 'utf8'));
}

const preset = presetFrom('margin-call.1', fileOf('margin-call.1'));

beforeEach(() => {
  planted.standing = 'text';
});

describe('a preset', () => {
  it('is let pass while all its rules are checked', async () => {
    await expect(requireChecked(preset, 'A lesson')).resolves.toBeUndefined();
  });

  it('stops the build where one is not, naming page and rule', async () => {
    planted.standing = 'unchecked';
    await expect(requireChecked(preset, 'A lesson')).rejects.toThrow(
      'A lesson: margin-call.1 rests on reg-t-220-12 (a) (“Buying a margin equity security takes 50 % of its current market value.”), which is unchecked',
    );
  });

  it('is asked wherever a page takes one', async () => {
    const { presetOf } = await import('../../src/lib/lessons.ts');
    expect((await presetOf('margin-call.1', 'A lesson')).id).toBe('margin-call.1');
    planted.standing = 'unchecked';
    await expect(presetOf('margin-call.1', 'A lesson')).rejects.toThrow('which is unchecked');
  });
});

describe('every number of a rulebook', () => {
  it.each(RULEBOOK_IDS)('says where it stands, when that was checked, and how it was read: %s', (id) => {
    const book = rulebookOf(id, {});
    const citations = citationsIn(book);
    expect(citations.length).toBeGreaterThan(2);
    for (const { source, says, checked, standing } of citations) {
      expect(source).toMatch(/^[a-z0-9-]+$/);
      expect(says).toMatch(/\.$/);
      expect(checked).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(['text', 'quoted', 'house']).toContain(standing);
    }
  });
});
