/**
 * Runs in a workspace, as a process of its own: keeps one Vitest, with all that it has transformed, and runs the
 * engine's tests each time it is asked. Only what has changed since is transformed again.
 */
import { join, relative } from 'node:path';
import { createVitest, type Reporter, type TestModule, type TestSpecification } from 'vitest/node';
import type { TestFile } from './order.ts';

/** Asks for a run. */
export interface Request {
  /** The files that are not what they were, by their path from the root. */
  readonly changed: readonly string[];
  /** The test files in the order in which to run them; those that it does not name come last. */
  readonly order: readonly string[];
}

/** How a run went. It ends with the first test that fails. */
export interface Outcome {
  /** The first test that failed. */
  readonly by?: string;
  /** What went wrong, in words: the error of that test, or those that kept files from loading. */
  readonly errors: readonly string[];
  /** What the slowest test took, in milliseconds. */
  readonly longest: number;
  /** The test files that ran to their end, and how long each took. */
  readonly files: readonly TestFile[];
}

/** `alive`: a test has ended. Where none does for long, a fault has made a loop endless. */
export type Answer = 'ready' | 'alive' | Outcome;

const root = process.cwd();

function tell(answer: Answer): void {
  process.send?.(answer);
}

let by: string | undefined;
let errors: string[] = [];
let longest = 0;
let files: TestFile[] = [];

function nameOf(module: TestModule | TestSpecification): string {
  return relative(root, module.moduleId).replaceAll('\\', '/');
}

/** Ends the run at once: asked once, Vitest would still load every file that is left. */
function stop(): void {
  const ended = [vitest.cancelCurrentRun('test-failure'), vitest.cancelCurrentRun('test-failure')];
  void Promise.allSettled(ended);
}

const reporter: Reporter = {
  onTestCaseResult(test) {
    tell('alive');
    longest = Math.max(longest, test.diagnostic()?.duration ?? 0);
    const result = test.result();
    if (result.state !== 'failed' || by !== undefined) return;
    by = test.fullName;
    errors = [`${by}: ${result.errors.map(({ message }) => message).join('\n')}`];
    stop();
  },
  onTestModuleEnd(module) {
    if (by !== undefined) return;
    errors.push(...module.errors().map(({ message }) => `${nameOf(module)}: ${message}`));
    const { collectDuration, duration } = module.diagnostic();
    files.push({ name: nameOf(module), seconds: (collectDuration + duration) / 1000 });
  },
};

const vitest = await createVitest({
  root,
  config: join('scripts', 'mutants', 'vitest.config.ts'),
  watch: false,
  reporters: [reporter],
});
const tests = await vitest.globTestSpecifications();

async function run({ changed, order }: Request): Promise<Outcome> {
  by = undefined;
  [errors, longest, files] = [[], 0, []];
  for (const file of changed) vitest.invalidateFile(join(root, file));
  const place = (test: TestSpecification): number => {
    const found = order.indexOf(nameOf(test));
    return found === -1 ? order.length : found;
  };
  const { unhandledErrors } = await vitest.runTestSpecifications(
    tests.toSorted((a, b) => place(a) - place(b)),
  );
  if (by === undefined) errors.push(...unhandledErrors.map((error) => String(error)));
  return { errors, longest, files, ...(by === undefined ? {} : { by }) };
}

process.on('message', async (request: Request) => tell(await run(request)));
process.on('disconnect', () => process.exit());
tell('ready');
