/** A reader's browser has the rulebooks of the figures on its page, and no others. */
import { expect, test } from 'vitest';
import { RULEBOOK_IDS } from '../../engine/index.ts';
import { entering, rulebooksOf, withoutRulebooks } from '../../src/lib/rulebooks-in-use.mjs';
import { ROOT, readSource } from '../lib/source.ts';

const table = readSource('engine/rulebooks/index.ts');

test('every rulebook is found in the table, and each can be entered alone', () => {
  for (const id of RULEBOOK_IDS) {
    const module = entering(table, new Set([id]));
    for (const other of RULEBOOK_IDS) expect(module.includes(`'${other}': {`)).toBe(other === id);
  }
});

test('what a line names comes with it, and the table itself begins empty', () => {
  const module = entering(table, new Set(['us-broker.2026-11']));
  expect(module).toContain("import { usBroker } from './us-broker.ts';");
  expect(module).toContain('const HOUSE');
  const without = withoutRulebooks(table);
  for (const id of RULEBOOK_IDS) expect(without).not.toContain(`'${id}': {`);
  expect(without).toContain('export function rulebookMade');
  // Of a rulebook’s own module, nothing is left that would bring it along.
  expect(without.match(/(?<=from ')[^']+/g)).toEqual(['../errors.ts', '../rulebook.ts']);
});

test('a widget has the rulebooks that its presets name, unless the build has compiled them', () => {
  expect([...rulebooksOf(ROOT, 'survival', table)]).toEqual([]);
  expect([...rulebooksOf(ROOT, 'margin-call', table)]).toEqual(['us-broker.2026-11']);
  expect([...rulebooksOf(ROOT, 'interest', table)]).toEqual([]);
  // Those that a reader may choose stand in its own files.
  expect([...rulebooksOf(ROOT, 'replay', table)]).toContain('okx-futures-isolated.2026-11');
});

test('a rulebook that there is not, and a table that is written differently, stop the build', () => {
  expect(() => entering(table, new Set(['nobody.2026-11']))).toThrow(/no rulebook nobody/);
  expect(() => withoutRulebooks('const RULEBOOKS = books;')).toThrow(/written differently/);
});
