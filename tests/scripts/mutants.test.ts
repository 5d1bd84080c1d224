import { describe, expect, it } from 'vitest';
import { draw } from '../../scripts/mutants/draw.ts';
import { apply, type Site } from '../../scripts/mutants/edit.ts';
import { equivalentOf, readEquivalents, stale } from '../../scripts/mutants/equivalents.ts';
import { nextDecimal } from '../../scripts/mutants/mutators.ts';
import { orderFor } from '../../scripts/mutants/order.ts';
import { type Mutant, summary } from '../../scripts/mutants/report.ts';
import { exportsIn, parses, sitesIn } from '../../scripts/mutants/sites.ts';
import type { Trial } from '../../scripts/mutants/trial.ts';

const SOURCE = `
import { type Decimal, up } from './decimal.ts';
import { greatest, sum } from './figure.ts';

/** Never plus, always minus: if (a < b) '0.25'. */
export interface Band { readonly side: 'long' | 'short'; readonly rate: '0.25' }

export const RATE = { rate: '0.25', floor: '2000', label: '4210', id: '7', days: 5, share: '0.9' };

export function need(a: Decimal, b: Decimal, side: string): Decimal {
  if (a.isNegative()) throw new EngineError('x.y', 'a' + 'b', a.plus(b) + ' is below');
  if (b === undefined) throw new Error('cannot be');
  const text = 'price ' + side;
  const value = side === 'long' && a.lt(b) ? a.plus(b).abs() : up(a.times(b).negated(), 2);
  const figure = greatest({ rounding: 'up' }, sum({}, [1, a], [-1, b]));
  return !figure && text.length < 3 ? ratio(value, b) : Decimal.max(value, b);
}
`;

const EXPORTS = new Set(['up', 'down', 'sum', 'greatest', 'least']);
const sites = sitesIn('engine/rules/example.ts', SOURCE, () => EXPORTS);
const kinds = sites.map((site) => site.kind);

function kindsOf(text: string, file = 'engine/example.ts'): string[] {
  return sitesIn(file, text, () => EXPORTS).map((site) => site.kind);
}

describe('sites', () => {
  it.each([
    ['.lt → .lte'],
    ['.plus → .minus'],
    ['.abs dropped'],
    ['.abs → .neg'],
    ['.negated dropped'],
    ['.times → .div'],
    ['.max → .min'],
    ['up → down'],
    ['greatest → least'],
    ["'up' → 'down'"],
    ['< → <='],
    ['=== → !=='],
    ['&& → ||'],
    ['negated'],
    ['! dropped'],
    ['sign'],
    ['ratio: arguments exchanged'],
    ['0.25 → 0.26'],
    ['2000 → 2001'],
    ['0.9 → 1.0'],
    ['5 → 6'],
  ])('holds %s', (kind) => {
    expect(kinds).toContain(kind);
  });

  it('are each another text that still parses', () => {
    const texts = sites.map((site) => apply(SOURCE, site.edits));
    expect(new Set([SOURCE, ...texts]).size).toBe(sites.length + 1);
    expect(texts.filter((text) => !parses('example.ts', text))).toEqual([]);
    expect(parses('example.ts', 'const a = ;')).toBe(false);
  });

  it('leave types, imports, comments, messages and words for people alone', () => {
    const lines = sites.map((site) => site.before);
    expect(
      lines.filter((line) => /import|interface|Never|EngineError|cannot be|'price '/.test(line)),
    ).toEqual([]);
    expect(kinds.filter((kind) => kind.includes('4210') || kind.includes('7'))).toEqual([]);
  });

  it('know their line, before and after', () => {
    const site = sites.find(({ kind }) => kind === '.negated dropped');
    expect(site).toMatchObject({ file: 'engine/rules/example.ts', line: 14 });
    expect(site?.before).toContain('up(a.times(b).negated(), 2)');
    expect(site?.after).toContain('up(a.times(b), 2)');
  });

  it('import the name that a fault needs, or are none', () => {
    const call = "import { up } from './decimal.ts';\nup(1, 2);";
    const [site] = sitesIn('engine/example.ts', call, () => EXPORTS);
    expect(site && apply(call, site.edits)).toBe("import { up, down } from './decimal.ts';\ndown(1, 2);");
    expect(sitesIn('engine/example.ts', call, () => new Set())).toEqual([]);
    expect(kindsOf('const down = 1;\nconst up = 2;\nup(3);')).toEqual(['up → down']);
  });

  it('count decimal texts as rates only where rates live', () => {
    expect(kindsOf("const rate = '0.25';")).toEqual([]);
    expect(kindsOf("const rate = '0.25';", 'engine/rulebooks/x.ts')).toEqual(['0.25 → 0.26']);
  });

  it('find signs at the head of a pair and nowhere else', () => {
    expect(
      kindsOf('const a = [1, x]; const b = [-1, x]; const c = [1, 2, 3]; const d = x.slice(1);'),
    ).toEqual(['sign', 'sign']);
  });
});

