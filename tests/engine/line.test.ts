import { describe, expect, it } from 'vitest';
import { type Decimal, decimal, plain } from '../../engine/decimal.ts';
import { crossing, linesOn, openStretches, root, slopeAndHeight, valueAt } from '../../engine/line.ts';
import { type Ratio, ratio } from '../../engine/ratio.ts';

const r = (num: string | number, den: string | number = 1) => ratio(decimal(num), decimal(den));

/** In lowest terms only by chance, so it is compared as one number over the other. */
function shown(value: Ratio | null): string {
  return value === null ? 'nowhere' : plain(value.num.div(value.den).toDecimalPlaces(6));
}

/** The line of `slope × t + height` on a stretch. */
function lineOf(slope: string, height: string, low: Ratio, high: Ratio | null) {
  const [line] = linesOn({ low, high }, [(t: Decimal) => t.times(slope).plus(height)]);
  if (!line) throw new Error('one function, one line');
  return line;
}

const STRETCHES: [Ratio, Ratio | null][] = [
  [r(0), null],
  [r('7.3'), null],
  [r(0), r('0.001')],
  [r(50, 3), r(17)],
  [r(500, 31), r(50, 3)],
];

describe.each(STRETCHES)('on stretch %#', (low, high) => {
  it.each([
    ['0.7', '-5000', '7142.857143'],
    ['-1.31', '7500.25', '5725.381679'],
    ['3', '0', '0'],
    ['0.0031', '-0.05', '16.129032'],
  ])('a line of slope %s and height %s is found again', (slope, height, zero) => {
    const line = lineOf(slope, height, low, high);
    const found = slopeAndHeight(line);
    expect([shown(found.slope), shown(found.height)]).toEqual([slope, height]);
    expect(shown(root(line))).toBe(zero);
    expect(shown(valueAt(line, r(10)))).toBe(plain(decimal(slope).times(10).plus(height)));
    expect(shown(valueAt(line, r(1, 3)))).toBe(plain(decimal(slope).div(3).plus(height).toDecimalPlaces(6)));
  });

  it('a level line has no root, and two lines meet once or never', () => {
    expect(shown(root(lineOf('0', '5', low, high)))).toBe('nowhere');
    expect(shown(crossing(lineOf('2', '1', low, high), lineOf('5', '-8', low, high)))).toBe('3');
    expect(shown(crossing(lineOf('2', '1', low, high), lineOf('2', '-8', low, high)))).toBe('nowhere');
  });
});

describe('openStretches', () => {
  const cut = (from: string, to: string | null, ...kinks: Ratio[]) =>
    openStretches({ from: decimal(from), to: to === null ? null : decimal(to) }, kinks).map(
      ({ low, high }) => `${shown(low)} … ${shown(high)}`,
    );

  it('cuts a ray at the kinks inside it, in order and each once', () => {
    expect(cut('0', null)).toEqual(['0 … nowhere']);
    expect(cut('0', null, r(5), r('2.5'), r(10, 2), r(-1), r(0))).toEqual([
      '0 … 2.5',
      '2.5 … 5',
      '5 … nowhere',
    ]);
    expect(cut('0', '4', r(5), r(4), r(50, 20))).toEqual(['0 … 2.5', '2.5 … 4']);
    expect(cut('0', '0')).toEqual([]);
  });
});
