/** A reader's browser has the rulebooks that presets name, and no others. */
import { expect, test } from 'vitest';
import { RULEBOOK_IDS } from '../../engine/index.ts';
import { rulebooksNamed, withRulebooks } from '../../src/lib/rulebooks-in-use.mjs';
import { ROOT, readSource } from '../lib/source.ts';

const table = readSource('engine/rulebooks/index.ts');

test('every rulebook is found in the table, and each can be left out alone', () => {
  for (const id of RULEBOOK_IDS) {
    const without = withRulebooks(table, new Set(RULEBOOK_IDS.filter((other) => other !== id)));
    for (const other of RULEBOOK_IDS) expect(without.includes(`'${other}': {`)).toBe(other !== id);
  }
  expect(withRulebooks(table, new Set(RULEBOOK_IDS))).toBe(table);
});

test('what only rulebooks that are left out need is not imported either', () => {
  const one = withRulebooks(table, new Set(['us-broker.2026-11']));
  expect(one).toContain("from './us-broker.ts'");
  expect(one).not.toContain("from './spot-margin.ts'");
  expect(one).not.toContain("from './exchange.ts'");
  const two = withRulebooks(table, new Set(['us-broker.2026-11', 'kraken-margin.2026-11']));
  expect(two).toContain("import { krakenMargin } from './spot-margin.ts';");
});

test('presets name rulebooks that there are', () => {
  const named = [...rulebooksNamed(ROOT)];
  expect(named.length).toBeGreaterThan(0);
  expect(RULEBOOK_IDS).toEqual(expect.arrayContaining(named));
});

test('a table that is written differently stops the build', () => {
  expect(() => withRulebooks('const RULEBOOKS = books;', new Set())).toThrow(/written differently/);
});
