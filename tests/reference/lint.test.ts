/** An adapter only builds an account and reads figures by name: what it computes itself would prove nothing. */
import { describe, expect, it } from 'vitest';
import { arithmeticIn } from '../lib/no-arithmetic.ts';
import { filesUnder, readSource } from '../lib/source.ts';

const ALLOWED = [
  /^vitest$/,
  /^\.\/(adapters\/)?[\w-]+\.ts$/,
  /^\.\/[\w-]+\.json$/,
  /^(\.\.\/)+lib\/(expected|no-arithmetic|source|venue-expected)\.ts$/,
];

describe('tests/reference', () => {
  const files = filesUnder('tests/reference');

  it('has adapters', () => {
    expect(files.filter((file) => file.includes('/adapters/')).length).toBeGreaterThan(3);
  });

  it.each(files)('%s neither computes nor solves', (file) => {
    // This file holds examples of what is forbidden, as texts; it may not import more for it.
    expect(arithmeticIn(file, readSource(file), ALLOWED)).toEqual([]);
  });
});

describe('the lint itself', () => {
  const check = (text: string) => arithmeticIn('example.ts', text, ALLOWED);

  it.each([
    ["import Decimal from 'decimal.js';", 'imports decimal.js'],
    ["import { decimal } from '../../../engine/decimal.ts';", 'imports ../../../engine/decimal.ts'],
    ["import { decimal } from '../../../engine/index.ts';", 'takes decimal from the engine'],
    ["import { callPrices as x } from '../../engine/index.ts';", 'takes callPrices from the engine'],
    ["import * as engine from '../../engine/index.ts';", 'takes * from the engine'],
    ["export { profile } from '../../engine/index.ts';", 'takes profile from the engine'],
    ["import { firstChange } from '../../engine/solve.ts';", 'imports ../../engine/solve.ts'],
    ["const m = await import('../../engine/solve.ts');", 'imports ../../engine/solve.ts'],
    ["const m = require('decimal.js');", 'imports decimal.js'],
    ['const x = a + b;', 'computes a + b'],
    ['const x = a - 1;', 'computes a - 1'],
    ['const x = a * b;', 'computes a * b'],
    ['const x = a / b;', 'computes a / b'],
    ['const x = a % b;', 'computes a % b'],
    ['let x = 1; x += 1;', 'computes x += 1'],
    ['let x = 1; x++;', 'computes x++'],
    ['const x = +text;', 'computes +text'],
    ['const x = -size;', 'computes -size'],
    ['const x = 10n;', 'computes with 10n'],
    ['const x = a.plus(b);', 'reaches for plus'],
    ["const x = a['times'](b);", "reaches for a['times']"],
    ['const x = figure.value;', 'reaches for value'],
    ['const { value: x } = figure;', 'reaches for value: x'],
    ['const x = Number(text);', 'reaches for Number'],
    ['const x = Math.max(a, b);', 'reaches for Math'],
  ])('%s', (text, problem) => {
    expect(check(text)).toEqual([`example.ts:1 ${problem}`]);
  });

  it.each([
    "const quantity = '-' + shares;",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the example holds a template
    'const quantity = `-${shares}`;',
    'const last = list.at(-1);',
    "import type { Decimal } from '../../engine/index.ts';",
    "import { parseScenario, type Figure } from '../../engine/index.ts';",
    'const wrong = !found && status === name;',
  ])('lets pass: %s', (text) => {
    expect(check(text)).toEqual([]);
  });
});
