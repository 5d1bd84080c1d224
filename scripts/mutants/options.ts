/** What may be said on the command line of `npm run mutants`. */
import { parseArgs } from 'node:util';

function whole(text: string, name: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least)
    throw new Error(`--${name} must be a whole number from ${least}; got ${text}`);
  return value;
}

export interface Options {
  readonly count: number;
  readonly seed: number;
  readonly jobs: number;
  /** Part of `file:line`: `engine/solve.ts`, `rates.ts:56`. */
  readonly only: string;
  readonly list: boolean;
}

/** Reads the command line; the seed is today's date unless one is given. */
export function readOptions(): Options {
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '100' },
      seed: { type: 'string', default: today },
      jobs: { type: 'string', default: '2' },
      only: { type: 'string', default: '' },
      list: { type: 'boolean', default: false },
    },
  });
  const { only, list } = values;
  return {
    count: whole(values.count, 'count', 1),
    seed: whole(values.seed, 'seed', 0),
    jobs: whole(values.jobs, 'jobs', 1),
    only,
    list,
  };
}
