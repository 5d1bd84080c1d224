import { describe, expect, it } from 'vitest';
import { given } from '../../engine/figure.ts';
import { decimal, type Figure, sentence, substituted } from '../../engine/index.ts';
import { lossesInARow, positionSize, type SizeInput, stopOutcome } from '../../engine/position-size.ts';
import { refusal } from '../lib/engine.ts';
import { by, evaluate, limit, stop, trailing } from '../lib/orders.ts';
import { text } from '../lib/tax.ts';

function risk(amount: string): Figure {
  return given(
    { name: 'risk', label: 'Amount at risk', unit: { kind: 'money', asset: 'USD' } },
    decimal(amount),
  );
}

function size(amount: string, entry: string, stopAt: string, lot = '1', more: Partial<SizeInput> = {}) {
  return positionSize({
    risk: risk(amount),
    entry: decimal(entry),
    stop: decimal(stopAt),
    lot: decimal(lot),
    ...more,
  });
}

describe('position size from risk', () => {
  it.each([
    // risk, entry, stop, lot: exact, whole, at risk, value
    ['200', '50', '46', '1', ['50', '50', '200', '2500']],
    ['100', '50', '48.50', '1', ['66.666667', '66', '99', '3300']],
    ['100', '50', '48.50', '0.01', ['66.666667', '66.66', '99.99', '3333']],
    ['100', '50', '48.50', '100', ['66.666667', '0', '0', '0']],
    // A short stops above its entry.
    ['100', '50', '51.50', '1', ['66.666667', '66', '99', '3300']],
    ['100', '50', '0', '1', ['2', '2', '100', '100']],
    ['99.99', '20', '10', '10', ['9.999', '0', '0', '0']],
    ['100', '20', '10', '10', ['10', '10', '100', '200']],
  ])('%s at risk, in at %s, out at %s, lots of %s', (amount, entry, out, lot, expected) => {
    const { exact, quantity, atRisk, value } = size(amount, entry, out, lot);
    expect([exact, quantity, atRisk, value].map(text)).toEqual(expected);
  });

  it('rounds down, since one lot more would put more at risk than was meant', () => {
    const { quantity, atRisk, distance } = size('100', '50', '48.50');
    expect(atRisk.value.lte(100)).toBe(true);
    expect(atRisk.value.plus(distance.value).gt(100)).toBe(true);
    expect(substituted(quantity)).toBe('66.666667… − 0.666667… = 66');
    expect(sentence(quantity)).toBe(
      'Size in whole lots is 66: size by risk (66.666666) less part of a lot, left out (0.666667).',
    );
  });

  it('tells what a stop does not promise', () => {
    expect(size('100', '50', '48').atRisk.rule).toMatchObject({
      source: 'sec-stop-orders',
      standing: 'text',
    });
  });

  it('keeps where the risk comes from', () => {
    const { exact } = size('100', '50', '48');
    expect(exact.parts.map((part) => part.label)).toEqual(['Amount at risk', 'Between entry and stop']);
    expect(exact.parts[1] && substituted(exact.parts[1])).toBe('$50.00 − $48.00 = $2.00');
    const [, short] = size('100', '50', '53').exact.parts;
    expect(short && substituted(short)).toBe('$53.00 − $50.00 = $3.00');
  });

  it.each([
    ['size.risk', ['0', '50', '48', '1']],
    ['size.risk', ['-1', '50', '48', '1']],
    ['size.entry', ['1', '0', '48', '1']],
    ['size.stop', ['1', '50', '50', '1']],
    ['size.stop', ['1', '50', '-1', '1']],
    ['size.lot', ['1', '50', '48', '0']],
  ] as const)('refuses: %s', (code, [amount, entry, out, lot]) => {
    expect(refusal(() => size(amount, entry, out, lot))?.code).toBe(code);
  });
});

describe('what a filled stop promised and did', () => {
  function outcome(
    order: Parameters<typeof evaluate>[0][number],
    from: string,
    to: string,
    position: string,
    entry: string,
  ) {
    const [fill] = evaluate([order], from, to, position).fills;
    if (!fill) throw new Error('no fill');
    const { promised, lost, gap } = stopOutcome(fill, decimal(entry), 'USD');
    return [promised, lost, gap].map(text);
  }

  it('a gap costs what lies beyond the stop', () => {
    expect(outcome(stop('s', '95', '100'), '100', '95', '100', '100')).toEqual(['500', '500', '0']);
    expect(outcome(stop('s', '95', '100'), '100', '80', '100', '100')).toEqual(['500', '2000', '1500']);
    expect(outcome(stop('s', '105', '100', { side: 'buy' }), '100', '130', '-100', '100')).toEqual([
      '500',
      '3000',
      '2500',
    ]);
  });

  it('a trailing stop may have secured a gain', () => {
    expect(outcome(trailing('t', by('5'), '115', '10'), '120', '112', '10', '100')).toEqual([
      '-150',
      '-120',
      '30',
    ]);
  });

  it('is for stops: a limit keeps its price', () => {
    expect(refusal(() => outcome(limit('l', '90', '1'), '100', '95', '1', '100'))).toMatchObject({
      code: 'size.order',
      field: 'order l',
    });
  });

  it('says so', () => {
    const [fill] = evaluate([stop('s', '95', '100')], '100', '80', '100').fills;
    if (!fill) throw new Error('no fill');
    const { gap, promised, lost } = stopOutcome(fill, decimal(100), 'USD');
    expect(substituted(gap)).toBe('100 × $15.00 = $1,500');
    expect([promised, lost, gap].map((figure) => figure.rule?.source)).toEqual(
      Array(3).fill('sec-stop-orders'),
    );
  });
});

describe('losses in a row', () => {
  const rate = (value: string): Figure =>
    given({ name: 'riskRate', label: 'Risk', unit: { kind: 'rate' } }, decimal(value));

  // ln 0.5 ÷ ln 0.99 = 68.97, ln 0.5 ÷ ln 0.9 = 6.58
  it.each([
    ['0.01', '0.5', '69'],
    ['0.02', '0.5', '35'],
    ['0.1', '0.5', '7'],
    ['0.5', '0.5', '1'],
    ['0.5', '0.49', '2'],
    ['1', '0.01', '1'],
  ])('%s each, until %s is left: %s', (each, left, count) => {
    expect(text(lossesInARow(rate(each), decimal(left)))).toBe(count);
  });

  it('must lose something, and leave something', () => {
    const refused = (each: string, left: string) =>
      refusal(() => lossesInARow(rate(each), decimal(left)))?.code;
    expect([refused('0', '0.5'), refused('1.1', '0.5'), refused('0.1', '0'), refused('0.1', '1')]).toEqual([
      'size.rate',
      'size.rate',
      'size.left',
      'size.left',
    ]);
  });
});
