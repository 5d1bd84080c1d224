/**
 * What brokers and exam guides print about Regulation T over time, against the engine. Where a source errs,
 * our answer stands in `expected` and theirs beside it in `sourceSays`.
 */
import { describe, expect, it } from 'vitest';
import { agrees, asPublished } from '../lib/expected.ts';
import { type Adapter, inputOf } from './adapters/account.ts';
import { regTAdapters } from './adapters/reg-t.ts';
import published from './us-regt.json' with { type: 'json' };

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
const adapters = new Map<string, Adapter>(Object.entries(regTAdapters));

function answersOf({ id, inputs }: Case) {
  const adapter = adapters.get(id);
  if (!adapter) throw new Error(`no adapter builds the account of ${id}`);
  return adapter(inputOf(inputs, id));
}

/** Of these we say that the source is not right. */
const MISTAKEN = ['wrong', 'imprecise'];

describe.each(cases)('$id ($kind, $verdict), $source', (item) => {
  const answers = answersOf(item);

  it('gives our values, all of them', () => {
    const ours = Object.entries(answers).map(([key, answer]) => [key, asPublished(answer)]);
    expect(Object.fromEntries(ours)).toEqual(item.expected);
  });

  it(`${MISTAKEN.includes(item.verdict) ? 'differs from' : 'agrees with'} what is printed`, () => {
    const theirs = Object.entries(item.sourceSays ?? {});
    const differing = theirs.filter(([key, value]) => {
      const answer = answers[key];
      return answer === undefined || !agrees(answer, value);
    });
    expect(differing.length > 0).toBe(MISTAKEN.includes(item.verdict));
  });
});

describe('the list of cases', () => {
  it('is complete, and no adapter is left over', () => {
    expect(cases.length).toBe(18);
    expect([...adapters.keys()].sort()).toEqual(cases.map((item) => item.id).sort());
  });

  it('explains every source that is not right', () => {
    for (const item of cases.filter(({ verdict }) => MISTAKEN.includes(verdict)))
      expect(item.note.length).toBeGreaterThan(20);
  });

  it('knows these verdicts', () => {
    const known = ['ok', 'partial', 'computed', 'imprecise', 'wrong'];
    expect(cases.filter(({ verdict }) => !known.includes(verdict))).toEqual([]);
  });

  it('names the mistaken sources', () => {
    const mistaken = cases.filter(({ verdict }) => MISTAKEN.includes(verdict)).map(({ id }) => id);
    expect(mistaken).toEqual(['sma-05f']);
  });
});
