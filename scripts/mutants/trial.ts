/** Runs the engine's tests in a workspace and says how it went. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface Trial {
  /** `loading`: the tests did not get as far as running. */
  readonly result: 'passed' | 'failed' | 'loading' | 'timeout';
  /** The first test that failed. */
  readonly by?: string;
  readonly seconds: number;
  /** What vitest printed, for when a run without a fault goes wrong. */
  readonly output: string;
}

/**
 * The tests of the scripts do not look at the engine. One worker each, as several jobs run side by side; and no test
 * is hurried, or a busy machine would pass for a test that caught something.
 */
const ARGUMENTS = [
  ...['run', '--project', 'engine', '--exclude', 'tests/scripts/**', '--bail', '1'],
  ...['--pool', 'threads', '--maxWorkers', '1', '--coverage.enabled=false'],
  ...['--testTimeout', '600000', '--hookTimeout', '600000'],
  ...['--reporter', 'dot', '--reporter', 'json', '--outputFile.json', 'mutant-result.json'],
];

/** Fewer random cases for each property: what a fault needs is many tests, not many cases. */
const ENVIRONMENT = { FAST_CHECK_RUNS: '100', NO_COLOR: '1' };

interface JsonReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

function firstFailure(root: string): string | undefined {
  try {
    const report = JSON.parse(readFileSync(join(root, 'mutant-result.json'), 'utf8')) as JsonReport;
    const tests = report.testResults.flatMap((file) => file.assertionResults);
    return tests.find((test) => test.status === 'failed')?.fullName.trim();
  } catch {
    return undefined;
  }
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

export function runTests(root: string, timeout: number): Promise<Trial> {
  rmSync(join(root, 'mutant-result.json'), { force: true });
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const env = { ...process.env, ...ENVIRONMENT };
  const started = performance.now();
  const child = spawn(process.execPath, [vitest, ...ARGUMENTS], { cwd: root, env, detached: true });
  const { pid } = child;
  if (pid !== undefined) running.add(pid);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    if (pid !== undefined) kill(pid);
  }, timeout);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(timer);
      if (pid !== undefined) running.delete(pid);
      const seconds = (performance.now() - started) / 1000;
      const by = status === 0 || late ? undefined : firstFailure(root);
      const failed = by === undefined ? 'loading' : 'failed';
      const result = late ? 'timeout' : status === 0 ? 'passed' : failed;
      resolve({ result, seconds, output, ...(by === undefined ? {} : { by }) });
    });
  });
}
