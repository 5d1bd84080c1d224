/**
 * What is printed about the cost of carrying a position, against the engine. Where a source errs, our answer stands in
 * `expected` and theirs beside it in `sourceSays`.
 */
import { describe, expect, it } from 'vitest';
import { agrees, asPublished } from '../lib/expected.ts';
import { inputOf } from './adapters/account.ts';
import { carryAdapters } from './adapters/carry.ts';
import published from './us-carry.json' with { type: 'json' };

interface Case {
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  readonly inputs: object;
  readonly expected: Readonly<Record<string, string | boolean>>;
  readonly verdict: string;
  readonly note: string;
  readonly sourceSays?: Readonly<Record<string, string | boolean>>;
}

const cases: readonly Case[] = published;

function answersOf({ id, inputs }: Case) {
  const adapter = carryAdapters[id];
  if (!adapter) throw new Error(`no adapter builds the account of ${id}`);
  return adapter(inputOf(inputs, id));
}

describe.each(cases)('$id ($kind, $verdict), $source', (item) => {
  const answers = answersOf(item);

  it('gives our values, all of them', () => {
    const ours = Object.entries(answers).map(([key, answer]) => [key, asPublished(answer)]);
    expect(Object.fromEntries(ours)).toEqual(item.expected);
  });

  it(`${item.verdict === 'wrong' ? 'differs from' : 'agrees with'} what is printed`, () => {
    const theirs = Object.entries(item.sourceSays ?? {});
    const differing = theirs.filter(([key, value]) => {
      const answer = answers[key];
      return answer === undefined || !agrees(answer, value);
    });
    expect(differing.length > 0).toBe(item.verdict === 'wrong');
  });
});

describe('the list of cases', () => {
  it('is complete, and no adapter is left over', () => {
    expect(cases.length).toBe(22);
    expect(Object.keys(carryAdapters).sort()).toEqual(cases.map((item) => item.id).sort());
  });

  it('names and explains the mistaken sources', () => {
    const mistaken = cases.filter(({ verdict }) => verdict === 'wrong');
    expect(mistaken.map(({ id }) => id)).toEqual(['ret-02', 'int-10b', 'int-11']);
    for (const { note } of mistaken) expect(note.length).toBeGreaterThan(20);
  });

  it('knows these verdicts', () => {
    const known = ['ok', 'partial', 'computed', 'wrong'];
    expect(cases.filter(({ verdict }) => !known.includes(verdict))).toEqual([]);
  });
});
