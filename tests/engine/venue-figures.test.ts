/** What exchanges show beside equity and requirement, where it ends: at nothing owned, nothing owed, nothing held. */
import { describe, expect, it } from 'vitest';
import { assess } from '../../engine/assess.ts';
import { plain, round, rulebookIn, type State, viewsOf } from '../../engine/index.ts';
import { venueFigures } from '../../engine/venue-figures.ts';
import { type Json, start } from '../lib/engine.ts';

const FLAT = { currency: 'USD', tables: [{ tiers: [{ floor: '0', rate: '0.05' }] }] };

interface Account {
  readonly rulebook?: string;
  readonly cash: string;
  readonly price?: string;
  readonly instruments?: readonly Json[];
  readonly positions?: readonly Json[];
}

function account({
  rulebook = 'exchange-cross',
  cash,
  price = '100',
  instruments = [{ id: 'A', kind: 'linear', quote: 'USD', price }],
  positions = [{ instrument: 'A', quantity: '10', entry: '100' }],
}: Account): State {
  const venue = rulebook.startsWith('us-') ? {} : { settings: { venue: FLAT } };
  return start({
    rulebook: `${rulebook}.2026-11`,
    ...venue,
    instruments,
    pools: [{ id: 'a', amounts: [{ asset: 'USD', kind: 'cash', amount: cash }], positions }],
  });
}

/** Name and value of each, to four decimals. */
function figures(fields: Account): Record<string, string> {
  const state = account(fields);
  const [view] = viewsOf(state);
  if (!view) throw new Error('there is a pool');
  const rulebook = rulebookIn(state);
  const found = venueFigures(view, assess(view, rulebook), rulebook);
  return Object.fromEntries(found.map(({ name, value }) => [name, plain(round(value, 4, 'half'))]));
}

describe('balance and requirement', () => {
  it('are shown as a share of each other', () => {
    // 10 at 90: 100 less the loss of 100 leaves 200 − 100 of a cash of 200; 5 % of 900 are asked.
    const found = figures({ cash: '200', price: '90' });
    expect(found).toMatchObject({ maintenanceLevel: '2.2222', maintenanceRisk: '0.45', loss: '100' });
  });

  it('only one way round where nothing is left of the balance', () => {
    const found = figures({ cash: '100', price: '90' });
    expect(found).toMatchObject({ maintenanceLevel: '0' });
    expect(found).not.toHaveProperty('maintenanceRisk');
  });
});

describe('a contract whose price is zero', () => {
  it('asks no margin that its loss could be shown as a share of', () => {
    const found = figures({ cash: '2000', price: '0' });
    expect(found).toMatchObject({ loss: '1000' });
    expect(found).not.toHaveProperty('lossOverMargin');
  });

  it('shows nothing in coin', () => {
    const instruments = [{ id: 'A', kind: 'inverse', base: 'BTC', quote: 'USD', price: '0' }];
    const positions = [{ instrument: 'A', quantity: '1000', entry: '100' }];
    const found = figures({ rulebook: 'coin-cross', cash: '2000', instruments, positions });
    expect(Object.keys(found).filter((name) => name.endsWith(':coin'))).toEqual([]);
  });
});

describe('a margin in coin', () => {
  const contract = (id: string, base: string) => ({ id, kind: 'inverse', base, quote: 'USD', price: '100' });
  const held = (instrument: string) => ({ instrument, quantity: '1000', entry: '100' });
  const inCoin = (...bases: readonly string[]) => {
    const instruments = bases.map((base) => contract(`${base}-C`, base));
    const positions = bases.map((base) => held(`${base}-C`));
    const found = figures({ rulebook: 'coin-cross', cash: '2000', instruments, positions });
    return found['profit:coin'];
  };

  it('is shown for one coin, and not where two secure a pool', () => {
    expect(inCoin('BTC')).toBe('0');
    expect(inCoin('BTC', 'ETH')).toBeUndefined();
  });
});

describe('under a rulebook without liquidation', () => {
  const stock = { id: 'XYZ', quote: 'USD', price: '50' };
  const bought = { instrument: 'XYZ', quantity: '10', entry: '50' };
  const contract = { id: 'A', kind: 'linear', quote: 'USD', price: '100' };

  it('nothing of this is shown for stock', () => {
    const fields = { rulebook: 'us-broker', cash: '100', instruments: [stock], positions: [bought] };
    expect(figures(fields)).toEqual({});
  });

  it('the profit is shown where a contract stands beside the stock', () => {
    const positions = [bought, { instrument: 'A', quantity: '1', entry: '90' }];
    const fields = { rulebook: 'us-broker', cash: '100', instruments: [stock, contract], positions };
    expect(figures(fields)).toMatchObject({ 'profit:A': '10' });
  });
});
