/** A sheet that says nothing new is not linked. */
import { expect, test } from 'vitest';
import { repeated, rulesOf } from '../../src/lib/styles-once.mjs';

test('rules are found with all that their braces hold', () => {
  expect(rulesOf('a{b:c}@media (x){d{e:f}g{h:i}}j{}')).toEqual(['a{b:c}', '@media (x){d{e:f}g{h:i}}', 'j{}']);
});

test('what others say is left out, whichever of them says it', () => {
  const sheets = new Map([
    ['one', 'a{b:c}'],
    ['two', 'd{e:f}'],
    ['both', 'a{b:c}d{e:f}'],
  ]);
  expect(repeated(sheets)).toEqual(['both']);
});

test('of two that are alike one stays, and one with a rule of its own stays', () => {
  expect(
    repeated(
      new Map([
        ['a', 'x{}'],
        ['b', 'x{}'],
      ]),
    ),
  ).toEqual(['b']);
  expect(
    repeated(
      new Map([
        ['a', 'x{}'],
        ['b', 'x{}y{}'],
      ]),
    ),
  ).toEqual(['a']);
  expect(
    repeated(
      new Map([
        ['a', 'x{}z{}'],
        ['b', 'x{}y{}'],
      ]),
    ),
  ).toEqual([]);
});
