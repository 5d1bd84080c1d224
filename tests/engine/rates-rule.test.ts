/** Rates by band and floors for each share, apart from any rulebook: longs have floors too, and rays start anywhere. */

import { describe, expect, it } from 'vitest';
import { decimal, plain, viewOf } from '../../engine/index.ts';
import { quotientOf } from '../../engine/ratio.ts';
import { kinksOf, requirementOf } from '../../engine/rules/index.ts';
import type { RatesRule } from '../../engine/rules/rates.ts';
import { rates } from '../../engine/rules/rates.ts';
import { pool, start, stock } from '../lib/engine.ts';

const rule = {
  source: 'example',
  says: 'An example.',
  checked: '2026-11-22',
  standing: 'house',
} as const;

const BANDS = [
  { from: '0', rate: '1', perUnit: '2.50', rule },
  { from: '5', rate: '0.4', perUnit: '3', rule },
];

const RULE: RatesRule = {
  kind: 'rates',
  by: rates,
  name: 'asked',
  label: 'Asked',
  long: BANDS,
  short: BANDS,
};

function view(price: string, quantity: string) {
  return viewOf(start({ instruments: [stock(price)], pools: [pool({ cash: '1000' }, { XYZ: quantity })] }));
}

describe('a floor for each share', () => {
  it.each([
    ['2', '10', '25'],
    ['2', '-10', '25'],
    ['6', '10', '30'],
    ['6', '-10', '30'],
    ['10', '10', '40'],
  ])('at %s asks of %s shares %s', (price, quantity, asked) => {
    expect(plain(requirementOf(RULE, view(price, quantity)).value)).toBe(asked);
  });
});

describe('the kinks of a ray', () => {
  it('are where its price, wherever that starts, passes a band or a floor', () => {
    const held = view('10', '10');
    const ray = {
      from: decimal('0'),
      to: null,
      at: () => held,
      price: () => ({ start: decimal('1'), slope: decimal('2') }),
    };
    // Prices 0, 2.5 ÷ 1, 5 and 3 ÷ 0.4, each less 1 and halved.
    expect(kinksOf(RULE, ray).map((t) => plain(quotientOf(t)))).toEqual(['-0.5', '0.75', '2', '3.25']);
  });
});
