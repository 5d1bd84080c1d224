/** `npm run -s engine -- FILE.json`: a scenario file in, its last moment and its journal out. */
import { readFileSync } from 'node:fs';
import { csv, json } from './cli-data.ts';
import { tables } from './cli-tables.ts';
import { whyIn } from './cli-why.ts';
import { EngineError } from './errors.ts';
import { parseScenario } from './scenario.ts';
import { journalOf, lastOf, reportsOf, simulate } from './simulate.ts';

const HELP = `Usage: npm run -s engine -- FILE.json [--json | --csv | --why FIGURE]

Runs a scenario file and prints its last moment and its journal as tables.

  --json         print JSON: every figure with its algebra and rule, and the journal
  --csv          print the journal as CSV (RFC 4180), one line for each leg
  --why FIGURE   print where a figure comes from: algebra, numbers, a sentence, the rule;
                 of a pool that is judged on its own, POOL/FIGURE
  --help         print this

Example: npm run -s engine -- tests/scenarios/long-call.json --why call

Exit status: 0, or 2 with a message that names the file, the field or the figure that is wrong.`;

interface Result {
  readonly status: 0 | 2;
  readonly out: string;
  readonly error: string;
}

function refused(error: string): Result {
  return { status: 2, out: '', error };
}

function read(path: string): unknown {
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch {
    throw new EngineError('file.unreadable', path, 'cannot be read: check the path');
  }
  try {
    return JSON.parse(source);
  } catch (error) {
    throw new EngineError(
      'file.json',
      path,
      `is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

interface Options {
  readonly file: string;
  readonly form: 'tables' | 'json' | 'csv' | 'why';
  /** What `--why` asks for. */
  readonly figure: string;
}

const FORMS = ['--json', '--csv', '--why'];

/** The options, or what is wrong with them. */
function optionsOf(args: readonly string[]): Options | string {
  const at = args.indexOf('--why');
  const figure = at === -1 ? '' : (args[at + 1] ?? '--');
  const rest = at === -1 ? args : args.filter((_, i) => i !== at + 1);
  const unknown = rest.find((arg) => arg.startsWith('--') && !FORMS.includes(arg));
  if (unknown) return `${unknown} is not an option.`;
  if (figure.startsWith('--')) return '--why needs the name of a figure, such as "--why call".';
  const forms = rest.filter((arg) => FORMS.includes(arg));
  if (forms.length > 1) return `Choose one of ${FORMS.join(', ')}; got ${forms.join(' and ')}.`;
  const files = rest.filter((arg) => !FORMS.includes(arg));
  const [file] = files;
  if (file === undefined || files.length > 1) return `One scenario file is needed; got ${files.length}.`;
  const form = { '--json': 'json', '--csv': 'csv', '--why': 'why' } as const;
  return { file, figure, form: form[forms[0] as keyof typeof form] ?? 'tables' };
}

function print({ file, form, figure }: Options): string {
  const scenario = parseScenario(read(file));
  const frames = simulate(scenario);
  const journal = journalOf(frames);
  const state = lastOf(frames);
  if (form === 'csv') return csv(journal);
  const reports = reportsOf(state);
  if (form === 'why') return whyIn(figure, reports);
  return (form === 'json' ? json : tables)(scenario, state, reports, journal);
}

/** What the command prints, and its exit status. */
export function run(args: readonly string[]): Result {
  if (args.includes('--help')) return { status: 0, out: HELP, error: '' };
  const options = optionsOf(args);
  if (typeof options === 'string') return refused(`${options}\n\n${HELP}`);
  try {
    return { status: 0, out: print(options), error: '' };
  } catch (error) {
    if (error instanceof EngineError) return refused(`${error.message} [${error.code}]`);
    throw error;
  }
}

/** Ends the last line, unless it is ended already. */
function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

if (import.meta.main) {
  const { status, out, error } = run(process.argv.slice(2));
  process.stdout.write(ended(out));
  process.stderr.write(ended(error));
  process.exitCode = status;
}
