import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesFor, writeNew } from '../../scripts/new.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'margin-lab-new-'));
  mkdirSync(path.join(root, 'content/lessons'), { recursive: true });
  writeFileSync(path.join(root, 'content/lessons/one.mdx'), '---\nnumber: 5\n---\n');
});
afterEach(() => rmSync(root, { recursive: true }));

test('a lesson is one file, with the next number and a title from its name', () => {
  const files = filesFor('lesson', 'what-a-loan-costs', root);
  expect(Object.keys(files)).toEqual(['content/lessons/what-a-loan-costs.mdx']);
  writeNew(files, root);
  const text = readFileSync(path.join(root, 'content/lessons/what-a-loan-costs.mdx'), 'utf8');
  expect(text).toMatch(/^---\ntitle: What a loan costs\nnumber: 6\n/);
  expect(text).toContain('<Check');
});

test('a widget has its folder, a preset and a test, each under its own name', () => {
  const files = filesFor('widget', 'short-sale', root);
  expect(Object.keys(files).toSorted()).toEqual([
    'components/widgets/short-sale/ShortSale.svelte',
    'components/widgets/short-sale/ShortSaleFigure.astro',
    'components/widgets/short-sale/describe.ts',
    'components/widgets/short-sale/moment.ts',
    'components/widgets/short-sale/params.ts',
    'components/widgets/short-sale/short-sale.svelte.ts',
    'components/widgets/short-sale/widget.ts',
    'content/scenarios/short-sale.1.yaml',
    'tests/components/short-sale.test.ts',
  ]);
  expect(Object.values(files).join()).not.toMatch(/undefined|\$\{slug|\$\{name/);
});

test('nothing that is there is written over, and then nothing at all is written', () => {
  const files = filesFor('widget', 'short-sale', root);
  mkdirSync(path.join(root, 'content/scenarios'));
  writeFileSync(path.join(root, 'content/scenarios/short-sale.1.yaml'), 'mine');
  expect(() => writeNew(files, root)).toThrow(/short-sale\.1\.yaml: already there\. Nothing was written/);
  expect(readdirSync(root)).toEqual(['content']);
});

test.each(['Short Sale', '../x', '', 'a--b', '-a', 'ä'])('“%s” is no name', (name) => {
  expect(() => filesFor('lesson', name, root)).toThrow(/is no name for a lesson/);
});

test('another kind is answered with the usage', () => {
  expect(() => filesFor('page', 'x', root)).toThrow(/npm run new -- lesson NAME/);
});