it('counts a decimal up in its last place', () => {
  expect(['0.25', '0.99', '5', '09', '2.50', '0.009'].map(nextDecimal)).toEqual([
    '0.26',
    '1.00',
    '6',
    '10',
    '2.51',
    '0.010',
  ]);
});

it('reads what a module exports', () => {
  const text = 'export const a = 1, b = 2; const c = 3; export function d() {} export interface E {}';
  expect([...exportsIn(text)]).toEqual(['a', 'b', 'd']);
});

describe('a draw', () => {
  const many = ['a', 'b', 'c'].flatMap((name) => sitesIn(`engine/${name}.ts`, SOURCE, () => EXPORTS));

  it('is the same for the same seed and another for another', () => {
    expect(draw(many, 12, 1)).toEqual(draw(many, 12, 1));
    expect(draw(many, 12, 1)).not.toEqual(draw(many, 12, 2));
  });

  it('takes from every file and every kind, never twice, and all there are at most', () => {
    const drawn = draw(many, 30, 5);
    expect(new Set(drawn).size).toBe(30);
    expect(new Set(drawn.map((site) => site.file)).size).toBe(3);
    expect(new Set(drawn.map((site) => site.group)).size).toBeGreaterThan(5);
    expect(draw(many, 9999, 5)).toHaveLength(many.length);
  });
});

describe('the order of the test files', () => {
  const file = (name: string, seconds: number) => ({ name: `tests/engine/${name}.test.ts`, seconds });
  const files = [
    file('tax-gains', 2),
    file('carry-interest', 3),
    file('properties/lots', 9),
    file('step', 1),
  ];
  const order = (mutated: string) =>
    orderFor(mutated, files).map((name) => name.replace(/^tests\/engine\/|\.test\.ts$/g, ''));

  it('begins with names that are like the mutated file, and then with what is quick', () => {
    expect(order('engine/tax/lots.ts')).toEqual(['tax-gains', 'properties/lots', 'step', 'carry-interest']);
    expect(order('engine/carry/interest.ts')).toEqual([
      'carry-interest',
      'step',
      'tax-gains',
      'properties/lots',
    ]);
    expect(order('engine/properties.ts')).toEqual(['step', 'tax-gains', 'carry-interest', 'properties/lots']);
  });

  it('leaves out none', () => {
    expect(orderFor('engine/step.ts', files).toSorted()).toEqual(files.map(({ name }) => name).toSorted());
  });
});

describe('the verdict', () => {
  const [first, second] = sites as [Site, Site];
  const trial = (result: Trial['result']): Trial => ({
    result,
    seconds: 1,
    longest: 1,
    output: '',
    files: [],
    by: 'a test',
  });
  const mutants = (...results: Trial['result'][]): Mutant[] =>
    results.map((result) => ({ site: first, trial: trial(result) }));
  const entry = { file: first.file, before: first.before, reason: 'both are the same' };

  it('asks for 97 %, and takes a run without end as caught', () => {
    const caught = Array.from({ length: 32 }, () => 'failed' as const);
    expect(summary(mutants(...caught, 'timeout', 'passed'), [], []).ok).toBe(true);
    expect(summary(mutants(...caught, 'passed'), [], [])).toMatchObject({ ok: false });
    expect(summary(mutants('passed'), [], []).text).toContain(`SURVIVED  ${first.file}:${first.line}`);
  });

  it('names an equivalent with its reason and does not count it', () => {
    const { ok, text } = summary(mutants('failed', 'passed'), [entry], []);
    expect(ok).toBe(true);
    expect(text).toContain('both are the same');
    expect(text).toContain('caught: 1 of 1');
  });

  it('refutes an entry for a fault that a test does catch', () => {
    const exact = { ...entry, after: first.after };
    expect(summary(mutants('failed'), [exact], []).ok).toBe(false);
    expect(summary(mutants('failed'), [entry], []).ok).toBe(true);
  });

  it('finds an entry by file and line, and outdated ones', () => {
    expect(equivalentOf(first, [{ ...entry, after: 'other' }, entry])).toBe(entry);
    const old = [
      { ...entry, before: 'gone' },
      { ...entry, file: 'engine/gone.ts' },
      { ...entry, after: 'gone' },
    ];
    expect(stale([entry, ...old], [first, second])).toEqual(old);
    expect(summary(mutants('failed'), old, old).ok).toBe(false);
  });

  it('reads a list and refuses an entry without a reason', () => {
    expect(readEquivalents(JSON.stringify([entry]))).toEqual([entry]);
    expect(() => readEquivalents(JSON.stringify([entry, { ...entry, reason: ' ' }]))).toThrow('entry 1');
    expect(() => readEquivalents('{}')).toThrow('must be a list');
  });
});
