import { expect, test } from 'vitest';
import { idsOf, minutesToRead, usesOf } from '../../src/lib/lesson-source.ts';

const BODY = `
import Thing from './thing.astro';

A <Term id="equity" tone="eq">word</Term>.<Cite id="finra-4210" section="(c)(1)" /> Another.<Cite
  section='(a)'
  id='reg-t-220-12'
/> And the first again.<Cite id="finra-4210" section="(d)(1)" /><Cited id="no" />
`;

test('reads the uses of a component in the order of the text, over several lines', () => {
  expect(usesOf('Cite', BODY)).toEqual([
    { id: 'finra-4210', section: '(c)(1)' },
    { id: 'reg-t-220-12', section: '(a)' },
    { id: 'finra-4210', section: '(d)(1)' },
  ]);
  expect(usesOf('Term', BODY)).toEqual([{ id: 'equity' }]);
});

test('numbers each source once', () => {
  expect(idsOf(usesOf('Cite', BODY))).toEqual(['finra-4210', 'reg-t-220-12']);
});

test('counts words that are read, at 200 a minute, and never says 0 minutes', () => {
  expect(minutesToRead('word '.repeat(1000))).toBe(5);
  expect(
    minutesToRead(`${'word '.repeat(200)} <Figure a="${'b '.repeat(500)}" /> {/* ${'c '.repeat(500)} */}`),
  ).toBe(1);
  expect(minutesToRead(BODY)).toBe(1);
});
