/** The arrows of the house run one way, and its files stay short. */
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesUnder, importsOf, nodesOf, parse, projectFiles, ROOT, readSource } from '../lib/source.ts';

const engine = filesUnder('engine');

/** What a file takes from outside its folder, as `file: module`. */
function foreign(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const [folder = ''] = file.split('/');
    return importsOf(parse(file, readSource(file)))
      .map(({ from }) => ({ from, to: new URL(from, new URL(file, ROOT)).href }))
      .filter(({ from, to }) => !from.startsWith('.') || !to.startsWith(new URL(`${folder}/`, ROOT).href))
      .map(({ from }) => `${file}: ${from}`);
  });
}

describe('engine/', () => {
  it('takes nothing from outside but decimal.js, and node:fs where a file is read', () => {
    expect(engine.length).toBeGreaterThan(25);
    expect(foreign(engine)).toEqual(['engine/cli.ts: node:fs', 'engine/decimal.ts: decimal.js']);
  });

  it('sees a module that does not belong, whichever way it is loaded', () => {
    const ways = ["import 'astro';", "export * from 'svelte';", "await import('yaml');", "require('fs');"];
    const froms = ways.flatMap((text) => importsOf(parse('x.ts', text)).map(({ from }) => from));
    expect(froms).toEqual(['astro', 'svelte', 'yaml', 'fs']);
    expect(importsOf(parse('x.ts', "type A = import('vite').A;"))[0]?.from).toBe('vite');
  });

  it('names no clock and no chance', () => {
    const forbidden = engine.flatMap((file) =>
      nodesOf(parse(file, readSource(file)))
        .filter((node) => ts.isCallExpression(node) || ts.isNewExpression(node))
        .map((node) => node.getText())
        .filter((text) => /^(Date\.now|Math\.random|performance\.|new Date\(\)|fetch\()/.test(text))
        .map((text) => `${file}: ${text}`),
    );
    expect(forbidden).toEqual([]);
  });

  it('reads `sharing` in `partition` alone; elsewhere it is only handed on', () => {
    const readers = engine.flatMap((file) => {
      const tests = nodesOf(parse(file, readSource(file))).filter((node) => {
        if (!ts.isIdentifier(node) || node.text !== 'sharing') return false;
        const { parent } = node;
        const compared =
          ts.isBinaryExpression(parent) || ts.isConditionalExpression(parent) || ts.isSwitchStatement(parent);
        const member = ts.isPropertyAccessExpression(parent) && parent.name === node && !copies(parent);
        return compared || member || ts.isPrefixUnaryExpression(parent) || ts.isIfStatement(parent);
      });
      return tests.map((node) => `${file}: ${functionOf(node)}`);
    });
    expect(readers).toEqual(['engine/account.ts: partition']);
  });

  it('names isolated and cross in the rulebooks alone', () => {
    const named = engine
      .filter((file) => !file.startsWith('engine/rulebooks/'))
      .filter((file) => /\b(isolated|cross)\b/i.test(readSource(file).replace('cross-multiplication', '')));
    expect(named).toEqual([]);
  });

  it('makes one pooling out of the other by its sharing alone', () => {
    expect(readSource('engine/rulebooks/exchange.ts')).toContain(
      "const cross: Rulebook = { ...isolated, sharing: 'all' };",
    );
  });

  it('hands `sharing` only to `partition`', () => {
    const uses = engine.flatMap((file) =>
      nodesOf(parse(file, readSource(file)))
        .filter((node) => ts.isIdentifier(node) && node.text === 'sharing')
        .map((node) => node.parent)
        .filter((parent) => ts.isCallExpression(parent))
        .map((parent) => `${file}: ${parent.expression.getText()}`),
    );
    expect(uses).toEqual(['engine/state.ts: partition']);
  });
});

/** `sharing: book.sharing`: one rulebook takes over what another says. */
function copies(node: ts.Node): boolean {
  return ts.isPropertyAssignment(node.parent) && node.parent.name.getText() === 'sharing';
}

function functionOf(node: ts.Node): string {
  for (let at = node.parent; at; at = at.parent) if (ts.isFunctionDeclaration(at)) return at.name?.text ?? '';
  return 'the file itself';
}

describe('tests/oracle/', () => {
  it('takes nothing from the engine', () => {
    const froms = filesUnder('tests/oracle').flatMap((file) =>
      importsOf(parse(file, readSource(file))).map(({ from }) => from),
    );
    expect(froms.length).toBeGreaterThan(10);
    expect(froms.filter((from) => !/^(vitest|node:fs|\.\/[\w-]+\.ts)$/.test(from))).toEqual([]);
  });
});

describe('every file', () => {
  it('has at most 300 lines', () => {
    const files = projectFiles().filter((path) => /\.(ts|svelte|astro|css|mjs)$/.test(path));
    expect(files.length).toBeGreaterThan(50);
    const long = files
      .map((path) => [path, readSource(path).trimEnd().split('\n').length] as const)
      .filter(([, lines]) => lines > 300);
    expect(long).toEqual([]);
  });
});
