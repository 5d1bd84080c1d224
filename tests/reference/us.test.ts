/**
 * What textbooks, brokers, exam guides, regulators, courts and tax authorities print about US margin accounts, against
 * the engine. Where a source errs, our answer stands in `expected` and theirs beside it in `sourceSays`.
 */
import { describe, expect, it } from 'vitest';
import { agrees, asPublished } from '../lib/expected.ts';
import { MISTAKEN, US, usAnswers } from './published.ts';

/** How many cases each list holds, and which of them we contradict. */
const LISTS = {
  margin: {
    count: 41,
    mistaken: ['long-12', 'long-17', 'long-20', 'min-01', 'short-08', 'short-16', 'short-20', 'short-26'],
  },
  regT: { count: 18, mistaken: ['sma-05f'] },
  carry: { count: 22, mistaken: ['ret-02', 'int-10b', 'int-11'] },
  dayTrading: { count: 4, mistaken: ['day-06'] },
  tax: { count: 31, mistaken: ['interest-lenehan-return', 'hold-late'] },
} as const;

describe.each(Object.entries(US))('%s', (name, list) => {
  const { cases, adapters } = list;

  describe.each(cases)('$id ($kind, $verdict), $source', (item) => {
    const answers = usAnswers(list, item);

    it('gives our values, all of them', () => {
      // A year of tax has more figures than any one case asks for.
      const keys = Object.keys(name === 'tax' ? item.expected : answers);
      const ours = keys.map((key) => {
        const answer = answers[key];
        return [key, answer === undefined ? null : asPublished(answer)];
      });
      expect(Object.fromEntries(ours)).toEqual(item.expected);
    });

    it(`${MISTAKEN.includes(item.verdict) ? 'differs from' : 'agrees with'} what is printed`, () => {
      const differing = Object.entries(item.sourceSays ?? {}).filter(([key, value]) => {
        const answer = answers[key];
        return answer === undefined || !agrees(answer, value);
      });
      expect(differing.length > 0).toBe(MISTAKEN.includes(item.verdict));
    });
  });

  describe('the list of cases', () => {
    const { count, mistaken } = LISTS[name as keyof typeof LISTS];

    it('is complete, each once', () => {
      expect(cases.length).toBe(count);
      expect(new Set(cases.map(({ id }) => id)).size).toBe(count);
    });

    it('has no adapter left over', () => {
      const used = cases.map(({ id, kind }) => (adapters.has(id) ? id : kind));
      expect([...adapters.keys()].sort()).toEqual([...new Set(used)].sort());
    });

    it('names and explains every source that is not right', () => {
      const found = cases.filter(({ verdict }) => MISTAKEN.includes(verdict));
      expect(found.map(({ id }) => id)).toEqual(mistaken);
      for (const { note } of found) expect(note.length).toBeGreaterThan(20);
    });

    it('knows these verdicts, and compares with something where one is claimed', () => {
      const known = ['ok', 'partial', 'computed', ...MISTAKEN];
      expect(cases.filter(({ verdict }) => !known.includes(verdict))).toEqual([]);
      const silent = cases.filter(({ sourceSays = {} }) => Object.keys(sourceSays).length === 0);
      expect(silent.filter(({ verdict }) => verdict !== 'computed').map(({ id }) => id)).toEqual([]);
    });
  });
});
