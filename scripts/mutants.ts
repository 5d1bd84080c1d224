/**
 * Mutation testing: generates faults from every place in `engine/` where one fits, draws some by a seed and asks
 * whether the engine's tests notice. Works in copies of the project; the working tree is not touched.
 *
 *   npm run mutants -- [--count 100] [--seed 20261122] [--jobs 2] [--only TEXT] [--list]
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { draw } from './mutants/draw.ts';
import { apply, type Site } from './mutants/edit.ts';
import { sitesUnder } from './mutants/engine.ts';
import { readEquivalents, stale } from './mutants/equivalents.ts';
import { type Options, readOptions } from './mutants/options.ts';
import { orderFor, type TestFile } from './mutants/order.ts';
import { type Mutant, progress, shown, summary } from './mutants/report.ts';
import { parses } from './mutants/sites.ts';
import { openRunner, type Patience, type Runner, type Trial } from './mutants/trial.ts';
import { openWorkspace, type Workspace } from './mutants/workspace.ts';

const PROJECT = dirname(dirname(fileURLToPath(import.meta.url)));
const EQUIVALENTS = 'tests/mutants.equivalent.json';
/** A fault may make a loop endless; a sound run is given at least three times what it took without a fault. */
const TIMEOUT = 60_000;
/** Nor is it stopped before no test has ended for ten times what the slowest took. */
const QUIET = 20_000;
const UNHURRIED: Patience = { inAll: 10 * TIMEOUT, quiet: 10 * TIMEOUT };

/** A copy of the project, and what runs its tests. */
interface Bench {
  readonly workspace: Workspace;
  readonly runner: Runner;
}

function matches(site: Site, only: string): boolean {
  return `${site.file}:${site.line}`.includes(only);
}

/** Breaks one thing in the workspace, runs the tests and mends it again. */
async function tryFault(
  { workspace, runner }: Bench,
  site: Site,
  patience: Patience,
  files: readonly TestFile[],
  mended: readonly string[],
): Promise<Mutant> {
  const sound = workspace.read(site.file);
  workspace.write(site.file, apply(sound, site.edits));
  const request = { changed: [...mended, site.file], order: orderFor(site.file, files) };
  const trial = await runner.run(request, patience);
  workspace.write(site.file, sound);
  const mutant = { site, trial };
  console.log(progress(mutant));
  return mutant;
}

/** The tests without a fault, in every workspace: whatever they say later is said against this. */
async function control(benches: readonly Bench[]): Promise<Trial> {
  const trials = await Promise.all(
    benches.map(({ runner }) => runner.run({ changed: [], order: [] }, UNHURRIED)),
  );
  const wrong = trials.find(({ result }) => result !== 'passed');
  if (wrong) throw new Error(`the tests fail without any fault, so they prove nothing:\n${wrong.output}`);
  const [slowest] = trials.toSorted((a, b) => b.seconds - a.seconds);
  if (!slowest) throw new Error('there is no workspace');
  return slowest;
}

async function tryAll(
  benches: readonly Bench[],
  sites: readonly Site[],
  { seconds, longest, files }: Trial,
): Promise<Mutant[]> {
  const patience = { inAll: Math.max(TIMEOUT, 3000 * seconds), quiet: Math.max(QUIET, 10 * longest) };
  const waiting = [...sites];
  const work = async (bench: Bench) => {
    const done: Mutant[] = [];
    for (let site = waiting.shift(); site; site = waiting.shift()) {
      const mended = done.slice(-1).map((last) => last.site.file);
      done.push(await tryFault(bench, site, patience, files, mended));
    }
    return done;
  };
  return (await Promise.all(benches.map(work))).flat();
}

/** Refuses a fault that is not even TypeScript: it would be caught, and prove nothing. */
function checkSyntax(sites: readonly Site[], workspace: Workspace): void {
  const garbled = sites.find((site) => !parses(site.file, apply(workspace.read(site.file), site.edits)));
  if (garbled) throw new Error(`this fault does not parse, mend the mutator:\n${shown(garbled)}`);
}

async function run({ count, seed, jobs, only }: Options, open: (from: string) => Bench): Promise<boolean> {
  const bench = open(PROJECT);
  const { workspace: first } = bench;
  const every = sitesUnder(first.root);
  const sites = every.filter((site) => matches(site, only));
  const drawn = draw(sites, count, seed);
  if (drawn.length === 0) throw new Error('nothing to break: no fault fits');
  checkSyntax(drawn, first);
  console.log(`${drawn.length} of ${sites.length} faults, seed ${seed}, ${jobs} at a time`);
  const equivalents = existsSync(join(first.root, EQUIVALENTS))
    ? readEquivalents(first.read(EQUIVALENTS))
    : [];

  const others = Array.from({ length: Math.min(jobs, drawn.length) - 1 }, () => open(first.root));
  const benches = [bench, ...others];
  const sound = await control(benches);
  console.log(`control: green without a fault in ${sound.seconds.toFixed(1)} s`);
  const started = performance.now();
  const mutants = await tryAll(benches, drawn, sound);
  console.log(`tried in ${((performance.now() - started) / 60_000).toFixed(1)} minutes`);
  const { ok, text } = summary(mutants, equivalents, stale(equivalents, every));
  console.log(text);
  return ok;
}

async function main(): Promise<boolean> {
  const options = readOptions();
  if (options.list) {
    const sites = sitesUnder(PROJECT).filter((site) => matches(site, options.only));
    console.log(`${sites.map(shown).join('\n')}\n\n${sites.length} faults`);
    return true;
  }
  const opened: Bench[] = [];
  const clear = () => {
    for (const { runner } of opened) runner.close();
    for (const { workspace } of opened) workspace.remove();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      clear();
      process.exit(130);
    });
  }
  try {
    return await run(options, (from) => {
      const workspace = openWorkspace(from);
      const bench = { workspace, runner: openRunner(workspace.root) };
      opened.push(bench);
      return bench;
    });
  } finally {
    clear();
  }
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
