/** A crowd of accounts drawn from a seed. */
import { describe, expect, it } from 'vitest';
import { crowdOf } from '../../engine/crowd.ts';
import { decimal } from '../../engine/index.ts';
import { refusal } from '../lib/engine.ts';

describe('a crowd', () => {
  const size = { longs: 240, shorts: 60, leverage: 50, price: decimal(100) };

  it('is the same for the same seed, with as much short as long', () => {
    for (const seed of [1, 2, 3, 77, 1234]) {
      const crowd = crowdOf(seed, size);
      expect(crowd).toEqual(crowdOf(seed, size));
      const open = crowd.reduce((sum, { quantity }) => sum.plus(quantity), decimal(0));
      expect(open.toFixed()).toBe('0');
      const long = crowd.filter(({ quantity }) => quantity.gt(0));
      expect(long).toHaveLength(240);
      for (const { quantity, margin } of long) {
        const leverage = quantity.times(100).div(margin);
        expect(leverage.gt('1.99') && leverage.lte(50)).toBe(true);
      }
    }
    expect(crowdOf(1, size)).not.toEqual(crowdOf(2, size));
  });

  it('is refused without two sides, or without leverage', () => {
    expect(refusal(() => crowdOf(1, { ...size, shorts: 0 }))?.code).toBe('crowd.size');
    expect(refusal(() => crowdOf(1, { ...size, leverage: 1 }))?.code).toBe('crowd.leverage');
  });
});
