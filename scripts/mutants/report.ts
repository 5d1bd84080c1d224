/** What a run of mutants found, in words and as a verdict. */
import type { Site } from './edit.ts';
import { type Equivalent, equivalentOf } from './equivalents.ts';
import type { Trial } from './trial.ts';

export interface Mutant {
  readonly site: Site;
  readonly trial: Trial;
}

/** The least share of faults that the tests must catch. */
const REQUIRED = 0.97;

export function where({ file, line, kind }: Site): string {
  return `${file}:${line}  ${kind}`;
}

export function shown(site: Site): string {
  return `${where(site)}\n    - ${site.before}\n    + ${site.after}`;
}

/** One line as each mutant ends. */
export function progress({ site, trial }: Mutant): string {
  const words = { passed: 'SURVIVED', failed: 'caught', loading: 'caught', timeout: 'caught' } as const;
  const how = {
    passed: '',
    failed: trial.by ?? '',
    loading: 'while loading',
    timeout: 'by running out of time',
  };
  return `${words[trial.result].padEnd(8)} ${trial.seconds.toFixed(1).padStart(5)} s  ${where(site)}  ${how[trial.result]}`;
}

export interface Verdict {
  readonly ok: boolean;
  readonly text: string;
}

function counted(word: string, mutants: readonly Mutant[]): string {
  return `${mutants.length} ${word}`;
}

/** Sums up. An equivalent with a reason is named but counts neither as caught nor as escaped. */
export function summary(
  mutants: readonly Mutant[],
  list: readonly Equivalent[],
  outdated: readonly Equivalent[],
): Verdict {
  const survivors = mutants.filter(({ trial }) => trial.result === 'passed');
  const excused = survivors.filter(({ site }) => equivalentOf(site, list));
  const escaped = survivors.filter((mutant) => !excused.includes(mutant));
  const caught = mutants.filter((mutant) => !survivors.includes(mutant));
  // an entry for one exact fault claims that no test can see it: a failed test is proof that one does
  const refuted = caught.filter(({ site, trial }) => {
    return trial.result === 'failed' && equivalentOf(site, list)?.after !== undefined;
  });
  const judged = caught.length + escaped.length;
  const share = judged === 0 ? 1 : caught.length / judged;
  const by = (result: Trial['result']) => caught.filter(({ trial }) => trial.result === result);
  const lines = [
    ...escaped.map(({ site }) => `\nSURVIVED  ${shown(site)}`),
    ...excused.map(({ site }) => `\nEQUIVALENT  ${shown(site)}\n    ${equivalentOf(site, list)?.reason}`),
    ...refuted.map(({ site, trial }) => `\nNOT EQUIVALENT  ${shown(site)}\n    caught by: ${trial.by}`),
    ...outdated.map(
      ({ file, before }) =>
        `\nSTALE in tests/mutants.equivalent.json: ${file} has no fault at\n    ${before}`,
    ),
    '',
    `${mutants.length} faults: ${counted('caught by a test', by('failed'))}, ${counted('while loading', by('loading'))}, ` +
      `${counted('by running out of time', by('timeout'))}, ${counted('survived', escaped)}, ${counted('equivalent', excused)}`,
    `caught: ${caught.length} of ${judged}, ${(share * 100).toFixed(1)} % (at least ${REQUIRED * 100} % is asked)`,
  ];
  return { ok: share >= REQUIRED && outdated.length === 0 && refuted.length === 0, text: lines.join('\n') };
}
