/** What is taken out of Svelte for the browser is what no component asks for. */
import { globSync } from 'node:fs';
import { compile, compileModule } from 'svelte/compiler';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { readSource } from '../lib/source.ts';

const files = globSync('components/**/*.svelte{,.ts}');

function compiled(file: string, text = readSource(file)): string {
  const options = { filename: file, generate: 'client', dev: false } as const;
  if (file.endsWith('.svelte')) return compile(text, options).js.code;
  const script = ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ESNext } });
  return compileModule(script.outputText, options).js.code;
}

/** Deep state: made as a proxy at once, or by a `set` that makes one of what it is given. */
const DEEP = /\$\.proxy\(|\$\.set\([^,;]+,[^;]+, true\)|create_custom_element/;

test('a state that holds more than one value is replaced as a whole', () => {
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => DEEP.test(compiled(file)))).toEqual([]);
});

/** An error that is caught, or something that is awaited while a component is made. */
const BOUNDARY = /\$\.(boundary|async|pending|save|async_derived)\(/;

test('no component waits, and none catches what another throws', () => {
  expect(files.filter((file) => BOUNDARY.test(compiled(file)))).toEqual([]);
  expect(compiled('A.svelte', '<svelte:boundary>{1}{#snippet failed()}{/snippet}</svelte:boundary>')).toMatch(
    BOUNDARY,
  );
});

test('a deep one would be noticed', () => {
  const of = (script: string) => compiled('A.svelte', `<script>${script}</script>`);
  expect(of('let list = $state([]); function add() { list.push(1); } add();')).toMatch(DEEP);
  expect(of('let it = $state(null); function put(x) { it = x; } put([]);')).toMatch(DEEP);
  expect(of('let it = $state.raw(null); function put(x) { it = x; } put([]);')).not.toMatch(DEEP);
});
