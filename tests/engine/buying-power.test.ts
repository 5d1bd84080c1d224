import { describe, expect, test } from 'vitest';
import { availableFunds, openingMissing } from '../../engine/buying-power.ts';
import { money } from '../../engine/carry/index.ts';
import { showFigure, substituted } from '../../engine/index.ts';

const usd = (name: string, value: string) => money({ name, label: name }, value);

describe('what a purchase lacks', () => {
  test('is the initial requirement less the equity', () => {
    const missing = openingMissing(usd('equity', '1500'), usd('initial', '2000'));
    expect(substituted(missing)).toBe('$500, never below 0 = $500');
  });
  test('is nothing where the equity is enough, or more', () => {
    for (const equity of ['2000', '2000.01', '9000'])
      expect(showFigure(openingMissing(usd('equity', equity), usd('initial', '2000')))).toBe('$0');
  });
  test('is rounded up, and what is to spare is rounded down', () => {
    const [equity, initial] = [usd('equity', '1999.995'), usd('initial', '2000')];
    expect(showFigure(openingMissing(equity, initial))).toBe('$0.01');
    expect(showFigure(availableFunds(usd('equity', '2000.005'), initial))).toBe('$0');
  });
});
