/** Has the engine's tests run in a workspace and says how it went. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { TestFile } from './order.ts';
import type { Answer, Outcome, Request } from './runner.ts';

export interface Trial {
  /** `loading`: no test failed, but some could not be loaded. */
  readonly result: 'passed' | 'failed' | 'loading' | 'timeout';
  /** The first test that failed. */
  readonly by?: string;
  readonly seconds: number;
  /** What the slowest test took, in milliseconds. */
  readonly longest: number;
  /** The test files that ran, and how long each took. */
  readonly files: readonly TestFile[];
  /** What went wrong, for when a run without a fault does. */
  readonly output: string;
}

/** How long a run may take, in milliseconds. */
export interface Patience {
  readonly inAll: number;
  /** Without any test ending. */
  readonly quiet: number;
}

/** Runs the tests of one workspace, again and again. */
export interface Runner {
  /** `changed`: the files that have been written since the last run. */
  run(request: Request, patience: Patience): Promise<Trial>;
  /** Ends what runs, with all its workers. */
  close(): void;
}

function resultOf({ by, errors }: Outcome): Trial['result'] {
  if (by !== undefined) return 'failed';
  return errors.length === 0 ? 'passed' : 'loading';
}

/** The process leads a group of its own, so that the negative id reaches what its tests have started too. */
function kill({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // it has ended by itself
  }
}

/** What a process says next, other than that it is alive; nothing when it ends, or is given up, before it does. */
function answerOf(
  child: ChildProcess,
  { inAll, quiet }: Patience,
): Promise<Outcome | 'ready' | 'late' | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end('late'), inAll);
    const silence = setTimeout(() => end('late'), quiet);
    const gone = () => end(undefined);
    const hear = (answer: Answer) => {
      if (answer === 'alive') silence.refresh();
      else end(answer);
    };
    const end = (answer: Outcome | 'ready' | 'late' | undefined) => {
      clearTimeout(timer);
      clearTimeout(silence);
      child.off('message', hear).off('close', gone).off('error', gone);
      resolve(answer);
    };
    child.on('message', hear).on('close', gone).on('error', gone);
  });
}

const UNTIL_READY: Patience = { inAll: 120_000, quiet: 120_000 };

/** A process in the workspace, started with the first run and again after one that had to be killed. */
export function openRunner(root: string): Runner {
  let child: ChildProcess | undefined;
  let output = '';
  const close = () => {
    if (child) kill(child);
    child = undefined;
  };
  const start = async (): Promise<ChildProcess> => {
    const script = join(root, 'scripts', 'mutants', 'runner.ts');
    const started = fork(script, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    child = started;
    for (const stream of [started.stdout, started.stderr]) stream?.on('data', (data) => (output += data));
    if ((await answerOf(started, UNTIL_READY)) !== 'ready')
      throw new Error(`the tests do not start:\n${output}`);
    return started;
  };
  const run = async (request: Request, patience: Patience): Promise<Trial> => {
    const running = child ?? (await start());
    const started = performance.now();
    output = '';
    running.send(request);
    const answer = await answerOf(running, patience);
    const seconds = (performance.now() - started) / 1000;
    if (answer !== undefined && typeof answer !== 'string') {
      const { by, longest, files, errors } = answer;
      const result = resultOf(answer);
      return {
        result,
        seconds,
        longest,
        files,
        output: errors.join('\n'),
        ...(by === undefined ? {} : { by }),
      };
    }
    close();
    return { result: answer === 'late' ? 'timeout' : 'loading', seconds, longest: 0, files: [], output };
  };
  return { run, close };
}
