/**
 * That no published case is forgotten: coverage.json names every case that was collected, and those of them that the
 * engine does not run, each with its kind and a reason.
 */
import { describe, expect, it } from 'vitest';
import coverage from './coverage.json' with { type: 'json' };
import { US } from './published.ts';

interface NotRun {
  readonly id: string;
  readonly kind: string;
  readonly reason: string;
}

/** us.test.ts runs every case of these. */
const run = Object.values(US).flatMap(({ cases }) => cases.map(({ id }) => id));
const notRun: readonly NotRun[] = coverage.notRun;

describe('the published cases', () => {
  it('are each run or listed, and none is both', () => {
    const known = [...run, ...notRun.map(({ id }) => id)];
    expect(new Set(known).size).toBe(known.length);
    expect(coverage.usMargin.filter((id) => !known.includes(id))).toEqual([]);
    expect(notRun.filter(({ id }) => !coverage.usMargin.includes(id))).toEqual([]);
  });

  it('are the 88 that were collected for US margin, each once', () => {
    expect(coverage.usMargin.length).toBe(88);
    expect(new Set(coverage.usMargin).size).toBe(88);
  });

  it('are all run but three at most, and what is not run says why', () => {
    expect(notRun.length).toBeLessThanOrEqual(3);
    for (const { kind, reason } of notRun) {
      expect(kind).not.toBe('');
      expect(reason.length).toBeGreaterThan(20);
    }
  });
});
