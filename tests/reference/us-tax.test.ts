/**
 * What the tax authority, its regulations, the Tax Court and guides print about lots, wash sales, holding periods,
 * losses and investment interest, against the engine. Where a source errs, our answer stands in `expected` and
 * theirs beside it in `sourceSays`.
 */
import { describe, expect, it } from 'vitest';
import { agrees, asPublished } from '../lib/expected.ts';
import { taxAdapters } from './adapters/tax.ts';
import published from './us-tax.json' with { type: 'json' };

interface Case {
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  readonly inputs: object;
  readonly expected: Readonly<Record<string, string | boolean>>;
  readonly verdict: string;
  readonly note: string;
  readonly sourceSays: Readonly<Record<string, string | boolean>>;
}

const cases = published as unknown as readonly Case[];

type Fields = Parameters<NonNullable<(typeof taxAdapters)[string]>>[0];

function answersOf({ id, kind, inputs }: Case) {
  const adapter = taxAdapters[kind];
  if (!adapter) throw new Error(`no adapter for the ${kind} of ${id}`);
  return adapter(inputs as Fields);
}

const MISTAKEN = ['wrong', 'imprecise'];

describe.each(cases)('$id ($kind, $verdict), $source', (item) => {
  const answers = answersOf(item);

  it('gives our values', () => {
    const ours = Object.keys(item.expected).map((key) => {
      const answer = answers[key];
      return [key, answer === undefined ? null : asPublished(answer)];
    });
    expect(Object.fromEntries(ours)).toEqual(item.expected);
  });

  it(`${MISTAKEN.includes(item.verdict) ? 'differs from' : 'agrees with'} what is printed`, () => {
    const differing = Object.entries(item.sourceSays).filter(([key, value]) => {
      const answer = answers[key];
      return answer === undefined || !agrees(answer, value);
    });
    expect(differing.length > 0).toBe(MISTAKEN.includes(item.verdict));
  });
});

describe('the list of cases', () => {
  it('is complete, and every kind has its adapter', () => {
    expect(cases.length).toBe(31);
    expect(new Set(cases.map((item) => item.id)).size).toBe(cases.length);
    expect([...new Set(cases.map((item) => item.kind))].sort()).toEqual(Object.keys(taxAdapters).sort());
  });

  it('names the mistaken sources, and explains them', () => {
    const mistaken = cases.filter(({ verdict }) => MISTAKEN.includes(verdict));
    expect(mistaken.map(({ id }) => id)).toEqual(['interest-lenehan-return', 'hold-late']);
    for (const item of mistaken) expect(item.note.length).toBeGreaterThan(20);
  });

  it('knows these verdicts', () => {
    const known = ['ok', 'partial', 'wrong'];
    expect(cases.filter(({ verdict }) => !known.includes(verdict))).toEqual([]);
  });
});
