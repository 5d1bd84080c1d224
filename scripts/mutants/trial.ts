/** Runs the engine's tests in a workspace and says how it went. */
import { spawn } from 'node:child_process';
import { readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { TestFile } from './order.ts';

export interface Trial {
  /** `loading`: the tests did not get as far as running. */
  readonly result: 'passed' | 'failed' | 'loading' | 'timeout';
  /** The first test that failed. */
  readonly by?: string;
  readonly seconds: number;
  /** What the slowest test took, in milliseconds. */
  readonly longest: number;
  /** The test files that ran, and how long each took. */
  readonly files: readonly TestFile[];
  /** What vitest printed, for when a run without a fault goes wrong. */
  readonly output: string;
}

/**
 * The tests of the scripts do not look at the engine. One worker each, as several jobs run side by side; and no test
 * is hurried, or a busy machine would pass for a test that caught something.
 */
const ARGUMENTS = [
  ...['run', '--root', '.', '--config', 'scripts/mutants/vitest.config.ts', '--bail', '1'],
  ...['--pool', 'threads', '--maxWorkers', '1', '--coverage.enabled=false'],
  ...['--testTimeout', '600000', '--hookTimeout', '600000'],
];

/**
 * Fewer random cases for each property: what a fault needs is many tests, not many cases. Nobody reads the case that
 * failed, so it need not be made small.
 */
const ENVIRONMENT = { FAST_CHECK_RUNS: '100', FAST_CHECK_SHRINK: 'off', NO_COLOR: '1' };

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      /** Milliseconds; absent for a test that did not run. */
      readonly duration?: number;
    }[];
  }[];
}

/** What vitest wrote about the run; nothing if it did not get that far. */
function resultsIn(root: string): JsonReport['testResults'] {
  try {
    const report = JSON.parse(readFileSync(join(root, 'mutant-result.json'), 'utf8')) as JsonReport;
    return report.testResults;
  } catch {
    return [];
  }
}

function firstFailure(results: JsonReport['testResults']): string | undefined {
  const tests = results.flatMap((file) => file.assertionResults);
  return tests.find((test) => test.status === 'failed')?.fullName.trim();
}

const running = new Set<number>();

/** Ends the test runs that are still under way, with all their workers. */
export function killAll(): void {
  for (const pid of running) kill(pid);
}

/** The child leads a process group of its own, so that the negative id reaches its workers too. */
function kill(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}

/** How long a run may take, in milliseconds. */
export interface Patience {
  readonly inAll: number;
  /** Without any test ending. */
  readonly quiet: number;
}

/** Runs the test files in this order, those that it does not name last, until one fails. */
export function runTests(root: string, patience: Patience, order: readonly string[] = []): Promise<Trial> {
  rmSync(join(root, 'mutant-result.json'), { force: true });
  writeFileSync(join(root, 'mutant-order.json'), JSON.stringify(order));
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const env = { ...process.env, ...ENVIRONMENT };
  const started = performance.now();
  const child = spawn(process.execPath, [vitest, ...ARGUMENTS], { cwd: root, env, detached: true });
  const { pid } = child;
  if (pid !== undefined) running.add(pid);
  let output = '';
  let late = false;
  const giveUp = () => {
    late = true;
    if (pid !== undefined) kill(pid);
  };
  const timer = setTimeout(giveUp, patience.inAll);
  const silence = setTimeout(giveUp, patience.quiet);
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += data;
      silence.refresh();
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      clearTimeout(silence);
      if (pid !== undefined) running.delete(pid);
      const seconds = (performance.now() - started) / 1000;
      const results = resultsIn(root);
      const by = status === 0 || late ? undefined : firstFailure(results);
      const files = results.map(({ name, startTime, endTime }) => ({
        name: relative(realpathSync(root), name).replaceAll('\\', '/'),
        seconds: (endTime - startTime) / 1000,
      }));
      const failed = by === undefined ? 'loading' : 'failed';
      const result = late ? 'timeout' : status === 0 ? 'passed' : failed;
      const tests = results.flatMap((file) => file.assertionResults);
      const longest = Math.max(0, ...tests.map((test) => test.duration ?? 0));
      resolve({ result, seconds, longest, output, files, ...(by === undefined ? {} : { by }) });
    });
  });
}
