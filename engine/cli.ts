/** `npm run -s engine -- FILE.json [--json]`: a scenario file in, its last moment and its journal out. */
import { readFileSync } from 'node:fs';
import { plain, round } from './decimal.ts';
import { EngineError } from './errors.ts';
import type { Figure } from './figure.ts';
import { algebra, show, showFigure } from './format.ts';
import type { Entry } from './ledger.ts';
import type { Report } from './report.ts';
import { parseScenario, type Scenario } from './scenario.ts';
import { type Frame, journalOf, lastOf, reportOf, simulate } from './simulate.ts';
import type { State } from './state.ts';

const HELP = `Usage: npm run -s engine -- FILE.json [--json]

Runs a scenario file and prints its last moment and its journal.

  --json   print JSON instead of tables
  --help   print this

Example: npm run -s engine -- tests/scenarios/long-call.json --json

Exit status: 0, or 2 with a message that names the file or the field that is wrong.`;

const SHOWN = [
  'marketValue',
  'shortMarketValue',
  'debt',
  'creditBalance',
  'equity',
  'requirement',
  'excess',
  'call',
  'callPrice',
  'cureCash',
  'cureSecurities',
  'cureSale',
  'cureSaleWholeShares',
];

/** Decimal text with at most 6 decimals, rounded in the figure's own direction. */
function value(figure: Figure | undefined): string | null {
  return figure ? plain(round(figure.value, 6, figure.rounding ?? 'half')) : null;
}

function entryJson(entry: Entry): unknown {
  if (entry.kind === 'notice') return { ...entry, ...(entry.amount ? { amount: plain(entry.amount) } : {}) };
  const legs = entry.legs.map((leg) => ({
    ...leg,
    amount: plain(leg.amount),
    ...(leg.price ? { price: plain(leg.price) } : {}),
  }));
  return { ...entry, legs };
}

function figureJson(figure: Figure): unknown {
  const { label, unit, rule } = figure;
  return { label, value: value(figure), unit, algebra: algebra(figure), ...(rule ? { rule } : {}) };
}

function asJson(scenario: Scenario, state: State, last: Report, frames: readonly Frame[]): unknown {
  const { figures } = last;
  return {
    title: scenario.title ?? null,
    rulebook: scenario.rulebook,
    on: state.on,
    status: last.status,
    equity: value(figures.equity),
    requirement: value(figures.requirement),
    call: value(figures.call),
    triggerPrice: value(figures.callPrice),
    cures: {
      cash: value(figures.cureCash),
      securities: value(figures.cureSecurities),
      sale: value(figures.cureSale),
      saleShares: value(figures.cureSaleShares),
      saleWholeShares: value(figures.cureSaleWholeShares),
    },
    calls: state.memory.calls.map((call) => ({ ...call, amount: plain(call.amount) })),
    figures: Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, figureJson(figure)])),
    journal: journalOf(frames).map(entryJson),
  };
}

function line(entry: Entry, currency: string): string {
  if (entry.kind === 'notice') {
    const amount = entry.amount ? ` ${show(entry.amount, { kind: 'money', asset: currency }, 'up')}` : '';
    return `${entry.on}  ${entry.name}${entry.line ? ` (${entry.line})` : ''}${amount}${entry.due ? `, due ${entry.due}` : ''}`;
  }
  const legs = entry.legs
    .filter((leg) => leg.owner === 'pool')
    .map((leg) => `${leg.kind} ${leg.amount.gt(0) ? '+' : ''}${plain(leg.amount)} ${leg.asset}`);
  return `${entry.on}  ${entry.reason}: ${legs.join(', ')}`;
}

function asTable(scenario: Scenario, state: State, last: Report, frames: readonly Frame[]): string {
  const rows = SHOWN.map((name) => last.figures[name]).filter(
    (figure) => figure !== undefined && !figure.value.isZero(),
  );
  const wide = Math.max(...rows.map((figure) => figure?.label.length ?? 0));
  return [
    `${scenario.title ?? 'Scenario'} · ${scenario.rulebook} · ${state.on} · ${last.status}`,
    '',
    ...rows.map((figure) => (figure ? `${figure.label.padEnd(wide)}  ${showFigure(figure)}` : '')),
    '',
    ...journalOf(frames).map((entry) => line(entry, last.view.currency)),
  ].join('\n');
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

/** What the command prints, and its exit status. */
export function run(args: readonly string[]): {
  readonly status: 0 | 2;
  readonly out: string;
  readonly error: string;
} {
  const files = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json' && arg !== '--help');
  if (args.includes('--help')) return { status: 0, out: HELP, error: '' };
  if (unknown) return { status: 2, out: '', error: `${unknown} is not an option.\n\n${HELP}` };
  const [file] = files;
  if (file === undefined || files.length > 1) return { status: 2, out: '', error: HELP };
  try {
    const scenario = parseScenario(read(file));
    const frames = simulate(scenario);
    const state = lastOf(frames);
    const last = reportOf(state);
    const out = args.includes('--json')
      ? JSON.stringify(asJson(scenario, state, last, frames), null, 2)
      : asTable(scenario, state, last, frames);
    return { status: 0, out, error: '' };
  } catch (error) {
    if (error instanceof EngineError)
      return { status: 2, out: '', error: `${error.message} [${error.code}]` };
    throw error;
  }
}

if (import.meta.main) {
  const { status, out, error } = run(process.argv.slice(2));
  if (out) process.stdout.write(`${out}\n`);
  if (error) process.stderr.write(`${error}\n`);
  process.exitCode = status;
}
