/** What is taken out of decimal.js for the browser is what nobody calls. */
import { readFileSync } from 'node:fs';
import { Decimal } from 'decimal.js';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { METHODS, withoutUnused } from '../../src/lib/decimal-in-use.mjs';
import { filesUnder, nodesOf, parse, readSource } from '../lib/source.ts';

const text = readFileSync('node_modules/decimal.js/decimal.mjs', 'utf8');
const short = withoutUnused(text);

/** Methods that are called on something which is no well-known object: it may be a decimal. */
function calledIn(files: readonly string[]): Set<string> {
  const calls = files.flatMap((file) => nodesOf(parse(file, readSource(file))).filter(ts.isCallExpression));
  const members = calls.map((call) => call.expression).filter(ts.isPropertyAccessExpression);
  return new Set(
    members
      .filter((member) => !/^(Math|Number|Object)$/.test(member.expression.getText()))
      .map(({ name }) => name.text),
  );
}

test('every method of a decimal that our code calls is kept', () => {
  const called = calledIn([
    ...filesUnder('engine'),
    ...filesUnder('components').filter((f) => f.endsWith('.ts')),
  ]);
  const ofDecimal = Object.getOwnPropertyNames(Decimal.prototype).filter((name) => called.has(name));
  expect(ofDecimal.length).toBeGreaterThan(15);
  expect(ofDecimal.filter((name) => !METHODS.has(name))).toEqual([]);
});

test('what decimal.js calls itself for those is kept too', async () => {
  const url = `data:text/javascript,${encodeURIComponent(short)}`;
  const { Decimal: Short } = (await import(/* @vite-ignore */ url)) as { Decimal: typeof Decimal };
  const [Whole, Part] = [Decimal, Short].map((D) =>
    D.clone({ precision: 200, toExpNeg: -1000, toExpPos: 1000 }),
  );
  if (!Whole || !Part) throw new Error('There are two of them.');
  const texts = ['0', '-0', '7', '-12.5', '0.000000000000000001', '999999999999999.999999999999999999'];
  for (const a of texts)
    for (const b of texts) {
      const [results, others] = [Whole, Part].map((D) => {
        const [x, y] = [new D(a), new D(b)];
        const quotient = y.isZero() ? x : x.div(y);
        return [
          x.plus(y),
          x.minus(y),
          x.times(y),
          quotient,
          x.neg().abs(),
          x.floor(),
          x.ceil(),
          x.toDecimalPlaces(2),
        ]
          .map((value) => value.toFixed())
          .concat(String(x.cmp(y)), x.toSignificantDigits(3).toFixed(1), `${x.lt(y)} ${x.gte(y)} ${x.eq(y)}`);
      });
      expect(others).toEqual(results);
    }
  expect(() => new Part('x')).toThrow();
});

test('it is much less', () => {
  expect(short.length).toBeLessThan(text.length * 0.8);
  for (const name of ['sin', 'ln', 'toFraction']) expect(short).not.toContain(`P.${name} =`);
});

test('a decimal.js that is written differently stops the build', () => {
  expect(() => withoutUnused('export class Decimal {}')).toThrow(/written differently/);
});
