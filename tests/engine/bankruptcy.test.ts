/** Who bears a loss: the fund, the winners in their order, everybody. */
import { describe, expect, it } from 'vitest';
import { money, multiple } from '../../engine/carry/terms.ts';
import {
  bankruptcyProceeds,
  deleveragingRank,
  effectiveLeverage,
  type Figure,
  fundReceives,
  plain,
  premiumBounds,
  quantaMargins,
  round,
  rulebookIn,
  socialised,
  viewOf,
} from '../../engine/index.ts';
import { refusal, start } from '../lib/engine.ts';

function shown(figure: Figure): string {
  return plain(round(figure.value, 6, 'half'));
}

function value(text: string): Figure {
  return money({ name: 'value', label: 'Value' }, text);
}

function rate(text: string): Figure {
  return multiple({ name: 'rate', label: 'Rate' }, text);
}

describe('the insurance fund', () => {
  it.each([
    // Bankruptcy, fill, highest fee: what the fund gets.
    ['5100', '5100', '0.005', '0'],
    ['5100', '5101', '0.005', '1'],
    ['5100', '6000', '0.005', '30'],
    ['5100', '5000', '0.005', '-100'],
    ['-4900', '-4890', '0.005', '10'],
    ['-4900', '-4000', '0.005', '20'],
    ['-4900', '-5000', '0', '-100'],
  ])('with %s at bankruptcy and a fill of %s, up to %s, gets %s', (bankruptcy, fill, mostFee, gets) => {
    expect(shown(fundReceives({ bankruptcy, fill, mostFee }))).toBe(gets);
  });
});

describe('deleveraging', () => {
  it('ranks winners by profit times leverage and losers by profit over it', () => {
    const ranks = [
      deleveragingRank(rate('0.5'), rate('10')),
      deleveragingRank(rate('0.5'), rate('2')),
      deleveragingRank(rate('0'), rate('10')),
      deleveragingRank(rate('-0.5'), rate('10')),
      deleveragingRank(rate('-0.5'), rate('2')),
    ].map(shown);
    expect(ranks).toEqual(['5', '1', '0', '-0.05', '-0.25']);
  });

  it('takes as leverage the value over its distance to bankruptcy', () => {
    expect(shown(effectiveLeverage(value('1000'), value('900')))).toBe('10');
    expect(shown(effectiveLeverage(value('1000'), value('1100')))).toBe('10');
    expect(refusal(() => effectiveLeverage(value('1000'), value('1000')))?.code).toBe(
      'deleveraging.bankrupt',
    );
  });
});

it('a loss that nobody covers is spread, and over nobody it is refused', () => {
  expect(shown(socialised('100', '11'))).toBe('9.090909');
  expect(refusal(() => socialised('100', '0'))?.code).toBe('socialised.nobody');
});

it('a future stands the farther from its index, the longer it runs', () => {
  const bounds = [null, 1, 87, 210].map((days) => shown(premiumBounds('35000', days).bound));
  expect(bounds).toEqual(['0.01', '0.01', '0.088182', '0.2']);
  expect(refusal(() => premiumBounds('35000', 211))?.code).toBe('basis.days');
  expect(refusal(() => premiumBounds('35000', 0))?.code).toBe('basis.days');
});

it('open interest raises the initial margin between its caps, to the whole value and no further', () => {
  const at = (size: string) => {
    const openInterest = { size, lower: '100', upper: '200' };
    const { initial, maintenance } = quantaMargins({ notional: '1001', initial: '0.2', openInterest });
    return [plain(initial.value), plain(maintenance.value)];
  };
  // 200.2 is rounded up to 201, and half of that to 101.
  expect(at('100')).toEqual(['201', '101']);
  expect(at('150')).toEqual(['601', '101']);
  expect(at('200')).toEqual(['1001', '101']);
  expect(at('900')).toEqual(['1001', '101']);
});

it('open interest that has only reached its lower cap leaves the rate as it is, to the last digit', () => {
  const at = (size: string) => {
    const openInterest = { size, lower: '100', upper: '200' };
    const { initial } = quantaMargins({ notional: '10000000', initial: '0.1234567', openInterest });
    return plain(initial.value);
  };
  expect([at('99'), at('100')]).toEqual(['1234567', '1234567']);
  // A ten-thousandth of the way: 0.1234567 + 0.00008765433 is cut off after millionths.
  expect(at('100.01')).toBe('1235440');
});

describe('what closing at the bankruptcy price brings', () => {
  /** 100 contracts for a tenth of a coin each, at 100: 1,000, and 50 of them are asked. */
  const at = (price: string) =>
    start({
      rulebook: 'exchange-cross.2026-11',
      instruments: [{ id: 'A', kind: 'linear', quote: 'USD', price, multiplier: '0.1' }],
      pools: [
        {
          id: 'p',
          amounts: [{ asset: 'USD', kind: 'cash', amount: '40' }],
          positions: [{ instrument: 'A', quantity: '100', entry: '100' }],
        },
      ],
    });
  const brings = (part: string, price = '100') => {
    const state = at(price);
    return bankruptcyProceeds(viewOf(state), rulebookIn(state), 'A', part);
  };

  it('is the value less the equity that goes with it, of a part or of all', () => {
    expect(plain(brings('1').value)).toBe('960');
    expect(plain(brings('0.5').value)).toBe('480');
    expect(plain(brings('0').value)).toBe('0');
  });

  it.each(['-0.1', '1.1'])('is refused of a part of %s', (part) => {
    expect(refusal(() => brings(part))?.code).toBe('bankruptcy.part');
  });

  it('is refused where nothing is asked, so that nothing can be shared by it', () => {
    expect(refusal(() => brings('1', '0'))?.code).toBe('bankruptcy.requirement');
  });
});
