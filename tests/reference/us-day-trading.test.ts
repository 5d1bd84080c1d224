/** What brokers and exam guides print about the repealed rule for day trading, against the engine. */
import { describe, expect, it } from 'vitest';
import { agrees, asPublished } from '../lib/expected.ts';
import { inputOf } from './adapters/account.ts';
import { dayTradingAdapters } from './adapters/day-trading.ts';
import published from './us-day-trading.json' with { type: 'json' };

interface Case {
  readonly id: string;
  readonly source: string;
  readonly kind: string;
  readonly inputs: object;
  readonly expected: Readonly<Record<string, string>>;
  readonly verdict: string;
  readonly note: string;
  readonly sourceSays: object;
}

const cases: readonly Case[] = published;

describe.each(cases)('$id ($kind, $verdict), $source', ({ id, inputs, expected, verdict, sourceSays }) => {
  const answers = dayTradingAdapters[id]?.(inputOf(inputs, id)) ?? {};

  it('gives our values, all of them', () => {
    const ours = Object.entries(answers).map(([key, answer]) => [key, asPublished(answer)]);
    expect(Object.fromEntries(ours)).toEqual(expected);
  });

  it(`${verdict === 'wrong' ? 'differs from' : 'agrees with'} what is printed`, () => {
    const theirs: [string, string][] = Object.entries(sourceSays);
    expect(theirs.length).toBeGreaterThan(0);
    const differing = theirs.filter(([key, value]) => {
      const answer = answers[key];
      return answer === undefined || !agrees(answer, value);
    });
    expect(differing.length > 0).toBe(verdict === 'wrong');
  });
});

describe('the list of cases', () => {
  it('is complete, and no adapter is left over', () => {
    expect(cases.map(({ id }) => id)).toEqual(['bp-02', 'bp-04', 'day-05', 'day-06']);
    expect(Object.keys(dayTradingAdapters)).toEqual(cases.map(({ id }) => id));
  });

  it('explains the source that is not right', () => {
    const wrong = cases.filter(({ verdict }) => verdict === 'wrong');
    expect(wrong.map(({ id }) => id)).toEqual(['day-06']);
    for (const { note } of wrong) expect(note.length).toBeGreaterThan(20);
  });
});
