/** Which way figures leave the exact world: what must be there is rounded up, what there is to use is rounded down. */
import { describe, expect, it } from 'vitest';
import { assess } from '../../engine/assess.ts';
import { dayTradingFigures } from '../../engine/day-trading-figures.ts';
import { decimal } from '../../engine/decimal.ts';
import { type Figure, given } from '../../engine/figure.ts';
import { interestFor, PERIOD_RULES, rulebookIn, viewOf } from '../../engine/index.ts';
import {
  deMinimis,
  intradayDeficit,
  intradayDue,
  intradayLevel,
  intradayRemaining,
} from '../../engine/intraday-figures.ts';
import { positionSize, stopOutcome } from '../../engine/position-size.ts';
import { US_DAY_TRADING_LEGACY } from '../../engine/rulebooks/us-day-trading-legacy.ts';
import { usIntraday } from '../../engine/rulebooks/us-intraday.ts';
import { withdrawable } from '../../engine/withdrawable.ts';
import { pool, start } from '../lib/engine.ts';

/** Each figure and its parts, by the way they are rounded; what has none is left out. */
function rounded(...figures: readonly Figure[]): Record<string, string[]> {
  const found = { up: new Set<string>(), down: new Set<string>() };
  const visit = ({ name, rounding, parts }: Figure): void => {
    if (rounding === 'up' || rounding === 'down') found[rounding].add(name);
    parts.forEach(visit);
  };
  figures.forEach(visit);
  return { up: [...found.up].sort(), down: [...found.down].sort() };
}

function dollars(name: string, value: string): Figure {
  return given({ name, label: name, unit: { kind: 'money', asset: 'USD' } }, decimal(value));
}

describe('of the intraday rule', () => {
  const RULE = usIntraday();
  const remaining = intradayRemaining({ amount: decimal('20'), closedAt: decimal('5') }, decimal('7'), RULE);

  it('levels, their rise and what is too small to count are rounded down, what is due up', () => {
    const level = intradayLevel(dollars('worth', '10'), dollars('asked', '5'), RULE);
    const due = intradayDue([remaining], RULE);
    expect(
      rounded(level, intradayDeficit(decimal('-1'), RULE), due, deMinimis(decimal('100'), RULE)),
    ).toEqual({
      up: ['intradayDeficit', 'intradayDue', 'intradayLack', 'intradayRemaining', 'intradayUnmet'],
      down: [
        'closingIntradayLevel',
        'deMinimis',
        'deMinimisOfEquity',
        'equity',
        'intradayLevel',
        'intradayRise',
        'lowestIntradayLevel',
      ],
    });
  });
});

describe('of the repealed rule for day trading', () => {
  it('excess and buying power are rounded down, calls and what they are short of up', () => {
    const input = {
      priorEquity: dollars('priorEquity', '30000'),
      priorRequirement: dollars('priorRequirement', '10000'),
      equity: dollars('equityNow', '20000'),
      exposure: dollars('exposure', '90000'),
    };
    const figures = dayTradingFigures(input, US_DAY_TRADING_LEGACY, '2025-03-03');
    expect(rounded(...Object.values(figures))).toEqual({
      up: [
        'dayTradingCall',
        'lack:dayTradingCall',
        'lack:minimumEquityCall',
        'minimumEquityCall',
        'specialMargin',
      ],
      down: ['dayTradingBuyingPower', 'priorExcess', 'usable:priorExcess'],
    });
  });
});

describe('of a position that is sized by its risk', () => {
  it('the size is rounded down, and what is lost up', () => {
    const numbers = { entry: decimal('50'), stop: decimal('46'), lot: decimal('1') };
    const { exact, quantity, atRisk } = positionSize({ risk: dollars('risk', '200'), ...numbers });
    expect(rounded(exact, quantity, atRisk)).toEqual({ up: ['atRisk'], down: ['size', 'sizeExact'] });
    const order = {
      id: 's',
      kind: 'stop',
      side: 'sell',
      quantity: decimal('5'),
      stop: decimal('46'),
    } as const;
    const fill = { order, quantity: decimal('5'), price: decimal('45'), reason: 'stop' } as const;
    const { promised, lost, gap } = stopOutcome(fill, decimal('50'), 'USD');
    expect(rounded(promised, lost, gap)).toEqual({ up: ['gapLoss', 'promisedLoss', 'stopLoss'], down: [] });
  });
});

describe('of what is paid', () => {
  it('interest for periods is rounded up', () => {
    const borrowed = dollars('borrowed', '100');
    const interest = interestFor(PERIOD_RULES.startedHours, borrowed, '0.0001', { minutes: '61' });
    expect(rounded(interest)).toEqual({ up: ['interest', 'interestDays'], down: [] });
  });
});

describe('of a withdrawal', () => {
  it('every limit is rounded down, and so is a balance by weights', () => {
    const state = start({ pools: [pool({ loan: '4000' }, { XYZ: '200' })] });
    expect(rounded(withdrawable(state)).down).toEqual([
      'aboveMinimum',
      'equity',
      'excess',
      'sma',
      'withdrawable',
      'withdrawalLimit',
    ]);
    const weights = [{ asset: 'USD', held: '0.9', owed: '1' }];
    const weighted = start({
      rulebook: 'binance-margin-cross-3x.2026-11',
      settings: { venue: { currency: 'USD', weights } },
      pools: [pool({ cash: '100' })],
    });
    const { marginBalance } = assess(viewOf(weighted), rulebookIn(weighted));
    expect([marginBalance.name, marginBalance.rounding]).toEqual(['marginBalance', 'down']);
  });
});
