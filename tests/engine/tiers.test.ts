/** Tables of maintenance rates: what is refused, which tier a size is in, and the two conventions for a boundary. */
import { describe, expect, it } from 'vitest';
import { decimal, firstJump, leverageFigure, plain, tierFigures } from '../../engine/index.ts';
import { ADA_2024, BNB_2024, BTC_2024, BTC_OLDER, ETH_2021 } from '../../engine/rulebooks/exchange-tables.ts';
import {
  amountsOf,
  bracketsOf,
  checkTiers,
  maximumLeverage,
  type Tier,
  type TierTable,
} from '../../engine/tiers.ts';
import { refusal, start } from '../lib/engine.ts';

const GOOD: Tier[] = [
  { floor: '0', rate: '0.004', amount: '0', leverage: '125' },
  { floor: '50000', rate: '0.005', amount: '50', leverage: '100' },
];

const WRONG: readonly (readonly [string, readonly Tier[], string, string])[] = [
  ['no tier', [], 'tiers.empty', 'table.tiers'],
  ['a first floor above zero', [{ floor: '1', rate: '0.01' }], 'tiers.floor', 'table.tiers[0].floor'],
  ['floors out of order', [...GOOD, { floor: '50000', rate: '0.01' }], 'tiers.floor', 'table.tiers[2].floor'],
  ['a percentage for a rate', [{ floor: '0', rate: '2.5' }], 'tiers.rate', 'table.tiers[0].rate'],
  ['a rate below zero', [{ floor: '0', rate: '-0.1' }], 'tiers.rate', 'table.tiers[0].rate'],
  ['no number', [{ floor: 'zero', rate: '0.1' }], 'decimal.syntax', 'table.tiers[0].floor'],
  [
    'leverage that grows with size',
    [...GOOD, { floor: '250000', rate: '0.01', leverage: '110' }],
    'tiers.leverage',
    'table.tiers[2].leverage',
  ],
  [
    'an amount in the first tier',
    [{ floor: '0', rate: '0.01', amount: '5' }],
    'tiers.discontinuous',
    'table.tiers[0]',
  ],
  [
    'a jump',
    [...GOOD, { floor: '250000', rate: '0.01', amount: '1200' }],
    'tiers.discontinuous',
    'table.tiers[2]',
  ],
];

describe('a table', () => {
  it.each(WRONG)('is refused with %s', (_what, tiers, code, field) => {
    expect(refusal(() => checkTiers({ tiers }, 'table'))).toMatchObject({ code, field });
  });

  it('is refused as a scenario is read, with the tier named and both values beside the jump', () => {
    const tiers = [
      { floor: '0', rate: '0.004', amount: '0' },
      { floor: '50000', rate: '0.005', amount: '50' },
      { floor: '250000', rate: '0.01', amount: '1300' },
      // As a gist prints it: 2.0 % beside an amount that needs 2.5 %.
      { floor: '1000000', rate: '0.02', amount: '16300' },
    ];
    const rulebook = 'binance-futures-cross.2026-11';
    const instruments = [{ id: 'BTC', kind: 'linear', quote: 'USDT', price: '1' }];
    const found = refusal(() =>
      start({ rulebook, instruments, settings: { venue: { tables: [{ tiers }] } } }),
    );
    expect(found?.field).toBe('settings.venue.tables[0].tiers[3]');
    expect(found?.message).toContain('asks 8700 just below a size of 1000000 and 3700 just above it');
    expect(found?.message).toContain('its amount must be 11300, not 16300');
  });

  it.each([
    ['BTC_2024', BTC_2024],
    ['BTC_OLDER', BTC_OLDER],
    ['ETH_2021', ETH_2021],
    ['ADA_2024', ADA_2024],
    ['BNB_2024', BNB_2024],
  ] as [string, TierTable][])('%s is shipped without a jump', (_name, { tiers }) => {
    expect(amountsOf(tiers).map(plain)).toEqual(tiers.map(({ amount }) => amount));
  });
});

describe('a size on a boundary', () => {
  it('is in the upper tier or in the lower, as the venue says, and asks the same either way', () => {
    const at = (boundary: 'upper' | 'lower') => {
      const { rate, amount } = tierFigures(BTC_2024, '50000', boundary);
      return [plain(rate.value), plain(decimal('50000').times(rate.value).minus(amount.value))];
    };
    expect(at('upper')).toEqual(['0.005', '200']);
    expect(at('lower')).toEqual(['0.004', '200']);
  });

  it('may have the leverage of the tier that it closes', () => {
    expect(plain(leverageFigure(BTC_2024, '400')?.value ?? decimal(0))).toBe('125');
    expect(plain(leverageFigure(BTC_2024, '400.001')?.value.toDecimalPlaces(6) ?? decimal(0))).toBe(
      '124.999688',
    );
    expect(plain(leverageFigure(BTC_2024, '500')?.value ?? decimal(0))).toBe('100');
  });

  it('has no leverage where the table says none', () => {
    expect(leverageFigure(ETH_2021, '100')).toBeNull();
  });
});

it('ends where the last tier says', () => {
  expect(bracketsOf(BTC_2024).at(-1)?.cap?.toFixed()).toBe('1000000000');
});

describe('the most leverage', () => {
  it('counts a tier that the size only just reaches', () => {
    const table: TierTable = {
      tiers: [
        { floor: '0', rate: '0.01' },
        { floor: '100', rate: '0.02', leverage: '10' },
      ],
    };
    expect(maximumLeverage(table, decimal('10'))?.toFixed()).toBe('10');
    expect(maximumLeverage(table, decimal('9.99'))).toBeNull();
  });
});

describe('where a table jumps first', () => {
  const jump = (...tiers: readonly Tier[]) => firstJump({ tiers });

  it('is named by the floor of the tier', () => {
    expect(jump(...GOOD)).toBeNull();
    const found = jump(...GOOD, { floor: '250000', rate: '0.01', amount: '1200' });
    expect(found && plain(found.value)).toBe('250000');
  });

  it('says nothing of a table that is wrong in another way', () => {
    const error = refusal(() => jump({ floor: '0', rate: '0.01' }, { floor: '0', rate: '0.02' }));
    expect(error?.code).toBe('tiers.floor');
  });
});
